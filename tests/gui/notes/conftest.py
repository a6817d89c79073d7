"""The notes of the sample story, read once."""

from __future__ import annotations

import pytest

from tests.gui.conftest import SAMPLE
from writer_app.bootstrap.workshop import program_tools
from writer_app.continuity.decisions import decisions_from, fingerprint
from writer_app.continuity.engine import find
from writer_app.services.session import jobs
from writer_app.services.stories import StoryReader, story_of
from writer_app.storage.folder import load


@pytest.fixture(scope="session")
def checked() -> jobs.Checked:
    """What a check of the sample story answers."""
    loaded = load(SAMPLE)
    story = story_of(loaded, StoryReader(loaded.lore, program_tools()))
    findings = find(story, decisions_from(loaded.decisions).decisions)
    marks = tuple(fingerprint(finding) for finding in findings)
    return jobs.Checked(0, findings, marks, {}, {}, {scene.id: 1 for scene in loaded.scenes})
