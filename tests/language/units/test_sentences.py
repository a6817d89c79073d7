"""Where a sentence ends, and where a full stop ends none."""

from __future__ import annotations

import pytest

from tests.language.conftest import Read


def sentences(read: Read, body: str) -> list[str]:
    return [span.of(body).strip() for span in read(body).sentences]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Rain fell. Mara ran.", ["Rain fell.", "Mara ran."]),
        ("Really? Yes! Good\u2026 Now.", ["Really?", "Yes!", "Good\u2026", "Now."]),
        (
            "Mr. Hale and Dr. Venn met J. R. Osk at 5 p.m. on Sunday.",
            ["Mr. Hale and Dr. Venn met J. R. Osk at 5 p.m. on Sunday."],
        ),
        ("He waited... and waited.", ["He waited... and waited."]),
        ("It cost 3.50 at most.", ["It cost 3.50 at most."]),
        ('"What?" said Mara. She left.', ['"What?" said Mara.', "She left."]),
        ('"What?" Mara asked. She left.', ['"What?" Mara asked.', "She left."]),
        ('"Go." Mara ran.', ['"Go."', "Mara ran."]),
        ('"I see. You go," he said.', ['"I see.', 'You go," he said.']),
        ('He nodded. "Go away." She left.', ["He nodded.", '"Go away."', "She left."]),
        ("He (at last!) slept.", ["He (at last!) slept."]),
        ("Am I? It was I. Then I slept.", ["Am I?", "It was I.", "Then I slept."]),
    ],
)
def test_sentences(read: Read, body: str, expected: list[str]) -> None:
    assert sentences(read, body) == expected


def test_sentences_are_the_whole_of_the_prose(read: Read) -> None:
    body = '# One\n\n"A. B," he said. C!\n\n<!-- here: nerin -->\n\nD. "E'
    reading = read(body)
    for paragraph in reading.paragraphs:
        inside = [span for span in reading.sentences if paragraph.contains(span)]
        assert "".join(span.of(body) for span in inside) == paragraph.of(body)
