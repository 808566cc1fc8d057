"""The daily letter: for who wants it, with what they may see as it is sent, each thing told once."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from danvan.accounts.tests.factories import UserFactory
from danvan.core.acting import SYSTEM, Acting
from danvan.core.clock import VIETNAM, frozen
from danvan.jobs.actions import start_job
from danvan.jobs.kinds import Run
from danvan.jobs.models import Job
from danvan.notifications.actions import choose_letters, notify, read_notices
from danvan.notifications.letters import LETTERS, send_letters, start_letters
from danvan.notifications.models import Letters, Notice
from danvan.workflow.tests.letters.factories import LetterFactory

FRIDAY = datetime(2026, 5, 22, 7, 0, tzinfo=VIETNAM)
DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db


def sent_at(moment):
    """What left the house in this day's letters: (to, subject, lines)."""
    mail.outbox.clear()
    with frozen(moment):
        said = send_letters(Run(start_job(LETTERS, by=SYSTEM), by=SYSTEM))
    assert said == f"Đã gửi {len(mail.outbox)} thư."
    return [(letter.to, letter.subject, letter.body.splitlines()) for letter in mail.outbox]


def told_at(moment, user, subject="Về tiếp dân", by=SYSTEM, **letter):
    made = LetterFactory(readers=[user], subject=subject, **letter)
    with frozen(moment):
        notify([user], "submit", made, by=by)
    return made


def an(**how):
    return UserFactory(**{"full_name": "Lê Thị An", "email": "an@tinh.gov.vn", **how})


def test_a_person_gets_one_letter_with_what_is_new(settings):
    settings.SITE_ADDRESS = "https://danvan.tinh.gov.vn/"
    user = an()
    first = told_at(FRIDAY - timedelta(hours=9), user, "Một", body="Lời của dân")
    second = told_at(FRIDAY - timedelta(hours=1), user, "Hai", by=Acting(user=UserFactory()))

    ((to, subject, lines),) = sent_at(FRIDAY)

    assert (to, subject) == (["an@tinh.gov.vn"], "2 hồ sơ có việc mới, 22/05/2026")
    assert lines == [
        "Kính gửi Lê Thị An,",
        "",
        "2 hồ sơ có việc mới mà đồng chí chưa xem:",
        "",
        "- Trình duyệt: Công văn “Hai”",
        f"  22/05/2026 06:00 · https://danvan.tinh.gov.vn/letters/{second.pk}/",
        "",
        "- Trình duyệt: Công văn “Một”",
        f"  21/05/2026 22:00 · https://danvan.tinh.gov.vn/letters/{first.pk}/",
        "",
        "Xem tất cả: https://danvan.tinh.gov.vn/notices/",
        "Thư này do hệ thống gửi mỗi ngày một lần; có thể tắt ở trang Thông báo.",
    ]


def test_each_thing_is_told_once():
    user = an()
    told_at(FRIDAY - DAY, user, "Một")
    sent_at(FRIDAY)
    told_at(FRIDAY + timedelta(hours=1), user, "Hai")

    ((_to, subject, lines),) = sent_at(FRIDAY + DAY)

    assert (subject, "Một" in "".join(lines)) == ("1 hồ sơ có việc mới, 23/05/2026", False)
    assert sent_at(FRIDAY + 2 * DAY) == []


@pytest.mark.parametrize("how", [{"email": ""}, {"is_active": False}])
def test_who_cannot_get_a_letter_gets_none(how):
    told_at(FRIDAY - DAY, an(**how))
    told_at(FRIDAY - DAY, UserFactory(email="binh@tinh.gov.vn"))

    assert [to for to, _subject, _lines in sent_at(FRIDAY)] == [["binh@tinh.gov.vn"]]


def test_who_wants_no_letters_gets_none():
    user = an()
    told_at(FRIDAY - DAY, user)
    choose_letters(user, Letters.NONE)
    without = sent_at(FRIDAY)

    choose_letters(user, Letters.DAILY)

    assert (without, len(sent_at(FRIDAY))) == ([], 1)


def test_what_was_read_is_not_told():
    told_at(FRIDAY - DAY, an())
    read_notices(Notice.objects.all())

    assert sent_at(FRIDAY) == []


def test_a_title_out_of_sight_by_then_is_not_sent():
    user = an()
    told_at(FRIDAY - DAY, user, "Còn thấy")
    told_at(FRIDAY - DAY, user, "Hết thấy").readers.all().delete()

    ((_to, subject, lines),) = sent_at(FRIDAY)

    assert (subject, "Hết thấy" in "".join(lines)) == ("1 hồ sơ có việc mới, 22/05/2026", False)


def test_nobody_gets_a_letter_about_nothing_they_may_see():
    told_at(FRIDAY - DAY, an()).readers.all().delete()

    assert sent_at(FRIDAY) == []


def test_a_long_letter_ends_with_how_many_more():
    user = an()
    for number in range(32):
        told_at(FRIDAY - DAY, user, f"Số {number}")

    ((_to, subject, lines),) = sent_at(FRIDAY)

    assert (subject, "và 2 hồ sơ khác." in lines) == ("32 hồ sơ có việc mới, 22/05/2026", True)
    assert len([line for line in lines if line.startswith("- ")]) == 30


def test_a_title_of_several_lines_stays_in_its_line():
    told_at(FRIDAY - DAY, an(), "Một\nBcc: ai@do.vn")

    ((_to, _subject, lines),) = sent_at(FRIDAY)

    assert "- Trình duyệt: Công văn “Một Bcc: ai@do.vn”" in lines


def test_an_address_that_is_not_taken_does_not_hold_up_the_others(monkeypatch):
    told_at(FRIDAY - DAY, an())
    told_at(FRIDAY - DAY, UserFactory(email="binh@tinh.gov.vn"))
    send = EmailBackend.send_messages

    def refusing(self, letters):
        if letters[0].to == ["an@tinh.gov.vn"]:
            raise SMTPRecipientsRefused({})
        return send(self, letters)

    monkeypatch.setattr(EmailBackend, "send_messages", refusing)
    first = sent_at(FRIDAY)
    monkeypatch.undo()
    second = sent_at(FRIDAY + DAY)

    assert [[to for to, _subject, _lines in each] for each in (first, second)] == [
        [["binh@tinh.gov.vn"]],
        [["an@tinh.gov.vn"]],
    ]


@pytest.mark.parametrize(("moment", "jobs"), [(FRIDAY, 1), (FRIDAY + DAY, 0), (FRIDAY + 2 * DAY, 0)])
def test_letters_go_out_on_working_days(moment, jobs):
    with frozen(moment):
        start_letters()

    assert Job.objects.filter(kind=LETTERS).count() == jobs


def test_the_letter_names_the_units_it_is_read_for():
    user = an()
    made = LetterFactory(readers=[user], subject="Một")
    with frozen(FRIDAY - timedelta(hours=1)):
        notify([user], "submit", made, by=SYSTEM, served={user.pk: "Thôn Thử"})

    ((_to, _subject, lines),) = sent_at(FRIDAY)

    at = lines.index("- Trình duyệt: Công văn “Một”")
    assert lines[at + 1] == "  Nhập thay: Thôn Thử"
