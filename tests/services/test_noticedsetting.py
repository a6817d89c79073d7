"""Place and viewpoint of a scene, offered where its words are clear and nothing is written yet."""

from __future__ import annotations

import pytest

from tests.services.test_presence import told_in
from writer_app.language.pack import LanguagePack
from writer_app.services.noticedsetting import noticed_setting
from writer_app.services.present import Offered

ARRIVED = "Mara came into the well house. Tobin came into the well house too.\n\nThey talked until noon.\n"
MINDS = "Mara knew the lamp was out. Mara wondered at it.\n\nTobin sat. Mara remembered the rope, and Mara decided to go.\n"
TOLD = "I took the lamp. “Mara, look at this,” said Tobin.\n\n“I see it,” I said.\n\n“Mara, no!” I let go of my end.\n"


def offered(pack: LanguagePack, body: str, **setting: object) -> dict[str, Offered]:
    return {each.key: each for each in noticed_setting(told_in(pack, body, **setting), "hall")}


def test_where_people_come_to(pack: LanguagePack) -> None:
    found = offered(pack, ARRIVED)["place"]
    assert (found.value, found.name, found.why) == ("well-house", "the well house", "Mara came into the well house.")


@pytest.mark.parametrize(
    "body",
    [
        "They talked until noon about the well house.\n",
        "Mara thought of the well house. “Come to the well house,” said Tobin.\n",
        "Mara talked to Tobin. Tobin waited.\n\nThe evening was long. Nobody spoke.\n\nThen Mara came into the well house.\n",
        "Mara did not come into the well house.\n",
    ],
)
def test_where_nobody_is(pack: LanguagePack, body: str) -> None:
    assert "place" not in offered(pack, body)


def test_whose_thoughts_are_told(pack: LanguagePack) -> None:
    assert offered(pack, MINDS)["pov"].value == "mara"


def test_whoever_tells_it(pack: LanguagePack) -> None:
    assert offered(pack, TOLD)["pov"].value == "mara"


@pytest.mark.parametrize(
    "body",
    [
        "Mara knew it. Tobin wondered.\n\nMara decided to go, and Tobin remembered the rope.\n",
        "Mara knew it.\n",
        "“I know it,” said Mara. “I remember it. I wonder at it. I decided so.”\n",
        "Mara took the lamp. Mara went on. Mara sat. Mara stood.\n",
    ],
)
def test_no_viewpoint_that_is_clear(pack: LanguagePack, body: str) -> None:
    assert "pov" not in offered(pack, body)


@pytest.mark.parametrize(
    ("opening", "when"),
    [
        ("The next morning Mara went on.", "+1d"),
        ("Three days later Mara went on.", "+3d"),
        ("Two weeks later, Mara went on.", "+2w"),
        ("On the third of March, 1994, Mara went on.", "1994-03-03"),
        ("Mara went on. Some days later she was tired.", ""),
        ("“Three days later he was dead,” said Mara.", ""),
        ("Three days earlier Mara had gone on.", ""),
        ("Mara went on.\n\nThree days later she was tired.", ""),
    ],
)
def test_when_it_begins(pack: LanguagePack, opening: str, when: str) -> None:
    found = offered(pack, f"{opening}\n").get("when")
    assert (found.value if found else "") == when


def test_nothing_where_it_is_written(pack: LanguagePack) -> None:
    said = "Three days later it rained. " + ARRIVED + MINDS
    assert set(offered(pack, said)) == {"place", "pov", "when"}
    assert offered(pack, said, place="elsewhere", pov="tobin", when="same") == {}
