"""Everything that the manuscript says of pages, known or proposed, and that they do not say yet."""

from __future__ import annotations

from writer_app.continuity.noticing.attributes import ages, attributes
from writer_app.continuity.noticing.belonging import homes, links, transfers
from writer_app.continuity.noticing.kin import kin
from writer_app.continuity.noticing.lives import deaths
from writer_app.continuity.noticing.teller import tellers
from writer_app.continuity.noticing.threads import threads
from writer_app.continuity.story import Story
from writer_app.domain.proposals import Proposal


def noticed_facts(story: Story, proposed: frozenset[str]) -> tuple[Proposal, ...]:
    """Facts, changes and links to be had from what was read, and threads that the text opens; the surest first.

    `story` is read with the pages that are only `proposed` as if they were true.
    """
    found = (*attributes(story), *ages(story), *deaths(story), *threads(story), *tellers(story))
    found += (*links(story, proposed), *homes(story, proposed), *kin(story, proposed), *transfers(story, proposed))
    return tuple(sorted(found, key=lambda item: (-item.sureness, -item.count, item.entry.id, item.key)))
