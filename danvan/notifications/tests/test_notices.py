"""Giving notice: one line for each record and person, the newest first, never of what is out of sight."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from danvan.accounts.tests.factories import UserFactory
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting
from danvan.core.clock import VIETNAM, frozen
from danvan.notifications import actions
from danvan.notifications.actions import notify, read_all, read_notices, sweep_notices
from danvan.notifications.models import Notice
from danvan.notifications.queries import notices_of, unread_seen
from danvan.notifications.registration import forget
from danvan.workflow.tests.letters.factories import LetterFactory

MORNING = datetime(2026, 5, 22, 8, 0, tzinfo=VIETNAM)

pytestmark = pytest.mark.django_db


def told(user):
    return [(line.title, line.happened, line.more) for line in notices_of(user, QueryDict())]


def test_who_is_told_sees_the_record_what_happened_and_who_did_it():
    an, binh = UserFactory(), UserFactory(full_name="Trần Văn Bình")
    letter = LetterFactory(readers=[an], subject="Về tiếp dân")

    notify([an], "submit", letter, by=Acting(user=binh, in_place_of="Lê Thị Cúc"))

    (line,) = notices_of(an, QueryDict())
    assert (line.title, line.kind, line.address) == ("Công văn “Về tiếp dân”", "công văn", f"/letters/{letter.pk}/")
    assert (line.happened, line.notice.actor) == ("Trình duyệt", "Trần Văn Bình thay Lê Thị Cúc")


def test_nobody_is_told_of_what_they_did_themselves_or_through_a_deputy():
    an, binh, cuc = UserFactory(), UserFactory(), UserFactory()
    letter = LetterFactory(readers=[an, binh, cuc])

    notify([an, binh.pk, cuc, None], "submit", letter, by=Acting(user=an, in_place_of_id=binh.pk))

    assert list(Notice.objects.values_list("user_id", flat=True)) == [cuc.pk]


def test_a_record_has_one_line_however_much_happens():
    an = UserFactory()
    first, second = LetterFactory(readers=[an], subject="Một"), LetterFactory(readers=[an], subject="Hai")
    for hour, (letter, verb) in enumerate([(first, "submit"), (second, "submit"), (first, "send_back")]):
        with frozen(MORNING + timedelta(hours=hour)):
            notify([an], verb, letter, by=SYSTEM)

    assert told(an) == [("Công văn “Một”", "Trả lại", 1), ("Công văn “Hai”", "Trình duyệt", 0)]


def test_what_happens_after_it_was_read_counts_anew():
    an = UserFactory()
    letter = LetterFactory(readers=[an])
    notify([an], "submit", letter, by=SYSTEM)
    read_notices(Notice.objects.all())
    read = unread_seen(an)

    notify([an], "send_back", letter, by=SYSTEM)

    assert (read, [notice.events - 1 for notice, _address in unread_seen(an)]) == ([], [0])


def test_what_happened_since_the_page_was_shown_stays_unread():
    an = UserFactory()
    letter = LetterFactory(readers=[an])
    with frozen(MORNING):
        notify([an], "submit", letter, by=SYSTEM)
    shown = list(Notice.objects.all())
    with frozen(MORNING + timedelta(minutes=1)):
        notify([an], "send_back", letter, by=SYSTEM)

    read_notices(shown)
    read_all(an, MORNING)

    assert len(unread_seen(an)) == 1


def test_what_went_out_of_sight_is_neither_shown_nor_counted():
    an = UserFactory()
    kept, lost = LetterFactory(readers=[an], subject="Còn"), LetterFactory(readers=[an], subject="Mất")
    for letter in (kept, lost):
        notify([an], "submit", letter, by=SYSTEM)

    lost.readers.all().delete()

    assert (told(an), len(unread_seen(an))) == ([("Công văn “Còn”", "Trình duyệt", 0)], 1)


def test_many_are_told_in_parts(monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    people = [UserFactory() for _ in range(5)]
    letter = LetterFactory(readers=people)

    for verb in ("submit", "send_back"):
        notify(people, verb, letter, by=SYSTEM)

    assert [(notice.verb, notice.events) for notice in Notice.objects.all()] == [("send_back", 2)] * 5


def test_old_notices_are_forgotten():
    an = UserFactory()
    with frozen(MORNING):
        notify([an], "submit", LetterFactory(readers=[an], subject="Đã đọc"), by=SYSTEM)
        read_notices(Notice.objects.all())
        notify([an], "submit", LetterFactory(readers=[an], subject="Chưa đọc"), by=SYSTEM)

    with frozen(MORNING + timedelta(days=91)):
        sweep_notices()
        after_three_months = told(an)
    with frozen(MORNING + timedelta(days=366)):
        sweep_notices()

    assert after_three_months == [("Công văn “Chưa đọc”", "Trình duyệt", 0)]
    assert told(an) == []


def test_a_purged_record_leaves_no_notice():
    an = UserFactory()
    purged, kept = LetterFactory(readers=[an]), LetterFactory(readers=[an])
    for letter in (purged, kept):
        notify([an], "submit", letter, by=SYSTEM)

    assert (forget(purged), [notice.object_id for notice in Notice.objects.all()]) == (1, [kept.pk])


def test_telling_and_showing_ask_the_same_of_the_database_for_one_and_for_three():
    people = [UserFactory() for _ in range(4)]
    letters = [LetterFactory(readers=people) for _ in range(4)]

    def asked(people, letters):
        with CaptureQueriesContext(connection) as telling:
            notify(people, "submit", letters[0], by=SYSTEM)
        for letter in letters[1:]:
            notify(people, "submit", letter, by=SYSTEM)
        with CaptureQueriesContext(connection) as showing:
            assert len(notices_of(people[0], QueryDict()).rows) == len(letters)
        return len(telling), len(showing)

    assert asked(people[:1], letters[:1]) == asked(people[1:], letters[1:])


@pytest.mark.django_db(transaction=True)
def test_many_acts_at_once_on_one_record_leave_one_line_each(at_once):
    people = [UserFactory() for _ in range(3)]
    letter = LetterFactory(readers=people)

    results = at_once(lambda index: notify(people, "submit", letter, by=SYSTEM))

    assert set(results) == {None}
    assert [notice.user_id for notice in Notice.objects.order_by("user_id")] == [one.pk for one in people]
    assert clock.now() >= max(notice.at for notice in Notice.objects.all())


def test_a_line_names_the_units_of_what_happened_last():
    an, binh = UserFactory(), UserFactory()
    letter = LetterFactory(readers=[an, binh])

    for served in ({an.pk: "Thôn Thử"}, {binh.pk: "Thôn Một"}):
        notify([an, binh], "submit", letter, by=SYSTEM, served=served)

    rows = Notice.objects.values_list("user_id", "served", "events")
    assert sorted(rows) == [(an.pk, "", 2), (binh.pk, "Thôn Một", 2)]
