"""The page of notices and the bell: mine alone, read by looking at the record or by a press."""

from datetime import timedelta

import pytest

from danvan.accounts.tests.people import at_work, somebody
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting
from danvan.core.rights import rows_of
from danvan.jobs.models import Job
from danvan.jobs.running import job_ended
from danvan.notifications.actions import notify
from danvan.notifications.models import Notice, Preference
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build
from danvan.workflow.tests.letters.factories import LetterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def an():
    return somebody()


def told(user, subject="Về tiếp dân"):
    letter = LetterFactory(readers=[user], subject=subject)
    notify([user], "submit", letter, by=SYSTEM)
    return letter


def page_of(user, address="/notices/", **how):
    return at_work(user).get(address, **how).content.decode()


def unread():
    return Notice.objects.unread().count()


def test_the_page_shows_what_happened_on_which_record(an):
    letter = told(an)
    told(somebody(), "Của người khác")

    page = page_of(an)

    assert f'<a href="/letters/{letter.pk}/">Công văn “Về tiếp dân”</a>' in page
    assert "Trình duyệt" in page
    assert "Của người khác" not in page


def test_an_empty_page_says_what_will_come(an):
    assert "Chưa có thông báo nào." in page_of(an)


@pytest.mark.parametrize(("count", "shown"), [(0, ""), (3, ">3<"), (100, ">99+<")])
def test_the_bell_counts_what_is_unread(an, count, shown):
    for number in range(count):
        told(an, f"Số {number}")

    bell = page_of(an, "/jobs/").partition('class="bell"')[2].partition("</a>")[0]

    assert ("count" in bell, shown in bell) == (count > 0, True)


def test_looking_at_the_record_reads_the_notice_about_it(an):
    job = Job.objects.create(kind="tests.count", user_id=an.pk, state="done", made_at=clock.now())
    notify([an], "done", job, by=SYSTEM)
    told(an)

    page_of(an, f"/jobs/{job.pk}/", headers={"HX-Request": "true"})
    by_fragment = unread()
    page_of(an, f"/jobs/{job.pk}/")

    assert (by_fragment, unread()) == (2, 1)


def test_one_is_read_by_a_press(an):
    told(an)
    told(an, "Khác")

    answer = at_work(an).post(f"/notices/{Notice.objects.first().pk}/reading/")

    assert (answer.status_code, answer["Location"], unread()) == (302, "/notices/", 1)


def test_all_that_was_shown_is_read_by_one_press(an):
    told(an)
    until = clock.now()
    with clock.frozen(until + timedelta(minutes=1)):
        told(an, "Sau khi mở trang")

    at_work(an).post("/notices/readings/", {"until": until.isoformat()})

    assert unread() == 1


@pytest.mark.parametrize("until", ["", "hôm qua", "2026-05-22"])
def test_a_form_without_a_moment_reads_all_there_is(an, until):
    told(an)

    at_work(an).post("/notices/readings/", {"until": until})

    assert unread() == 0


def test_who_wants_no_letters_says_so_on_the_page(an):
    at_work(an).post("/notices/letters/", {"letters": "none"})

    assert Preference.objects.get().letters == "none"
    assert '<option value="none" selected>' in page_of(an)


def test_a_choice_that_is_none_is_told_beside_the_field(an):
    answer = at_work(an).post("/notices/letters/", {"letters": "hourly"})

    assert (answer.status_code, Preference.objects.exists()) == (422, False)


@pytest.mark.parametrize(("minutes", "notices"), [(0, 0), (2, 1)])
def test_who_asked_for_a_long_job_hears_that_it_ended(an, minutes, notices):
    ended = clock.now()
    job = Job.objects.create(
        kind="tests.count",
        user_id=an.pk,
        state="refused",
        made_at=ended - timedelta(minutes=minutes),
        ended_at=ended,
    )

    job_ended.send(sender=Job, job=job)

    assert [notice.verb for notice in Notice.objects.all()] == ["refused"] * notices


def scene(world, row):
    """One notice, the commune officer's."""
    officer = world.users["commune_officer"]
    notify([officer], "submit", LetterFactory(readers=[officer]), by=Acting(user=None))
    arguments = [Notice.objects.get().pk] if row.on == "notice" else []
    return arguments, {"letters": "daily"} if row.route.endswith("letters") else {}


@pytest.mark.parametrize("row", rows_of("notifications"), ids=lambda row: f"{row.method} {row.route}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row):
    world = build()

    assert answers(world, row, scene) == expected(world, row)
