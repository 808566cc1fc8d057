"""A prepared question answers as the query itself would, with the values of each asking, and reads anew each time."""

from datetime import date, datetime

import pytest
from django.db.models import BigIntegerField, CharField, DateField, Q

from danvan.core import clock
from danvan.core.prepared import Prepared, Sized
from danvan.units.models import Holding, Role, Unit
from danvan.units.scope import union
from danvan.units.tests.factories import HoldingFactory, KindFactory, UnitFactory

pytestmark = pytest.mark.django_db
HELD = Prepared[Holding](
    lambda unit, role, day: Holding.objects.on(day).filter(unit=unit, role=role).select_related("unit").order_by("pk"),
    BigIntegerField(),
    CharField(),
    DateField(),
)
SPRING, AUTUMN = date(2026, 3, 1), date(2026, 9, 1)


def test_each_asking_is_answered_for_its_own_values():
    unit = UnitFactory()
    early = HoldingFactory(unit=unit, role=Role.OFFICER, from_on=date(2026, 1, 1), to_on=date(2026, 6, 1))
    late = HoldingFactory(unit=unit, role=Role.OFFICER, from_on=date(2026, 6, 1))
    leader = HoldingFactory(unit=unit, role=Role.OFFICER, from_on=date(2026, 1, 1))
    Holding.objects.filter(pk=leader.pk).update(role=Role.AUDITOR)

    asked = [HELD(unit.pk, role, day) for role in (Role.OFFICER, Role.AUDITOR) for day in (SPRING, AUTUMN)]

    assert asked == [[early], [late], [leader], [leader]]


def test_what_changed_since_the_last_asking_is_seen():
    unit = UnitFactory()
    before = HELD(unit.pk, Role.OFFICER, SPRING)
    came = HoldingFactory(unit=unit, role=Role.OFFICER, from_on=date(2026, 1, 1))

    after = HELD(unit.pk, Role.OFFICER, SPRING)

    assert (before, after) == ([], [came])


def test_what_is_joined_comes_with_the_row_in_one_question(django_assert_num_queries):
    unit = UnitFactory(name="UBND xã Mẫu")
    HoldingFactory(unit=unit, role=Role.OFFICER, from_on=date(2026, 1, 1))

    with django_assert_num_queries(1):
        names = [holding.unit.name for holding in HELD(unit.pk, Role.OFFICER, SPRING)]

    assert names == ["UBND xã Mẫu"]


def test_columns_alone_may_be_asked_for():
    unit = UnitFactory(code="M1")
    codes = Prepared[str](lambda pk: Unit.objects.filter(pk=pk).values_list("code", flat=True), BigIntegerField())
    pairs = Prepared[tuple[int, str]](
        lambda pk: Unit.objects.filter(pk=pk).values_list("pk", "code"), BigIntegerField()
    )

    assert (codes(unit.pk), pairs(unit.pk)) == (["M1"], [(unit.pk, "M1")])


def test_a_value_is_data_and_never_words_of_the_question():
    unit = UnitFactory(code="M1")
    named = Prepared[Unit](lambda code: Unit.objects.filter(Q(code=code) | Q(code="M2")), CharField())

    assert (named("M1"), named("' OR 1=1 --"), named("%s")) == ([unit], [], [])


def test_days_and_ids_are_fitted_to_the_database_as_its_fields_are():
    unit = UnitFactory()
    held = HoldingFactory(unit=unit, role=Role.OFFICER, from_on=date(2026, 1, 1))
    morning = datetime(2026, 3, 1, 8, tzinfo=clock.VIETNAM)

    assert HELD(str(unit.pk), Role.OFFICER, morning) == [held]


def test_a_value_too_few_or_too_many_is_an_error():
    with pytest.raises(ValueError, match="zip"):
        HELD(1, Role.OFFICER)


HERE = Sized[Unit](
    lambda kind, units: Unit.objects.filter(union([Q(pk=pk, code=code) for pk, code in units]), kind=kind).order_by(
        "pk"
    ),
    BigIntegerField(),
    each=[[BigIntegerField(), CharField()]],
)


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_as_many_things_as_there_are_may_be_named(count, django_assert_num_queries):
    kind = KindFactory()
    units = [UnitFactory(kind=kind) for _each in range(count + 1)]
    named = [(unit.pk, unit.code) for unit in units[:count]]

    with django_assert_num_queries(1):
        found = HERE(kind.pk, named)

    assert found == units[:count]


def test_what_belongs_to_one_thing_is_not_mixed_with_another():
    one, two = UnitFactory(), UnitFactory()

    assert HERE(one.kind_id, [(one.pk, two.code), (two.pk, one.code)]) == []


def test_where_nothing_is_named_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert HERE(1, []) == []
