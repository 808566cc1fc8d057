"""Whoever tries every door, page, file and list with their own account finds nothing a hidden mark could be read from."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.appraisals.models import Case, Mark, Recusal, Sheet, Sitting
from danvan.appraisals.tests.attacks import (
    OF_CASE,
    PLANTED,
    SAID,
    SECRETS,
    TODAY,
    VOTED,
    House,
    numbers,
    seen_by,
    shown_anywhere,
    strangers,
    words_seen,
)
from danvan.appraisals.tests.factories import (
    VisitFactory,
    VoteFactory,
    seated,
)
from danvan.appraisals.tests.test_conflicts import RELATIONS, stands_in_for_one_there
from danvan.core.acting import SYSTEM
from danvan.files.actions.attachments import attach
from danvan.files.receiving import admit, store
from danvan.files.tests.papers.pictures import photo
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(on_day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    on_day(TODAY)


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda each: each.__name__)
def test_who_is_tied_to_a_case_finds_it_on_no_page_and_the_other_one_on_its_own(relation):
    house = House("counted")
    post, _member = seated(house.sitting)
    house.sitting.secretaries.add(*house.sitting.panel.members.filter(user=post.user))
    days = {"to_on": date(2026, 12, 1)} if relation is stands_in_for_one_there else {}
    relation(post, house.case, **days)
    of_case = [reverse(f"appraisals:{route}", args=[house.case.pk]) for route in OF_CASE]
    of_sitting = [reverse(f"appraisals:{route}", args=[house.sitting.pk]) for route in ("sitting", "history")]

    browser = Client()
    browser.force_login(post.user)
    answers = {browser.get(address).status_code for address in of_case}
    pages = seen_by(post.user, [*of_sitting, reverse("appraisals:decision", args=[house.decision.pk])])

    assert answers == {404}
    assert not any(house.case.exemplar.name in text for text in pages.values())
    assert house.other.exemplar.name in pages[of_sitting[0]]
    # Numbered over what is seen: no gap tells of another.
    assert re.findall(r'<tr><td class="nr">(\d+)</td>', pages[of_sitting[0]]) == ["1"]


@pytest.mark.parametrize("stage", ["assessing", "voting"])
def test_nobody_reads_a_mark_a_vote_or_a_conclusion_before_the_count(stage):
    house = House(stage)
    Case.objects.update(conclusion_words="")
    people = {
        **strangers(house),
        "secretary": house.secretary.user,
        "officer of the office": officer_of(house.sitting.office).user,
    }

    found = {name: shown_anywhere(user, house.doors(house.case), (SAID, VOTED)) for name, user in people.items()}

    assert found == {name: [] for name in people}
    own = set(shown_anywhere(house.marker.user, house.doors(house.case), (SAID,)))
    assert own - {reverse("appraisals:sheet", args=[house.case.pk])} == {
        reverse("appraisals:case", args=[house.case.pk])
    }


def test_outside_the_panel_nobody_reads_anything_after_the_count_either():
    house = House("counted")
    people = strangers(house)
    # Who looks after the office reads what its members read, from the count on.
    people.pop("blind member")
    people.pop("auditor")

    found = {name: shown_anywhere(user, house.doors(house.case), SECRETS) for name, user in people.items()}
    about_other = found.pop("member of the unit")

    assert found == {name: [] for name in found}
    # Who has a seat reads the other case, where the same words stand.
    assert about_other == [reverse("appraisals:sitting", args=[house.sitting.pk])]


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda each: each.__name__)
def test_who_is_tied_to_a_case_never_gets_at_the_files_of_its_visits(relation):
    house = House("counted")
    own, other = (files_of_visit(case) for case in (house.case, house.other))
    post, _member = seated(house.sitting)
    free, _free = seated(house.sitting)
    days = {"to_on": date(2026, 12, 1)} if relation is stands_in_for_one_there else {}
    relation(post, house.case, **days)

    assert (fetched(post, own), fetched(post, other), fetched(free, own)) == ([404, 404], [200, 200], [200, 200])


def test_nobody_outside_the_panel_gets_at_the_files_of_a_visit():
    house = House("counted")
    files, people = files_of_visit(house.case), strangers(house)
    allowed = {name: people.pop(name) for name in ("blind member", "auditor")}

    assert {name: fetched(house.secretary, files, user) for name, user in people.items()} == {
        name: [404, 404] for name in people
    }
    assert {name: fetched(house.secretary, files, user) for name, user in allowed.items()} == {
        name: [200, 200] for name in allowed
    }


def files_of_visit(case):
    """A photo of a visit to a case: the addresses of itself and of its small picture."""
    kept = admit(SimpleUploadedFile("anh.jpg", photo()))
    attached = attach(VisitFactory(case=case), store(kept), by=SYSTEM, role="photo")
    return [reverse(f"files:{route}", args=[attached.pk]) for route in ("attachment", "thumbnail")]


def fetched(post, addresses, user=None):
    browser = Client()
    browser.force_login(user or post.user)
    return [browser.get(address).status_code for address in addresses]


def test_a_sum_shown_never_differs_by_a_hidden_mark():
    house = House("voting")
    people = {**strangers(house), "secretary": house.secretary.user}
    before = {name: numbers(user, house) for name, user in people.items()}

    Mark.objects.filter(points=PLANTED).update(points=0)

    assert {name: numbers(user, house) for name, user in people.items()} == before


def test_a_vote_cast_changes_no_number_that_another_sees():
    house = House("voting")
    people = strangers(house)
    _post, member = seated(house.sitting)
    before = {name: numbers(user, house) for name, user in people.items()}

    for case in (house.case, house.other):
        VoteFactory(case=case, member=member, says="for")

    assert {name: numbers(user, house) for name, user in people.items()} == before


def test_outsiders_see_the_same_before_and_after_the_decision_is_signed():
    house = House("counted")
    people = strangers(house)
    people.pop("blind member")
    before = {name: words_seen(user, house) for name, user in people.items()}

    house.decision.symbol, house.decision.signed_on, house.decision.stage = "45-QĐ/ĐU", date(2026, 3, 1), "signed"
    house.decision.save()

    after = {name: words_seen(user, house) for name, user in people.items()}
    assert after == before


def test_papers_of_the_whole_list_are_refused_to_who_stays_out_of_one_case():
    house = House("counted")
    Recusal.objects.create(case=house.case, user=house.secretary.user, why="declared", since=TODAY)
    browser = Client()
    browser.force_login(house.secretary.user)

    answers = [
        browser.get(reverse("appraisals:paper", args=[house.sitting.pk, name])).status_code
        for name in ("table", "minutes")
    ]
    answers.append(browser.get(reverse("appraisals:decision_paper", args=[house.decision.pk, "decision"])).status_code)

    assert answers == [403, 403, 403]


def test_a_reopened_sitting_shows_members_no_more_than_before_the_count():
    house = House("counted")
    blind, _member = seated(house.sitting)
    doors = house.doors(house.case)
    opened = shown_anywhere(blind.user, doors, (SAID,))
    Sitting.objects.update(stage="assessing")

    closed = shown_anywhere(blind.user, doors, (SAID, VOTED))

    assert opened == [reverse("appraisals:case", args=[house.case.pk])]
    assert closed == []
    assert Sheet.objects.filter(opinion=SAID).count() == 2
