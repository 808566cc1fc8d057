from collections import Counter
from datetime import date, datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry as AuditEntry
from danvan.core.acting import SYSTEM, Acting
from danvan.core.clock import VIETNAM
from danvan.core.errors import Overtaken, Refused
from danvan.deadlines.actions import Entry, add_holiday, confirm_holiday, load_holidays, withdraw_holiday
from danvan.deadlines.calendar import Calendar, SpecialDay
from danvan.deadlines.imports import shipped_entries
from danvan.deadlines.models import Holiday, HolidayKind
from danvan.deadlines.queries import working_calendar, years_known
from danvan.deadlines.rules import due, redated
from danvan.deadlines.signals import calendar_changed
from danvan.deadlines.words import read_rule

pytestmark = pytest.mark.django_db

CULTURE_DAY = Entry(date(2026, 11, 24), "Ngày Văn hóa Việt Nam", HolidayKind.PUBLIC, "Nghị quyết 28/2026/QH16")
EXPECTED_TET = Entry(date(2027, 2, 5), "Tết Nguyên đán", HolidayKind.TET, "chờ thông báo năm 2027", confirmed=False)


@pytest.fixture
def administrator():
    return Acting(user=UserFactory(full_name="Lò Thị Mai"))


@pytest.fixture
def changes():
    """What upper apps are told while the test runs."""
    heard = []

    def hear(sender, **told):
        heard.append(told)

    calendar_changed.connect(hear)
    yield heard
    calendar_changed.disconnect(hear)


# Entering


def test_a_day_off_is_counted_with_as_soon_as_it_is_entered(administrator):
    add_holiday(CULTURE_DAY, by=administrator)

    assert working_calendar() == Calendar({date(2026, 11, 24): SpecialDay("Ngày Văn hóa Việt Nam")})


def test_entering_is_recorded_with_the_paper_it_rests_on(administrator):
    holiday = add_holiday(CULTURE_DAY, by=administrator)

    recorded = [(e.verb, e.actor_name, e.object_id, e.object_label, e.changes) for e in AuditEntry.objects.all()]
    assert recorded == [
        (
            "add_holiday",
            "Lò Thị Mai",
            holiday.pk,
            "24/11/2026, Ngày Văn hóa Việt Nam",
            {
                "day": [None, "2026-11-24"],
                "name": [None, "Ngày Văn hóa Việt Nam"],
                "kind": [None, "public"],
                "source": [None, "Nghị quyết 28/2026/QH16"],
                "confirmed": [None, True],
            },
        )
    ]


def test_upper_apps_are_told_and_can_re_date_what_is_open(administrator, changes):
    add_holiday(CULTURE_DAY, by=administrator)

    [told] = changes
    rule = read_rule("05 ngày làm việc kể từ ngày 20/11/2026")
    assert told["by"] == administrator
    assert redated(due(rule, told["before"]), due(rule, told["after"]), told["cause"]) == (
        "Hạn chuyển từ 27/11/2026 sang 30/11/2026 vì 24/11/2026 là Ngày Văn hóa Việt Nam theo Nghị quyết 28/2026/QH16."
    )


