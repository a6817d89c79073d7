"""The sample is found out in every point its own notes list, and in nothing else."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from writer_app.bootstrap.workshop import open_workshop
from writer_app.domain.findings import Finding
from writer_app.domain.scenes import SceneSource
from writer_app.services.checking import Checked

SAMPLE = Path(__file__).parents[2] / "projects" / "desperately-departing"


def table(heading: str) -> list[list[str]]:
    """The rows of the table below a heading of the sample's notes."""
    part = (SAMPLE / "NOTES.md").read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in lines[2:]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, dict[str, SceneSource]]:
    cache = tmp_path_factory.mktemp("cache")
    with open_workshop(SAMPLE, {**os.environ, "WRITER_APP_CACHE": str(cache)}) as workshop:
        return workshop.checked(), {scene.id: scene for scene in workshop.loaded.scenes}


def standing(checked: Checked) -> list[Finding]:
    return [finding for finding in checked.findings if finding.dismissed is None]


def test_every_planted_contradiction_is_found_and_nothing_else(sample: tuple[Checked, dict[str, SceneSource]]) -> None:
    checked, _ = sample
    found = Counter((finding.code, finding.severity.value, finding.scene or "") for finding in standing(checked))
    assert found == Counter((code, severity, scene) for code, severity, scene, *_ in table("What contradicts"))
    assert not checked.problems


@pytest.mark.parametrize("row", table("What contradicts"), ids=lambda row: f"{row[0]}-{row[2]}")
def test_a_finding_stands_in_the_words_that_the_notes_give(
    sample: tuple[Checked, dict[str, SceneSource]], row: list[str]
) -> None:
    checked, scenes = sample
    code, _, scene, words, _ = row
    matching = [finding for finding in standing(checked) if (finding.code, finding.scene or "") == (code, scene)]
    if not scene:
        assert any(words in str(finding.message) for finding in matching)
        return
    start = scenes[scene].body.index(words)
    assert any(one.span and one.span.start < start + len(words) and one.span.end > start for one in matching)


@pytest.mark.parametrize("row", table("What only looks like it"), ids=lambda row: f"{row[0]}-{row[1][:30]}")
def test_a_look_alike_stays_silent(sample: tuple[Checked, dict[str, SceneSource]], row: list[str]) -> None:
    checked, scenes = sample
    scene, words, _ = row
    start = scenes[scene].body.index(words)
    spans = [finding.span for finding in checked.findings if finding.scene == scene and finding.span]
    assert not [span for span in spans if span.start < start + len(words) and span.end > start]


def test_what_is_meant_that_way_is_dismissed_with_its_reason(sample: tuple[Checked, dict[str, SceneSource]]) -> None:
    checked, _ = sample
    meant = [finding for finding in checked.findings if finding.dismissed is not None]
    assert [(finding.code, finding.scene, finding.dismissed) for finding in meant] == [
        (code, scene, reason) for code, scene, _, reason in table("Meant that way")
    ]


def test_the_sample_is_long_enough(sample: tuple[Checked, dict[str, SceneSource]]) -> None:
    checked, scenes = sample
    assert len(scenes) >= 6
    assert checked.words >= 8000
    assert len(table("What contradicts")) >= 10
