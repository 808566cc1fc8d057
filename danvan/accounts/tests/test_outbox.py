"""Letters about accounts: not lost while the mail server is down, not sent twice, not kept longer than needed."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.core import mail

from danvan.accounts.actions.letters import write_about_reset, write_to
from danvan.accounts.models import Letter, LetterKind
from danvan.accounts.outbox import send_letters, write
from danvan.accounts.tests.mail_server import mail_server
from danvan.accounts.tests.people import somebody
from danvan.core import clock
from danvan.core.tests.certificates import unvouched

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)


@pytest.fixture
def server_down(monkeypatch):
    def refuse(self, fail_silently=False):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)


def test_a_letter_waits_while_the_server_is_down_and_goes_out_later(on_day, monkeypatch, server_down):
    on_day(MORNING)
    write_to(somebody(email="lan@xa.example"), LetterKind.PASSWORD_CHANGED)

    down = send_letters()
    monkeypatch.undo()
    too_soon = send_letters()
    on_day(MORNING + timedelta(minutes=1))

    assert (down, too_soon, send_letters(), len(mail.outbox)) == (0, 0, 1, 1)


def test_pauses_grow_and_after_three_days_it_is_given_up(on_day, server_down):
    on_day(MORNING)
    write_to(somebody(email="lan@xa.example"), LetterKind.PASSWORD_CHANGED)

    pauses = []
    while (letter := Letter.objects.get()).done_at is None:
        on_day(letter.next_at)
        pauses.append((letter.next_at - letter.made_at).total_seconds())
        send_letters()

    steps = [after - before for before, after in pairwise(pauses)]
    assert steps[:8] == [60, 120, 240, 480, 960, 1920, 3600, 3600]
    assert pauses[-1] >= timedelta(days=3).total_seconds()


@pytest.mark.django_db(transaction=True)
def test_of_two_runs_at_once_one_sends_a_letter(at_once):
    for number in range(3):
        write_to(somebody(email=f"lan{number}@xa.example"), LetterKind.PASSWORD_CHANGED)

    sent = at_once(lambda _: send_letters())

    assert (sum(sent), sorted(letter.to[0][:4] for letter in mail.outbox)) == (3, ["lan0", "lan1", "lan2"])


def test_what_a_stranger_typed_is_forgotten_once_answered():
    write_about_reset("khong.co@noi-khac.example")

    send_letters()

    assert Letter.objects.get().typed == ""


def test_who_has_no_e_mail_is_not_written_to():
    write_to(somebody(), LetterKind.PASSWORD_CHANGED)

    assert not Letter.objects.exists()


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind != LetterKind.ADDRESS_CONFIRMATION])
def test_every_letter_greets_by_name_and_says_what_to_do(kind):
    lan = somebody(full_name="Trần Ngọc Lan & Hoa", email="lan@xa.example")
    letter = Letter(kind=kind, user=lan, to=lan.email)

    written = write(letter)

    assert written.subject == f"danvan: {kind.label}"
    assert "Kính gửi Trần Ngọc Lan & Hoa," in written.body
    assert "Nếu" in written.body
    assert "http" in written.body


@pytest.fixture
def over_tls(settings):
    """Letters go by SMTP, and only under TLS."""

    def to(server):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "localhost", server.server_address[1], True
        write_to(somebody(email="lan@xa.example"), LetterKind.PASSWORD_CHANGED)
        return send_letters()

    return to


def test_a_server_that_speaks_no_tls_gets_no_letter(over_tls, lines):
    with mail_server() as server:
        assert (over_tls(server), server.letters) == (0, 0)

    assert lines.told[-1]["said"].endswith("not sent: SMTPNotSupportedError")


def test_a_server_for_which_nobody_vouches_gets_no_letter(over_tls, lines, tmp_path):
    with mail_server(unvouched(tmp_path)) as server:
        assert (over_tls(server), server.letters) == (0, 0)

    assert lines.told[-1]["said"].endswith("not sent: SSLCertVerificationError")


def test_a_server_for_which_the_office_itself_vouches_gets_the_letter(over_tls, tmp_path, monkeypatch):
    context = unvouched(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "own.pem"))

    with mail_server(context) as server:
        assert (over_tls(server), server.letters) == (1, 1)
