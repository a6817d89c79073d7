"""A short book in which Odile creases things, and they fly; and a lesson in that."""

from __future__ import annotations

from pathlib import Path

from writer_app.continuity.judging.quirkuse import uses
from writer_app.domain.lessons import Lesson, Role
from writer_app.domain.spans import Span
from writer_app.services.lessons import lesson_steps
from writer_app.services.stories import StoryReader, Tools, story_of
from writer_app.storage.folder import load

SCENES = {
    "loft": (
        "The loft was cold, and the lamp smoked. Odile creased the letter along its length and let it go. The letter "
        "fluttered up between the beams.\n\nNobody spoke. Tam looked at the place where it had been.\n"
    ),
    "bridge": (
        "Odile creased her brow. The river was up again, and the flags on the bridge fluttered.\n\n"
        "“Well?” said Tam.\n\nShe creased the map under her thumb, and it was gone over the parapet.\n"
    ),
    "market": (
        "Tam creased a banknote and put it in his pocket. Odile bought plums.\n\n"
        "That evening Odile creased the bill of lading. The bill fluttered out over the harbour like a gull.\n"
    ),
    "inn": "Curtains fluttered in the inn. Odile would never crease a page of it. She slept.\n",
}
PAGES = {
    "odile": "kind: character\nname: Odile Marr\naliases: [Odile]\npronouns: she",
    "tam": "kind: character\nname: Tam\npronouns: he",
    "kitewrit": "kind: quirk\nname: Kitewrit\nowner: odile # since always",
}
EXAMPLE = "Odile creased the letter along its length and let it go. The letter fluttered up between the beams."


def write_book(folder: Path, scenes: dict[str, str] = SCENES, pages: dict[str, str] = PAGES) -> Path:
    """The book in `folder`, a chapter a scene."""
    (folder / "manuscript").mkdir(parents=True)
    (folder / "lore").mkdir()
    outline = "".join(f"- {{id: c-{name}, title: {name}, scenes: [{name}]}}\n" for name in scenes)
    (folder / "project.yaml").write_text(f"format: 1\nid: kites\ntitle: Kites\noutline:\n{outline}", encoding="utf-8")
    for name, body in scenes.items():
        (folder / f"manuscript/{name}.md").write_text(f"---\nid: {name}\n---\n{body}", encoding="utf-8")
    for name, front in pages.items():
        (folder / f"lore/{name}.md").write_text(f"---\nid: {name}\n{front}\n---\n", encoding="utf-8")
    return folder


def lesson(folder: Path, tools: Tools, words: str = EXAMPLE, quirk: str = "kitewrit") -> Lesson:
    """What the passage with those words teaches."""
    loaded = load(folder)
    scene = next(scene for scene in loaded.scenes if words in scene.body)
    start = scene.body.index(words)
    steps = lesson_steps(loaded, tools, quirk, scene.id, Span(start, start + len(words)))
    return next(each for each in steps if each is not None)


def said(taught: Lesson, role: Role) -> tuple[str, ...]:
    """The widest form of each verb of the example in that role."""
    return tuple(sign.forms[0] for sign in taught.example.signs if sign.role is role)


def seen_uses(folder: Path, tools: Tools) -> list[str]:
    """The words of every use that checks see, as the pages stand now."""
    loaded = load(folder)
    story = story_of(loaded, StoryReader(loaded.lore, tools))
    return [use.span.of(use.scene.body) for use in uses(story)]
