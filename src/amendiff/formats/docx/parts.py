"""The parts of a new Word file that never change: styles, settings, what leads to what. Knows no text.

The look is that of United Nations documents: preambular paragraphs indented, operative ones numbered.
"""

from amendiff.model.document import Kind, Provision

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
RECORD = "urn:amendiff:record:1"
"""The namespace of the part in which our own operations travel."""
RECORD_PART = "customXml/item1.xml"
DEEPEST = 8
_STEP = 567

STYLE_OF = {
    Kind.TITLE: "Title",
    Kind.OPENING: "Opening",
    Kind.PREAMBULAR: "Preambular",
    Kind.OPERATIVE: "Operative",
    Kind.PARAGRAPH: "Normal",
    Kind.ANNEX: "Annex",
    Kind.GAP: "Gap",
    Kind.FOOTNOTE: "FootnoteText",
    Kind.ROW: "TableText",
}
SPACER = "Spacer"
"""The style of a paragraph that is no part of the text: it only lets a table, or the last paragraph, be tracked."""


def style_of(provision: Provision, base: int) -> str:
    """Return the paragraph style of *provision*; *base* is the depth at which its part of the text begins."""
    if provision.kind is Kind.HEADING:
        return f"Heading{min(max(provision.level - 1, 1), 6)}"
    if provision.kind is Kind.SUB:
        return f"Sub{min(max(provision.depth - base, 1), DEEPEST)}"
    return STYLE_OF.get(provision.kind, "Normal")


def _paragraph(name: str, said: str, properties: str, run: str = "", *, extra: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" {extra}w:styleId="{name}"><w:name w:val="{said}"/>'
        + ('<w:basedOn w:val="Normal"/>' if name != "Normal" else "")
        + f"<w:qFormat/>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}"
        + f"{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
    )


def styles_xml(language: str, *, right_to_left: bool) -> str:
    """Return the part ``word/styles.xml``."""
    custom = 'w:customStyle="1" '
    found = [
        (
            f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
            f'w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
            f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/></w:rPr></w:rPrDefault>'
            "<w:pPrDefault/></w:docDefaults>"
        ),
        _paragraph(
            "Normal",
            "Normal",
            ("<w:bidi/>" if right_to_left else "") + '<w:spacing w:after="120" w:line="252" w:lineRule="auto"/>',
            "<w:rtl/>" if right_to_left else "",
            extra='w:default="1" ',
        ),
        (
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        ),
        (
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
            '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr></w:style>"
        ),
        _paragraph("Title", "Title", '<w:spacing w:after="240"/><w:jc w:val="center"/>', "<w:b/><w:bCs/>"),
        _paragraph("Opening", "Opening", f'<w:ind w:firstLine="{_STEP}"/>', extra=custom),
        _paragraph("Preambular", "Preambular paragraph", f'<w:ind w:firstLine="{_STEP}"/>', extra=custom),
        _paragraph("Operative", "Operative paragraph", f'<w:ind w:left="{_STEP}" w:hanging="{_STEP}"/>', extra=custom),
        _paragraph("Annex", "Annex", '<w:pageBreakBefore/><w:outlineLvl w:val="0"/>', "<w:b/><w:bCs/>", extra=custom),
        _paragraph("Gap", "Gap", '<w:jc w:val="center"/>', extra=custom),
        _paragraph(SPACER, "Spacer", '<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>', extra=custom),
        _paragraph("TableText", "Table text", '<w:spacing w:after="0"/>', extra=custom),
        _paragraph(
            "FootnoteText", "footnote text", '<w:spacing w:after="0"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>'
        ),
        _paragraph(
            "CommentText", "annotation text", '<w:spacing w:after="0"/>', '<w:sz w:val="20"/><w:szCs w:val="20"/>'
        ),
    ]
    for n in range(1, 7):
        said = f'<w:keepNext/><w:outlineLvl w:val="{n - 1}"/>'
        found.append(_paragraph(f"Heading{n}", f"heading {n}", said, "<w:b/><w:bCs/>"))
    for n in range(1, DEEPEST + 1):
        indent = f'<w:ind w:left="{_STEP * (n + 1)}" w:hanging="{_STEP}"/>'
        found.append(_paragraph(f"Sub{n}", f"Sub-paragraph {n}", indent, extra=custom))
    for name, said, run in (
        ("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
        ("CommentReference", "annotation reference", '<w:sz w:val="16"/><w:szCs w:val="16"/>'),
        ("Hyperlink", "Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>'),
        ("Code", "Code", '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'),
    ):
        found.append(
            f'<w:style w:type="character" {custom if name == "Code" else ""}w:styleId="{name}"><w:name w:val="{said}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{run}</w:rPr></w:style>'
        )
    return f"{HEAD}<w:styles {NAMESPACES}>{''.join(found)}</w:styles>"


SETTINGS = (
    f'{HEAD}<w:settings {NAMESPACES}><w:trackRevisions/><w:defaultTabStop w:val="{_STEP}"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
    'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
ROOT_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
RECORD_PROPERTIES = (
    f'{HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{6D1F3A0B-5C0E-4D52-9A5B-0A6D1E6E6466}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{RECORD}"/></ds:schemaRefs></ds:datastoreItem>'
)
RECORD_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{R}/customXmlProps" '
    'Target="itemProps1.xml"/></Relationships>'
)


_MODE = ' TargetMode="External"'


def relations_xml(targets: list[tuple[str, str, bool]]) -> str:
    """Return a part of relationships: for each its type, where it leads, and whether that is outside."""
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{target}"{_MODE if outside else ""}/>'
        for n, (kind, target, outside) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def content_types_xml(names: list[str]) -> str:
    """Return the part that says what each part is."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    known = {
        "word/document.xml": f"{word}.document.main+xml",
        "word/styles.xml": f"{word}.styles+xml",
        "word/settings.xml": f"{word}.settings+xml",
        "word/numbering.xml": f"{word}.numbering+xml",
        "word/footnotes.xml": f"{word}.footnotes+xml",
        "word/comments.xml": f"{word}.comments+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{known[name]}"/>' for name in names if name in known
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
