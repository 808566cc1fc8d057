"""What papers are to each other on their pages: rests on, carries out, replaces, amends; by reading, by hand, by arrival."""

import re
from datetime import date

import pytest
from django.test import Client

from danvan.documents.actions import clauses as acts
from danvan.documents.models import Citation, Clause, Relation
from danvan.documents.permissions import visible_to
from danvan.documents.queries import relations_of
from danvan.documents.tests.factories import read_plan, recorded
from danvan.documents.tests.texts import PLAN
from danvan.units.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db

CITING = PLAN.replace(
    "II. TỔ CHỨC",
    "3. Kế hoạch này thay thế Kế hoạch số 44/KH-UBND ngày 15/01/2025 của UBND tỉnh.\n"
    "4. Sửa đổi, bổ sung Kế hoạch số 90/KH-UBND ngày 06/6/2025 của UBND tỉnh.\n"
    "5. Triển khai Đề án số 08-ĐA/TU ngày 18/01/2022 của Tỉnh ủy.\nII. TỔ CHỨC",
)


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


@pytest.fixture
def plan():
    return read_plan(CITING)


def told(document, by):
    """Each relation with its words, and whether it leads to a paper: of what it rests on and changes, then in passing."""
    found = relations_of(document, visible_to(by.user))
    return [
        [(each.relation, each.symbol, other is not None) for each, other in found[part]]
        for part in ("cites", "mentions")
    ]


def arrives(symbol, day, issuer, unit, family="state"):
    return recorded(unit, symbol, day, issuers=[issuer], family=family)


def test_what_a_plan_rests_on_and_changes_stands_apart_from_what_it_only_names(plan):
    assert told(*plan) == [
        [
            (Relation.BASIS, "141-KH/BDVTU", False),
            (Relation.REPLACES, "44/KH-UBND", False),
            (Relation.AMENDS, "90/KH-UBND", False),
        ],
        [(Relation.CARRIES_OUT, "08-ĐA/TU", False)],
    ]


def test_each_cited_paper_becomes_a_link_when_it_arrives_and_tells_who_cites_it(plan):
    document, by = plan
    old = arrives("44/KH-UBND", date(2025, 1, 15), "UBND tỉnh Sông Thử", by.unit)
    scheme = arrives("08-ĐA/TU", date(2022, 1, 18), "Tỉnh ủy Sông Thử", by.unit, "party")

    linked = {symbol for part in told(document, by) for _relation, symbol, leads in part if leads}
    cited_by = [
        [(each.relation, each.document) for each in relations_of(paper, visible_to(by.user))["cited_by"]]
        for paper in (old, scheme)
    ]

    assert linked == {"44/KH-UBND", "08-ĐA/TU"}
    assert cited_by == [[(Relation.REPLACES, document)], [(Relation.CARRIES_OUT, document)]]


def test_a_paper_that_this_reader_may_not_open_stays_words_for_them(plan):
    document, by = plan
    arrives("44/KH-UBND", date(2025, 1, 15), "UBND tỉnh Sông Thử", UnitFactory())

    assert Citation.objects.get(symbol="44/KH-UBND").cited is not None
    assert (Relation.REPLACES, "44/KH-UBND", False) in told(document, by)[0]


@pytest.mark.parametrize("relation", [Relation.BASIS, Relation.CARRIES_OUT, Relation.REPLACES, Relation.AMENDS])
def test_a_relation_written_by_hand_is_tied_to_the_paper_that_is_here(plan, relation):
    document, by = plan
    other = arrives("7/NQ-HĐND", date(2025, 12, 10), "HĐND tỉnh Sông Thử", by.unit)
    said = {
        "words": "Nghị quyết 7",
        "relation": relation,
        "symbol": "07/nq-hđnd",
        "date": "2025-12-10",
        "issuer": "HĐND tỉnh",
    }

    acts.add(document, "basis", said, by=by, words="")

    citation = Citation.objects.get(words="Nghị quyết 7")
    assert (citation.relation, citation.cited) == (relation, other)


def test_a_basis_put_right_is_tied_anew_and_one_dropped_is_gone_and_comes_back(plan):
    document, by = plan
    other = arrives("142-KH/BDVTU", date(2025, 12, 27), "Ban Dân vận Tỉnh ủy", by.unit, "party")
    clause = Clause.objects.of(document).filter(kind="basis").order_by("start").first()

    acts.correct(clause, {**clause.content, "symbol": "142-KH/BDVTU"}, by=by, version=clause.version)
    put_right = clause.citation.cited
    acts.drop(clause, by=by, version=clause.version)
    dropped = Citation.objects.filter(clause=clause).count()
    acts.put_back(clause, by=by, version=clause.version)

    assert (put_right, dropped) == (other, 0)
    assert Citation.objects.get(clause=clause).symbol == "141-KH/BDVTU"


def test_a_paper_never_cites_itself(plan):
    document, by = plan
    said = {"words": "Kế hoạch này", "relation": "amends", "symbol": document.symbol, "date": "2026-01-16"}

    acts.add(document, "basis", said, by=by, words="")

    assert Citation.objects.get(words="Kế hoạch này").cited is None


def test_the_page_lists_relations_in_words_with_links_only_where_they_lead(plan):
    document, by = plan
    old = arrives("44/KH-UBND", date(2025, 1, 15), "UBND tỉnh Sông Thử", by.unit)
    browser = Client()
    browser.force_login(by.user)

    page = browser.get(f"/documents/{document.pk}/").content.decode()

    rows = re.findall(r"<div><dt>([^<]+)</dt><dd>(.*?)</dd></div>", page.split("Căn cứ, văn bản liên quan")[1])
    links = {name: f'href="/documents/{old.pk}/"' in words for name, words in rows}
    assert links == {"căn cứ": False, "thay thế": True, "sửa đổi, bổ sung": False, "thực hiện": False}
