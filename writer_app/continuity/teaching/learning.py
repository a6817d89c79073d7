"""What the answers teach: which cues and effects are kept, narrowed or dropped, and whether the shape fits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from writer_app.domain.lessons import Learnt, Lesson, Role, Seen, Sign
from writer_app.domain.lore import Limit

Word = tuple[Role, str]
_LARGEST = "no larger than"


def learn(lesson: Lesson, yes: Collection[int], no: Collection[int], *, shapeless: bool = False) -> Learnt:
    """What is learnt from the example and from the answers about `lesson.similar`, by number from 0; the rest is not asked.

    Of each verb the widest phrase is kept that no passage answered with no would show; none where there is no such phrase.
    A shape that such a passage would show is not taken over: what was confirmed of it is then kept word by word; so it is
    with `shapeless`, where the author wants none.
    """
    good = [lesson.example, *(lesson.similar[number] for number in sorted(yes))]
    bad = {(sign.role, form) for number in no for sign in lesson.similar[number].signs for form in sign.forms}
    shaped = _shape_fits(lesson, good, no) and not (shapeless and not lesson.shaped)
    known = {word for word in lesson.kept if word not in bad}
    words, dropped = list[Word](), list[Word]()
    for sign in _unready(good, shaped):
        forms = [(sign.role, form) for form in sign.forms]
        if known.intersection(forms) or set(words).intersection(forms):
            continue
        fit = next((form for form in forms if form not in bad), None)
        words.append(fit) if fit is not None else dropped.append((sign.role, sign.verb))
    return Learnt(
        words=tuple(words),
        dropped=tuple(dict.fromkeys(dropped)),
        gone=tuple(word for word in lesson.kept if word in bad),
        shape=lesson.shape.name if lesson.shape is not None and shaped and not lesson.shaped else "",
        owner="" if lesson.owned else lesson.user,
        usual=tuple(_usual(lesson, good, shaped)),
    )


def _shape_fits(lesson: Lesson, good: Iterable[Seen], no: Iterable[int]) -> bool:
    """The page's own shape stays; another one is taken where it shows some passage and none that is something else."""
    if lesson.shape is None or lesson.shaped:
        return lesson.shaped
    against = any(sign.ready for number in no for sign in lesson.similar[number].signs)
    return not against and any(sign.ready for seen in good for sign in seen.signs)


def _unready(good: Iterable[Seen], shaped: bool) -> Iterator[Sign]:
    """The signs that no shape brings."""
    for seen in good:
        for sign in seen.signs:
            if not (shaped and sign.ready):
                yield sign


def _usual(lesson: Lesson, good: Iterable[Seen], shaped: bool) -> Iterator[Limit]:
    """The largest thing that it was used on, and what such a power usually needs."""
    largest = max((seen for seen in good if seen.thing), key=lambda seen: seen.size, default=None)
    if largest is not None and largest.size >= 0 and _LARGEST not in lesson.limited:
        yield Limit(_LARGEST, (largest.thing,))
    for limit in lesson.shape.usual if lesson.shape is not None and shaped else ():
        if limit.key not in lesson.limited and limit.key != _LARGEST:
            yield limit
