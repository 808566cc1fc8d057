"""Word documents and workbooks from their parts, so that each part can be what the test says."""

from danvan.files.tests.papers.zips import Parts, archive

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument."
WORD_MAIN = OFFICE + "wordprocessingml.document.main+xml"
SHEET_MAIN = OFFICE + "spreadsheetml.sheet.main+xml"


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def in_font(text: str, font: str) -> str:
    return paragraph(text, run=f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


def numbered(text: str, number: int, depth: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: list[str]) -> str:
    lines = "".join(f"<w:tr>{''.join(map(_cell, cells))}</w:tr>" for cells in rows)
    return f"<w:tbl>{lines}</w:tbl>"


def _cell(text: str) -> str:
    return f"<w:tc>{''.join(paragraph(line) for line in text.split(chr(10)))}</w:tc>"


def box(text: str) -> str:
    """A text box as Word writes it: once for itself, once for older versions."""
    held = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    new = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{held}</wps:txbx></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:textbox>{held}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r></w:p>"


def xml(body: str, name: str = "document", prologue: str = "") -> str:
    spaces = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<w:{name} {spaces}>{body}</w:{name}>'


def word_parts(body: str, main: str = WORD_MAIN, prologue: str = "", types: str = "") -> Parts:
    return {
        "[Content_Types].xml": content_types(f'<Override PartName="/word/document.xml" ContentType="{main}"/>{types}'),
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
        "word/document.xml": xml(f"<w:body>{body}</w:body>", prologue=prologue),
    }


def docx(body: str = "", extra: Parts | None = None, **how: str) -> bytes:
    return archive(word_parts(body or paragraph("Kế hoạch công tác dân vận"), **how) | (extra or {}))


def content_types(overrides: str) -> str:
    default = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<?xml version="1.0"?><Types xmlns="{TYPES}">{default}{overrides}</Types>'


def relations(*each: tuple[str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{at}" Type="{KINDS}/{kind}" Target="{target}" {mode}/>'
        for at, (kind, target, mode) in enumerate(each)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def sheet_parts(rows: str, prologue: str = "") -> Parts:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    overrides = f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_MAIN}"/>'
    sheets = f'<sheets><sheet name="Trang 1" sheetId="1" r:id="r0" xmlns:r="{KINDS}"/></sheets>'
    return {
        "[Content_Types].xml": content_types(overrides),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{main}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml", "")),
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{prologue}<worksheet xmlns="{main}">'
        f"<sheetData>{rows}</sheetData></worksheet>",
    }


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def xlsx(rows: str = "", extra: Parts | None = None, prologue: str = "") -> bytes:
    return archive(sheet_parts(rows or f'<row r="1">{cell("A1", "Đơn vị")}</row>', prologue) | (extra or {}))
