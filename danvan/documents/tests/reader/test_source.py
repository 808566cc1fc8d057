"""The text as the patterns see it, letter by letter, and the way back to the text as it was given."""

import unicodedata

import pytest

from danvan.documents.reader import read
from danvan.documents.reader.source import Source

SAID = "Ủy ban nhân dân tỉnh hòa giải, thủy lợi, khỏe, quý báu"


@pytest.mark.parametrize(
    ("given", "low"),
    [
        ("ỦY BAN", "ủy ban"),
        ("hoà giải, thuỷ lợi, khoẻ mạnh", "hòa giải, thủy lợi, khỏe mạnh"),
        ("quý, quỳ, qúy", "quý, quỳ, qúy"),
        ("hoàn, toàn, thuyền", "hoàn, toàn, thuyền"),
        ("Ðảng uỷ", "đảng ủy"),
        ("a\u00a0b\u2003c\u3000d", "a b c d"),
        ("– — − • ● ▪", "- - - - - -"),
        ("một\u2028hai\x0cba", "một\nhai\nba"),
        ("một\r\nhai", "một \nhai"),
        ("một\rhai", "một\nhai"),
        ("Số： 21", "số: 21"),
        ("# Tiêu đề *nghiêng* _gạch_", "  tiêu đề  nghiêng   gạch "),
        ("* Một việc", "- một việc"),
        ("2\\.1\\) Một việc", "2.1) một việc"),
        ("công\u00adtác", "côngtác"),
        ("\ufeffKế hoạch\u200b", "kế hoạch"),
        ("İ", "i"),
    ],
)
def test_what_looks_alike_is_seen_alike(given, low):
    assert Source(given).low == low


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_letters_whose_marks_stand_apart_are_read_as_one(form):
    assert Source(unicodedata.normalize(form, SAID)).low == SAID.lower()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_word_is_shown_where_it_stands_in_the_text_as_given(form):
    given = unicodedata.normalize(form, f"\ufeff{SAID} năm \u200b2026, tổng kết")
    source = Source(given)

    for word in ("nhân dân", "thủy lợi", "2026", "tổng kết"):
        at = source.low.index(word)
        start, end = source.original(at, at + len(word))
        assert unicodedata.normalize("NFC", given[start:end]) == word


def test_a_place_is_shown_without_the_blanks_around_it():
    source = Source("một   hai   ba")

    assert source.original(3, 9) == (6, 9)


def test_words_are_told_on_one_line_without_the_walls_of_cells():
    source = Source("Sở Nội vụ |\n  tỉnh\t Lam Kiều")

    assert source.words(0, len(source.plain)) == "Sở Nội vụ tỉnh Lam Kiều"


PLAN = """ỦY BAN NHÂN DÂN
TỈNH LAM KIỀU
Số: 21/KH-UBND
Lam Kiều, ngày 16 tháng 01 năm 2026

KẾ HOẠCH
Thực hiện công tác hòa giải năm 2026

I. CHỈ TIÊU
1. 100% tổ hòa giải hoạt động có hiệu quả trước ngày 30/6/2026.
Nơi nhận:
- Các sở;
- Lưu: VT.
CHỦ TỊCH
Trần Thị Mẫu
"""
DAMAGE = {
    "marks apart": lambda text: unicodedata.normalize("NFD", text),
    "old places of tones": lambda text: text.replace("hòa", "hoà").replace("ỦY", "UỶ"),
    "another Đ": lambda text: text.replace("Đ", "Ð").replace("đ", "ð"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "only carriage returns": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "spaces of no width": lambda text: text.replace(" ", " \u200b"),
    "blanks at the ends": lambda text: text.replace("\n", "   \n"),
    "lines of Unicode": lambda text: text.replace("\n", "\u2028"),
}


def told(text):
    reading = read(text)
    header = reading.header
    return (
        header.symbol.value,
        header.date.value,
        header.signer.value,
        [Source(each.value).low for each in header.issuers],
        [(each.value, each.scope.replace("oà", "òa")) for each in reading.targets],
        [each.date for each in reading.deadlines],
        [each.name for each in reading.recipients],
    )


@pytest.mark.parametrize("how", DAMAGE)
def test_a_paper_damaged_on_its_way_reads_as_the_whole_one(how):
    assert told(DAMAGE[how](PLAN)) == told(PLAN)
