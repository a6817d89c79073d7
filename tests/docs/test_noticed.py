"""What the page about noticing shows is what the program reads."""

from __future__ import annotations

import re
from pathlib import Path

from writer_app.services.passedover import passed_over_from
from writer_app.text.yamltree import parse_yaml

PAGE = Path(__file__).parents[2] / "docs/noticed.md"


def test_the_list_of_what_is_passed_over_is_read_whole() -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    read = passed_over_from(parse_yaml(shown))
    assert not read.problems
    assert [(item.what.value, item.name, item.page) for item in read.items] == [
        ("page", "March", ""),
        ("fact", "Mara", "mara"),
    ]
