"""Who says a line, how sure that is and why, in a writer's words; and who else may say it. No Qt."""

from __future__ import annotations

from writer_app.domain.lore import Lore
from writer_app.domain.observations import LIKELY, Quote
from writer_app.gui.editor.cards import Section
from writer_app.gui.editor.known import Speech
from writer_app.gui.editor.offers import Chapter, Deed, Offer
from writer_app.gui.shared.words import tr
from writer_app.text.requoting import quoted

_SAID = 0.82
"""How sure reading is where the text itself says who speaks."""
_WHY = {
    "named after the words": "{name} is named beside the words.",
    "named before the words": "{name} is named before the words.",
    "leads into the words": "{name} leads into the words.",
    "whose words they are": "The text says that the words are {name}\u2019s.",
    "someone else is named": "The text names somebody who has no page.",
    "acts beside the words": "{name} acts in the same paragraph.",
    "the two take turns": "They take turns.",
    "the other of two": "Only two are talking.",
    "the only one of those who talk": "Nobody else who talks is described so.",
    "described beside the words": "Somebody is described beside the words.",
    "spoken to just before": "{name} was spoken to just before.",
    "the narrator": "Whoever tells the story says so.",
    "as you said": "You said so.",
}
_STRANGERS = ("someone else is named", "described beside the words")
_AS_SAID = "as you said"
_SHORT = 32


def section(speech: Speech, lore: Lore) -> Section | None:
    """The part of a card that says who speaks; None for words in quotation marks that nobody says."""
    if not speech.quote.text_spoken:
        return None
    name, other = (_name(lore, each) for each in (speech.quote.speaker, speech.quote.addressee))
    title = tr("{name} speaks", name=name) if name else tr("Who speaks?")
    if name and other:
        title = tr("{name} speaks to {other}", name=name, other=other)
    why = _why(speech.quote, name)
    return Section(_how_sure(speech.quote, name), title, (why,) if why else (), tr("Ctrl+. — somebody else says it"))


def told(speech: Speech, lore: Lore) -> str:
    """The same in one short line; empty for words that nobody says."""
    found = section(speech, lore)
    return " · ".join((found.title, found.kind.lower())) if found is not None else ""


def _how_sure(quote: Quote, name: str) -> str:
    if quote.reason == _AS_SAID:
        return tr("You said so")
    if not name:
        return tr("Nobody known")
    if quote.confidence < LIKELY:
        return tr("A guess")
    return tr("The text says so") if quote.confidence >= _SAID else tr("Likely")


def _why(quote: Quote, name: str) -> str:
    reason = quote.reason
    if quote.speaker is None:
        return tr(_WHY[reason]) if reason in _STRANGERS else ""
    if reason.startswith('"') and reason.endswith('" beside the words'):
        return tr("“{pronoun}” stands beside the words.", pronoun=reason.split('"')[1])
    return tr(_WHY[reason], name=name) if reason in _WHY and reason != _STRANGERS[0] else ""


def chapter(speech: Speech, body: str, lore: Lore, near: tuple[str, ...], *, corrected: bool) -> Chapter:
    """Who may say the words, whoever was read first; `near` are those of the scene, and `corrected` that the author has
    said who it is."""
    known = speech.quote.speaker
    people = [entry for entry in map(lore.get, near) if entry is not None and not (corrected and entry.id == known)]
    offers = [
        Offer(Deed.SPEAKER, _as_read(entry.name) if entry.id == known else entry.name, entry=entry.id, speech=speech)
        for entry in people
    ]
    offers.append(Offer(Deed.OTHER_SPEAKER, tr("Somebody else…"), speech=speech))
    offers.append(Offer(Deed.SPEAKER, tr("Nobody who has a page"), speech=speech))
    if corrected:
        offers.append(Offer(Deed.NO_SPEAKER, tr("Leave it to the text"), speech=speech))
    words = quoted(body, speech.span).words
    about = words if len(words) <= _SHORT else f"{words[:_SHORT].rpartition(' ')[0]} …"
    return Chapter(tr("Who says “{words}”?", words=about), tuple(offers))


def lines_of_speaker(speech: Speech, lore: Lore) -> tuple[Chapter, ...]:
    """The way to everything that the speaker says."""
    speaker = lore.get(speech.quote.speaker or "")
    if speaker is None:
        return ()
    return (Chapter("", (Offer(Deed.LINES, tr("All lines of {name}", name=speaker.name), entry=speaker.id),)),)


def _as_read(name: str) -> str:
    return tr("{name}, as it is read", name=name)


def _name(lore: Lore, entry_id: str | None) -> str:
    entry = lore.get(entry_id) if entry_id else None
    return entry.name if entry is not None else ""
