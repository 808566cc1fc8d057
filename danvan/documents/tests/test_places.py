"""Finding a sentence again, and showing a text as it was meant: pure."""

import pytest

from danvan.documents.places import find_words, flowing


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rà soát thủ tục", "rà soát\n  thủ tục"),
        ("thủ tục", "thủ tục"),
        ("không có câu này", None),
        ("", None),
        ("câu " * 600, None),
        ("(a.*b)", None),
    ],
)
def test_a_sentence_is_found_however_its_lines_are_broken(words, found):
    text = "1. Sở Nội vụ rà soát\n  thủ tục hành chính."

    place = find_words(text, words)

    assert (text[place[0] : place[1]] if place else None) == found


LONG = "Thực hiện Quy chế dân chủ theo quy định của Luật và theo Nghị định số"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("nâng cao nhận\nthức của cán bộ", "nâng cao nhận thức của cán bộ"),
        (f"{LONG}\n59/2023/NĐ-CP ngày", f"{LONG} 59/2023/NĐ-CP ngày"),
        (f"{LONG}\n14/8/2023 của Chính phủ", f"{LONG} 14/8/2023 của Chính phủ"),
        ("I. MỤC ĐÍCH,\nYÊU CẦU", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("1. Mục đích\n2. Yêu cầu", "1. Mục đích\n2. Yêu cầu"),
        (f"{LONG}\n- Sở Nội vụ", f"{LONG}\n- Sở Nội vụ"),
        (f"{LONG}\na) Sở Nội vụ", f"{LONG}\na) Sở Nội vụ"),
        (f"{LONG}\n2.1. Sở Nội vụ", f"{LONG}\n2.1. Sở Nội vụ"),
        (f"{LONG}.\nSở Nội vụ", f"{LONG}.\nSở Nội vụ"),
        ("ỦY BAN NHÂN DÂN\nTỈNH SÔNG THỬ", "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THỬ"),
        ("Kính gửi:\nCác sở", "Kính gửi:\nCác sở"),
        ("một\n\nhai", "một\n\nhai"),
    ],
)
def test_lines_that_only_the_page_broke_are_joined(text, shown):
    assert flowing(text) == shown


@pytest.mark.parametrize("rule", ["|", "-------", "   |", "_____", "***", "- - -"])
def test_the_rules_of_a_copied_page_are_not_shown_and_every_letter_stays_at_its_place(rule):
    text = f"KẾ HOẠCH\n{rule}\nNăm 2026"

    shown = flowing(text)

    assert (len(shown), shown.index("Năm")) == (len(text), text.index("Năm"))
    assert (shown.split() == ["KẾ", "HOẠCH", "Năm", "2026"]) == (rule != "- - -")


def test_what_breaks_inside_a_sentence_that_was_read_was_broken_by_the_page():
    text = "- 100% cơ quan thuộc\nUBND tỉnh có kế hoạch.\nSở Nội vụ"

    assert flowing(text, [(2, text.index("hoạch"))]) == "- 100% cơ quan thuộc UBND tỉnh có kế hoạch.\nSở Nội vụ"


def test_endless_lines_take_time_in_proportion():
    assert len(flowing("a\n" * 100_000)) == 200_000
