"""Who says a quotation, as the author has it: written to `decisions.yaml`, taken back, and looked after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from writer_app.domain.errors import DataError, UsageError
from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.observations import Quote, SceneReading
from writer_app.domain.scenes import SceneSource, SpokenBy
from writer_app.domain.spans import Span
from writer_app.domain.values import Listing, Pair, Scalar, Table
from writer_app.domain.vocabulary.speakers import SPEAKERS, speaker_item, speakers_from
from writer_app.services.revising import Revision, revise
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.folder import DECISIONS, Loaded
from writer_app.text.frontmatter import BOM
from writer_app.text.requoting import Quoted, found_again, located, nearest_of, quoted
from writer_app.text.yamlpatch import Place, append_item, remove, set_value
from writer_app.text.yamltree import parse_yaml

_SAME, _MET = 0.9, 0.75
"""How much alike what is said of the same words must be: to be said anew, and to be taken back."""
_MOST = 7
"""How many are offered."""
_HEAD = "# Who says what, where the text alone does not tell.\n"


def speaker_set(folder: Path, scene: SceneSource, body: str, span: Span, speaker: Entry | None) -> Operation:
    """The quotation at `span` of `body`, the scene's text now, is said by `speaker`; None is nobody who has a page.

    Raises WriterError where `decisions.yaml` cannot be read.
    """
    one = quoted(body, span)
    said = SpokenBy(one.words, speaker.id if speaker is not None else "", one.before, one.after)
    title = (
        f"{speaker.name} says “{_short(one.words)}”" if speaker is not None else f"Somebody else says “{_short(one.words)}”"
    )
    return _operation(folder, title, partial(_with, scene=scene, said=said))


def speaker_unset(folder: Path, scene: SceneSource, body: str, span: Span) -> Operation:
    """What was said of the quotation at `span` taken back. Raises UsageError where nothing is said of it."""
    one = quoted(body, span)

    def without(text: str) -> str:
        place = _place(text, scene, one, _MET)
        if place is None:
            raise UsageError("nothing is said of these words any more")
        return remove(text, (SPEAKERS, place), Place(DECISIONS))

    return _operation(folder, f"Who says “{_short(one.words)}” is read from the text", without)


def is_said(scene: SceneSource, body: str, span: Span) -> bool:
    """Whether the author has said who says the quotation at `span` of `body`, the scene's text now."""
    known = [Quoted(each.quote, each.before, each.after) for each in scene.spoken]
    return nearest_of(known, quoted(body, span), _MET) is not None


def may_speak(lore: Lore, reading: SceneReading, quote: Quote) -> tuple[str, ...]:
    """Who may say a quotation, the likeliest first: whoever was read, the one spoken to, the scene's cast, those near it."""
    segment = next((each for each in reading.segments if each.span.start <= quote.span.start < each.span.end), None)
    cast = (*segment.cast, segment.pov) if segment is not None else ()
    seen = [(each.span, each.likely_speaker) for each in reading.quotes]
    seen += [(each.span, each.entry) for each in reading.mentions]
    seen.sort(key=lambda item: abs(item[0].start - quote.span.start))
    named = dict.fromkeys((quote.speaker, quote.addressee, *cast, *(who for _, who in seen)))
    people = (entry for entry in map(lore.get, filter(None, named)) if entry is not None)
    return tuple(entry.id for entry in people if entry.kind is Kind.CHARACTER or entry.id == quote.speaker)[:_MOST]


def unmet(loaded: Loaded, readings: Callable[[], Mapping[str, SceneReading]]) -> Iterator[DataError]:
    """A line for each quotation that is not there any more, and for each speaker who has no page.

    `readings`, by scene id, are asked for only where words are not found as they were.
    """
    spoken = speakers_from(loaded.decisions).spoken
    scenes = {each.origin: scene for scene in (*loaded.scenes, *loaded.unplaced) for each in scene.spoken}
    for name, each in spoken:
        about, where = f"who says “{_short(each.quote)}”", each.origin
        place = partial(DataError, path=where.path, line=where.line, column=where.column)
        if where not in scenes:
            yield place(f"{about}: there is no scene “{name}”")
        elif each.speaker and loaded.lore.resolve(each.speaker) is None:
            yield place(f"{about}: no page, or more than one, is called “{each.speaker}”")
        elif not _is_met(each, scenes[where], readings):
            yield place(f"{about} meets no words of the scene any more; its lines may go")


def _is_met(said: SpokenBy, scene: SceneSource, readings: Callable[[], Mapping[str, SceneReading]]) -> bool:
    wanted = Quoted(said.quote, said.before, said.after)
    if located(wanted, scene.body) is not None:
        return True
    reading = readings().get(scene.id)
    spans = [quote.span for quote in reading.quotes] if reading is not None else []
    return bool(found_again([wanted], scene.body, spans))


def _operation(folder: Path, title: str, change: Callable[[str], str]) -> Operation:
    there = (folder / DECISIONS).exists()
    revision = revise(folder, DECISIONS, change) if there else Revision(DECISIONS, None, change(_HEAD))
    return Operation(title, (revision,), Changes(decisions=True))


def _with(text: str, scene: SceneSource, said: SpokenBy) -> str:
    place = _place(text, scene, Quoted(said.quote, said.before, said.after), _SAME)
    item = speaker_item(scene.id, said)
    if place is None:
        return append_item(text, (SPEAKERS,), item, Place(DECISIONS), depth=1)
    for key, value in item.items():
        text = set_value(text, (SPEAKERS, place, key), value, Place(DECISIONS))
    return text


def _place(text: str, scene: SceneSource, one: Quoted, least: float) -> int | None:
    """Where in the list something is said of a quotation of the scene already."""
    listed = parse_yaml(text.removeprefix(BOM), DECISIONS).get(SPEAKERS)
    names = {name.lower() for name in (scene.id, *scene.was)}
    known: dict[int, Quoted] = {}
    for index, item in enumerate(listed.items if isinstance(listed, Listing) else ()):
        for name, each in speakers_from(Table((Pair(Scalar(SPEAKERS), Listing((item,))),))).spoken:
            if name.lower() in names:
                known[index] = Quoted(each.quote, each.before, each.after)
    found = nearest_of(tuple(known.values()), one, least)
    return tuple(known)[found] if found is not None else None


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39].rstrip()}…"
