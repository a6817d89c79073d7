"""The sample story, read once, and answers to what the lore panel asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.gui.conftest import SAMPLE, FakeReader
from writer_app.bootstrap.workshop import program_tools
from writer_app.continuity.query.views import Views
from writer_app.continuity.story import Story
from writer_app.services.presence import presence
from writer_app.services.searching import SearchDesk
from writer_app.services.session import jobs
from writer_app.services.stories import StoryReader, story_of
from writer_app.storage.folder import load


@pytest.fixture(scope="session")
def story() -> Story:
    """The sample story with its prose read."""
    loaded = load(SAMPLE)
    return story_of(loaded, StoryReader(loaded.lore, program_tools()))


@pytest.fixture
def answer(reader: FakeReader, story: Story) -> Callable[[], None]:
    """Answers every question that was asked since."""

    def answer_all() -> None:
        sent, reader.sent = reader.sent, []
        for job in sent:
            if isinstance(job, jobs.Search):
                result = SearchDesk(Views(story)).run(job.text, limit=job.limit)
                reader.answered.emit(jobs.SearchDone(job.number, result))
            elif isinstance(job, jobs.Ask):
                told = presence(story, job.scene, job.offset)
                reader.answered.emit(jobs.Told(job.number, job.scene, job.offset, told))
            elif isinstance(job, jobs.Check):
                reader.answered.emit(jobs.Checked(job.number, (), (), dict(story.readings), {}, {}))

    return answer_all
