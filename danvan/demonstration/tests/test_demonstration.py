"""The demonstration: made once, by the house's own acts, and only where nothing real stands."""

import stat
from collections import Counter
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.demonstration.making import FIRST_MOMENT, stands
from danvan.demonstration.people import FILE, SHOWN
from danvan.measures.actions.rebuilding import check
from danvan.measures.models import Figure, Gauge, Standing
from danvan.plans.figures import figures_of
from danvan.plans.models import Petition, Plan, TaskPart
from danvan.plans.queries import states_of
from danvan.units.models import Succession, Unit
from danvan.urging.models import Urging

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings, tmp_path):
    settings.DEMONSTRATION = True
    settings.VAR_DIR = tmp_path


def test_it_is_not_made_outside_a_demonstration(settings):
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="DANVAN_DEMO"):
        call_command("demonstration")


def test_it_is_not_made_beside_real_work(demonstration):
    UserFactory()

    with pytest.raises(CommandError, match="tài khoản thật"):
        call_command("demonstration")


def test_its_story_is_told_and_a_second_run_adds_nothing(story):
    entries, units = Entry.objects.count(), Unit.objects.count()

    call_command("demonstration")

    plan = Plan.objects.get(document__symbol="21/KH-UBND", stage="issued")
    assert (Entry.objects.count(), Unit.objects.count()) == (entries, units)
    assert states_of(plan) == {"new": 3, "taken": 88, "planned": 24, "ended": 0, "petition": 1, "bound": 115}
    assert Plan.objects.filter(targets__isnull=False).distinct().count() == 5


def test_its_past_has_districts_that_ended_communes_merged_and_one_split(story):
    ended = Unit.objects.filter(closed_on=date(2025, 7, 1))
    parts = Succession.objects.filter(extent="part", predecessor__kind__code="ubnd-xa")
    boards = Succession.objects.filter(predecessor__kind__code="ban-dan-van-tinh-uy")

    assert ended.filter(kind__code="ubnd-huyen").count() == 5
    assert parts.values("predecessor").distinct().count() == 1
    assert [row.successor.kind.code for row in boards] == ["ban-tgdv-tinh-uy"]


def test_its_accounts_are_for_this_machines_owner_only(story):
    path = story / FILE

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(SHOWN)


def test_its_clock_stands_at_the_storys_moment(story):
    assert stands()
    assert (clock.now() - FIRST_MOMENT).total_seconds() < 3600


def test_the_silent_communes_were_telephoned_and_sent_a_cong_van(story):
    urgings = Urging.objects.counted().order_by("on", "unit__sort_key").values_list("how", "on")

    letter = ("letter", date(2026, 5, 21))
    assert list(urgings) == [("phone", date(2026, 5, 18)), ("phone", date(2026, 5, 19)), letter, letter, letter]


def test_its_units_did_their_parts_of_a_task_in_time_late_again_and_put_off(story):
    parts = TaskPart.objects.filter(
        task__section="mục II.2.1", task__plan__document__symbol="21/KH-UBND", task__plan__stage="issued"
    )
    stages = Counter(parts.values_list("stage", flat=True))

    in_time = parts.filter(stage="done", done_on__lte=F("task__due_on")).count()
    waiting = Petition.objects.filter(part__in=parts, stage="sent").count()

    assert (stages["done"], stages["reopened"], in_time) == (58, 1, 51)
    assert (parts.exclude(due_on=None).count(), waiting) == (1, 1)


def test_its_targets_add_up_and_every_figure_stands_on_what_units_said(story):
    plan = Plan.objects.get(document__symbol="21/KH-UBND", stage="issued")
    gauges = list(Gauge.objects.open())

    read = {shown.gauge.measure.words[:20]: (shown.parts, shown.missing) for shown in figures_of(plan).now.values()}

    assert [row for gauge in Gauge.objects.all() for row in check(gauge)] == []
    assert len(gauges) == 8
    assert read == {
        "Đơn vị đã ban hành k": ("24/92", 68),
        "Số cuộc tiếp xúc, đố": ("78/92", 14),
        "Số cán bộ, công chức": ("3.145/3.189", 5),
        "Số Ban Thanh tra nhâ": ("227/261", 3),
        "Số hồ sơ thủ tục hàn": ("87/92 đã báo cáo", 5),
    }
    assert Standing.objects.filter(excused_on__isnull=False).count() == 2
    assert Figure.objects.filter(version=2).count() == 1
    assert {gauge.last_year.period for gauge in gauges if gauge.last_year} == {"2025"}
