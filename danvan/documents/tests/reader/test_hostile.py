"""Whatever the text, there is an answer, its spans lie in the text, and ten times the text takes about ten times as long."""

import gc
import json
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.documents.reader import as_json, read
from danvan.documents.tests.reader.papers import plan_hard_wrapped

WORDS = """Căn cứ,Kế hoạch số,12/KH-UBND,ngày 15/12/2025,trước ngày 5 tháng 6,hằng năm,100%,ít nhất 01 mô hình,báo cáo,
Sở Nội vụ,Ủy ban nhân dân tỉnh,KẾ HOẠCH,Nơi nhận:,PHỤ LỤC,TM.,CHỦ TỊCH,Số:,Lam Kiều,ngày,I.,1.,2.1.,a),-,+,|,“,(,Thời gian:,
phối hợp với,V/v,giai đoạn 2025-2030,từ 80%,trở lên,xuống,điểm,Điều 1.,Một là,quý II,hằng tháng,của,và,đến,;,.""".replace(
    "\n", ""
).split(",")
WORDS += ["\n", "\n\n", "\t", "     ", "o\u0323\u0302", "\u200b", "İ"]
papers = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=60).map(" ".join)
HOSTILE = {
    "Căn cứ": "Căn cứ " * 700,
    "brackets": "(" * 4000,
    "numbers": "1.1.1.1\n" * 400,
    "one long number": "1." * 2500,
    "dates without end": "trước ngày 15/12, " * 250,
    "shares without end": "phấn đấu 100% " * 300,
    "pipes": "|\n" * 2500,
    "quotes": "“a\n" * 1200,
    "letterheads": "KẾ HOẠCH\n" * 500,
    "recipients": "Nơi nhận:\n" + "- A;\n" * 1000,
    "marks": ("a" + "\u0301\u0323" * 9) * 250,
    "blank lines": "\n" * 5000,
    "capitals": "ỦY BAN " * 600,
    "symbols": "12/KH-UBND " * 400,
    "a plan": plan_hard_wrapped(),
}


def spans_in(value):
    if isinstance(value, dict):
        yield from (tuple(value[name]) for name in ("span", "figure") if value.get(name))
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from spans_in(item)


@given(papers)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_reading_whose_spans_show_something_in_it(paper):
    said = as_json(read(paper))

    json.dumps(said, ensure_ascii=False)
    assert all(0 <= start < end <= len(paper) and paper[start:end].strip() for start, end in spans_in(said))


@given(papers)
@settings(max_examples=30, deadline=None)
def test_the_same_text_gives_the_same_reading(paper):
    assert read(paper) == read(paper)


def cost(text):
    gc.disable()  # the collector's own work grows a little faster than what it collects
    started = process_time()
    read(f"KẾ HOẠCH\nThí dụ\n\nI. NỘI DUNG\n{text}")  # the letterhead is looked for in the first lines only
    gc.enable()
    return process_time() - started


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_ten_times_the_text_takes_about_ten_times_as_long(text):
    small = min(cost(text) for _ in range(4))
    large = min(cost(text * 10) for _ in range(2))

    assert large <= 16 * small + 0.1  # ten and the machine's own unrest; what grows with the square takes a hundred
