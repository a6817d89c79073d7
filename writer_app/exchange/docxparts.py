"""The parts of a DOCX file that are the same for every book: styles, footer, and what ties them together."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
PACKAGE_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/footer" Target="footer1.xml"/></Relationships>'
)
FOOTER = (
    f'{HEAD}<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
)
DOCUMENT_HEAD = f'{HEAD}<w:document xmlns:w="{MAIN}" xmlns:r="{_OFFICE}"><w:body>\n'

_LETTER, _A4 = (12240, 15840), (11906, 16838)


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style: what it adds to `base`, what follows it, and its size in half points (0: that of its base)."""

    id: str
    name: str
    paragraph: str
    base: str = "Normal"
    after: str = ""
    size: int = 0
    own: bool = False

    def xml(self) -> str:
        follower = f'<w:next w:val="{self.after}"/>' if self.after else ""
        letters = f'<w:rPr><w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/></w:rPr>' if self.size else ""
        own = ' w:customStyle="1"' if self.own else ""
        return (
            f'<w:style w:type="paragraph"{own} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.base}"/>{follower}<w:qFormat/><w:pPr>{self.paragraph}</w:pPr>{letters}</w:style>'
        )


_CENTRE = '<w:jc w:val="center"/>'
_STYLES = (
    _Style("Title", "Title", f'<w:spacing w:before="4800" w:after="240"/>{_CENTRE}', after="Subtitle", size=56),
    _Style("Subtitle", "Subtitle", _CENTRE, after="BodyText"),
    _Style(
        "Heading1",
        "heading 1",
        f'<w:keepNext/><w:pageBreakBefore/><w:spacing w:before="1440" w:after="720"/>{_CENTRE}<w:outlineLvl w:val="0"/>',
        after="FirstParagraph",
        size=32,
    ),
    _Style(
        "Heading2",
        "heading 2",
        '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="1"/>',
        after="FirstParagraph",
        size=26,
    ),
    _Style("BodyText", "Body Text", '<w:spacing w:line="480" w:lineRule="auto"/><w:ind w:firstLine="720"/>'),
    _Style("FirstParagraph", "First Paragraph", '<w:ind w:firstLine="0"/>', base="BodyText", after="BodyText", own=True),
    _Style(
        "BlockText",
        "Block Text",
        '<w:spacing w:before="120" w:after="120"/><w:ind w:left="720" w:right="720" w:firstLine="0"/>',
        base="BodyText",
        after="BodyText",
    ),
    _Style(
        "SceneBreak",
        "Scene Break",
        f'<w:keepNext/><w:ind w:firstLine="0"/>{_CENTRE}',
        base="BodyText",
        after="FirstParagraph",
        own=True,
    ),
    _Style("Footer", "footer", _CENTRE),
)


def styles(language: str) -> str:
    """The styles of a manuscript, its prose in `language`."""
    made = "".join(style.xml() for style in _STYLES)
    return (
        f'{HEAD}<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
        f'<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="{language}" w:eastAsia="{language}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/><w:qFormat/></w:style>{made}</w:styles>'
    )


def section(language: str) -> str:
    """The page: Letter where English is meant for America or no country is named, else A4; no number on the first."""
    width, height = _LETTER if language.lower() in ("en", "en-us") else _A4
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )


def properties(title: str, author: str, language: str) -> str:
    """What the file says about itself; the texts are ready to stand in XML."""
    creator = f"<dc:creator>{author}</dc:creator>" if author else ""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{creator}<dc:language>{language}</dc:language><dc:title>{title}</dc:title></cp:coreProperties>"
    )
