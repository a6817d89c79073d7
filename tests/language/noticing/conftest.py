"""What noticing tests share: invented scenes in, proposals out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writer_app.domain.lore import Lore
from writer_app.domain.proposals import Proposal
from writer_app.domain.scenes import SceneSource
from writer_app.language.noticing.pages import noticed_pages
from writer_app.language.noticing.sightings import sightings
from writer_app.language.pack import LanguagePack

Notice = Callable[..., tuple[Proposal, ...]]


@pytest.fixture
def notice(pack: LanguagePack) -> Notice:
    """Proposals from scenes given by their texts."""

    def from_texts(*bodies: str, lore: Lore | None = None) -> tuple[Proposal, ...]:
        scenes = [SceneSource(f"s{number}", f"{number}.md", body) for number, body in enumerate(bodies)]
        return noticed_pages({scene.id: sightings(scene, pack) for scene in scenes}, lore or Lore(), pack)

    return from_texts
