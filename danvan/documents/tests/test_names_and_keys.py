"""Numbers and names as two people spell them: which are one, which are two. Pure tables; no database."""

import unicodedata
from datetime import date

import pytest

from danvan.documents.actions.citations import fits, names_one
from danvan.documents.issuers import spelled_out
from danvan.documents.models import Citation, Document
from danvan.documents.symbols import symbol_key

SAME_SYMBOLS = [
    [
        "21/KH-UBND",
        "21/kh-ubnd",
        "021/KH-UBND",
        "21 / KH - UBND",
        "Số: 21/KH-UBND",
        "Số 21/KH-UBND",
        "21/KH–UBND",
        "21/KH‑UBND",
    ],
    ["1878-QĐ/TU", "1878- QĐ/TU", "1878 -qđ/tu", "1878—QĐ/TU", "01878-QĐ/TU"],
    ["59/2023/NĐ-CP", "59/2023/nđ-cp", "59 /2023/ NĐ-CP", "059/2023/NĐ-CP"],
    ["88/KH-MTTQ-BTT", "88/kh-mttq-btt", "88/KH\u00ad-MTTQ\u200b-BTT"],
]
OTHER_SYMBOLS = ["21/KH-UBND", "21/KH-HĐND", "21-KH/UBND", "21a/KH-UBND", "210/KH-UBND", "21/QĐ-UBND", "21/QD-UBND", ""]


@pytest.mark.parametrize("spellings", SAME_SYMBOLS, ids=lambda spellings: spellings[0])
def test_a_number_is_the_same_however_it_is_typed(spellings):
    keys = {symbol_key(form) for said in spellings for form in (said, unicodedata.normalize("NFD", said))}

    assert len(keys) == 1


def test_other_numbers_are_other_papers():
    assert len({symbol_key(symbol) for symbol in OTHER_SYMBOLS}) == len(OTHER_SYMBOLS)


@pytest.mark.parametrize("symbol", ["", "   ", "Số:", "\u200b"])
def test_no_number_has_no_key(symbol):
    assert symbol_key(symbol) == ""


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("UBND tỉnh Lam Kiều", "Ủy ban nhân dân tỉnh Lam Kiều"),
        ("ubnd  Tỉnh lam kiều", "ỦY BAN NHÂN DÂN TỈNH LAM KIỀU"),
        ("Uỷ ban nhân dân tỉnh Lam Kiều", "Ủy ban nhân dân tỉnh Lam Kiều"),
        ("HĐND xã", "Hội đồng nhân dân xã"),
        (unicodedata.normalize("NFD", "UBND tỉnh Lam Kiều"), "UBND tỉnh Lam Kiều"),
    ],
)
def test_an_office_is_the_same_by_its_abbreviation_its_capitals_and_its_marks(words, same):
    assert spelled_out(words) == spelled_out(same)


NAMED = [
    ("Tỉnh ủy", ["Tỉnh ủy Lam Kiều"], True),
    ("Tỉnh ủy Lam Kiều", ["Tỉnh ủy"], True),
    ("UBND tỉnh", ["Sở Nội vụ", "Ủy ban nhân dân tỉnh Lam Kiều"], True),
    ("Ban Dân vận Tỉnh ủy", ["Ban Dân vận"], True),
    ("Ban Dân vận", ["Ban Tuyên giáo"], False),
    ("Sở Nội vụ", ["Sở Tài chính", "Sở Y tế"], False),
    ("UBND xã Đồng Mẫu", ["UBND xã Đồng Thử"], False),
    ("Chính phủ", ["Thủ tướng Chính phủ"], True),
    ("", ["Sở Y tế"], True),
    ("Sở Y tế", [], True),
    ("", [], True),
]


@pytest.mark.parametrize(("words", "issuers", "answer"), NAMED)
def test_a_citation_names_an_issuer_in_full_or_without_its_place(words, issuers, answer):
    assert names_one(words, issuers) is answer


DAY, NEXT = date(2025, 12, 27), date(2025, 12, 28)
FITS = [
    ("12-KH/TU", DAY, "Tỉnh ủy", DAY, True),
    ("12-KH/TU", DAY, "Tỉnh ủy", NEXT, False),
    ("12-KH/TU", DAY, "Tỉnh ủy", None, False),
    ("12-KH/TU", None, "Tỉnh ủy", DAY, False),
    ("12-KH/TU", DAY, "Ban Tổ chức", DAY, False),
    ("59/2023/NĐ-CP", None, "", date(2023, 8, 14), True),
    ("59/2023/NĐ-CP", None, "Chính phủ", None, True),
    ("59/2023/NĐ-CP", None, "Quốc hội", date(2023, 8, 14), False),
    ("59/2023/NĐ-CP", date(2023, 8, 14), "", date(2023, 8, 15), False),
    ("2025/KH-UBND", None, "", date(2025, 1, 5), False),
    ("72/2025/QH15", None, "", date(2026, 6, 16), False),
]


@pytest.mark.parametrize(("symbol", "cited_on", "words", "signed_on", "answer"), FITS)
def test_a_citation_means_the_paper_of_its_day_or_of_the_year_in_its_number(symbol, cited_on, words, signed_on, answer):
    issuers = {"12-KH/TU": ["Tỉnh ủy Lam Kiều"], "2025/KH-UBND": ["UBND tỉnh"], "72/2025/QH15": ["Quốc hội"]}
    citing = Document(signed_on=date(2026, 1, 16))
    citation = Citation(symbol=symbol, signed_on=cited_on, issuer_words=words, document=citing)

    assert fits(citation, Document(signed_on=signed_on), issuers.get(symbol, ["Chính phủ"])) is answer
