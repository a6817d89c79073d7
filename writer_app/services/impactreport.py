"""What a change would break, for a terminal and as JSON: the passages that readers have apart from the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from writer_app.continuity.impact import Impact
from writer_app.domain.findings import Finding
from writer_app.services.checking import reported
from writer_app.services.passages import Passages
from writer_app.services.reporting import Json, check_report, finding_lines, place_line
from writer_app.storage.folder import Loaded


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What is supposed, in sentences, and what it would break and settle. `then` is the project with it made true."""

    says: tuple[str, ...]
    impact: Impact
    then: Loaded

    def is_posted(self, finding: Finding) -> bool:
        """Whether readers have the passage."""
        outline = self.then.project.outline
        return any(chapter.posted is not None and finding.scene in chapter.scenes for chapter in outline.chapters())

    @property
    def posted(self) -> tuple[Finding, ...]:
        """What would be wrong in what readers have."""
        return tuple(finding for finding in self.impact.new if self.is_posted(finding))

    @property
    def unposted(self) -> tuple[Finding, ...]:
        """What would be wrong in the rest, and in the lore."""
        return tuple(finding for finding in self.impact.new if not self.is_posted(finding))


def impact_report(foreseen: Foreseen) -> Json:
    """JSON values, as `resources/schemas/impact.schema.json` says."""
    return {
        "version": 1,
        "project": foreseen.then.project.id,
        "says": list(foreseen.says),
        "new": _findings(foreseen, foreseen.impact.new),
        "gone": _findings(foreseen, foreseen.impact.gone),
    }


def _findings(foreseen: Foreseen, findings: Iterable[Finding]) -> object:
    project = foreseen.then.project
    return check_report(project, foreseen.then.scenes, 0, reported(findings))["findings"]


def impact_text(foreseen: Foreseen) -> Iterator[str]:
    """What is supposed, then each passage with its evidence, and last what would be settled."""
    yield from (f"if {said}" for said in foreseen.says)
    passages = Passages(foreseen.then.project.outline, foreseen.then.scenes)
    new = len(foreseen.impact.new)
    yield _counted(new, len(foreseen.posted))
    for heading, findings in (("readers have these:", foreseen.posted), ("not posted:", foreseen.unposted)):
        if findings and foreseen.posted:
            yield ""
            yield heading
        for item in reported(findings):
            yield from (line for line in finding_lines(item, passages) if "--meant" not in line)
    yield from _settled(foreseen)


def _settled(foreseen: Foreseen) -> Iterator[str]:
    gone = foreseen.impact.gone
    if gone:
        yield ""
        yield "this would be settled:" if len(gone) == 1 else f"these {len(gone):,} would be settled:"
        then = foreseen.then
        yield from (place_line(then.project, then.scenes, finding) for finding in gone)


def _counted(new: int, posted: int) -> str:
    if not new:
        return "nothing in your text would contradict it"
    told = "1 passage would have to be revised" if new == 1 else f"{new:,} passages would have to be revised"
    if not posted:
        return told
    which = (
        "readers have it" if new == 1 else "readers have all of them" if posted == new else f"readers have {posted:,} of them"
    )
    return f"{told}; {which}"


def said_once(sentences: Sequence[str]) -> str:
    """What is supposed, as one line."""
    return "; ".join(" ".join(sentence.split()) for sentence in sentences)
