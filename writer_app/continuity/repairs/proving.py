"""Repairs are proved: with each of them done the finding is gone, and nothing else is found that was not there before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from writer_app.continuity.check import Check
from writer_app.continuity.decisions import decision_of, fingerprint
from writer_app.continuity.engine import decided
from writer_app.continuity.registry import CHECKS
from writer_app.continuity.repairs.ground import ground_of
from writer_app.continuity.repairs.mending import Reads, mended
from writer_app.continuity.repairs.reach import of_scenes, reach, touches
from writer_app.continuity.repairs.registry import FAMILIES
from writer_app.continuity.story import Story
from writer_app.continuity.switches import switched
from writer_app.domain.findings import Decision, Finding
from writer_app.domain.repairs import Meant, Repair, Step

MOST = 6
"""How many repairs of a finding are offered."""
_Standing = Counter[str]
_Scenes = frozenset[str]


@dataclass(slots=True)
class Mender:
    """Offers the repairs of the findings of one story. Keep it: what was found before a repair is found once."""

    story: Story
    decisions: Sequence[Decision]
    read: Reads
    wanted: Sequence[Check] | None = None
    """The checks that count; None for those that the project wants."""
    _found: dict[tuple[str, _Scenes | None], tuple[Finding, ...]] = field(default_factory=dict)

    @property
    def checks(self) -> Sequence[Check]:
        """Every check, on or off."""
        return switched(CHECKS, self.story.project.checks) if self.wanted is None else self.wanted

    def repairs(self, finding: Finding) -> tuple[Repair, ...]:
        """The repairs of a finding that are proved, the smallest first, at most `MOST`; none for one that is dismissed."""
        return tuple(repair for repair in self.proving(finding) if repair is not None)

    def proving(self, finding: Finding) -> Iterator[Repair | None]:
        """The same in small steps: each repair when it is proved, None after each that is not."""
        ground = ground_of(self.story, finding) if finding.dismissed is None else None
        if ground is None:
            return
        offered = set[tuple[Step, ...]]()
        for group in (group for family in FAMILIES for group in family(ground)):
            for repair in group:
                if repair.steps not in offered and self._is_proved(finding, repair):
                    yield repair
                    offered.add(repair.steps)
                    break
                yield None
            if len(offered) == MOST:
                return

    def _is_proved(self, finding: Finding, repair: Repair) -> bool:
        """First in the finding's own scene, where most that is none shows."""
        scene = frozenset((finding.scene or "",))
        after = mended(self.story, repair.steps, self.read)
        wide = reach(self.story, finding, repair.steps) | scene
        return all(self._mends(finding, repair, after, scenes) for scenes in dict.fromkeys((scene, wide)))

    def _mends(self, finding: Finding, repair: Repair, after: Story, scenes: _Scenes) -> bool:
        """Only the checks that the repair touches look again, at `scenes` before and after."""
        checks = [check for check in self.checks if check.on]
        again = {check.code for check in checks if touches(check, repair.steps)}
        alone = len(scenes) == 1 and len(self.story.scenes) > 1
        here, there = of_scenes(self.story, scenes), of_scenes(after, scenes)
        kept = [
            found for check in self.checks if check.on and check.code not in again for found in self._within(check, scenes)
        ]
        old = [found for check in checks if check.code in again for found in self._before(check, here, scenes)]
        before, mark = _standing([*kept, *old], self.decisions, here), fingerprint(finding)
        if mark not in before:
            # What counts over several scenes does not show in one of them alone.
            return alone
        new = [found for check in checks if check.code in again for found in check.run(there)]
        meant = [decision_of(finding, step.reason) for step in repair.steps if isinstance(step, Meant)]
        now = _standing([*kept, *new], [*self.decisions, *meant], there)
        return now[mark] < before[mark] and now <= before

    def _within(self, check: Check, scenes: _Scenes) -> Iterator[Finding]:
        """What a check finds in `scenes`, looking at the whole story, and in the lore."""
        found = self._before(check, self.story, None)
        return (finding for finding in found if finding.scene is None or finding.scene in scenes)

    def _before(self, check: Check, story: Story, scenes: _Scenes | None) -> tuple[Finding, ...]:
        key = check.code, scenes
        if key not in self._found:
            self._found[key] = tuple(check.run(story))
        return self._found[key]


def _standing(found: Iterable[Finding], decisions: Sequence[Decision], story: Story) -> _Standing:
    """How often each finding stands that nobody has said is meant."""
    findings = decided(found, decisions, story).findings
    return Counter(fingerprint(finding) for finding in findings if finding.dismissed is None)
