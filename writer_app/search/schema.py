"""The fields of an index. Terms come cut and folded; the index only notes which document holds them."""

from __future__ import annotations

from whoosh.analysis import IDAnalyzer  # type: ignore[import-untyped]
from whoosh.fields import ID, FieldType, Schema  # type: ignore[import-untyped]
from whoosh.formats import Existence  # type: ignore[import-untyped]

from writer_app.continuity.query.narrow import PAGE_FIELDS, SCENE_FIELDS

FIELDS = tuple(dict.fromkeys((*SCENE_FIELDS, *PAGE_FIELDS)))


class Terms(FieldType):  # type: ignore[misc]
    """A list of terms, each as it is: no stop words, no stemming, one letter counts."""

    def __init__(self) -> None:
        self.format = Existence()
        self.analyzer = IDAnalyzer()
        self.scorable = False
        self.stored = False
        self.unique = False


def schema() -> Schema:
    """One stored id, and every field of scenes and pages."""
    return Schema(id=ID(unique=True, stored=True), **{name: Terms() for name in FIELDS})
