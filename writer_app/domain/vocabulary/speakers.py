"""Who says what, as the author has it, from plain values."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.errors import DataError
from writer_app.domain.scenes import SpokenBy
from writer_app.domain.values import Listing, Table, Value, text_of
from writer_app.domain.vocabulary.positions import fault

SPEAKERS = "speakers"
"""The list in `decisions.yaml`."""


@dataclass(frozen=True, slots=True)
class ReadSpeakers:
    """What is said of speakers, each with the scene as it is written there, and what of it could not be read."""

    spoken: tuple[tuple[str, SpokenBy], ...] = ()
    problems: tuple[DataError, ...] = ()


def speakers_from(table: Table) -> ReadSpeakers:
    """What stands under `speakers:`, each `{scene, quote, before, after, speaker}`; one bad item never costs the others."""
    spoken: list[tuple[str, SpokenBy]] = []
    problems: list[DataError] = []
    listed = table.get(SPEAKERS)
    if listed is not None and (isinstance(listed, Table) or text_of(listed)):
        problems.append(fault(f"`{SPEAKERS}` is a list of `{{scene, quote, speaker}}`", listed.origin))
    for item in listed if isinstance(listed, Listing) else ():
        try:
            spoken.append(_spoken(item))
        except DataError as error:
            problems.append(error)
    return ReadSpeakers(tuple(spoken), tuple(problems))


def _spoken(value: Value) -> tuple[str, SpokenBy]:
    if not isinstance(value, Table):
        raise fault("who says something is written as `{scene: …, quote: …, speaker: …}`", value.origin)
    scene, quote, before, after, speaker = (
        text_of(value.get(key)).strip() for key in ("scene", "quote", "before", "after", "speaker")
    )
    if not (scene and quote and value.get("speaker") is not None):
        raise fault("who says something needs `scene:`, `quote:` and `speaker:`", value.origin)
    return scene, SpokenBy(quote, speaker, before, after, value.origin)


def speaker_item(scene: str, spoken: SpokenBy) -> dict[str, str]:
    """An item under `speakers:`."""
    item = {"scene": scene, "quote": spoken.quote, "before": spoken.before, "after": spoken.after}
    return {key: value for key, value in item.items() if value} | {"speaker": spoken.speaker}
