"""A Word document is read as it is seen on paper."""

import pytest

from danvan.core import legacy
from danvan.files.intake import Reading, read_words
from danvan.files.tests.papers import office, zips
from danvan.files.tests.papers.office import box, docx, in_font, numbered, paragraph, table, xml

LISTS = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2.%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>
    <w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
"""


def read(body: str, extra: dict | None = None) -> Reading:
    return read_words(docx(body, extra), "kế hoạch.docx")


def text(body: str, extra: dict | None = None) -> str:
    return read(body, extra).text


def test_paragraphs_are_lines_with_their_tabs_breaks_and_hyphens():
    run = "<w:r><w:t>Số</w:t><w:tab/><w:t>12</w:t><w:noBreakHyphen/><w:t>KH/TU</w:t><w:br/><w:t>Ngày</w:t></w:r>"

    assert text(f"{paragraph('Kế hoạch')}<w:p>{run}</w:p>") == "Kế hoạch\nSố\t12-KH/TU\nNgày"


def test_struck_out_hidden_and_field_words_are_left_out_and_inserted_ones_kept():
    body = (
        "<w:p><w:ins><w:r><w:t>thêm </w:t></w:r></w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:hyperlink><w:r><w:t>nối</w:t></w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:instrText> PAGE </w:instrText></w:r></w:p>"
    )

    assert text(body) == "thêm nối"


def test_capitals_by_format_are_read_as_capitals():
    assert text(paragraph("kế hoạch", run="<w:caps/>") + paragraph("số", run='<w:caps w:val="0"/>')) == "KẾ HOẠCH\nsố"


def test_numbers_that_word_writes_by_itself_are_in_the_text():
    body = "".join(
        [
            numbered("Mục đích", 1),
            numbered("Yêu cầu", 1, 1),
            numbered("Chi tiết", 1, 2),
            numbered("Chi tiết khác", 1, 2),
            numbered("Nhiệm vụ", 1),
            numbered("Việc đầu", 1, 1),
            numbered("Gạch", 2),
            numbered("Cộng", 2, 1),
            numbered("Tiếp từ bốn", 3),
            numbered("Năm", 3),
        ]
    )

    read = text(body, {"word/numbering.xml": xml(LISTS, "numbering")})

    assert read.split("\n") == [
        "I. Mục đích",
        "1. Yêu cầu",
        "1.a) Chi tiết",
        "1.b) Chi tiết khác",
        "II. Nhiệm vụ",
        "1. Việc đầu",
        "- Gạch",
        "+ Cộng",
        "IV. Tiếp từ bốn",
        "V. Năm",
    ]


def test_a_style_brings_its_list_and_what_it_is_based_on():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    parts = {"word/numbering.xml": xml(LISTS, "numbering"), "word/styles.xml": xml(styles, "styles")}

    assert text(paragraph("Mục đích", '<w:pStyle w:val="MucCon"/>'), parts) == "I. Mục đích"


def test_styles_based_on_each_other_do_not_hold_the_reader_up():
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )

    assert text(paragraph("Chữ", '<w:pStyle w:val="A"/>'), {"word/styles.xml": xml(styles, "styles")}) == "Chữ"


def test_a_letterhead_is_read_block_by_block():
    heads = table(
        ["ỦY BAN NHÂN DÂN\nTỈNH X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 12/KH-UBND", "X, ngày 16 tháng 01 năm 2025"],
    )

    assert text(heads + paragraph("KẾ HOẠCH")).split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH X",
        "|",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "|",
        "Số: 12/KH-UBND",
        "|",
        "X, ngày 16 tháng 01 năm 2025",
        "KẾ HOẠCH",
    ]


def test_a_table_is_read_row_by_row_and_empty_cells_keep_their_place():
    rows = table(["TT", "Nhiệm vụ", "Chủ trì", "Hạn"], ["1", "Sơ kết", "", "30/6"], ["2", "Tổng\nkết", "Sở Nội vụ", ""])

    assert text(rows) == "TT | Nhiệm vụ | Chủ trì | Hạn\n1 | Sơ kết |  | 30/6\n2 | Tổng kết | Sở Nội vụ |"


def test_a_table_split_over_pages_is_one_table_with_one_heading():
    head = ["TT", "Nhiệm vụ", "Chủ trì"]
    parts = [
        table(head, ["1", "Sơ kết", "Sở A"]),
        table(head, ["2", "Tổng kết", "Sở B"]),
        table(["3", "Nhân rộng", "Sở C"]),
    ]

    assert text(f"{parts[0]}{paragraph('')}{parts[1]}{parts[2]}") == (
        "TT | Nhiệm vụ | Chủ trì\n1 | Sơ kết | Sở A\n2 | Tổng kết | Sở B\n3 | Nhân rộng | Sở C"
    )


def test_two_tables_with_words_between_them_keep_both_headings():
    head = ["TT", "Nhiệm vụ", "Chủ trì"]
    one, two = table(head, ["1", "Sơ kết", "Sở A"]), table(head, ["1", "Tổng kết", "Sở B"])

    assert text(one + paragraph("Phụ lục 2") + two).split("\n")[2:4] == ["Phụ lục 2", "TT | Nhiệm vụ | Chủ trì"]


def test_a_cell_merged_downwards_is_said_once():
    cell = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    rows = "".join(
        f"<w:tr>{cell.format(how, paragraph('Sở A'))}{f'<w:tc>{paragraph(word)}</w:tc>' * 3}</w:tr>"
        for how, word in ((' w:val="restart"', "x"), ("", "y"))
    )

    assert text(f"<w:tbl>{rows}</w:tbl>") == "Sở A | x | x | x\n | y | y | y"


def test_headers_and_text_boxes_are_told_apart_and_a_box_is_read_once():
    reading = read(paragraph("Kế hoạch") + box("MẬT"), {"word/header1.xml": xml(paragraph("Tài liệu họp"), "hdr")})

    assert (reading.text, reading.margins, reading.boxes) == ("Kế hoạch\n\nMẬT", ["Tài liệu họp"], ["MẬT"])


def test_letters_of_old_fonts_are_read_by_the_name_of_the_font():
    body = in_font("§Èy m¹nh c«ng t¸c d©n vËn", ".VnTime") + in_font("kÕ ho¹ch", ".VnTimeH") + paragraph("§ 5 của Luật")

    assert text(body) == "Đẩy mạnh công tác dân vận\nKẾ HOẠCH\n§ 5 của Luật"


def test_a_vni_letter_split_over_two_runs_is_one_letter():
    font = '<w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr>'
    runs = "".join(f"<w:r>{font}<w:t>{part}</w:t></w:r>" for part in ("coâng taùc daân va", "än"))

    assert text(f"<w:p>{runs}</w:p>") == "công tác dân vận"


def test_an_old_font_may_come_from_the_style_or_from_the_private_area():
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
    )
    private = "".join(chr(0xF000 + ord(letter)) for letter in "d©n vËn")

    assert text(paragraph("c«ng t¸c ") + paragraph(private), {"word/styles.xml": xml(styles, "styles")}) == (
        "công tác \ndân vận"
    )


def test_decomposed_letters_come_out_composed():
    decomposed = "Kê\u0301 hoa\u0323ch co\u0302ng ta\u0301c da\u0302n va\u0323\u0302n"

    assert text(paragraph(decomposed)) == "Kế hoạch công tác dân vận"


def test_symbols_and_content_controls_are_read():
    symbol = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> Việc</w:t></w:r></w:p>'

    assert text(f"<w:sdt><w:sdtContent>{symbol}</w:sdtContent></w:sdt>") == "- Việc"


def test_a_chart_with_its_workbook_is_an_honest_document():
    chart = {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": office.xlsx()}

    assert text(paragraph("Biểu đồ"), chart) == "Biểu đồ"


def test_a_document_made_by_a_strict_word_is_read_too():
    strict = xml(f"<w:body>{paragraph('Kế hoạch')}</w:body>").replace(
        office.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    parts = office.word_parts("") | {"word/document.xml": strict}

    assert read_words(zips.archive(parts), "a.docx").text == "Kế hoạch"


@pytest.mark.parametrize("capitals", [False, True])
def test_every_tcvn3_letter_survives_a_document(capitals):
    written = "¨©ª«¬\xad®µ¸"
    font = ".VnTimeH" if capitals else ".VnTime"

    assert text(in_font(f"a{written}", font)) == legacy.from_tcvn3(f"a{written}", capitals=capitals)
