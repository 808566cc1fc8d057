"""A unit ends while its models stand on the ladder: its one heir carries on, and what was counted stays its own."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.exemplars.actions.copying import report
from danvan.exemplars.actions.heirs import inherit_models
from danvan.exemplars.actions.papers import record_paper
from danvan.exemplars.funnel import Asked, reported, restated
from danvan.exemplars.funnel_shown import whole_of
from danvan.exemplars.handing_over import written
from danvan.exemplars.models import Stage
from danvan.exemplars.reorganising import open_models
from danvan.exemplars.tallies.keys import RECOGNISED, REGISTERED
from danvan.exemplars.tallies.recounting import differing, missing
from danvan.exemplars.tests.factories import YEAR, ExemplarFactory
from danvan.exemplars.tests.ladders import copied, recogniser_over, settle
from danvan.measures.queries import whole
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import MeasureFactory, gauge_of, wrong
from danvan.notifications.models import Notice
from danvan.units.actions.merging import merge_units
from danvan.units.models import Holding
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.workflow.authors import add_authors

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 2)
PAPER = {"year": YEAR, "symbol": "12-QĐ/BCĐ", "signed_on": TODAY, "paper_kept_at": "Hộp 3"}


@pytest.fixture(autouse=True)
def november(on_day):
    on_day(TODAY)


@pytest.fixture
def top():
    return UnitFactory()


@pytest.fixture
def gone(top):
    return UnitFactory(parent=top)


@pytest.fixture
def heir(top):
    return UnitFactory(parent=top)


def merge(gone, heir):
    merge_units([gone], into=heir, by=SYSTEM, on=TODAY, basis="Nghị quyết 5")


def test_a_unit_merged_between_registration_and_recognition(top, gone, heir):
    exemplar = ExemplarFactory(unit=gone, stage=Stage.REPORTED)
    settle(exemplar, YEAR, registered_on=date(2026, 2, 1))
    gauges = [
        gauge_of(gone, heir, issuer=top, measure=MeasureFactory(tally=key), rule=Rule.TOTAL)
        for key in (REGISTERED, RECOGNISED)
    ]
    merge(gone, heir)
    exemplar.refresh_from_db()

    record_paper(exemplar, by=recogniser_over(heir), **PAPER)

    assert (exemplar.unit, exemplar.first_unit, exemplar.years.get().unit) == (heir, gone, gone)
    assert [whole([gauge.pk])[gauge.pk].n for gauge in gauges] == [1, 1]
    assert (wrong(), list(differing()), missing()) == ([], [], [])
    reader, asked = officer_of(top).user, Asked(YEAR, unit=heir)
    assert dict(whole_of(reported(reader, asked), asked)) == {}
    assert dict(restated(reader, asked).counts) == {"registered_on": 1, "recognised_on": 1}


def test_what_came_to_its_end_stays_where_it_ended(gone, heir):
    kept = [ExemplarFactory(unit=gone, stage=stage) for stage in (Stage.CLOSED, Stage.WITHDRAWN, Stage.DROPPED)]
    moved = [ExemplarFactory(unit=gone, stage=stage) for stage in (Stage.DRAFT, Stage.RECOGNISED)]

    merge(gone, heir)

    assert list(gone.exemplars.order_by("pk")) == kept
    assert list(heir.exemplars.order_by("pk")) == moved
    assert heir.name.lower()[-2:] in heir.exemplars.first().folded


def test_of_several_heirs_a_model_stays_and_its_receiver_is_told(top, gone, heir):
    receiver = officer_of(top)
    exemplar = ExemplarFactory(unit=gone, stage=Stage.SUBMITTED, receiver=top)

    inherit_models(gone, [heir, UnitFactory()], by=SYSTEM)

    exemplar.refresh_from_db()
    assert exemplar.unit == gone
    assert list(Notice.objects.values_list("user", "verb")) == [(receiver.user.pk, "unit_ended")]


def test_what_waits_with_an_office_that_ended_waits_with_its_heir(gone, heir):
    exemplar = ExemplarFactory(stage=Stage.SUBMITTED, receiver=gone)

    merge(gone, heir)

    exemplar.refresh_from_db()
    assert exemplar.receiver == heir


def test_an_heir_tells_the_outcome_of_a_copy_it_took_along(gone, heir):
    origin = ExemplarFactory(stage=Stage.RECOGNISED)
    row = copied(origin, gone, on=None)

    merge(gone, heir)
    row.refresh_from_db()
    report(row, by=officer_of(heir), outcome_on=TODAY, outcome_words="Giảm rác", achieved={})

    assert (row.unit, row.stage) == (heir, "reported")


def test_an_heir_copies_neither_its_own_model_nor_one_twice(gone, heir):
    own, other = ExemplarFactory(unit=heir, stage=Stage.RECOGNISED), ExemplarFactory(stage=Stage.RECOGNISED)
    rows = [copied(own, gone, on=None), copied(other, gone, on=None)]
    copied(other, heir, on=None)

    merge(gone, heir)

    for row in rows:
        row.refresh_from_db()
    assert [row.unit for row in rows] == [gone, gone]


def test_a_reorganisation_says_before_how_many_models_move(gone, heir):
    for stage in (Stage.DRAFT, Stage.RECOGNISED, Stage.CLOSED):
        ExemplarFactory(unit=gone, stage=stage)

    assert list(open_models([gone, heir])) == [f"{gone.name}: 2 mô hình, điển hình"]


def test_a_post_hands_over_what_its_holder_writes(gone):
    officer = officer_of(gone)
    mine = ExemplarFactory(unit=gone, name="Đường hoa")
    ExemplarFactory(unit=gone)
    add_authors(mine, officer)

    found = [(each.words, each.record) for each in written(Holding.objects.get(user=officer.user), TODAY)]

    assert found == [("Đường hoa", mine)]
