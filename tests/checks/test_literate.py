"""Literate tests of checks: every `.md` beside this file holds cases, each a heading with lore and scenes.

```lore holds YAML: `entries:` as front matter, and optionally `rules:`. A block before the first `## ` heading is shared by
all cases of the file. ```scene ID holds a scene; front matter may stand in front of its body between `---` lines. In a body
`[[words]]{!L301}` is the span of an expected finding, `{!L301 warning}` one below the check's own severity, and
`[[words]]{~L301}` evidence of it. In YAML `# !B005` at a line's end expects a finding with that line as its origin. Whatever
is found and not marked fails the case. A check that is off until asked for runs in its own file alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from writer_app.continuity import engine
from writer_app.continuity.registry import CHECKS
from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.findings import Finding, LoreEvidence, TextEvidence
from writer_app.domain.lore import Lore, Rule
from writer_app.domain.outline import Chapter, Outline, Project
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.domain.spans import Span
from writer_app.domain.values import Listing, Table, text_of
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.domain.vocabulary.manuscript import scene_from
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene
from writer_app.text.frontmatter import split
from writer_app.text.yamltree import parse_yaml

_FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
_MARK = re.compile(r"\{(?P<sign>[!~])(?P<code>[A-Z]\d{3})(?: (?P<severity>conflict|warning|note))?\}")
_LINE_MARK = re.compile(r"# !(?P<code>[A-Z]\d{3})(?: (?P<severity>conflict|warning|note))?[ ]*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a case expects: a finding (`!`) or evidence (`~`) at a span of a scene or at a line of a file."""

    sign: str
    code: str
    severity: str
    path: str
    span: Span | None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One case: the lore's YAML and the scenes as written, both without their marks."""

    file: str
    title: str
    lore: str
    scenes: tuple[SceneSource, ...]
    marks: tuple[Mark, ...]

    @property
    def loud(self) -> bool:
        """Whether it expects anything."""
        return bool(self.marks)


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs beside a case."""

    pack: LanguagePack
    sizes: Sizes
    shapes: Mapping[str, Shape]

    def story(self, case: Case) -> Story:
        """The whole pipeline: lore, reading, time and state."""
        lore = lore_of(case)
        lexicon = Lexicon.build(lore, self.pack, self.shapes)
        scenes = case.scenes
        project = Project(id="case", title=case.title, outline=Outline((Chapter("one", "One", tuple(s.id for s in scenes)),)))
        readings = {scene.id: read_scene(scene, lexicon, self.pack) for scene in scenes}
        timeline = Timeline(project, scenes)
        state = StoryState(lore, timeline)
        return Story(project, scenes, lore, readings, timeline, state, self.sizes, self.shapes, self.pack)


def lore_of(case: Case) -> Lore:
    """The case's lore; a fault in it fails the test."""
    table = parse_yaml(case.lore, "lore.yaml")
    items = [item for item in _listed(table, "entries") if isinstance(item, Table)]
    declared = [entry_from(item) for item in items]
    problems = [problem for one in declared for problem in one.problems]
    assert not problems, problems
    rules = [item for item in _listed(table, "rules") if isinstance(item, Table)]
    return Lore(tuple(one.entry for one in declared if one.entry), tuple(_rule(item) for item in rules))


def _listed(table: Table, key: str) -> tuple[object, ...]:
    value = table.get(key)
    return value.items if isinstance(value, Listing) else ()


def _rule(table: Table) -> Rule:
    return Rule(*(text_of(table.get(key)) for key in ("name", "find", "message")), origin=table.origin)


@cache
def cases_of(path: Path) -> tuple[Case, ...]:
    """Every case of a literate file, in order."""
    text = path.read_text(encoding="utf-8")
    headings = list(_HEADING.finditer(text))
    assert headings, f"{path.name} has no cases"
    shared = "\n".join(block["text"] for block in _FENCE.finditer(text[: headings[0].start()]) if block["info"] == "lore")
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return tuple(
        _case(path.name, heading["title"], shared, text[heading.end() : end])
        for heading, end in zip(headings, ends, strict=True)
    )


def _case(file: str, title: str, shared: str, text: str) -> Case:
    blocks = [(block["info"].split(), block["text"]) for block in _FENCE.finditer(text)]
    own = "\n".join(body for info, body in blocks if info == ["lore"])
    lore, marks = _without_line_marks(_joined(shared, own), "lore.yaml")
    scenes = []
    for info, body in blocks:
        if info[0] == "scene":
            scene, more = _scene(info[1], body)
            scenes.append(scene)
            marks += more
    return Case(file, title, lore, tuple(scenes), tuple(marks))


def _joined(shared: str, own: str) -> str:
    """Two `entries:` lists as one; a case's entries take the place of shared ones with the same id."""
    if not own.strip():
        return shared
    ids = set(re.findall(r"^\s*- (?:\{)?id: ([\w-]+)", own, re.MULTILINE))
    kept, skip = [], False
    for line in shared.splitlines():
        if found := re.match(r"- (?:\{)?id: ([\w-]+)", line):
            skip = found[1] in ids
        if not skip:
            kept.append(line)
    rest = re.sub(r"^entries:\n", "", own, count=1)
    return "\n".join(kept or ["entries:"]) + "\n" + rest


