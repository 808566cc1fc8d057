"""What is noticed of models: by whom it is read, asked, answered and settled; and what the night finds."""

from datetime import date, datetime, timedelta

import pytest
from django.test import RequestFactory
from django.utils.timezone import get_current_timezone

from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.exemplars.actions.remarks import answer_remark, ask_unit, note_seen, settle_remark
from danvan.exemplars.actions.watching import watch, watch_nightly
from danvan.exemplars.models import Remark, RemarkKind, Stage
from danvan.exemplars.panels.remarks import remarks_panel
from danvan.exemplars.permissions.remarks import remarks_visible_to
from danvan.exemplars.queries.remarks import remarks_of
from danvan.exemplars.remarks.seen import Seen
from danvan.exemplars.tests.factories import (
    DossierFactory,
    ExemplarFactory,
    GoalFactory,
    RoundFactory,
    level,
    remit_over,
)
from danvan.exemplars.workflow import EXEMPLAR
from danvan.notifications.models import Notice
from danvan.units.models import Act
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

EQUAL = Seen(RemarkKind.EQUAL_EVERYWHERE, facts={"goals": 3})
watched = action(watch)


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


@pytest.fixture
def exemplar(world):
    return ExemplarFactory(unit=world.commune, stage=Stage.REPORTED, receiver=world.committee)


@pytest.fixture
def remark(exemplar):
    return note_seen(exemplar.pk, [EQUAL])[0]


def readers(world):
    """The members of the cast who may read the one remark."""
    return {member for member in world.everybody[1:] if remarks_visible_to(world.users[member]).exists()}


OFFICE, UNIT = {"committee_officer", "committee_leader", "committee_auditor"}, {"commune_officer", "commune_leader"}


def test_a_remark_is_read_by_the_receiver_alone_until_the_unit_is_asked(world, remark):
    before = readers(world)

    ask_unit(remark, by=world.by("committee_officer"))

    assert (before, readers(world)) == (OFFICE, OFFICE | UNIT | {"commune_deputy"})


def test_who_verifies_at_the_level_reads_it_and_never_of_the_own_unit(world, remark):
    for office in (world.sibling, world.commune):
        remit_over(office, world.commune, Act.VERIFY, at=level("xa"))
    remit_over(world.remit, world.commune, Act.VERIFY, at=level("tinh"))

    assert readers(world) == OFFICE | {"sibling_officer"}


def test_a_rule_that_sees_the_same_again_makes_no_second_remark(exemplar, remark):
    note_seen(exemplar.pk, [Seen(RemarkKind.EQUAL_EVERYWHERE, facts={"goals": 4})])

    assert [row.facts for row in Remark.objects.all()] == [{"goals": 4}]


def test_the_unit_is_asked_answers_and_the_office_settles(world, remark):
    office, unit = world.by("committee_officer"), world.by("commune_officer")
    ask_unit(remark, by=office)
    answer_remark(remark, "Số đo lại bằng kế hoạch vì giao theo diện tích.", by=unit)
    settle_remark(remark, "Đã đối chiếu biên bản nghiệm thu.", by=office)

    remark.refresh_from_db()
    told = (remark.answered_by_name, remark.settled_by_name)
    assert told == (unit.name, office.name)
    assert [entry.verb for entry in Entry.objects.about(remark)] == ["settle", "answer", "ask"]
    assert {notice.verb for notice in Notice.objects.all()} == {"ask", "answer"}


def test_history_says_that_it_was_answered_and_not_what(world, remark):
    ask_unit(remark, by=world.by("committee_officer"))
    answer_remark(remark, "Ông Mẫu đo lại.", by=world.by("commune_officer"))

    assert "Mẫu đo lại" not in str(list(Entry.objects.about(remark).values()))


def test_nobody_answers_what_was_not_asked_or_settles_for_the_unit(world, remark):
    unit, office = world.by("commune_officer"), world.by("committee_officer")
    with pytest.raises(Refused):
        answer_remark(remark, "Đúng như vậy.", by=unit)
    with pytest.raises(Refused):
        settle_remark(remark, "Không sao.", by=unit)
    with pytest.raises(Refused):
        settle_remark(remark, "", by=office)

    remark.refresh_from_db()
    assert (remark.answer, remark.settled_at) == ("", None)


