"""How findings on planted novels are counted: recall, alarms on look-alikes, findings on clean text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.planting import Planted

FAMILIES = {
    "eye_color": "attr",
    "hair_color": "attr",
    "body_mismatch": "attr",
    "age_mismatch": "age",
    "dead_acts": "dead",
    "two_places": "place",
    "ability_rule": "ability",
    "ability_lost": "ability",
    "ability_precondition": "ability",
    "ability_limit": "ability",
    "quirk_rule": "ability",
    "realm_rule": "realm",
    "item_lost": "item",
    "knows_early": "knowledge",
    "name_misspelt": "name",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One finding of the product, in this benchmark's words."""

    book: str
    chapter: int
    start: int
    end: int
    kind: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Scored:
    """The counts, and which cases were missed or raised an alarm."""

    summary: dict[str, Any]
    kinds: dict[str, dict[str, int]]
    difficulty: dict[str, dict[str, int]]
    missed: tuple[Planted, ...]
    alarms: tuple[tuple[Planted, Found], ...]


def score(planted: Sequence[Planted], found: Sequence[Found], clean: Sequence[Found], words: int) -> Scored:
    """A finding that touches a violation's sentence is a hit; one that touches a look-alike's is an alarm."""
    by_chapter: dict[tuple[str, int], list[Found]] = defaultdict(list)
    for finding in found:
        by_chapter[finding.book, finding.chapter].append(finding)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    difficulty: dict[str, Counter[str]] = defaultdict(Counter)
    missed, alarms, used = list[Planted](), list[tuple[Planted, Found]](), set[Found]()
    for case in planted:
        touching = [one for one in by_chapter[case.book, case.chapter] if one.start < case.end and one.end > case.start]
        used.update(touching)
        row, label = kinds[case.kind], "V" if case.violation else "D"
        difficulty[f"{label}:{case.difficulty}"].update(n=1, hit=bool(touching))
        if case.violation:
            right = any(FAMILIES.get(one.kind, one.kind) == FAMILIES.get(case.kind, case.kind) for one in touching)
            row.update(n=1, hit=bool(touching), hitk=right)
            missed += [] if touching else [case]
        else:
            row.update(dn=1, da=bool(touching))
            alarms += [(case, touching[0])] if touching else []
    stray = len(found) - len(used)
    summary = _summary(kinds, stray, max(0, stray - len(clean)), len(clean), words)
    return Scored(summary, _plain(kinds), _plain(difficulty), tuple(missed), tuple(alarms))


def _plain(rows: Mapping[str, Counter[str]]) -> dict[str, dict[str, int]]:
    return {name: dict(row) for name, row in sorted(rows.items())}


def _summary(kinds: Mapping[str, Counter[str]], stray: int, extra: int, clean: int, words: int) -> dict[str, Any]:
    total = sum(kinds.values(), Counter[str]())
    recalls = [row["hit"] / row["n"] for row in kinds.values() if row["n"]]
    recall, alarm = total["hit"] / max(1, total["n"]), total["da"] / max(1, total["dn"])
    precision = total["hit"] / max(1, total["hit"] + total["da"] + extra)
    return {
        "violations": total["n"],
        "distractors": total["dn"],
        "recall": recall,
        "recall_right_kind": total["hitk"] / max(1, total["n"]),
        "macro_recall": sum(recalls) / max(1, len(recalls)),
        "precision": precision,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "distractor_alarm_rate": alarm,
        "stray_findings": stray,
        "words": words,
        "clean_false_alarms": clean,
        "clean_false_alarms_per_10k_words": clean / max(1, words) * 1e4,
        "balanced_score": (recall + 1 - alarm) / 2,
    }


def table(scored: Scored) -> Iterable[str]:
    """A row a kind, then the summary."""
    yield f"{'kind':22}{'viol':>6}{'recall':>8}{'rec.kind':>9}{'distr':>7}{'alarm%':>8}"
    for kind, row in scored.kinds.items():
        n, dn = max(1, row.get("n", 0)), max(1, row.get("dn", 0))
        hit, right, alarm = row.get("hit", 0) / n, row.get("hitk", 0) / n, row.get("da", 0) / dn
        yield f"{kind:22}{row.get('n', 0):6}{hit:8.3f}{right:9.3f}{row.get('dn', 0):7}{alarm:8.3f}"
    for name, value in scored.summary.items():
        yield f"{name:36} {round(value, 4) if isinstance(value, float) else value}"
