"""A process killed in the middle of an act leaves neither its figures nor half of their sums."""

import os
import subprocess
import sys

import pytest

from danvan.jobs.tests.test_killed_worker import this_database
from danvan.measures.models import Figure
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


def a_process_that_says(unit, measure, by):
    """Another process on the same database, which stops when its sums are written and its act is not yet over."""
    command = [sys.executable, "-m", "danvan.measures.tests.reporter_to_kill", str(unit.pk), str(measure.pk)]
    environment = {**os.environ, "DATABASE_URL": this_database(), "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.Popen([*command, str(by.holding_id)], env=environment, stdout=subprocess.PIPE, text=True)
