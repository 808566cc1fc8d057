"""A remit over one kind of thing: what may be chosen, how it is told, and that it opens nothing else."""

import re
from datetime import date

import pytest
from django.db import IntegrityError

from danvan.audit.models import Entry
from danvan.core.errors import Refused
from danvan.units import remit_subjects
from danvan.units.actions.remits import give_remit
from danvan.units.models import Act, Remit
from danvan.units.permissions import may_by_remit
from danvan.units.remit_subjects import Subject, add_subject, subject_words
from danvan.units.tests.factories import LONG_AGO, UnitFactory, administrator_of, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)
PAPER = "Quyết định số 12/QĐ-UBND ngày 15/5/2026"
KIND = "tests.tree"
# Stands in for a column of the records' own: the level of a unit's tree, as its number in this list.
COMMUNE, PROVINCE = 1, 2
KNOWN = {COMMUNE: "cấp xã", PROVINCE: "cấp tỉnh", 9: "cấp huyện (đã bỏ)"}


@pytest.fixture(autouse=True)
def trees(on_day, monkeypatch):
    """The house knows one subject, with two things on offer and one that is no longer."""
    on_day(TODAY)
    monkeypatch.setattr(remit_subjects, "_subjects", {})
    add_subject(
        Subject(
            KIND,
            "cây mẫu",
            choices=lambda: [(COMMUNE, KNOWN[COMMUNE]), (PROVINCE, KNOWN[PROVINCE])],
            names=lambda ids: {pk: KNOWN[pk] for pk in ids if pk in KNOWN},
            acts=frozenset({Act.RECEIVE, Act.RECOGNISE}),
        )
    )


@pytest.fixture
def province():
    return UnitFactory(name="UBND tỉnh Thử")


def narrowed(office, commune, subject_id=None, subject=KIND):
    """A remit over one commune, over one subject or one thing of it."""
    return Remit.objects.create(
        unit=office, over_unit=commune, acts=[Act.RECEIVE], from_on=LONG_AGO, subject=subject, subject_id=subject_id
    )


def give(unit, by, acts=(Act.RECEIVE,), **more):
    return give_remit(unit, by=by, acts=acts, from_on=TODAY, basis=PAPER, **more)


def test_an_office_recognises_things_of_one_level_and_of_no_other(province):
    office, commune = UnitFactory(parent=province), UnitFactory(parent=province)
    by = officer_of(office)

    give(office, administrator_of(province), [Act.RECOGNISE], over_unit=commune, subject=KIND, subject_id=PROVINCE)

    asked = [("", None), (KIND, None), (KIND, COMMUNE), (KIND, PROVINCE), ("tests.other", PROVINCE)]
    may = [may_by_remit(by, Act.RECOGNISE, commune, *about) for about in asked]
    assert (may, may_by_remit(by, Act.RECEIVE, commune, KIND, PROVINCE)) == ([False, False, False, True, False], False)


@pytest.mark.parametrize(
    ("acts", "about", "told"),
    [
        ([Act.RECEIVE], {"subject": "tests.gone"}, "không còn trong danh mục"),
        ([Act.RECEIVE], {"subject": KIND, "subject_id": 9}, "không còn trong danh mục"),
        ([Act.RECEIVE], {"subject_id": COMMUNE}, "không còn trong danh mục"),
        ([Act.GUIDE, Act.RECEIVE], {"subject": KIND}, "Không giao riêng việc hướng dẫn với cây mẫu"),
    ],
)
def test_only_what_the_house_knows_and_does_can_be_given_alone(province, acts, about, told):
    with pytest.raises(Refused, match=told):
        give(UnitFactory(parent=province), administrator_of(province), acts, over_unit=province, **about)

    assert Remit.objects.count() == 0


def test_the_database_keeps_no_thing_without_its_subject(province):
    with pytest.raises(IntegrityError):
        narrowed(province, province, COMMUNE, subject="")


