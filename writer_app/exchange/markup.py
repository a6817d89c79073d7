"""Prose as HTML elements, for every format that is made of them."""

from __future__ import annotations

import re
from html import escape

from writer_app.exchange.manuscript import Paragraph, Run, SceneBreak

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def safe(text: str) -> str:
    """`text` as it may stand in XML, in elements and in attributes; what no XML file may hold is U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", text), quote=True)


def element(block: Paragraph | SceneBreak, heading: str) -> str:
    """A block as an element; `heading` is the name of that of a heading inside a scene."""
    if isinstance(block, SceneBreak):
        return "<hr/>"
    inside = "".join(map(_run, block.runs))
    if block.heading:
        return f"<{heading}>{inside}</{heading}>"
    return f"<blockquote><p>{inside}</p></blockquote>" if block.quoted else f"<p>{inside}</p>"


def _run(run: Run) -> str:
    text = safe(run.text).replace("\n", "<br/>")
    text = f"<em>{text}</em>" if run.italic else text
    return f"<strong>{text}</strong>" if run.bold else text