def test_what_was_settled_is_asked_and_settled_no_more(world, remark):
    office = world.by("committee_officer")
    settle_remark(remark, "Đã rõ.", by=office)

    for again in (lambda: ask_unit(remark, by=office), lambda: settle_remark(remark, "Khác.", by=office)):
        with pytest.raises(Overtaken):
            again()


def test_no_remark_stands_in_the_way_of_a_move(world, exemplar, remark):
    names = {move.name for move in EXEMPLAR.open_to(world.by("committee_officer"), exemplar)}

    assert "send_result_back" in names


def panel(world, member, exemplar):
    request = RequestFactory().get("/")
    request.user, request.acting = world.users[member], world.by(member)
    return remarks_panel(request, exemplar)


def test_the_panel_says_what_was_seen_and_offers_what_one_may_do(world, exemplar, remark):
    office, before = panel(world, "committee_officer", exemplar), panel(world, "commune_officer", exemplar)
    ask_unit(remark, by=world.by("committee_officer"))
    unit = panel(world, "commune_officer", exemplar)

    def offered(shown):
        return [(row["told"].words, row["asks"], row["answers"], row["settles"]) for row in shown["rows"]]

    words = "Cả 3 mục tiêu đều đạt đúng bằng kế hoạch."
    assert (offered(office), before, offered(unit)) == (
        [(words, True, False, True)],
        None,
        [(words, False, True, False)],
    )


def test_another_model_is_named_only_to_who_may_see_it(world, exemplar):
    other = ExemplarFactory(unit=world.other_commune, stage=Stage.SUBMITTED)
    [row] = note_seen(exemplar.pk, [Seen(RemarkKind.SIMILAR_TEXT, other.pk, 83)])
    ask_unit(row, by=world.by("committee_officer"))

    told = {member: remarks_of(exemplar, world.users[member])[0] for member in ("committee_officer", "commune_officer")}

    assert {member: each.about for member, each in told.items()} == {
        "committee_officer": other,
        "commune_officer": None,
    }
    assert {each.words for each in told.values()} == {"Nội dung đăng ký giống khoảng 80 % với một mô hình khác."}


def test_results_equal_everywhere_are_noticed_when_they_are_reported(exemplar):
    for _goal in range(3):
        GoalFactory(exemplar=exemplar, planned=2000, achieved=2000)

    watched(exemplar, "report")

    assert [(row.kind, row.facts) for row in Remark.objects.all()] == [("equal_everywhere", {"goals": 3})]


def sent_at(world, row, minute):
    """A registration of the commune sent in this minute of the round's last hour."""
    made = ExemplarFactory(unit=world.commune, round=row, stage=Stage.SUBMITTED)
    moment = datetime(2026, 3, 1, 23, minute, tzinfo=get_current_timezone())
    DossierFactory(exemplar=made, submitted_at=moment)
    return made


def test_the_night_after_a_round_closed_finds_what_came_in_its_last_hour(world):
    row = RoundFactory(office=world.committee, closes_on=date(2026, 3, 1))
    crowd = [sent_at(world, row, minute) for minute in (10, 30, 59)]

    for _night in range(2):
        watch_nightly()

    found = Remark.objects.filter(kind=RemarkKind.LAST_HOUR).order_by("exemplar")
    assert [(one.exemplar, one.facts) for one in found] == [(one, {"count": 3, "minutes": 60}) for one in crowd]


def test_the_night_finds_what_was_launched_and_never_heard_of(world, settings):
    settings.REMARK_MONTHS = 3
    launched = clock.today() - timedelta(days=120)
    silent = ExemplarFactory(unit=world.commune, stage=Stage.UNDER_WAY, launched_on=launched)
    ExemplarFactory(unit=world.commune, stage=Stage.UNDER_WAY, launched_on=launched, last_active_on=clock.today())
    ExemplarFactory(unit=world.commune, stage=Stage.FINISHED, launched_on=launched)

    watch_nightly()

    assert list(Remark.objects.values_list("exemplar", "kind")) == [(silent.pk, "nothing_since")]
    words = remarks_of(silent, world.users["committee_officer"])
    assert words == []  # Nobody received it yet: there is no office to read remarks.