def test_a_remit_says_what_it_is_over_though_the_thing_is_no_longer_on_offer(province):
    told = [("", None), (KIND, None), (KIND, COMMUNE), (KIND, 9), (KIND, 77), ("tests.gone", 1)]
    remits = [narrowed(province, province, subject_id, subject) for subject, subject_id in told]

    words = subject_words(remits)

    assert [words[remit.pk] for remit in remits] == [
        "",
        "cây mẫu",
        "cây mẫu: cấp xã",
        "cây mẫu: cấp huyện (đã bỏ)",
        "cây mẫu: mục không còn dùng",
        "loại hồ sơ hệ thống không còn dùng: mục không còn dùng",
    ]


@pytest.fixture
def keeper():
    """The administrator of the world, who just showed who they are."""
    world = build()
    world.proved_ago *= 0
    return world, world.browser("administrator")


def asked_of(world, **more):
    form = {"unit": world.department.code, "acts": ["recognise"], "over_unit": world.commune.code, "key": "k"}
    return {**form, "from_on": "20/5/2026", "basis": PAPER, **more}


def test_a_remit_over_one_level_is_chosen_listed_shown_and_kept_in_its_history(keeper):
    world, client = keeper
    asked = asked_of(world, about=f"{KIND}:{PROVINCE}")

    form = client.get("/remits/new/").content.decode()
    seen = client.post("/remits/new/", asked).content.decode().split('name="seen" value="')[1].split('"')[0]
    page = client.post("/remits/new/", {**asked, "seen": seen}, follow=True).content.decode()

    offered = re.findall(r'<option value="(tests[^"]*)"[^>]*>([^<]+)<', form)
    assert offered == [
        (KIND, "cây mẫu: tất cả"),
        (f"{KIND}:1", "cây mẫu: cấp xã"),
        (f"{KIND}:2", "cây mẫu: cấp tỉnh"),
    ]
    given = world.department.remits.get()
    assert (given.acts, given.subject, given.subject_id) == (["recognise"], KIND, PROVINCE)
    assert "cây mẫu: cấp tỉnh" in page
    assert "công nhận<br><small>chỉ với cây mẫu: cấp tỉnh</small>" in client.get("/remits/").content.decode()
    (entry,) = Entry.objects.filter(object_type="units.remit", object_id=given.pk)
    assert ("cây mẫu: cấp tỉnh" in str(entry.changes), entry.verb) == (True, "give")


def test_an_act_that_is_not_done_on_such_things_is_told_at_the_field(keeper):
    world, client = keeper

    page = client.post("/remits/new/", asked_of(world, acts=["guide", "recognise"], about=KIND))

    assert (page.status_code, "Việc hướng dẫn không giao riêng" in page.content.decode()) == (422, True)


def test_what_is_not_on_offer_is_refused(keeper):
    world, client = keeper

    answers = [client.post("/remits/new/", asked_of(world, about=about)) for about in (f"{KIND}:9", "x", f"{KIND}:")]

    assert [answer.status_code for answer in answers] == [422, 422, 422]


def test_where_the_house_knows_no_subject_the_form_asks_for_none(keeper, monkeypatch):
    monkeypatch.setattr(remit_subjects, "_subjects", {})
    _world, client = keeper

    form = client.get("/remits/new/").content.decode()

    assert ('name="about"' in form, 'name="over_unit"' in form) == (False, True)


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_asks_once_for_the_names_of_a_subject(keeper, more, django_assert_max_num_queries):
    world, client = keeper
    asked = []
    add_subject(Subject(KIND, "cây mẫu", lambda: (), names=lambda ids: asked.append(sorted(ids)) or {}))
    for number in range(1 + more):
        narrowed(world.department, world.commune, number)
    client.get("/remits/")
    asked.clear()

    with django_assert_max_num_queries(8):
        client.get("/remits/")

    assert asked == [list(range(1 + more))]
