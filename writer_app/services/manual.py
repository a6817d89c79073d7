"""The reference pages: one for each check and each limit, made from the registry and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.continuity.check import Check
from writer_app.continuity.query.fields import FIELDS
from writer_app.continuity.registry import CHECKS
from writer_app.domain.findings import Severity
from writer_app.domain.switches import FAMILIES
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.examples import PAGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.kinds import KINDS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.terms import Part, Term
from writer_app.domain.vocabulary.wording import listed
from writer_app.services.manualexamples import change_example, limit_example

_MADE = "<!-- Made by docs/generate.py. Change the check or the vocabulary, not this page. -->"
_WORDS = {Severity.CONFLICT: "contradiction", Severity.WARNING: "doubt", Severity.NOTE: "worth a look"}
_LOOKED_AT = {
    "acts": "what people and things do",
    "descriptions": "how people look",
    "holds": "who has what",
    "lore": "your notes themselves",
    "mentions": "who is named",
    "moves": "who comes and goes",
    "quotes": "what is said, and by whom",
    "times": "what times are named",
}
_UNLESS = "| unless | what lifts it |"

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

_SWITCHES = """A project switches checks on and off in `project.yaml`, by code, by name, or by the letter of their family:

```yaml
checks:
  V: off
  name-variant: {often: 5}
  T404: on
```

What is said of a check counts before what is said of its family; a check that is off until asked for is switched on by its own
code or name. In the window the switches stand in the menu above the notes. `check --only T404` looks for it all the same."""


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
    looked = "; ".join(_LOOKED_AT[name] for name in sorted(check.reads))
    return _page(
        f"# {check.code} {check.name}",
        f"{facts}Looks at {looked}. Since {check.since}.",
        *(f"## {title}\n\n{text}" for title, text in sections),
        _options(check),
        _decided_by(check),
    )


def _options(check: Check) -> str:
    """What a project may set for a check."""
    rows = [f"| {option.key} | {option.first} | {option.doc} |" for option in check.options]
    if not rows:
        return ""
    example = f"```yaml\nchecks:\n  {check.name}: {{{check.options[0].key}: {check.options[0].first}}}\n```"
    return f"## Options\n\nIn `project.yaml`:\n\n{example}\n\n{_table('option | at first | what it means', rows)}"


def _decided_by(check: Check) -> str:
    """What of the lore a check goes by."""
    rows = [("facts", FACTS, check.facts), ("changes", CHANGES, check.changes), ("limits", LIMITS, check.limits)]
    lines = [f"- {what}: {', '.join(f'`{key}`' for key in table if key in keys)}" for what, table, keys in rows if keys]
    return "## What it goes by in your notes\n\n" + "\n".join(lines) if lines else ""


def _checks() -> str:
    rows = [f"| [{check.code}]({check.code}.md) | {check.name} | {_first(check.doc.what)} |" for check in CHECKS]
    families = [f"| {letter} | {said} |" for letter, said in FAMILIES.items()]
    return _page(
        "# Checks",
        "What is compared with the lore, and how each is reported.",
        _table("code | name | finds", rows),
        "## What is looked for",
        _SWITCHES,
        _table("letter | what it is about", families),
    )


def _first(text: str) -> str:
    return " ".join(text.split()).partition(". ")[0].rstrip(".")


def _limit(row: Term) -> str:
    said = row.sentence.format(entry="*the entry*", value="*…*")
    options = "".join(f" [{part.phrase.removeprefix(', ').format('*…*')}]" for part in row.parts[1:])
    shown = limit_example(row.key)
    return _page(
        f"# {row.key}",
        row.doc,
        f"## Example\n\nOn the page of {shown.owner}:\n\n```yaml\nlimits:\n- {shown.written}\n```\n\n"
        f"which says: {shown.sentence}.",
        f'## As a sentence\n\n{said}{options} [unless *…*].\n\n`writer-app lore DIR rule "{shown.sentence}"` writes it.',
        "## What it holds\n\n" + _table("key | value", [*map(_part, row.parts), _UNLESS]),
        f"## What reads it\n\n{_readers([check for check in CHECKS if row.key in check.limits], '../checks/')}",
    )


def _part(part: Part) -> str:
    return f"| {part.key} | {part.type.value} |"


def _readers(checks: Iterable[Check], folder: str) -> str:
    """The checks that go by a key, with links."""
    named = [f"[{check.code} {check.name}]({folder}{check.code}.md)" for check in checks]
    return f"{listed(named, 'and')}." if named else "It is kept, shown and searched; no check reads it yet."


def _limits() -> str:
    rows = [
        f"| [{row.key}]({_slug(row.key)}.md) | {row.doc} | {limit_example(row.key).sentence} | "
        f"{', '.join(check.code for check in CHECKS if row.key in check.limits)} |"
        for row in LIMITS.values()
    ]
    said = "What somebody or something can and cannot do. Any of them may stand on any page; `unless` names what lifts it."
    return _page("# Limits", said, _table("limit | what it holds | for example | read by", rows))


def _lore() -> str:
    kinds = [f"| {row.kind.value} | {', '.join(part.key for part in row.links)} | {row.doc} |" for row in KINDS.values()]
    pages = [f"### {kind.value}\n\n```yaml\n---\n{text}---\n```" for kind, text in PAGES.items()]
    facts = [f"| {row.key} | {_form(row)} | {row.doc} | {_codes(row.key, 'facts')} |" for row in FACTS.values()]
    return _page(
        "# What can be declared",
        "The last column of the tables below names the checks that go by a key. A key without one is kept, shown and "
        "searched, and a rule of your own may ask for it.",
        "## Kinds of page\n\n" + _table("kind | its own keys | what it is", kinds),
        *pages,
        "## Facts\n\n" + _table("key | as a sentence | what it means | read by", facts),
        "Any other key is kept and can be searched.",
        "## Changes\n\n" + _table("key | for example | which says | what it means | read by", map(_change, CHANGES.values())),
        "## Limits\n\nSee [limits](limits/README.md).",
    )


def _form(row: Term) -> str:
    return row.sentence.format(entry="*…*", value="*…*")


def _change(row: Term) -> str:
    shown = change_example(row.key)
    return f"| {row.key} | `{shown.written}` | {shown.sentence} | {row.doc} | {_codes(row.key, 'changes')} |"


def _codes(key: str, table: str) -> str:
    return ", ".join(f"[{check.code}](checks/{check.code}.md)" for check in CHECKS if key in getattr(check, table))


def _search() -> str:
    fields = [f"| {field.name}: | {field.side.value} | {field.takes.value} | {field.doc} |" for field in FIELDS.values()]
    return _page(
        "# Searching",
        _HOW_TO_SEARCH,
        "## Fields\n\n" + _table("field | looks at | takes | finds", fields),
        "An unknown field, name or value is answered with the nearest known one, never with an empty result. A rule in "
        "`lore/rules.yaml` is such a search that must find nothing: `- {name: …, find: …, message: …, severity: …}`.",
    )


def _table(heads: str, rows: Iterable[str]) -> str:
    columns = heads.count("|") + 1
    return "\n".join((f"| {heads} |", "|" + "---|" * columns, *rows))
