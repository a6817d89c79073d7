"""What was noticed becomes true, or is not asked about again: each answer as one operation that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Alias, Change, Entry, Fact, Lore
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.services.factediting import with_fact
from writer_app.services.lore import find_entry
from writer_app.services.loreediting import SINGLE, patched, taken_ids
from writer_app.services.noticing import page_path
from writer_app.services.pagefront import change_item, front_of
from writer_app.services.passedover import KEY, item_of, passed_over_of
from writer_app.services.proposed import change_references, identity, is_missing, is_true, referring, with_id
from writer_app.services.questions import Question
from writer_app.services.revising import Revision, new_file, revise, revise_head
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.folder import DECISIONS, Loaded
from writer_app.text.fold import fold_key
from writer_app.text.frontmatter import split
from writer_app.text.naming import free_name, slug
from writer_app.text.yamlpatch import Place, append_item, append_items, set_value
from writer_app.text.yamltree import parse_yaml

Patch = Callable[[str, Place], str]
_HEAD = "# What was noticed in the text and is not asked about again.\n"


def accept(
    folder: Path, loaded: Loaded, questions: Iterable[Question], *, name: str = "", without: frozenset[str] = frozenset()
) -> Operation:
    """Everything that is asked, written to the lore; under another `name`, the noticed one is an alias of it.

    `without` are identities of parts that are not so: they are not asked about again. Raises UsageError where the lore says
    all of it already, and for a name for several.
    """
    asked = tuple(questions)
    if name and (len(asked) != 1 or asked[0].proposal.what is not Noticed.PAGE):
        raise UsageError("only one new page at a time takes another name")
    batch = _Batch(folder, loaded)
    for question in asked:
        if question.proposal.what is Noticed.PAGE:
            batch.add_page(question.proposal.entry, name)
    for question in asked:
        batch.add(*_said(question, without))
    told = _told_by(folder, loaded, (each for question in asked for each in _said(question, without)), batch)
    revisions = (*batch.revisions(), *told.values())
    if not revisions:
        raise UsageError("your lore says this already")
    left = [part for question in asked for part in question.parts if identity(part) in without]
    passed = (_passed_over(folder, loaded, left),) if left else ()
    changes = batch.changes(decisions=bool(passed)).joined(Changes(scenes=frozenset(told)))
    return Operation(_title("Accept", asked, name), (*revisions, *passed), changes)


def _told_by(folder: Path, loaded: Loaded, said: Iterable[Proposal], batch: _Batch) -> Mapping[str, Revision]:
    """What the files of scenes will hold that are told by somebody; none that says by now whose eyes it is seen through."""
    scenes = {scene.id: scene for scene in loaded.scenes}
    tellers = {scene: batch.page_of(each.entry) for each in said if each.what is Noticed.TELLER for scene in each.scenes}
    return {
        scene: revise_head(folder, scenes[scene].path, partial(_through_the_eyes_of, who, Place(scenes[scene].path, 2)))
        for scene, who in tellers.items()
        if scene in scenes and not scenes[scene].setting.pov and who is not None
    }


def _through_the_eyes_of(who: str, at: Place, head: str) -> str:
    return set_value(head, ("pov",), who, at)


def merge(folder: Path, loaded: Loaded, question: Question, into: str) -> Operation:
    """The names of a new page as more names of the page called `into`, with what was noticed of it. Raises UsageError."""
    entry, page = find_entry(loaded.lore, into), question.proposal.entry
    if question.proposal.what is not Noticed.PAGE:
        raise UsageError("only what would be a page of its own can become a name of another")
    batch = _Batch(folder, loaded)
    batch.ids[page.id] = entry.id
    names = [Proposal(Noticed.NAME, entry, text=text) for text in page.surfaces()]
    told = [Proposal(Noticed.PRONOUNS, entry, text=page.pronouns.value)] if page.pronouns.value else []
    same_kind = entry.kind is page.kind
    batch.add(*names, *(told if same_kind else ()), *(question.parts if same_kind else ()))
    revisions = batch.revisions()
    if not revisions:
        raise UsageError(f"{entry.name} is called so already")
    return Operation(f"“{page.name}” is {entry.name}", revisions, batch.changes())


def dismiss(folder: Path, loaded: Loaded, questions: Iterable[Question]) -> Operation:
    """What is asked is never asked again."""
    asked = tuple(questions)
    revision = _passed_over(folder, loaded, [question.proposal for question in asked])
    return Operation(_title("Never ask about", asked), (revision,), Changes(decisions=True))


def _said(question: Question, without: frozenset[str]) -> Iterator[Proposal]:
    if question.proposal.what is not Noticed.PAGE:
        yield question.proposal
    yield from (part for part in question.parts if identity(part) not in without)


def _title(verb: str, asked: Sequence[Question], name: str = "") -> str:
    """As the undo menu names it."""
    if len(asked) != 1:
        return f"{verb} {len(asked)} things noticed in the text"
    proposal = asked[0].proposal
    return f"{verb} {name or proposal.entry.name}" if proposal.what is Noticed.PAGE else f"{verb} “{asked[0].sentence}”"


def _passed_over(folder: Path, loaded: Loaded, proposals: Iterable[Proposal]) -> Revision:
    items = [item_of(passed_over_of(proposal, loaded.lore)) for proposal in proposals]

    def change(text: str) -> str:
        return append_items(text, (KEY,), items, Place(DECISIONS))

    return revise(folder, DECISIONS, change) if (folder / DECISIONS).exists() else Revision(DECISIONS, None, change(_HEAD))


class _Batch:
    """Pages to be written and pages to be changed, each file once. `ids` are the pages that stand for proposed ones."""

    def __init__(self, folder: Path, loaded: Loaded) -> None:
        self._folder = folder
        self._loaded = loaded
        self._timeline = Timeline(loaded.project, loaded.scenes)
        self._taken = taken_ids(loaded)
        self._new: dict[str, Entry] = {}
        self._patches: dict[str, list[Patch]] = {}
        self._said = set[str]()
        self.ids: dict[str, str] = {}

    def add_page(self, entry: Entry, name: str = "") -> None:
        """A page to be written, unless there is one of that id and name already."""
        there = self._loaded.lore.get(entry.id)
        if there is not None and fold_key(entry.name) in map(fold_key, there.surfaces()):
            return
        called = " ".join(name.split()) or entry.name
        wanted = entry.id if called == entry.name else slug(called, entry.kind.value)
        page = free_name(wanted, self._taken)
        while (self._folder / page_path(replace(entry, id=page))).exists():
            page = free_name(wanted, self._taken)
        others = (Alias(entry.name), *entry.aliases) if called != entry.name else entry.aliases
        aliases = tuple(alias for alias in others if fold_key(alias.text) != fold_key(called))
        self.ids[entry.id] = page
        self._new[page] = replace(with_id(entry, page), name=called, aliases=aliases)

    def add(self, *proposals: Proposal) -> None:
        """What is to be true of pages, there or to be written; what refers to neither waits until it does."""
        for proposal in (each for each in proposals if each.what is not Noticed.TELLER):
            page = self.ids.get(proposal.entry.id, proposal.entry.id)
            known = self._meant(proposal)
            if known is None or identity(known) in self._said:
                continue
            self._said.add(identity(known))
            if (new := self._new.get(page)) is not None:
                said = is_true(replace(known, entry=new), Lore((new,)))
                self._new[page] = new if said else _with(new, known)
            elif (entry := self._loaded.lore.get(page)) and not is_true(replace(known, entry=entry), self._loaded.lore):
                self._patches.setdefault(entry.id, []).append(_patch(entry, known, self._timeline))

    def page_of(self, entry: Entry) -> str | None:
        """The id of the page that `entry` is, or will be; None where there is none."""
        page = self.ids.get(entry.id, entry.id)
        return page if page in self._new or self._loaded.lore.get(page) is not None else None

    def revisions(self) -> tuple[Revision, ...]:
        """What the files will hold. Raises WriterError where one would not be read as it is meant."""
        pages = (self._page(entry) for entry in self._new.values())
        changed = (self._changed(entry, patches) for entry, patches in self._patches.items())
        return (*pages, *changed)

    def changes(self, *, decisions: bool = False) -> Changes:
        """Every page that is another one then."""
        return Changes(lore=frozenset((*self._new, *self._patches)), decisions=decisions)

    def _page(self, entry: Entry) -> Revision:
        links = tuple((key, kept) for key, texts in entry.links if (kept := self._known(key, texts, entry)))
        path = page_path(entry)
        text = front_of(replace(entry, links=links))
        for problem in entry_from(parse_yaml(split(text).head, path, 2)).problems:
            raise UsageError(problem.reason)
        return new_file(self._folder, path, text)

    def _changed(self, entry_id: str, patches: Iterable[Patch]) -> Revision:
        entry = find_entry(self._loaded.lore, entry_id)

        def change(head: str, at: Place) -> str:
            for patch in patches:
                head = patch(head, at)
            return head

        return patched(self._folder, entry, change)

    def _known(self, key: str, texts: Iterable[str], entry: Entry) -> tuple[str, ...]:
        found = (self._reference(text) if referring(key, entry) else text for text in texts)
        return tuple(text for text in found if text is not None)

    def _reference(self, text: str) -> str | None:
        """What to write for a reference; None where its page is not there."""
        if text in self.ids:
            return self.ids[text]
        found = self._loaded.lore.resolve(text)
        return found.id if found else None if is_missing(text, self._loaded.lore) else text

    def _meant(self, proposal: Proposal) -> Proposal | None:
        """`proposal` with references to the pages as they are; None where one is not there."""
        if proposal.what is Noticed.LINK and referring(proposal.key, proposal.entry):
            text = self._reference(proposal.text)
            return replace(proposal, text=text) if text is not None else None
        if proposal.fact is not None and referring(proposal.fact.key, proposal.entry):
            value = self._reference(proposal.fact.value)
            return replace(proposal, fact=replace(proposal.fact, value=value)) if value is not None else None
        if proposal.change is not None:
            return self._meant_change(proposal, proposal.change)
        return proposal

    def _meant_change(self, proposal: Proposal, change: Change) -> Proposal | None:
        args = []
        for (key, texts), (refers, _) in zip(change.args, change_references(change), strict=True):
            found = tuple(self._reference(text) if refers else text for text in texts)
            if None in found:
                return None
            args.append((key, tuple(text for text in found if text is not None)))
        return replace(proposal, change=replace(change, args=tuple(args)))


def _with(entry: Entry, proposal: Proposal) -> Entry:
    """A page to be written, with what `proposal` says."""
    if proposal.fact is not None:
        return replace(entry, facts=(*entry.facts, proposal.fact))
    if proposal.change is not None:
        return replace(entry, changes=(*entry.changes, proposal.change))
    if proposal.what is Noticed.NAME:
        return replace(entry, aliases=(*entry.aliases, Alias(proposal.text)))
    if proposal.what is Noticed.PRONOUNS:
        return replace(entry, pronouns=type(entry.pronouns)(proposal.text))
    held = dict(entry.links)
    held[proposal.key] = (proposal.text,) if proposal.key in SINGLE else (*held.get(proposal.key, ()), proposal.text)
    return replace(entry, links=tuple(held.items()))


def _patch(entry: Entry, proposal: Proposal, timeline: Timeline) -> Patch:
    """What `proposal` changes in the front matter of a page that is there."""
    if proposal.fact is not None:
        return partial(_with_fact, proposal.fact, timeline)
    if proposal.change is not None:
        item = change_item(proposal.change)
        return lambda head, at: append_item(head, ("changes",), item, at)
    if proposal.what is Noticed.NAME:
        return lambda head, at: append_item(head, ("aliases",), proposal.text, at)
    if proposal.what is Noticed.PRONOUNS:
        return lambda head, at: set_value(head, ("pronouns",), proposal.text, at)
    if proposal.key in SINGLE:
        return lambda head, at: set_value(head, (proposal.key,), proposal.text, at)
    return lambda head, at: append_item(head, (proposal.key,), proposal.text, at)


def _with_fact(fact: Fact, timeline: Timeline, head: str, at: Place) -> str:
    dated = {bound: places[0] for bound, places in (("since", fact.since), ("until", fact.until)) if places}
    return with_fact(head, fact.key, fact.value, dated, (timeline, at))
