"""Paragraphs put together again: what the page broke is joined, what the writer ended is not."""

import pytest

from danvan.documents.reader.paragraphs import Body
from danvan.documents.reader.sentences import Sentences
from danvan.documents.reader.source import Source

FULL = "Tiếp tục đổi mới nội dung, phương thức tuyên truyền, vận động các tầng lớp Nhân dân tham gia phong trào"


def paragraphs(text):
    source = Source(text)
    return [source.words(each.start, each.end) for each in Body(source, [(0, len(text), False)]).paragraphs]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["- Nâng cao nhận", "thức của cán bộ."], ["- Nâng cao nhận thức của cán bộ."]),
        (["- Nâng cao nhận thức.", "- Tăng cường vận động."], ["- Nâng cao nhận thức.", "- Tăng cường vận động."]),
        (["I. MỤC ĐÍCH,", "YÊU CẦU"], ["I. MỤC ĐÍCH, YÊU CẦU"]),
        (["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích"], ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích"]),
        (["1. Sở Nội vụ phối hợp với", "Ban Dân vận Tỉnh ủy"], ["1. Sở Nội vụ phối hợp với Ban Dân vận Tỉnh ủy"]),
        (
            ["- Thực hiện Kế hoạch số", "21/KH-UBND của UBND tỉnh."],
            ["- Thực hiện Kế hoạch số 21/KH-UBND của UBND tỉnh."],
        ),
        (["- Giai đoạn 2026", "- 2030 của tỉnh."], ["- Giai đoạn 2026 - 2030 của tỉnh."]),
        (["- Các cơ quan (sở, ban, ngành", "Các xã) thực hiện."], ["- Các cơ quan (sở, ban, ngành Các xã) thực hiện."]),
        (["1. Kết quả:", "Đạt yêu cầu."], ["1. Kết quả:", "Đạt yêu cầu."]),
        (["- Một.", "", "- Hai."], ["- Một.", "- Hai."]),
        (["- Nâng cao nhận", "", "thức của cán bộ."], ["- Nâng cao nhận thức của cán bộ."]),
        ([f"1. {FULL}", "Của toàn tỉnh và các xã trên địa bàn."], [f"1. {FULL} Của toàn tỉnh và các xã trên địa bàn."]),
        (["- Trong đó:", "+ Tỉnh: 5.", "+ Xã: 7."], ["- Trong đó:", "+ Tỉnh: 5.", "+ Xã: 7."]),
        (["a) Đối với xã", "b) Đối với phường"], ["a) Đối với xã", "b) Đối với phường"]),
        (["- Một", "|", "Hai"], ["- Một", "Hai"]),
        (["1. Tuyên truyền", "1", "2. Vận động"], ["1. Tuyên truyền", "2. Vận động"]),
        (["-----", "1. Tuyên truyền."], ["1. Tuyên truyền."]),
        ([], []),
    ],
)
def test_lines_are_joined_where_only_the_page_broke_them(lines, joined):
    assert paragraphs("\n".join(lines)) == joined


def test_page_numbers_that_count_up_are_left_out_and_lone_figures_are_not():
    text = "\n".join(["1. Một việc.", "2", "2. Hai việc.", "3", "3. Ba việc.", "57", "4. Bốn việc."])

    assert " ".join(paragraphs(text)) == "1. Một việc. 2. Hai việc. 3. Ba việc. 57 4. Bốn việc."


def test_where_blank_lines_part_all_items_a_wrapped_line_belongs_to_its_item():
    items = [
        f"{at}. {FULL}\nTrong các cơ quan, đơn vị trên địa bàn toàn tỉnh và các xã, phường năm 2026"
        for at in range(1, 8)
    ]

    assert len(paragraphs("\n\n".join(items))) == 7


def sentences(text):
    source = Source(text)
    body = Body(source, [(0, len(text), False)])
    (paragraph,) = body.paragraphs
    found, places, at = [], Sentences(body), paragraph.body
    while at < paragraph.end:
        start, end = places.around(paragraph, at)
        found.append(source.words(start, end))
        at = max(end, at + 1)
    return found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("- Một việc. Hai việc.", ["Một việc.", "Hai việc."]),
        ("- Một việc; hai việc.", ["Một việc;", "hai việc."]),
        ("- Trên địa bàn TP. Lam Kiều có 5 xã.", ["Trên địa bàn TP. Lam Kiều có 5 xã."]),
        ("- Đạt 98.5% và 1.500 cây.", ["Đạt 98.5% và 1.500 cây."]),
        ("- Phong trào “Dân vận khéo.” Các xã đăng ký.", ["Phong trào “Dân vận khéo.”", "Các xã đăng ký."]),
        ("- Điểm a. khoản 2 của Luật.", ["Điểm a. khoản 2 của Luật."]),
    ],
)
def test_sentences_end_at_stops_and_not_at_abbreviations_or_figures(text, parts):
    assert sentences(text) == parts


def test_a_sentence_without_end_is_cut_between_words():
    found = sentences("- " + "tuyên truyền vận động " * 200)

    assert [len(part) < 1500 for part in found] == [True] * len(found)
    assert " ".join(found) == ("tuyên truyền vận động " * 200).strip()
