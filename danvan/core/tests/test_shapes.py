"""A question of a known shape answers as the query itself would, with the values of each asking, and reads anew."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from danvan.core import shapes
from danvan.core.shapes import Shaped, Told
from danvan.exemplars.models import Exemplar
from danvan.units.models import Succession, Unit
from danvan.units.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
CODES = Shaped[str](lambda said: Unit.objects.filter(said).order_by("code").values_list("code", flat=True))


@pytest.fixture
def units():
    return {code: UnitFactory(code=code, opened_on=date(2026, 1, n)) for n, code in enumerate("ABCDE", start=1)}


def gone_into(pk):
    return Succession.objects.filter(successor=pk).values("predecessor")


@pytest.mark.parametrize(
    "said",
    [
        Q(code="B"),
        Q(code__in=["A", "C", "E"]),
        Q(code__in=["A"]) | Q(code="D"),
        ~Q(code__in=["A", "C"]),
        ~(Q(code="A") & Q(closed_on__isnull=True)),
        Q(opened_on__gte=date(2026, 1, 2), opened_on__lt=date(2026, 1, 4)),
        Q(parent=None) & ~Q(code="C"),
        Q(code__in=[]),
        Q(code__in=[]) | Q(code="A"),
        Q(code__contains="C"),
        Q(kind__level="province") | Q(code__gt="C"),
        Q(code="'; DROP TABLE units_unit; --%s"),
    ],
)
def test_every_condition_finds_what_the_query_itself_finds(units, said):
    asked_twice = [CODES(said), CODES(said)]

    assert asked_twice == [list(CODES.query(said))] * 2


def test_each_asking_of_a_shape_is_answered_for_its_own_values(units):
    assert [CODES(Q(code=code) & ~Q(pk=units["A"].pk)) for code in "ABC"] == [[], ["B"], ["C"]]


def test_a_shape_is_written_once(units, monkeypatch):
    written = []
    monkeypatch.setattr(shapes, "Written", lambda rows: written.append(rows) or Real(rows))
    asked = Shaped(CODES.query)

    for code in "ABC":
        asked(Q(code=code, pk__in=[unit.pk for unit in units.values()]))

    assert len(written) == 1


Real = shapes.Written


def test_numbers_of_every_column_find_their_places(monkeypatch):
    written = []
    monkeypatch.setattr(shapes, "Written", lambda rows: written.append(rows) or Real(rows))
    asked = Shaped(lambda said: Exemplar.objects.filter(said))

    for year in (2024, 2025):
        assert asked(Q(year=year, level=year, unit__in=[year, 1], cost=year, registered_on=date(year, 1, 1))) == []

    assert len(written) == 1


def test_lists_of_five_to_eight_share_their_words(units):
    keys = {shapes.shape_of(Q(pk__in=list(range(size))), []) for size in (5, 6, 7, 8)}

    assert len(keys) == 1


def test_what_is_told_of_plain_values_is_seen_in_its_shape(units):
    Succession.objects.create(predecessor=units["A"], successor=units["B"], on=date(2026, 2, 1))
    Succession.objects.create(predecessor=units["C"], successor=units["D"], on=date(2026, 2, 1))

    found = {code: CODES(Q(pk__in=Told(gone_into, units[code].pk))) for code in "BDE"}

    assert found == {"B": ["A"], "D": ["C"], "E": []}
    assert list(Unit.objects.filter(pk__in=Told(gone_into, units["B"].pk))) == [units["A"]]


def test_a_condition_whose_shape_cannot_be_seen_is_asked_as_it_stands(units):
    said = Q(pk__in=Unit.objects.filter(code__lt="C").values("pk"))

    assert CODES(said) == ["A", "B"]


def test_where_nothing_can_be_found_nothing_is_asked(units):
    CODES(Q(pk__in=[]))

    with CaptureQueriesContext(connection) as asked:
        assert CODES(Q(pk__in=[])) == []
    assert len(asked) == 0


def test_what_changed_since_the_last_asking_is_seen(units):
    before = CODES(Q(code="F"))
    UnitFactory(code="F")

    assert (before, CODES(Q(code="F"))) == ([], ["F"])


def test_rows_of_named_columns_and_of_joined_records_come_as_the_query_gives_them(units):
    child = UnitFactory(code="X", parent=units["A"])
    named = Shaped(lambda said: Unit.objects.filter(said).values_list("code", "parent__code", named=True))
    whole = Shaped(lambda said: Unit.objects.filter(said).select_related("parent"))

    (row,), (unit,) = named(Q(pk=child.pk)), whole(Q(pk=child.pk))

    assert (row.code, row.parent__code) == ("X", "A")
    assert (unit, unit.parent) == (child, units["A"])


def test_more_shapes_than_are_kept_are_written_again(units, monkeypatch):
    monkeypatch.setattr(shapes, "MOST_SHAPES", 2)
    asked = Shaped(CODES.query)

    found = [asked(Q(code__in=list(some))) for some in ("A", "AB", "ABC", "A")]

    assert found == [["A"], ["A", "B"], ["A", "B", "C"], ["A"]]
    assert len(asked._kept) <= 2


def test_a_value_may_look_like_one_that_stands_for_another(units):
    assert CODES(Q(pk__in=[20_000, 20_001, units["A"].pk])) == ["A"]