def test_a_re_dating_that_fails_leaves_the_calendar_as_it_was(administrator):
    def fail(sender, **told):
        raise Refused("Không tính lại được hạn.")

    calendar_changed.connect(fail)
    try:
        with pytest.raises(Refused):
            add_holiday(CULTURE_DAY, by=administrator)
    finally:
        calendar_changed.disconnect(fail)

    assert (Holiday.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_a_day_already_in_the_calendar_is_refused_by_its_name(administrator):
    add_holiday(CULTURE_DAY, by=administrator)

    with pytest.raises(Refused) as refused:
        add_holiday(CULTURE_DAY, by=administrator)

    assert str(refused.value) == (
        "Ngày 24/11/2026 đã có trong lịch: Ngày Văn hóa Việt Nam. Muốn ghi khác đi, thu hồi dòng đó trước."
    )


def test_a_working_day_cannot_be_made_up(administrator):
    with pytest.raises(Refused) as refused:
        add_holiday(Entry(date(2026, 11, 25), "làm bù", HolidayKind.MAKE_UP, "Thông báo"), by=administrator)

    assert str(refused.value) == (
        "Thứ Tư, 25/11/2026 vốn là ngày làm việc nên không phải làm bù. Đề nghị kiểm tra lại ngày."
    )


def test_a_saturday_made_up_becomes_a_working_day(administrator):
    add_holiday(Entry(date(2026, 11, 28), "làm bù", HolidayKind.MAKE_UP, "Thông báo"), by=administrator)

    assert working_calendar().is_working_day(date(2026, 11, 28))


@pytest.mark.django_db(transaction=True)
def test_of_two_people_entering_the_same_day_at_once_one_is_told_so(at_once):
    results = at_once(lambda index: add_holiday(CULTURE_DAY, by=SYSTEM))

    assert Counter(isinstance(result, Refused) for result in results)[False] == 1
    assert Holiday.objects.count() == 1


# Withdrawing and confirming


def test_what_is_withdrawn_no_longer_counts_but_is_still_known_for_its_time(administrator, on_day):
    on_day(date(2026, 9, 1))
    holiday = add_holiday(CULTURE_DAY, by=administrator)
    on_day(date(2026, 10, 1))

    withdraw_holiday(holiday, reason="văn bản đính chính", by=administrator)

    held = datetime(2026, 9, 15, tzinfo=VIETNAM)
    assert working_calendar() == Calendar()
    assert working_calendar(held) == Calendar({date(2026, 11, 24): SpecialDay("Ngày Văn hóa Việt Nam")})
    assert working_calendar(datetime(2026, 8, 1, tzinfo=VIETNAM)) == Calendar()


def test_withdrawing_is_recorded_with_its_reason_and_told(administrator, changes):
    holiday = add_holiday(CULTURE_DAY, by=administrator)

    withdraw_holiday(holiday, reason="văn bản đính chính", by=administrator)

    assert list(AuditEntry.objects.order_by("id").values_list("verb", "reason")) == [
        ("add_holiday", ""),
        ("withdraw_holiday", "văn bản đính chính"),
    ]
    assert changes[-1]["cause"] == "24/11/2026 không còn là Ngày Văn hóa Việt Nam: văn bản đính chính"


def test_who_withdraws_after_another_is_told_so(administrator):
    holiday = add_holiday(CULTURE_DAY, by=administrator)
    withdraw_holiday(holiday, reason="nhập nhầm", by=administrator)

    with pytest.raises(Overtaken) as overtaken:
        withdraw_holiday(Holiday.objects.get(), reason="nhập nhầm", by=administrator)

    assert str(overtaken.value) == "Dòng này đã được thu hồi trước đó. Đề nghị tải lại trang."


def test_a_day_withdrawn_can_be_entered_anew(administrator):
    withdraw_holiday(add_holiday(CULTURE_DAY, by=administrator), reason="nhập nhầm", by=administrator)

    add_holiday(CULTURE_DAY, by=administrator)

    assert Holiday.objects.of_year(2026).count() == 2


def test_an_awaited_day_is_confirmed_by_its_notice(administrator):
    expected = add_holiday(EXPECTED_TET, by=administrator)

    confirm_holiday(expected, source="Thông báo năm 2027", by=administrator)

    assert list(Holiday.objects.valid().values_list("day", "confirmed", "source")) == [
        (date(2027, 2, 5), True, "Thông báo năm 2027")
    ]


def test_what_is_official_needs_no_confirming(administrator):
    holiday = add_holiday(CULTURE_DAY, by=administrator)

    with pytest.raises(Refused) as refused:
        confirm_holiday(holiday, source="Thông báo", by=administrator)

    assert str(refused.value) == "Ngày 24/11/2026 đã là chính thức trong lịch."


# What the database keeps true


def test_a_day_stands_once_in_the_calendar_of_a_moment():
    now = datetime(2026, 9, 1, tzinfo=VIETNAM)
    row = {
        "day": date(2026, 9, 2),
        "name": "Quốc khánh",
        "kind": HolidayKind.PUBLIC,
        "source": "Luật",
        "valid_from": now,
    }
    Holiday.objects.create(**row)

    with pytest.raises(IntegrityError), transaction.atomic():
        Holiday.objects.create(**row)


def test_a_row_cannot_end_before_it_began():
    with pytest.raises(IntegrityError), transaction.atomic():
        Holiday.objects.create(
            day=date(2026, 9, 2),
            name="Quốc khánh",
            kind=HolidayKind.PUBLIC,
            source="Luật",
            valid_from=datetime(2026, 9, 2, tzinfo=VIETNAM),
            valid_to=datetime(2026, 9, 1, tzinfo=VIETNAM),
        )


# The days that ship


def test_the_shipped_years_have_their_days_off_and_saturdays_made_up():
    per_year = Counter((entry.day.year, entry.kind.value) for entry in shipped_entries())

    assert per_year == {
        (2024, "public"): 6, (2024, "tet"): 5, (2024, "in-lieu"): 3, (2024, "make-up"): 1,
        (2025, "public"): 6, (2025, "tet"): 5, (2025, "in-lieu"): 1, (2025, "make-up"): 1,
        (2026, "public"): 7, (2026, "tet"): 5, (2026, "in-lieu"): 3, (2026, "make-up"): 2,
        (2027, "public"): 7, (2027, "tet"): 5, (2027, "in-lieu"): 3,
    }  # fmt: skip


def test_each_shipped_day_stands_once_and_is_where_its_kind_can_be():
    entries = shipped_entries()

    assert len({entry.day for entry in entries}) == len(entries)
    assert {entry.day.weekday() for entry in entries if entry.kind == HolidayKind.MAKE_UP} == {5}
    assert {entry.day.weekday() < 5 for entry in entries if entry.kind == HolidayKind.IN_LIEU} == {True}
    assert {entry.day.year for entry in entries if not entry.confirmed} == {2027}


def test_loading_twice_enters_nothing_the_second_time(changes):
    loaded = [load_holidays(shipped_entries(), by=SYSTEM) for _ in range(2)]

    assert loaded == [60, 0]
    assert len(changes) == 1
    assert years_known() == [2027, 2026, 2025, 2024]


def test_shipped_days_count_on_any_day_the_clock_may_stand_on(on_day):
    load_holidays(shipped_entries(), by=SYSTEM)
    on_day(date(2024, 6, 1))

    assert not working_calendar().is_working_day(date(2024, 9, 3))


def test_loading_leaves_alone_what_an_administrator_withdrew(administrator):
    load_holidays([CULTURE_DAY], by=SYSTEM)
    withdraw_holiday(Holiday.objects.get(), reason="không áp dụng", by=administrator)

    loaded = load_holidays([CULTURE_DAY], by=SYSTEM)

    assert (loaded, working_calendar()) == (0, Calendar())


def test_a_later_file_confirms_a_day_that_was_awaited():
    load_holidays([EXPECTED_TET], by=SYSTEM)
    official = Entry(EXPECTED_TET.day, EXPECTED_TET.name, EXPECTED_TET.kind, "Thông báo năm 2027")

    loaded = load_holidays([official], by=SYSTEM)

    assert loaded == 1
    assert working_calendar() == Calendar({date(2027, 2, 5): SpecialDay("Tết Nguyên đán")})


def test_the_command_loads_and_says_how_many_days_were_new(capsys):
    call_command("load_holidays")

    assert capsys.readouterr().out == "Lịch làm việc: ghi mới 60 ngày.\n"


def test_the_calendar_is_read_with_one_query_however_many_days_it_holds(django_assert_num_queries):
    load_holidays(shipped_entries(), by=SYSTEM)

    with django_assert_num_queries(1):
        calendar = working_calendar()
        counted = calendar.add_working_days(date(2024, 1, 1), 500)

    assert calendar.is_working_day(counted)
