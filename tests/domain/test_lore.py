"""A reference finds its entry, or none rather than the wrong one."""

from __future__ import annotations

from writer_app.domain.lore import Alias, Entry, Kind, Lore

ERI = Entry("eri", Kind.CHARACTER, "Eri", was=("the-girl",))
MAN = Entry("chisaki", Kind.CHARACTER, "Chisaki", aliases=(Alias("Overhaul"),))
POWER = Entry("overhaul", Kind.QUIRK, "Overhaul")
LORE = Lore((ERI, MAN, POWER))


def test_ids_and_former_ids_ignore_case() -> None:
    assert LORE.get("ERI") is ERI
    assert LORE.get("The-Girl") is ERI
    assert LORE.get("nobody") is None


def test_an_id_wins_over_a_name() -> None:
    assert LORE.resolve("overhaul") is POWER


def test_a_kind_decides_between_two_of_one_name() -> None:
    assert LORE.resolve("Overhaul", Kind.CHARACTER) is MAN
    assert LORE.named("OVERHAUL") == (MAN, POWER)


def test_an_ambiguous_name_refers_to_nobody() -> None:
    twins = Lore((Entry("a", Kind.CHARACTER, "Ash"), Entry("b", Kind.CHARACTER, "Ash")))
    assert twins.resolve("Ash") is None
