"""Finding papers in the register as people type: without marks, in part, in capitals, by abbreviations, all at once."""

import unicodedata
from datetime import date

import pytest
from django.http import QueryDict

from danvan.documents.actions.documents import withdraw
from danvan.documents.models import Citation, Document, Relation
from danvan.documents.queries import found_by, named_in, register
from danvan.documents.tests.factories import read_plan, recorded
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers(on_day):
    """Five papers of three lines, one of them withdrawn, one still read."""
    on_day(date(2026, 3, 2))
    unit = UnitFactory(name="UBND xã Khe Thử")
    front = {
        "family": "front",
        "type_name": "Thông tri",
        "title": "Ngày hội Đại đoàn kết",
        "issuers": ["Ủy ban MTTQ xã"],
    }
    party = {
        "family": "party",
        "type_name": "Hướng dẫn",
        "title": "Sinh hoạt chi bộ",
        "issuers": ["Ban Dân vận Tỉnh ủy"],
    }
    plan = {
        "title": "Thực hiện hòa giải ở cơ sở",
        "issuers": ["Ủy ban nhân dân xã Khe Thử"],
        "text": "Đồng bào trồng cây.",
    }
    recorded(unit, "7/KH-UBND", date(2026, 2, 7), **plan)
    recorded(unit, "09-HD/BDVTU", date(2025, 5, 9), **party)
    recorded(unit, "88/TTr-MTTQ", date(2024, 4, 8), **front)
    gone = recorded(unit, "6/KH-UBND", date(2026, 2, 6), title="Kế hoạch ghi nhầm")
    withdraw(gone, by=officer_of(unit), reason="Vào sổ trùng")
    read_plan()
    citing = Document.objects.get(symbol="7/KH-UBND")
    Citation.objects.create(document=citing, relation=Relation.REPLACES, words="Kế hoạch số 5/KH-UBND")


PLAN, GUIDE, FRONT, GONE, DRAFT = "7/KH-UBND", "09-HD/BDVTU", "88/TTr-MTTQ", "6/KH-UBND", "21/KH-UBND"
FOUND = {
    "": [PLAN, GONE, DRAFT, GUIDE, FRONT],
    "q=hòa giải": [PLAN],
    "q=hoà giải": [PLAN],
    "q=hoa giai": [PLAN],
    "q=HÒA   GIẢI": [PLAN],
    "q=giai hoa": [PLAN],
    "q=hoa gi": [PLAN],
    "q=iai": [],
    "q=trồng cây": [PLAN],
    "q=7/KH": [PLAN],
    "q=kh-ubnd": [PLAN, GONE, DRAFT],
    "q=dong bao": [PLAN],
    "q=đồng bào khác": [],
    "q=ban dan van": [DRAFT, GUIDE],
    "co_quan=ubnd xã": [PLAN, GONE],
    "co_quan=ủy ban nhân dân xã": [PLAN, GONE],
    "co_quan=Uỷ ban Nhân dân XÃ": [PLAN, GONE],
    "co_quan=UBND xã khe": [PLAN, GONE],
    "co_quan=mttq": [FRONT],
    "co_quan=mặt trận tổ quốc": [FRONT],
    "co_quan=dân vận": [GUIDE],
    "co_quan=ông": [],
    "co_quan=sông": [DRAFT],
    "he=party": [GUIDE],
    "he=front": [FRONT],
    "loai=Thông tri": [FRONT],
    "loai=thông tri": [],
    "nam=2025": [GUIDE],
    "nam= 2025": [PLAN, GONE, DRAFT, GUIDE, FRONT],
    "trang_thai=draft": [DRAFT],
    "trang_thai=withdrawn": [GONE],
    "trang_thai=recorded": [PLAN, GUIDE, FRONT],
    "quan_he=replaces": [PLAN],
    "quan_he=basis": [DRAFT],
    "quan_he=amends": [],
    "he=state&nam=2026&trang_thai=recorded": [PLAN],
    "he=state&nam=2025": [],
    "q=hoa giai&he=party": [],
}


def told(rows):
    return list(rows.newest_first().values_list("symbol", flat=True))


def test_each_way_of_asking_finds_what_is_meant_and_no_more(papers):
    found = {asked: told(register(Document.objects.all(), QueryDict(asked))) for asked in FOUND}

    assert found == FOUND


def test_letters_whose_marks_stand_apart_find_the_same(papers):
    for asked in ("q=hòa giải", "co_quan=dân vận"):
        apart = QueryDict(unicodedata.normalize("NFD", asked))

        assert told(register(Document.objects.all(), apart)) == FOUND[asked]


def test_the_search_of_the_house_finds_by_the_same_words(papers):
    assert list(found_by(Document.objects.all(), "hoa giai").values_list("symbol", flat=True)) == [PLAN]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Thực hiện Kế hoạch số 7/KH-UBND ngày 07/02/2026", PLAN),
        ("theo 07/kh-ubnd", None),
        ("theo Hướng dẫn số 09-HD/BDVTU", GUIDE),
        ("theo Kế hoạch số 6/KH-UBND", None),
        ("theo Kế hoạch số 21/KH-UBND", None),
        ("theo chỉ đạo của cấp trên", None),
        ("", None),
    ],
)
def test_words_name_the_one_paper_on_record_that_bears_their_number(papers, words, found):
    document = named_in(Document.objects.all(), words)

    assert (document.symbol if document else None) == found


def test_of_two_papers_of_one_number_words_alone_name_neither(papers):
    recorded(symbol="7/KH-UBND")

    assert named_in(Document.objects.all(), "Kế hoạch số 7/KH-UBND") is None
