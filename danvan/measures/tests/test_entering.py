"""Whose hand may write a unit's figure, and what no figure can be; each refusal is a sentence."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting
from danvan.core.errors import Refused
from danvan.measures.actions.figures import Said, report
from danvan.measures.models import Figure
from danvan.measures.models.figures import MOST
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, own_of, said_of, say, sums_at
from danvan.units.acting import in_post
from danvan.units.models import Role
from danvan.units.tests.factories import (
    HoldingFactory,
    KindFactory,
    UnitFactory,
    administrator_of,
    leader_of,
    officer_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def commune():
    return UnitFactory(parent=UnitFactory())


@pytest.fixture
def village(commune):
    """A village where nobody signs in."""
    return UnitFactory(parent=commune, kind=KindFactory(code="thon"))


def serving(unit, source="telephone", role=Role.OFFICER):
    """An officer of one unit who types for another, from what is said."""
    return in_post(HoldingFactory(unit=unit, role=role), source=source)


def test_officers_and_leaders_of_the_unit_write_its_figures(commune):
    gauge = gauge_of(commune, rule=Rule.TOTAL)

    say(commune, gauge.measure, 3, by=officer_of(commune))
    say(commune, gauge.measure, 4, by=leader_of(commune), reason="ghi sót")

    assert said_of(gauge.measure, commune) == [(3, None), (4, None)]


def test_the_unit_above_types_for_one_that_never_signs_in_and_says_from_what(commune, village):
    gauge, by = gauge_of(village, rule=Rule.TOTAL), serving(commune)

    say(village, gauge.measure, 3, by=by)

    figure = Figure.objects.get(measure=gauge.measure)
    assert (figure.unit, figure.by_name, figure.source) == (village, by.name, "telephone")
    assert figure.by_post == by.holding


def test_who_types_for_another_unit_without_saying_from_what_is_asked(commune, village):
    gauge = gauge_of(village)

    with pytest.raises(Refused, match="Nhập thay thì ghi rõ theo nguồn nào"):
        say(village, gauge.measure, 3, by=officer_of(commune))

    assert said_of(gauge.measure, village) == []


@pytest.mark.parametrize(
    "hand",
    [
        lambda commune, village: officer_of(UnitFactory(parent=commune.parent)),
        lambda commune, village: officer_of(UnitFactory(parent=village)),
        lambda commune, village: administrator_of(village),
        lambda commune, village: in_post(HoldingFactory(unit=village, role=Role.AUDITOR)),
        lambda commune, village: Acting(user=officer_of(village).user),
        lambda commune, village: SYSTEM,
    ],
    ids=["a neighbour", "a unit below", "its administrator", "its auditor", "no post", "nobody"],
)
def test_nobody_else_writes_a_units_figure(commune, village, hand):
    gauge = gauge_of(village, issuer=commune.parent)

    with pytest.raises(Refused) as refusal:
        say(village, gauge.measure, 3, by=hand(commune, village))

    assert (refusal.value.status, said_of(gauge.measure, village)) == (403, [])


def test_the_unit_above_does_not_write_for_one_that_signs_in(commune, village):
    gauge = gauge_of(village, issuer=commune.parent)
    officer_of(village)

    with pytest.raises(Refused) as refusal:
        say(village, gauge.measure, 3, by=serving(commune))

    assert refusal.value.status == 403


def test_the_office_that_keeps_a_target_notes_what_came_by_another_way_on_its_day(commune):
    department = UnitFactory(parent=commune.parent)
    gauge = gauge_of(commune, issuer=department, rule=Rule.TOTAL)
    officer_of(commune)

    say(commune, gauge.measure, 3, by=serving(department, "paper"), received_on=date(2026, 5, 12))

    figure = Figure.objects.get(measure=gauge.measure)
    assert (figure.received_on, figure.source, own_of(gauge, commune)) == (date(2026, 5, 12), "paper", (3, 0, 1, 1))


@pytest.mark.parametrize(
    ("received_on", "sentence"),
    [(None, "ghi rõ ngày nhận"), (date(2026, 5, 21), "Ngày nhận không thể ở sau hôm nay")],
)
def test_what_came_by_another_way_came_on_a_day_that_has_been(commune, received_on, sentence):
    department = UnitFactory()
    gauge = gauge_of(commune, issuer=department)

    with pytest.raises(Refused, match=sentence):
        say(commune, gauge.measure, 3, by=serving(department), received_on=received_on)

    assert said_of(gauge.measure, commune) == []


def test_the_office_that_keeps_one_target_writes_no_figure_that_another_asks(commune):
    department = UnitFactory()
    kept, others = gauge_of(commune, issuer=department), gauge_of(commune, issuer=commune.parent)

    with pytest.raises(Refused) as refusal:
        report(
            commune,
            "2026",
            [Said(kept.measure, 1), Said(others.measure, 1)],
            by=serving(department),
            received_on=clock.today(),
        )

    assert (refusal.value.status, said_of(kept.measure, commune), said_of(others.measure, commune)) == (403, [], [])


@pytest.mark.parametrize("amount", [MOST + 1, 2**63 - 1, 2**63, 10**400])
@pytest.mark.parametrize("place", ["part", "whole"])
def test_a_number_too_large_to_add_up_is_a_sentence(commune, amount, place):
    gauge = gauge_of(commune, rule=Rule.RATIO)
    amounts = {"part": 1, "whole": 1, place: amount}

    with pytest.raises(Refused, match="lớn hơn mức hệ thống ghi được"):
        say(commune, gauge.measure, amounts["part"], amounts["whole"])

    assert said_of(gauge.measure, commune) == []


def test_the_largest_number_adds_up(commune):
    other = UnitFactory(parent=commune.parent)
    gauge = gauge_of(commune, other, rule=Rule.RATIO)

    for unit in (commune, other):
        say(unit, gauge.measure, MOST, MOST)

    assert sums_at(gauge, commune.parent) == (2 * MOST, 2 * MOST, 2, 2)


@pytest.mark.parametrize(("part", "whole"), [(-1, 5), (1, -5)])
def test_less_than_nothing_is_a_sentence(commune, part, whole):
    gauge = gauge_of(commune, measure=MeasureFactory(words="Số vụ việc"), rule=Rule.RATIO)

    with pytest.raises(Refused, match=r"“Số vụ việc” không thể là số âm \(-\d\)"):
        say(commune, gauge.measure, part, whole)


@pytest.mark.parametrize(("part", "whole"), [(-1, None), (1, -1), (MOST + 1, None), (1, MOST + 1)])
def test_the_database_keeps_no_such_figure_either(commune, part, whole):
    said = {"unit": commune, "period": "2026", "at": clock.now(), "by_name": "Hệ thống"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.create(measure=MeasureFactory(), part=part, whole=whole, **said)


def test_a_share_is_said_with_its_whole(commune):
    measure = MeasureFactory(words="Vụ việc được giải quyết")
    gauge_of(commune, measure=measure, rule=Rule.RATIO)

    with pytest.raises(Refused, match="“Vụ việc được giải quyết” tính theo tỷ lệ, cần cả tổng số"):
        say(commune, measure, 5)
    say(commune, measure, 0, 0)

    assert said_of(measure, commune) == [(0, 0)]


@pytest.mark.parametrize(("field", "longest", "words"), [("note", 500, "ghi chú, nguồn"), ("reason", 500, "lý do sửa")])
def test_words_that_do_not_fit_are_a_sentence(commune, field, longest, words):
    measure = gauge_of(commune, rule=Rule.TOTAL).measure
    say(commune, measure, 1)

    with pytest.raises(Refused, match=f"Phần {words} dài quá {longest} chữ"):
        say(commune, measure, 2, **{"reason": "ghi sót", field: "ă" * (longest + 1)})

    assert said_of(measure, commune) == [(1, None)]
