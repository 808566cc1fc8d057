"""The styles of a paper, by the names under which Word lists them. Everything that is set looks as its style says, so that
an office can change a whole paper by changing a style.
"""

from dataclasses import dataclass, replace

from danvan.papers.measuring import Face
from danvan.papers.paper import Form
from danvan.papers.rules import FONT, LANGUAGE, twips

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEADINGS = {1: "Heading1", 2: "Heading2", 3: "Heading3"}


@dataclass(frozen=True)
class Style:
    """A paragraph style: sizes and spaces in points, indents in mm. `line` is a multiple; `at_least` a height."""

    key: str
    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    align: str = "left"
    before: float = 0
    first_line: float = 0
    left: float = 0
    hanging: float = 0
    line: float = 1
    at_least: float = 0
    exactly: float = 0
    keep_next: bool = False
    outline: int | None = None

    @property
    def face(self) -> Face:
        """The letters that a title of this style is measured in."""
        return "bold" if self.bold else "italic" if self.italic else "upright"


def _styles(form: Form) -> tuple[Style, ...]:
    party = form is Form.PARTY
    head = 14 if party else 13
    body = _party_body if party else _state_body
    section = replace(body, bold=True, keep_next=True)
    return (
        Style("Normal", "Normal"),
        Style("Above", "Tên cơ quan cấp trên", head, align="center"),
        Style("Issuer", "Tên cơ quan ban hành", head, bold=True, align="center"),
        Style("UnderIssuer", "Dấu sao", head, align="center", exactly=14),
        Style("Nation", "Tiêu đề Đảng" if party else "Quốc hiệu", 15 if party else 13, bold=True, align="center"),
        Style("Motto", "Tiêu ngữ", 14, bold=True, align="center"),
        # Nine tenths of a point more bring its line level with the date's, whose letters are a point larger.
        Style("Number", "Số, ký hiệu", head, align="center", before=6 if party else 6.9),
        Style("Dated", "Địa danh, ngày tháng", 14, italic=True, align="center", before=6),
        Style("LetterSubject", "Trích yếu công văn", 12, italic=party, align="center", before=6),
        Style("Kind", "Tên loại văn bản", 16 if party else 14, bold=True, align="center", before=18, keep_next=True),
        Style("Subject", "Trích yếu", 14, bold=True, align="center", keep_next=True),
        Style("To", "Kính gửi", 14, italic=party, align="center", before=12),
        # "Kính gửi" is 17.6 mm wide: the dashes stand under its colon.
        Style("ToSeveral", "Kính gửi nhiều nơi", 14, italic=party, before=12, left=26, keep_next=True),
        Style("ToEach", "Kính gửi từng nơi", 14, italic=party, left=46.6, hanging=3),
        body,
        replace(body, key="Basis", name="Căn cứ", italic=not party),
        replace(section, key="Heading1", name="heading 1", outline=0),
        replace(section, key="Heading2", name="heading 2", outline=1),
        replace(section, key="Heading3", name="heading 3", outline=2, italic=True),
        Style(
            "RecipientsHead", "Nơi nhận", 14 if party else 12, not party, not party, underlined=party, keep_next=True
        ),
        Style("Recipient", "Từng nơi nhận", 12 if party else 11, left=2.5, hanging=2.5, keep_next=True),
        Style("Authority", "Quyền hạn", 14, bold=True, align="center", keep_next=True),
        Style("Post", "Chức vụ", 14, bold=not party, align="center", keep_next=True),
        # Four to five lines for the signature and the seal.
        Style("Signer", "Họ tên người ký", 14, bold=True, align="center", before=72, keep_next=True),
        Style("Annex", "Phụ lục", 14, bold=True, align="center", keep_next=True),
        Style("AnnexTitle", "Tên phụ lục", 14, bold=True, align="center", keep_next=True),
        Style("AnnexNote", "Kèm theo văn bản", 14, italic=True, align="center", keep_next=True),
        Style("CellHead", "Đầu bảng", 12, bold=True, align="center", before=2, keep_next=True),
        Style("Cell", "Ô bảng", 12, before=2),
        Style("CellMiddle", "Ô bảng, giữa", 12, align="center", before=2),
        Style("CellRight", "Ô bảng, số", 12, align="right", before=2),
        Style("Header", "header", 14, align="center"),
        Style("Rule", "Đường kẻ", 1, align="center", exactly=3),
        Style("End", "Cuối phần", 1, exactly=1),
        Style("Gap", "Khoảng cách", 1, exactly=6),
    )


_state_body = Style("Body", "Nội dung", 14, align="both", before=6, first_line=12.7, line=1.1)
_party_body = Style("Body", "Nội dung", 14, align="both", before=6, first_line=10, at_least=18)
STYLES = {form: {style.key: style for style in _styles(form)} for form in Form}


def styles_part(form: Form) -> str:
    """word/styles.xml."""
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/><w:color w:val="000000"/>'
        f'<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        + "".join(map(_style, STYLES[form].values()))
        + _TABLES
        + "</w:styles>"
    )


def _style(style: Style) -> str:
    default = ' w:default="1"' if style.key == "Normal" else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.key}"><w:name w:val="{style.name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{_letters(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    keep = "<w:keepNext/>" if style.keep_next else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    indent = f' w:left="{twips(style.left)}"' if style.left else ""
    indent += f' w:hanging="{twips(style.hanging)}"' if style.hanging else ""
    indent += f' w:firstLine="{twips(style.first_line)}"' if style.first_line else ""
    return (
        f'{keep}<w:spacing w:before="{round(style.before * 20)}" w:after="0" {_height(style)}/>'
        + (f"<w:ind{indent}/>" if indent else "")
        + f'<w:jc w:val="{style.align}"/>{outline}'
    )


def _height(style: Style) -> str:
    if style.exactly:
        return f'w:line="{round(style.exactly * 20)}" w:lineRule="exact"'
    if style.at_least:
        return f'w:line="{round(style.at_least * 20)}" w:lineRule="atLeast"'
    return f'w:line="{round(style.line * 240)}" w:lineRule="auto"'


def _letters(style: Style) -> str:
    marks = ("<w:b/><w:bCs/>" if style.bold else "") + ("<w:i/><w:iCs/>" if style.italic else "")
    size = round(style.size * 2)
    return f'{marks}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' + ('<w:u w:val="single"/>' * style.underlined)


def _edge(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'


_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    '</w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Grid"><w:name w:val="Bảng có kẻ"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(map(_edge, ("top", "left", "bottom", "right", "insideH", "insideV")))
    + '</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
