"""Word documents made by hand, for tests."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="My Chapter"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="deep"><w:name w:val="Überschrift 2"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="s"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="thought"><w:name w:val="Thought"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="character" w:styleId="em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="link"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>
"""
_LEVELS = (("decimal", "Chapter %1", 1), ("decimal", "%1.%2", 0), ("upperRoman", "%3.", 4), ("cardinalText", "Book %4:", 21))
_NUMBERING = "".join(
    f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for depth, (form, text, start) in enumerate(_LEVELS)
)
_NUMBERING = f'<w:abstractNum w:abstractNumId="5">{_NUMBERING}</w:abstractNum>'
_NUMBERING += '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'


def word(
    body: str, *, styles: str = STYLES, notes: str = "", properties: str = "", extra: dict[str, bytes] | None = None
) -> bytes:
    """A document of these paragraphs, with footnotes and what its properties say."""
    numbered = ("numbering", "numbering.xml")
    parts = {
        "_rels/.rels": _relations(("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml")),
        "word/_rels/document.xml.rels": _relations(("styles", "styles.xml"), ("footnotes", "footnotes.xml"), numbered),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{_NUMBERING}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_NAMES}>{notes}</w:footnotes>",
        "docProps/core.xml": f'<cp xmlns:dc="http://purl.org/dc/elements/1.1/">{properties}</cp>',
    }
    return packed({**{name: text.encode() for name, text in parts.items()}, **(extra or {})})


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def _relations(*targets: tuple[str, str]) -> str:
    found = "".join(f'<Relationship Type="{_OFFICE}/{sort}" Target="{target}"/>' for sort, target in targets)
    return f"<Relationships>{found}</Relationships>"


def p(inside: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    runs = inside if inside.startswith("<") or not inside else r(inside)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>"


def r(text: str, marks: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


CENTRED = '<w:jc w:val="center"/>'
