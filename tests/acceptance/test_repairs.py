"""The power that took hold of the corridor: what the sample's author is offered, and what comes of it."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from writer_app.bootstrap.workshop import Workshop, open_workshop
from writer_app.continuity.decisions import fingerprint
from writer_app.services.repairing import repair_operation
from writer_app.services.revising import save

SAMPLE = Path(__file__).parents[2] / "projects" / "desperately-departing"
LURCHED = "the whole corridor lurched"


def standing(workshop: Workshop) -> Counter[str]:
    return Counter(fingerprint(finding) for finding in workshop.checked().findings if finding.dismissed is None)


@pytest.mark.parametrize("offer", ["Trigger was used before this", "Explain it later"])
def test_the_corridor_is_mended_and_nothing_breaks(tmp_path: Path, offer: str) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "sample")
    with open_workshop(folder, {**os.environ, "WRITER_APP_CACHE": str(tmp_path / "cache")}) as workshop:
        before = standing(workshop)
        finding = next(found for found in workshop.checked().findings if found.quote == LURCHED)
        repairs = workshop.mender().repairs(finding)
        chosen = next(repair for repair in repairs if str(repair.title).startswith(offer))
        save(folder, repair_operation(folder, workshop.loaded, finding, chosen).revisions, "test")
        workshop.reload()
        assert standing(workshop) == before - Counter([fingerprint(finding)])
        assert not workshop.checked().notes
