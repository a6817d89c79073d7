"""What a search finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from writer_app.continuity.query.evaluate import search
from writer_app.continuity.query.match import Match
from writer_app.continuity.query.parser import parse
from writer_app.continuity.query.views import Views
from writer_app.continuity.story import Story
from writer_app.domain.errors import UsageError


def found(story: Story, text: str, as_of: str = "") -> list[str]:
    """Each match by its first two words, or the id of the entry."""
    return [_shown(story, match) for match in search(Views(story), parse(text), as_of=as_of)]


def _shown(story: Story, match: Match) -> str:
    if match.entry is not None:
        return match.entry
    assert match.span is not None
    body = next(scene.body for scene in story.scenes if scene.id == match.scene)
    return " ".join(match.span.of(body).split()[:2])


def lit(story: Story, text: str) -> list[str]:
    """The highlighted words of all matches."""
    bodies = {scene.id: scene.body for scene in story.scenes}
    return [span.of(bodies[match.scene or ""]) for match in search(Views(story), parse(text)) for span in match.highlights]


HALL, KEY, NAIVE = "Maren opened", "Tobin laughed.", "\u201cDon\u2019t be"
LIFT, RAN = "Tobin lifted", "Maren ran."
WAIT, NOT_OPEN, DREAM = "Zoë waited", "Maren did", "Tobin opened"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("key", [KEY, RAN, NOT_OPEN]),
        ("KEY maren", [KEY, RAN, NOT_OPEN]),
        ("naive", [NAIVE]),
        ("don't", [NAIVE]),
        ('"well known"', [NAIVE]),
        ("well-known", [NAIVE]),
        ("draug*", [NAIVE]),
        ("draug", []),
        ("draghut~", [NAIVE]),
        ("kye~", [KEY, RAN, NOT_OPEN]),
        ('"door to the ha"*', [HALL]),
        ('"the door to"', [HALL]),
        ('"mine maren"', [KEY]),
        ('"cold tobin"', []),
        ("burning", []),
        ("rewritten OR cold", [HALL]),
        ("door NOT hall", [NOT_OPEN]),
        ("maren NOT (key OR hall)", []),
        ("key in:scene door", ["Maren opened", "Zoë waited"]),
        ("maren door in:sentence", [HALL, NOT_OPEN]),
        ("maren key in:sentence", ['"The key']),
        ("she key in:sentence", ["She had"]),
    ],
)
def test_words(story: Story, text: str, expected: list[str]) -> None:
    assert found(story, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who:maren", [HALL, KEY, RAN, NOT_OPEN]),
        ("who:holt", [HALL, KEY, RAN, NOT_OPEN]),
        ("place:Cellar", [HALL, KEY, NAIVE]),
        ('who:"Maren Holt"', [HALL, KEY, RAN, NOT_OPEN]),
        ("who:ZOE", [NAIVE, WAIT]),
        ("who:zoë", [NAIVE, WAIT]),
        ("who:crew NOT maren", [NAIVE, WAIT]),
        ("speaker:tobin", [KEY]),
        ("speaker:tobin to:maren", [KEY]),
        ("speaker:maren", []),
        ("speaker:*", [KEY, NAIVE]),
        ("speaker:tobin said:key", [KEY]),
        ("speaker:tobin said:laughed", []),
        ("speaker:zoe said:naive said:be", [NAIVE]),
        ("speaker:zoe key", []),
        ("said:key", [KEY, RAN]),
        ("told:key", [NOT_OPEN]),
        ("said:*", [KEY, NAIVE, RAN]),
        ("actor:maren", [HALL, RAN]),
        ("actor:maren does:open", [HALL]),
        ("does:open", [HALL]),
        ("does:opened", [HALL]),
        ("does:op*", [HALL]),
        ("does:ran", [RAN]),
        ("does:runner", []),
        ("does:open on:door", [HALL]),
        ("actor:tobin on:house", [LIFT]),
        ("on:house", [LIFT]),
        ("actor:tobin on:door", []),
        ("actor:cinder on:key", [NOT_OPEN]),
        ("who:cinder", [NOT_OPEN]),
        ("larger:refrigerator", [LIFT]),
        ("larger:refrigerator actor:maren", []),
        ("place:cellar", [HALL, KEY, NAIVE]),
        ("place:house", [HALL, KEY, NAIVE, LIFT, RAN]),
        ("place:hollow", []),
        ("pov:maren speaker:zoe", [NAIVE]),
        ("frame:dream", [DREAM]),
        ("frame:main tobin", [KEY, LIFT]),
        ("when:2190-03-02", [LIFT, RAN]),
        ("when:[2190-03-02 TO *] maren", [RAN, NOT_OPEN]),
        ("when:2190-03 key", [KEY, RAN, NOT_OPEN]),
        ("chapter:2", [LIFT, RAN]),
        ('chapter:"Chapter 2"', [LIFT, RAN]),
        ("chapter:[2 TO 9] key", [RAN, NOT_OPEN]),
        ("chapter:[* TO 1] key", [KEY]),
        ("scene:the-quay key", [NOT_OPEN]),
        ('scene:"The Quay" key', [NOT_OPEN]),
        ("status:draft door", [HALL]),
        ("tag:storm key", [KEY]),
        ("tag:calm", []),
        ("words:[* TO 4]", [RAN]),
        ("in:scene words:[24 TO *]", [HALL]),
        ("who:emberwork", []),
        ("speaker:ember", []),
    ],
)
def test_fields_on_prose(story: Story, text: str, expected: list[str]) -> None:
    assert found(story, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind:quirk", ["emberwork"]),
        ("kind:characters tag:lead", ["maren"]),
        ("name:reyes", ["tobin"]),
        ("name:rey*", ["tobin"]),
        ("alias:pilot", ["zoe"]),
        ("fact:age", ["maren"]),
        ('fact:"eye colour"=grey', ["maren"]),
        ("fact:eye-colour=green", []),
        ('fact:"no larger than"=refrigerator', ["emberwork"]),
        ("kind:item NOT fact:holder", []),
        ("in:lore brass", ["key"]),
        ("in:lore dead:*", ["tobin"]),
        ("kind:character alive:$x NOT name:ember", ["maren", "zoe", "late"]),
        ("dead:$x as of the-fire", ["tobin"]),
        ("dead:$x as of the-hall", []),
        ("dead:$x as of before", []),
        ('has:$x/key as of "Chapter 1"', ["tobin"]),
        ("has:$x/key as of 1", ["tobin"]),
        ("has:*/emberwork as of 2190-03-01", ["tobin"]),
        ("visits:$x/hollow as of the-hall", ["late"]),
        ("visits:$x/hollow=2 as of the-hall", []),
        ("visits:$x/hollow=2 as of the-quay", ["late"]),
        ("visits:late/hollow=[2 TO *] as of the-quay", ["late"]),
        ("knows:$x/debt as of the-hall", ["tobin"]),
        ("knows:$x/debt as of the-fire", ["tobin", "late"]),
        ("has:$x/* as of 1", ["tobin"]),
        ("visits:*/* as of 1", ["late"]),
    ],
)
def test_the_lore_and_its_state(story: Story, text: str, expected: list[str]) -> None:
    assert found(story, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dead:tobin", [WAIT, NOT_OPEN, DREAM]),
        ("dead:tobin maren", [NOT_OPEN]),
        ("dead:tobin chapter:2", []),
        ("NOT dead:tobin chapter:2", []),
        ("alive:tobin", [HALL, KEY, NAIVE]),
        ("dead:$x who:$x", [DREAM]),
        ("dead:$x speaker:$x", []),
        ("alive:$x speaker:$x", [KEY, NAIVE]),
        ("dead:tobin key as of before", []),
        ("dead:tobin key as of the-quay", [KEY, RAN, NOT_OPEN]),
        ("speaker:$x NOT has:$x/key", [NAIVE]),
        ("speaker:$x to:$x", []),
        ("actor:$x speaker:$x", [KEY]),
        ("speaker:tobin OR speaker:$x NOT has:$x/key", [KEY, NAIVE]),
        ("(gate OR speaker:$x) (tobin OR actor:$x) NOT (dead:$x place:house)", [KEY, DREAM]),
        ("(key OR speaker:$x) speaker:$x", [KEY, NAIVE]),
        ("key OR NOT who:$x who:$x", [KEY, RAN, NOT_OPEN]),
        ("who:$x speaker:$y NOT has:$x/key", [KEY, NAIVE]),
    ],
)
def test_state_at_each_passage(story: Story, text: str, expected: list[str]) -> None:
    assert found(story, text) == expected


def test_moment_given_beside_the_search(story: Story) -> None:
    assert found(story, "dead:$x", as_of="the-fire") == ["tobin"]
    assert found(story, "dead:$x as of the-hall", as_of="the-fire") == []


def test_highlights_lie_in_the_match(story: Story) -> None:
    assert lit(story, "naive well-known") == ["naïve", "well-known"]
    assert lit(story, "speaker:tobin said:key") == ["key"]
    assert lit(story, "maren NOT hall NOT key") == []
    assert lit(story, "speaker:tobin in:sentence") == ['"The key is mine, Maren,"']
    assert lit(story, "does:open") == ["Maren opened the door to the hall"]


def test_bound_entries_are_told(story: Story) -> None:
    (match,) = search(Views(story), parse("who:$ghost dead:$ghost"))
    assert match.bound == (("ghost", "tobin"),)
    assert [match.bound for match in search(Views(story), parse("gate OR speaker:$x"))] == [
        (("x", "tobin"),),
        (("x", "zoe"),),
        (),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("who:marren", "nothing in the lore is called “marren” (did you mean Maren or Maren Holt?)"),
        ("who:hol", "did you mean"),
        ("fact:holder in:lore NOT kind:thing", "there is no kind"),
        ("place:the", "say which: house, cellar, hollow"),
        ("speaker:key", "`speaker:` takes a character or group, and “key” is an item"),
        ("who:ember", "say which"),
        ("place:maren", "takes a location"),
        ("chapter:9", "there is no chapter 9 (this story has 3)"),
        ("chapter:two", "there is no chapter “two”"),
        ("chapter:[3 TO 1]", "ends before it begins"),
        ("scene:the-haul", "did you mean the-hall"),
        ("frame:draem", "did you mean dream"),
        ("kind:charactr", "did you mean character"),
        ("when:yesterday", "no date in a story"),
        ("when:[day 1 TO day 3]", "dated in that way"),
        ("words:many", "no whole number"),
        ("words:[9 TO 3]", "ends before"),
        ("larger:zxqv", "how large"),
        ("has:maren", "two entries"),
        ("dead:maren/key", "an entry of the lore"),
        ("has:maren/key=2", "without a count"),
        ("knows:maren/key", "takes a secret"),
        ("fact:eye-color=grey", "did you mean eye colour"),
        ("fact:age=[1 TO 2]", "a fact such as"),
        ("NOT who:$x", "only after NOT"),
        ("who:$1", "no variable"),
        ("who:$a who:$b who:$c who:$d who:$e", "at most 4 variables"),
        ("kind:item speaker:tobin", "looks in the text"),
        ("in:scene kind:item", "leave out"),
        ("in:lore speaker:tobin", "looks in the text"),
        ("dead:tobin as of nowhere", "there is no scene or chapter “nowhere”"),
    ],
)
def test_faults_are_one_clear_line(story: Story, text: str, message: str) -> None:
    with pytest.raises(UsageError) as fault:
        search(Views(story), parse(text))
    assert message in str(fault.value)
    assert "\n" not in str(fault.value)
