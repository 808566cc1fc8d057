"""A process killed in the middle of an act leaves neither its figures nor half of their sums."""

import os
import subprocess
import sys

import pytest

from danvan.jobs.tests.test_killed_worker import this_database
from danvan.measures.actions.restating import restate_gauge
from danvan.measures.models import Figure, Restatement
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, say, sums_at, wrong
from danvan.units.tests.factories import UnitFactory, officer_of


@pytest.mark.django_db(transaction=True)
def test_an_officers_act_that_was_cut_short_is_as_if_it_never_was(on_day):
    on_day(DAY)
    top = UnitFactory()
    communes = [UnitFactory(parent=top) for _ in range(3)]
    measure = MeasureFactory()
    gauges = [gauge_of(*communes, measure=measure, subject=unit, rule=Rule.TOTAL) for unit in communes[:2]]
    by = officer_of(communes[0])
    say(communes[0], measure, 3, by=by)

    with a_process_that_says(communes[0], measure, by) as killed:
        half_written = killed.stdout.readline()
        killed.kill()

    assert half_written == "2 versions, 2 sums moved\n"
    assert list(Figure.objects.values_list("version", "part", "current")) == [(1, 3, True)]
    assert [sums_at(gauge, top) for gauge in gauges] == [(3, 0, 1, 3)] * 2
    assert wrong() == []
    # Nothing of it holds a lock any more.
    say(communes[0], measure, 5, by=by, reason="ghi sót")
    assert [sums_at(gauge, top) for gauge in gauges] == [(5, 0, 1, 3)] * 2


@pytest.mark.django_db(transaction=True)
def test_a_worker_cut_short_while_it_restates_leaves_what_was_computed_before(on_day, monkeypatch):
    on_day(DAY)
    top = UnitFactory()
    commune = UnitFactory(parent=top)
    gauge = gauge_of(commune, rule=Rule.TOTAL)
    say(commune, gauge.measure, 3)
    restate_gauge(gauge, DAY)
    before = sorted(Restatement.objects.values_list("pk", "unit", "n"))
    say(commune, gauge.measure, 4, reason="ghi sót")

    with monkeypatch.context() as cut:
        cut.setattr(Restatement.objects, "bulk_create", lambda rows, **how: sys.exit())
        with pytest.raises(SystemExit):
            restate_gauge(gauge, DAY)
    left = sorted(Restatement.objects.values_list("pk", "unit", "n"))
    restate_gauge(gauge, DAY)

    assert left == before
    assert sorted(Restatement.objects.values_list("unit", "n")) == [(top.pk, 4), (commune.pk, 4)]


def a_process_that_says(unit, measure, by):
    """Another process on the same database, which stops when its sums are written and its act is not yet over."""
    command = [sys.executable, "-m", "danvan.measures.tests.reporter_to_kill", str(unit.pk), str(measure.pk)]
    environment = {**os.environ, "DATABASE_URL": this_database(), "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.Popen([*command, str(by.holding_id)], env=environment, stdout=subprocess.PIPE, text=True)