def _without_line_marks(text: str, path: str, first: int = 1) -> tuple[str, list[Mark]]:
    marks, lines = [], []
    for number, line in enumerate(text.splitlines(), first):
        if found := _LINE_MARK.search(line):
            marks.append(Mark("!", found["code"], found["severity"] or "", path, None, number))
            line = line[: found.start()].rstrip()
        lines.append(line)
    return "\n".join(lines) + "\n", marks


def _scene(scene_id: str, text: str) -> tuple[SceneSource, list[Mark]]:
    path = f"manuscript/{scene_id}.md"
    document = split(text)
    front, marks = _without_line_marks(document.head, path, 2)
    body, more = _without_marks(document.body, path, document.body_line)
    source = SceneSource(id=scene_id, path=path, body=body, body_line=document.body_line)
    return scene_from(parse_yaml(front, path, 2), source), marks + more


def _without_marks(text: str, path: str, first: int) -> tuple[str, list[Mark]]:
    out: list[str] = []
    length, at, marks = 0, 0, []
    opened: list[int] = []

    def keep(part: str) -> None:
        nonlocal length
        out.append(part)
        length += len(part)

    for found in re.finditer(r"\[\[|\]\](?=\{)", text):
        keep(text[at : found.start()])
        at = found.end()
        if found[0] == "[[":
            opened.append(length)
            continue
        start = opened.pop()
        while mark := _MARK.match(text, at):
            lore = mark["code"].startswith("B")
            line = first + "".join(out).count("\n", 0, start) if lore else 0
            span = None if lore else Span(start, length)
            marks.append(Mark(mark["sign"], mark["code"], mark["severity"] or "", path, span, line))
            at = mark.end()
    keep(text[at:])
    assert not opened, f"a mark in {path} is not closed"
    return "".join(out), marks


@pytest.fixture(scope="session")
def tools(pack: LanguagePack, sizes: Sizes, shapes: dict[str, Shape]) -> Tools:
    """Pack, sizes and shapes as they come with the program."""
    return Tools(pack, sizes, shapes)


HERE = Path(__file__).parent
SEVERITY = {check.code: check.severity.value for check in CHECKS}
CASES = [case for path in sorted(HERE.glob("*.md")) for case in cases_of(path)]


def _place(label: str, path: str, span: Span | None, line: int, bodies: Mapping[str, str]) -> str:
    """A finding or mark as a line that reads well in a failing test."""
    return f"{label} {path}:{line}" if span is None else f"{label} {path} {span.start}-{span.end} {span.of(bodies[path])!r}"


def _expected(case: Case, bodies: Mapping[str, str]) -> list[str]:
    wanted = [mark for mark in case.marks if mark.sign == "!"]
    return sorted(
        _place(f"{mark.code} {mark.severity or SEVERITY.get(mark.code)}", mark.path, mark.span, mark.line, bodies)
        for mark in wanted
    )


def _found(finding: Finding, bodies: Mapping[str, str]) -> str:
    label = f"{finding.code} {finding.severity.value}"
    if finding.scene is None:
        return _place(label, finding.origin.path, None, finding.origin.line, bodies)
    return _place(label, f"manuscript/{finding.scene}.md", finding.span, 0, bodies)


def _find(case: Case, story: Story) -> tuple[Finding, ...]:
    return engine.find(story, checks=[replace(check, on=check.on or case.file == f"{check.name}.md") for check in CHECKS])


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file[:-3]}: {case.title}" for case in CASES])
def test_exactly_what_is_marked_is_found(case: Case, tools: Tools) -> None:
    story = tools.story(case)
    bodies = {scene.path: scene.body for scene in case.scenes}
    findings = _find(case, story)
    assert sorted(_found(finding, bodies) for finding in findings) == _expected(case, bodies), [
        str(finding.message) for finding in findings
    ]
    shown = {
        _place(finding.code, f"manuscript/{piece.scene}.md", piece.span, 0, bodies)
        for finding in findings
        for piece in finding.evidence
        if isinstance(piece, TextEvidence)
    }
    missing = [
        place
        for mark in case.marks
        if mark.sign == "~"
        for place in [_place(mark.code, mark.path, mark.span, 0, bodies)]
        if place not in shown
    ]
    assert not missing, (missing, shown)


def test_findings_read_well_and_show_both_sides(tools: Tools) -> None:
    for case in CASES:
        for finding in _find(case, tools.story(case)) if case.loud else ():
            text = str(finding.message)
            assert text.endswith((".", "?", "”")), text
            assert "\n" not in text
            assert "{" not in text
            assert len(text) < 200
            assert finding.code not in text
            assert finding.fixes, text
            assert finding.scene is None or finding.evidence, text
            assert all(piece.label for piece in finding.evidence)
            lore = [piece for piece in finding.evidence if isinstance(piece, LoreEvidence)]
            assert all(piece.origin.line for piece in lore), (text, lore)
