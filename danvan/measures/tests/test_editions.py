"""A target counted on by other terms: the edition before is closed as it stands, and both stay readable."""

from decimal import Decimal

import pytest

from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM
from danvan.core.errors import Refused
from danvan.core.periods import Period
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.gauges import close_gauge, new_edition
from danvan.measures.models import Gauge, Reading
from danvan.measures.queries import excused
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, merge, own_of, say, sums_at, wrong
from danvan.units.models import Unit
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

WHY = "Theo văn bản đính chính"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def communes():
    top = UnitFactory()
    return [UnitFactory(parent=top) for _ in range(3)]


def test_a_corrected_threshold_counts_on_from_what_was_said_and_leaves_the_old_one_as_it_stood(communes):
    gauge, top = gauge_of(*communes, threshold=Decimal(100)), communes[0].parent
    gauge.last_year = gauge_of(*communes)
    gauge.save()
    say(communes[0], gauge.measure, 1)

    edition = new_edition(gauge, by=SYSTEM, reason=WHY, threshold=Decimal(90))
    say(communes[1], gauge.measure, 1)

    gauge.refresh_from_db()
    assert (gauge.threshold, gauge.closed_on, sums_at(gauge, top)) == (100, DAY, (1, 3, 1, 3))
    assert (edition.threshold, edition.closed_on, sums_at(edition, top)) == (90, None, (2, 3, 2, 3))
    assert (edition.replaces, edition.edition_reason) == (gauge, WHY)
    kept = ("measure", "words", "rule", "comparator", "period", "starts_on", "ends_on", "issuer", "office", "last_year")
    assert [getattr(edition, name) for name in kept] == [getattr(gauge, name) for name in kept]
    assert list(Gauge.objects.of(gauge.measure)) == [gauge, edition]
    assert wrong(gauge, edition) == []


def test_todays_units_are_counted_where_the_issuer_wants_them(communes):
    """One merged away, one was set up since: the new edition counts those of today, the old one those it began with."""
    gauge, top = gauge_of(*communes, rule=Rule.TOTAL), communes[0].parent
    for unit in communes:
        say(unit, gauge.measure, 1)
    merge(communes[0], communes[1])
    new = UnitFactory(parent=top)

    today = Unit.objects.under(top, itself=False).open_on(DAY)
    edition = new_edition(gauge, by=SYSTEM, reason=WHY, members=today, members_on=DAY)

    assert sums_at(gauge, top) == (3, 0, 3, 3)
    assert sums_at(edition, top) == (2, 0, 2, 3)
    assert (own_of(edition, new), sums_at(edition, communes[0])) == ((0, 0, 0, 1), (0, 0, 0, 0))
    assert wrong() == []


def test_who_was_excused_stays_excused_where_it_is_a_member_still(communes):
    gauge = gauge_of(*communes)
    excuse(gauge, communes[:2], by=SYSTEM, reason="không có thôn", approver="Chủ tịch")

    edition = new_edition(gauge, by=SYSTEM, reason=WHY, members=communes[1:])

    told = [(row.unit, row.excused_on, row.excused_reason, row.excused_by) for row in excused(edition)]
    assert told == [(communes[1], DAY, "không có thôn", "Chủ tịch")]
    assert sums_at(edition, communes[0].parent) == (0, 1, 0, 1)


def test_a_unit_that_ended_is_carried_with_what_it_had(communes):
    gauge = gauge_of(*communes, rule=Rule.TOTAL)
    say(communes[0], gauge.measure, 7)
    merge(communes[0], communes[1])

    edition = new_edition(gauge, by=SYSTEM, reason=WHY, threshold=Decimal(5))

    assert (own_of(edition, communes[0]), sums_at(edition, communes[0].parent)) == ((7, 0, 1, 1), (7, 0, 1, 3))
    [kept] = Reading.objects.filter(gauge=edition)
    assert (kept.unit, kept.taken_on, kept.own.values) == (communes[0], DAY, (7, 0, 1, 1))
    assert wrong() == []


@pytest.mark.parametrize(
    ("changed", "own"),
    [
        ({"least": Decimal(2)}, (0, 1, 1, 1)),
        ({"rule": Rule.TOTAL, "least": None}, (1, 0, 1, 1)),
        ({"window": Period.half(2026)}, (0, 1, 0, 1)),
    ],
    ids=["more of each", "another rule", "another window"],
)
def test_a_unit_that_ended_is_counted_by_the_new_terms_where_they_change_what_it_adds(communes, changed, own):
    gauge = gauge_of(*communes, rule=Rule.MINIMUM, least=Decimal(1))
    say(communes[0], gauge.measure, 1)
    merge(communes[0], communes[1])

    edition = new_edition(gauge, by=SYSTEM, reason=WHY, **changed)

    assert (own_of(gauge, communes[0]), own_of(edition, communes[0])) == ((1, 1, 1, 1), own)
    assert wrong() == []


def test_another_measure_counts_what_was_said_of_that(communes):
    gauge, other = gauge_of(*communes, rule=Rule.TOTAL), MeasureFactory()
    say(communes[0], gauge.measure, 7)
    say(communes[1], other, 2)

    edition = new_edition(gauge, by=SYSTEM, reason=WHY, measure=other, window=Period.year(2026), words="Số lượt")

    assert (edition.words, sums_at(edition, communes[0].parent)) == ("Số lượt", (2, 0, 1, 3))


def test_an_edition_of_an_edition_goes_on_and_each_is_replaced_once(communes):
    first = gauge_of(*communes)
    second = new_edition(first, by=SYSTEM, reason=WHY)
    third = new_edition(second, by=SYSTEM, reason="Theo văn bản sửa đổi")

    with pytest.raises(Refused, match="đã chốt"):
        new_edition(first, by=SYSTEM, reason=WHY)

    assert list(Gauge.objects.of(first.measure)) == [first, second, third]
    assert [gauge.replaces for gauge in (first, second, third)] == [None, first, second]
    assert list(Gauge.objects.open().of(first.measure)) == [third]


def test_a_closed_target_has_no_further_edition(communes):
    gauge = gauge_of(*communes)
    close_gauge(gauge, by=SYSTEM)

    with pytest.raises(Refused, match="đã chốt"):
        new_edition(gauge, by=SYSTEM, reason=WHY)


def test_the_keepers_count_anew_and_nobody_else(communes):
    gauge = gauge_of(*communes, issuer=UnitFactory())
    by = officer_of(gauge.issuer)

    with pytest.raises(Refused) as refusal:
        new_edition(gauge, by=officer_of(communes[0].parent), reason=WHY)
    edition = new_edition(gauge, by=by, reason=WHY)

    [entry] = Entry.objects.about(edition)
    assert (refusal.value.status, entry.verb, entry.actor_id, entry.reason) == (403, "new_edition", by.user_id, WHY)
