"""What quotes the second half of a scene that is split: it follows the words into the new scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from writer_app.continuity.decisions import decisions_from, fingerprint
from writer_app.continuity.time.anchoring import words_ends
from writer_app.continuity.torevise import KEY, revisings_from
from writer_app.domain.scenes import SceneSource
from writer_app.domain.values import Listing, Pair, Scalar, Table, Value, text_of
from writer_app.domain.vocabulary.speakers import SPEAKERS, speakers_from
from writer_app.services.revising import Revision, revise, revise_head
from writer_app.storage.folder import DECISIONS, REVISIONS, Loaded
from writer_app.text.frontmatter import BOM
from writer_app.text.requoting import Quoted, located
from writer_app.text.yamlpatch import Place, set_value
from writer_app.text.yamlsplice import Path as Way
from writer_app.text.yamltree import parse_yaml


@dataclass(frozen=True, slots=True)
class Carry:
    """A scene that is split at `offset` of its body; what follows is now `new_id`."""

    scene: SceneSource
    new_id: str
    offset: int

    def means(self, reference: str) -> bool:
        """Whether `reference` names the scene."""
        return reference.lower() in {name.lower() for name in (self.scene.id, *self.scene.was)}

    def moved(self, words: str) -> bool:
        """Whether `words` stand in the second half and nowhere before it."""
        ends = words_ends(self.scene.body, words)
        return ends is not None and ends[0] > self.offset


def carried(folder: Path, loaded: Loaded, carry: Carry) -> Iterator[Revision]:
    """The pages, decisions and passages to revise that quote the second half, naming the new scene. Raises WriterError."""
    for entry in loaded.lore:
        path = entry.origin.path
        revision = revise_head(folder, path, partial(_page, at=Place(path, 2), carry=carry))
        if revision.changes():
            yield revision
    for path, change in ((DECISIONS, _decisions), (REVISIONS, _to_revise)):
        if (folder / path).exists():
            revision = revise(folder, path, partial(change, carry=carry))
            if revision.changes():
                yield revision


def _page(head: str, at: Place, carry: Carry) -> str:
    for path in _quotations(parse_yaml(head, at.path, at.line), carry):
        head = set_value(head, (*path, "scene"), carry.new_id, at)
    return head


def _quotations(value: Value, carry: Carry, path: Way = ()) -> Iterator[Way]:
    """Where a position quotes words that have moved."""
    if isinstance(value, Table):
        if carry.means(text_of(value.get("scene"))) and carry.moved(text_of(value.get("after"))):
            yield path
        for pair in value.pairs:
            yield from _quotations(pair.value, carry, (*path, pair.key.text))
    elif isinstance(value, Listing):
        for index, item in enumerate(value.items):
            yield from _quotations(item, carry, (*path, index))


def _decisions(text: str, carry: Carry) -> str:
    text = _speakers(text, carry)
    listed = parse_yaml(text.removeprefix(BOM), DECISIONS).get("decisions")
    for index, item in enumerate(listed.items if isinstance(listed, Listing) else ()):
        alone = decisions_from(Table((Pair(Scalar("decisions"), Listing((item,))),))).decisions
        for decision in alone:
            if not carry.means(decision.scene) or not decision.quote or not carry.moved(decision.quote):
                continue
            there = replace(decision, scene=carry.new_id)
            changed = {"scene": there.scene} | ({"fingerprint": fingerprint(there)} if decision.fingerprint else {})
            for key, said in changed.items():
                text = set_value(text, ("decisions", index, key), said, Place(DECISIONS))
    return text


def _to_revise(text: str, carry: Carry) -> str:
    for index, revising in enumerate(revisings_from(parse_yaml(text.removeprefix(BOM), REVISIONS))):
        for place, passage in enumerate(revising.passages):
            mark = passage.mark
            if carry.means(mark.scene) and mark.quote and carry.moved(mark.quote):
                text = set_value(text, (KEY, index, "passages", place, "scene"), carry.new_id, Place(REVISIONS))
    return text


def _speakers(text: str, carry: Carry) -> str:
    """Who says what stands in the second half is said of the new scene."""
    listed = parse_yaml(text.removeprefix(BOM), DECISIONS).get(SPEAKERS)
    for index, item in enumerate(listed.items if isinstance(listed, Listing) else ()):
        for scene, each in speakers_from(Table((Pair(Scalar(SPEAKERS), Listing((item,))),))).spoken:
            at = located(Quoted(each.quote, each.before, each.after), carry.scene.body) if carry.means(scene) else None
            if at is not None and at >= carry.offset:
                text = set_value(text, (SPEAKERS, index, "scene"), carry.new_id, Place(DECISIONS))
    return text
