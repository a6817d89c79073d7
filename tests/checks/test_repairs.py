"""Whatever is offered for a finding of the literate cases is written to real files, and mends it: it is gone, none is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.checks.test_literate import CASES, Case
from writer_app.continuity.check import Check
from writer_app.continuity.decisions import decisions_from, fingerprint
from writer_app.continuity.engine import find
from writer_app.continuity.registry import CHECKS
from writer_app.continuity.repairs.proving import Mender
from writer_app.domain.findings import Decision
from writer_app.domain.scenes import SceneSource
from writer_app.domain.values import Listing, Table, text_of
from writer_app.services.loreediting import entry_page
from writer_app.services.repairing import repair_operation
from writer_app.services.session.operations import Operation
from writer_app.services.stories import StoryReader, Tools, reads_with, story_of
from writer_app.storage.folder import Loaded, load
from writer_app.text.yamlpatch import plain
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import Plain, flow_text

LOUD = [case for case in CASES if case.loud]


def written(case: Case, folder: Path) -> Path:
    """The case as a project on disk."""
    table = parse_yaml(case.lore, "lore.yaml")
    (folder / "lore").mkdir(parents=True)
    (folder / "manuscript").mkdir()
    scenes = flow_text([scene.id for scene in case.scenes])
    outline = f"outline:\n  - id: chapter-one\n    scenes: {scenes}\n"
    (folder / "project.yaml").write_text(f"format: 1\nid: case\ntitle: Case\n{outline}", encoding="utf-8")
    for scene in case.scenes:
        (folder / scene.path).write_text(entry_page(front_of(scene)) + scene.body, encoding="utf-8")
    entries = table.get("entries")
    for number, item in enumerate(entries.items if isinstance(entries, Listing) else ()):
        assert isinstance(item, Table)
        front = {pair.key.text: plain(pair.value) for pair in item.pairs if pair.key.text != "notes"}
        page = entry_page(front, text_of(item.get("notes")))
        (folder / "lore" / f"{number:02}.md").write_text(page, encoding="utf-8")
    rules = table.get("rules")
    if rules is not None:
        (folder / "lore" / "rules.yaml").write_text(f"rules: {flow_text(plain(rules))}\n", encoding="utf-8")
    return folder


def front_of(scene: SceneSource) -> dict[str, Plain]:
    """A scene's front matter."""
    setting = scene.setting
    said: dict[str, Plain] = {"id": scene.id, "title": scene.title, "pov": setting.pov, "place": setting.place}
    said |= {"when": setting.when, "frame": setting.frame.value if setting.frame else "", "cast": list(setting.cast)}
    return {key: value for key, value in said.items() if value}


class Checked:
    """A project on disk, read and checked."""

    def __init__(self, folder: Path, tools: Tools, checks: tuple[Check, ...]) -> None:
        self.loaded: Loaded = load(folder)
        assert not self.loaded.problems, self.loaded.problems
        self.reader = StoryReader(self.loaded.lore, tools)
        self.story = story_of(self.loaded, self.reader)
        self.decisions: tuple[Decision, ...] = decisions_from(self.loaded.decisions).decisions
        self.findings = find(self.story, self.decisions, checks)
        self.mender = Mender(self.story, self.decisions, reads_with(self.reader), checks)

    def standing(self) -> Counter[str]:
        """What stands that nobody has said is meant."""
        return Counter(fingerprint(finding) for finding in self.findings if finding.dismissed is None)


def done(folder: Path, operation: Operation) -> Iterator[None]:
    """The project while an operation is done; as it was afterwards."""
    for revision in operation.revisions:
        (folder / revision.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / revision.path).write_text(revision.text, encoding="utf-8")
    yield
    for revision in operation.revisions:
        if revision.before is None:
            (folder / revision.path).unlink()
        else:
            (folder / revision.path).write_bytes(revision.before)


@pytest.mark.parametrize("case", LOUD, ids=[f"{case.file[:-3]}: {case.title}" for case in LOUD])
def test_every_repair_mends_its_finding_and_breaks_nothing(case: Case, tools: Tools, tmp_path: Path) -> None:
    checks = tuple(replace(check, on=check.on or case.file == f"{check.name}.md") for check in CHECKS)
    folder = written(case, tmp_path / "case")
    before = Checked(folder, tools, checks)
    for finding in before.findings:
        for repair in before.mender.repairs(finding):
            operation = repair_operation(folder, before.loaded, finding, repair)
            for _ in done(folder, operation):
                after = Checked(folder, tools, checks).standing()
                told = str(repair.title)
                assert after[fingerprint(finding)] < before.standing()[fingerprint(finding)], told
                assert after <= before.standing(), (told, after - before.standing())
