"""Documents that name each other: linked when both are here, by day or year and issuer, and told only to who may see."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.documents.actions.citations import best, fits, link_cited, names_one
from danvan.documents.actions.documents import address_to, correct, withdraw
from danvan.documents.models import Citation, Clause, Document, Relation
from danvan.documents.tests.factories import read_plan, recorded
from danvan.documents.tests.texts import PLAN
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

DAY = date(2025, 12, 27)


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


def arrived(symbol="141-KH/BDVTU", signed_on=DAY, issuer="Ban Dân vận Tỉnh ủy", unit=None):
    return recorded(unit, symbol, signed_on, family="party", issuers=[issuer])


def cited(symbol="141-KH/BDVTU", signed_on=DAY, issuer="Ban Dân vận Tỉnh ủy", later=date(2026, 1, 16)):
    """A citation in a paper of that day, not kept anywhere."""
    return Citation(symbol=symbol, signed_on=signed_on, issuer_words=issuer, document=Document(signed_on=later))


def test_what_a_text_cites_and_is_here_already_is_linked_as_it_comes_in():
    basis = arrived()

    document, _by = read_plan()

    assert [(each.relation, each.cited) for each in document.citations.all()] == [(Relation.BASIS, basis)]


def test_an_unknown_document_stays_a_citation_and_is_linked_when_it_arrives():
    document, _by = read_plan()
    before = document.citations.get().cited

    basis = arrived()

    assert (before, document.citations.get().cited) == (None, basis)


@pytest.mark.parametrize(
    "other",
    [{"signed_on": date(2024, 12, 27)}, {"issuer": "Ban Tổ chức Tỉnh ủy"}, {"symbol": "142-KH/BDVTU"}],
)
def test_another_day_issuer_or_number_is_another_document(other):
    document, _by = read_plan()

    arrived(**other)

    assert document.citations.get().cited is None


FITTING = [
    (cited(), DAY, ["Ban Dân vận Tỉnh ủy Sông Thử"], True),
    (cited(issuer=""), DAY, ["Ban Dân vận"], True),
    (cited(signed_on=None), DAY, ["Ban Dân vận Tỉnh ủy"], False),
    (cited("72/2025/QH15", None, "Quốc hội"), date(2025, 6, 16), ["Quốc hội"], True),
    (cited("72/2025/QH15", None, "Quốc hội"), date(2027, 6, 16), ["Quốc hội"], False),
]


@pytest.mark.parametrize(("citation", "day", "issuers", "answer"), FITTING)
def test_a_number_alone_recurs_every_year_and_only_one_that_holds_its_year_says_enough(citation, day, issuers, answer):
    assert fits(citation, Document(signed_on=day), issuers) is answer


@pytest.mark.parametrize(
    ("words", "issuers", "answer"),
    [
        ("UBND tỉnh", ["Ủy ban nhân dân tỉnh Sông Thử"], True),
        ("Ủy ban nhân dân tỉnh Sông Thử", ["UBND tỉnh"], True),
        ("Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ tỉnh Sông Thử"], True),
        ("Sở Nội vụ", ["Sở Tài chính"], False),
        ("", ["Sở Tài chính"], True),
        ("Sở Nội vụ", [], True),
    ],
)
def test_an_office_is_named_in_full_or_without_its_place(words, issuers, answer):
    assert names_one(words, issuers) is answer


def test_of_several_copies_the_issuers_own_is_meant():
    issuer = UnitFactory(name="Ban Dân vận Tỉnh ủy")
    copy = arrived()
    own = recorded(issuer, "141-KH/BDVTU", DAY, family="party", issuers=[issuer])

    assert [best(cited(), found) for found in ([copy, own], [copy], [])] == [own, copy, None]


def test_a_number_put_right_unties_who_cited_the_wrong_one_and_ties_who_cites_the_right_one():
    document, _by = read_plan()
    basis = arrived()
    by = officer_of(basis.unit)

    wrong = {"symbol": "14-KH/BDVTU"}
    correct(basis, wrong, by=by, version=basis.version, reason="Chép nhầm số")
    untied = document.citations.get().cited
    basis.refresh_from_db()
    correct(basis, {"symbol": "141-KH/BDVTU"}, by=by, version=basis.version, reason="Chép đúng số")

    assert (untied, document.citations.get().cited) == (None, basis)


def test_linking_again_changes_nothing():
    arrived()
    document, _by = read_plan()

    assert link_cited(document) == 0


def test_a_document_shows_what_it_rests_on_and_what_cites_it_as_far_as_the_reader_may_see():
    document, by = read_plan()
    basis = arrived(unit=UnitFactory(name="Ban Dân vận Thử"))
    browser = Client()
    browser.force_login(by.user)
    pages = [browser.get(f"/documents/{document.pk}/").content.decode()]
    address_to(basis, [by.unit], by=officer_of(basis.unit))
    pages.append(browser.get(f"/documents/{document.pk}/").content.decode())

    link = f'href="/documents/{basis.pk}/"'
    assert [link in page for page in pages] == [False, True]
    assert ["chưa có trong sổ" in page for page in pages] == [True, False]
    assert f'href="/documents/{document.pk}/"' in browser.get(f"/documents/{basis.pk}/").content.decode()


def test_a_paper_named_in_passing_is_told_apart_from_what_the_plan_rests_on():
    text = "theo Quyết định số 290-QĐ/TW ngày 25/02/2010 của Bộ Chính trị"
    document, by = read_plan(PLAN.replace("rà soát", f"{text}, rà soát"))
    browser = Client()
    browser.force_login(by.user)

    page = browser.get(f"/documents/{document.pk}/").content.decode()

    assert "Văn bản được nhắc đến trong nội dung" in page
    assert Clause.objects.of(document).filter(kind="basis").count() == 1


def test_who_cited_a_document_that_is_withdrawn_points_to_its_other_copy_or_waits_again():
    document, _by = read_plan()
    first = arrived()
    second = arrived()
    seen = [document.citations.get().cited]

    for copy in (first, second):
        withdraw(copy, by=officer_of(copy.unit), reason="Vào sổ trùng")
        seen.append(document.citations.get().cited)

    assert seen == [first, second, None]


@pytest.mark.parametrize("wrong", [{"signed_on": date(2024, 12, 27)}, {"family": "party"}])
def test_a_day_put_right_unties_who_cited_another_day_and_nothing_else_does(wrong):
    document, _by = read_plan()
    basis = arrived()

    correct(basis, wrong, by=officer_of(basis.unit), version=basis.version, reason="Chép nhầm")

    assert document.citations.get().cited == (None if "signed_on" in wrong else basis)


def test_issuers_put_right_tie_and_untie_those_who_cite_them():
    document, _by = read_plan()
    basis = arrived(issuer="Ban Tổ chức Tỉnh ủy")
    seen = [document.citations.get().cited]

    for issuer in ("Ban Dân vận Tỉnh ủy", "Ban Nội chính Tỉnh ủy"):
        basis.refresh_from_db()
        how = {"by": officer_of(basis.unit), "version": basis.version, "reason": "Ghi nhầm cơ quan"}
        correct(basis, {}, issuers=[issuer], **how)
        seen.append(document.citations.get().cited)

    assert seen == [None, basis, None]


def test_a_document_that_leaves_the_record_asks_the_same_for_three_who_cite_it_as_for_one():
    asked = []
    for count in (1, 3):
        basis = arrived(f"{count}41-KH/BDVTU")
        for _each in range(count):
            read_plan(PLAN.replace("141-KH", f"{count}41-KH"))
        with CaptureQueriesContext(connection) as queries:
            withdraw(basis, by=officer_of(basis.unit), reason="Vào sổ trùng")
        asked.append(len(queries))

    assert asked[0] == asked[1]
