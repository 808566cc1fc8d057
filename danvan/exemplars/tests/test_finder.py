"""Models that fit a unit: plain rules, and each says why."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.exemplars.fitting import Offer, Wanted, fitting
from danvan.exemplars.models import Copying, CopyingStage, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, ExemplarYearFactory, field
from danvan.units.tests.factories import UnitFactory
from danvan.units.tests.world import build

WANTED = Wanted(kind=1, area="xã", fields=frozenset({5}), largest=1000)
PLAIN = {"kind": 2, "area": "phường", "field": 6, "cost": None, "rose": False, "copies": 0, "years": 1, "newest": None}


def offer(pk=1, **differing):
    return Offer(pk=pk, **{**PLAIN, **differing})


@pytest.mark.parametrize(
    ("differing", "words", "weight"),
    [
        ({"field": 5}, "cùng lĩnh vực", 3),
        ({"kind": 1}, "cùng loại đơn vị", 3),
        ({"area": "xã"}, "cùng loại địa bàn (xã)", 2),
        ({"cost": 1000}, "kinh phí không quá mức đơn vị đã làm", 1),
        ({"rose": True}, "đã được công nhận ở cấp cao hơn", 2),
        ({"copies": 2}, "2 đơn vị đã làm theo và báo kết quả", 2),
        ({"years": 3}, "đã duy trì 3 năm", 1),
    ],
)
def test_each_rule_says_in_words_why(differing, words, weight):
    (fit,) = fitting(WANTED, [offer(**differing)])

    assert ([reason.words for reason in fit.reasons], fit.weight) == ([words], weight)


def test_a_model_for_which_nothing_speaks_is_not_offered():
    assert fitting(WANTED, [offer(), offer(cost=1001), offer(copies=1)]) == []


def test_an_unknown_cost_or_area_speaks_for_nothing():
    nowhere = Wanted(kind=1, area="", fields=frozenset(), largest=None)

    assert fitting(nowhere, [offer(area="", cost=5, field=None)]) == []


def test_the_best_comes_first_and_of_equals_the_newest():
    old, new = (offer(pk, field=5, newest=date(year, 1, 1)) for pk, year in ((1, 2024), (2, 2025)))
    best, unknown = offer(3, field=5, kind=1), offer(4, field=5)

    assert [fit.offer.pk for fit in fitting(WANTED, [old, unknown, new, best])] == [3, 2, 1, 4]


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


def shared(world, name, **values):
    """A recognised model of the province."""
    given = {"unit": world.other_commune, "stage": Stage.RECOGNISED, "home": world.committee.territory}
    return ExemplarFactory(name=name, **{**given, **values})


def found(world, member="commune_officer", asked=""):
    page = world.browser(member).get(f"/exemplars/finder/{asked}").content.decode()
    rows = page.split('<a class="long"')[1:]
    return [(part.split(">")[1].split("<")[0], part.split('Vì sao gợi ý">')[1].split("<")[0].strip()) for part in rows]


@pytest.mark.django_db
def test_a_unit_is_offered_what_others_of_its_kind_do_in_its_field(world):
    ExemplarFactory(unit=world.commune, field=field())
    origin = shared(world, "Đường hoa")
    for year in (2025, 2026):
        ExemplarYearFactory(exemplar=origin, year=year)
    for _number in range(2):
        told = {"outcome_on": date(2025, 11, 1), "outcome_words": "Đã làm 2 km"}
        given = {"unit": UnitFactory(), "stage": CopyingStage.REPORTED, "started_on": date(2025, 1, 1)}
        Copying.objects.create(origin=origin, **given, **told)
    shared(world, "Khác", unit=world.department, field=field("khac"))
    shared(world, "Im lặng", fading_since=date(2026, 1, 1))
    shared(world, "Đã thôi", stage=Stage.WITHDRAWN)
    shared(world, "Của mình", unit=world.commune)
    shared(world, "Tỉnh khác", home=None)

    assert found(world) == [
        (
            "Đường hoa",
            "cùng lĩnh vực; cùng loại đơn vị; cùng loại địa bàn (xã); 2 đơn vị đã làm theo và báo kết quả; đã duy trì 2 năm",
        )
    ]


@pytest.mark.django_db
def test_a_field_may_be_asked_for(world):
    shared(world, "Kinh tế")
    culture = shared(world, "Văn hóa", field=field("van-hoa-xa-hoi"))

    assert [name for name, _why in found(world, asked=f"?linh_vuc={culture.field_id}")] == ["Văn hóa"]


@pytest.mark.django_db
def test_one_model_and_three_are_found_by_the_same_number_of_questions(world):
    browser = world.browser("commune_officer")
    shared(world, "a")
    browser.get("/exemplars/finder/")

    def questions():
        with CaptureQueriesContext(connection) as asked:
            browser.get("/exemplars/finder/")
        return len(asked)

    alone = questions()
    shared(world, "b")
    shared(world, "c")
    assert questions() == alone


@pytest.mark.django_db
def test_who_works_nowhere_is_offered_nothing(world):
    shared(world, "a")

    assert found(world, "nobody") == []
