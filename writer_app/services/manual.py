"""The reference pages: one for each check and each limit, made from the registry and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.continuity.check import Check
from writer_app.continuity.query.fields import FIELDS
from writer_app.continuity.registry import CHECKS
from writer_app.domain.findings import Severity
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.kinds import KINDS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.terms import Part, Term

_MADE = "<!-- Made by docs/generate.py. Change the check or the vocabulary, not this page. -->"
_WORDS = {Severity.CONFLICT: "contradiction", Severity.WARNING: "doubt", Severity.NOTE: "worth a look"}

_HOW_TO_SEARCH = """\
| written | finds |
|---|---|
| `lantern` | the word, whatever its case and accents |
| `"kind of sickness"` | the words in this order |
| `lant*` | words that begin so |
| `lantren~` | words spelt nearly so |
| `mara lantern`, `mara AND lantern` | both in one paragraph |
| `mara OR tobin` | either |
| `mara NOT lantern` | paragraphs with the one and without the other |
| `(mara OR tobin) place:harbour` | brackets as in sums |
| `in:sentence`, `in:scene`, `in:lore` | one match is a sentence, a scene, a page; otherwise a paragraph |
| `who:$x speaker:$x` | the same entry in both |
| `dead:mara`, `has:mara/knife` | what holds at that point of the story |
| `dead:$x as of 3.2` | what holds after the second scene of chapter three |

In a terminal a search goes between single quotes."""


def pages() -> dict[str, str]:
    """Every page's text by its path below `docs/`."""
    found = {f"checks/{check.code}.md": _check(check) for check in CHECKS}
    found |= {f"limits/{_slug(row.key)}.md": _limit(row) for row in LIMITS.values()}
    found["checks/README.md"] = _checks()
    found["limits/README.md"] = _limits()
    found["lore.md"] = _lore()
    found["search.md"] = _search()
    return found


def _slug(key: str) -> str:
    return key.replace(" ", "-")


def _page(*blocks: str) -> str:
    return "\n\n".join((_MADE, *(block for block in blocks if block))) + "\n"


def _check(check: Check) -> str:
    doc = check.doc
    sections = (
        ("What it finds", doc.what),
        ("Why it matters", doc.why),
        ("Example", doc.example),
        ("What to do", doc.mend),
        ("What it leaves alone", doc.exceptions),
    )
    facts = f"Reported as: {_WORDS[check.severity]} at most. " + ("" if check.on else "Off until asked for. ")
    return _page(
        f"# {check.code} {check.name}",
        f"{facts}Reads: {', '.join(sorted(check.reads))}. Since {check.since}.",
        *(f"## {title}\n\n{text}" for title, text in sections),
    )


def _checks() -> str:
    rows = [f"| [{check.code}]({check.code}.md) | {check.name} | {_first(check.doc.what)} |" for check in CHECKS]
    return _page("# Checks", "What is compared with the lore, and how each is reported.", _table("code | name | finds", rows))


def _first(text: str) -> str:
    return " ".join(text.split()).partition(". ")[0].rstrip(".")


def _limit(row: Term) -> str:
    said = row.sentence.format(entry="*the entry*", value="*…*")
    options = "".join(f" [{part.phrase.format('*…*')}]" for part in row.parts[1:])
    parts = [_part(part) for part in row.parts]
    return _page(
        f"# {row.key}",
        row.doc,
        f"As a sentence: {said}{options} [unless *…*].",
        _table("key | value", parts),
        f"In a page's `limits:` it is written `- {{{row.key}: …}}`, with `unless: …` where something lifts it.",
    )


def _part(part: Part) -> str:
    return f"| {part.key} | {part.type.value} |"


def _limits() -> str:
    rows = [f"| [{row.key}]({_slug(row.key)}.md) | {row.doc} |" for row in LIMITS.values()]
    return _page("# Limits", "Constraints on anything in the lore.", _table("limit | what it holds", rows))


def _lore() -> str:
    kinds = [f"| {row.kind.value} | {', '.join(part.key for part in row.links)} | {row.doc} |" for row in KINDS.values()]
    return _page(
        "# What can be declared",
        "## Kinds of page\n\n" + _table("kind | its own keys | what it is", kinds),
        "## Facts\n\n" + _terms(FACTS.values()) + "\n\nAny other key is kept and can be searched.",
        "## Changes\n\n" + _terms(CHANGES.values()),
        "## Limits\n\nSee [limits](limits/README.md).",
    )


def _search() -> str:
    fields = [f"| {field.name}: | {field.side.value} | {field.takes.value} | {field.doc} |" for field in FIELDS.values()]
    return _page(
        "# Searching",
        _HOW_TO_SEARCH,
        "## Fields\n\n" + _table("field | looks at | takes | finds", fields),
        "An unknown field, name or value is answered with the nearest known one, never with an empty result. A rule in "
        "`lore/rules.yaml` is such a search that must find nothing: `- {name: …, find: …, message: …, severity: …}`.",
    )


def _terms(rows: Iterable[Term]) -> str:
    shown = [f"| {row.key} | {row.sentence.format(entry='*…*', value='*…*')} | {row.doc} |" for row in rows]
    return _table("key | as a sentence | what it means", shown)


def _table(heads: str, rows: Iterable[str]) -> str:
    columns = heads.count("|") + 1
    return "\n".join((f"| {heads} |", "|" + "---|" * columns, *rows))
