"""Secrets at rest, and moving them from an old key to a new one."""

import io

import pytest
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db.models import F, TextField
from django.db.models.functions import Cast

from danvan.accounts.models import CodeApp
from danvan.accounts.tests.people import somebody
from danvan.core import clock
from danvan.core.secrets import Unreadable, decrypt, digest, encrypt, rotate_all

OLD, NEW = "khóa cũ của cơ quan", "khóa mới của cơ quan"


def kept():
    """The secrets as they stand in the database."""
    return list(
        CodeApp.objects.order_by("pk").annotate(raw=Cast(F("secret"), TextField())).values_list("raw", flat=True)
    )


def apps(*secrets):
    for secret in secrets:
        CodeApp.objects.create(user=somebody(), secret=secret, made_at=clock.now())


@pytest.fixture
def keys(settings):
    def turn(*names):
        settings.ENCRYPTION_KEYS = list(names)

    return turn


def test_what_is_encrypted_reads_back_and_looks_different_each_time(keys):
    keys(OLD)
    tokens = [encrypt("mật mã"), encrypt("mật mã")]

    assert [decrypt(token) for token in tokens] == ["mật mã", "mật mã"]
    assert tokens[0] != tokens[1]


def test_a_new_key_in_front_still_reads_what_the_old_one_wrote(keys):
    keys(OLD)
    token = encrypt("mật mã")

    keys(NEW, OLD)

    assert decrypt(token) == "mật mã"


def test_without_its_key_nothing_reads_it(keys):
    keys(OLD)
    token = encrypt("mật mã")
    keys(NEW)

    with pytest.raises(Unreadable, match="DANVAN_ENCRYPTION_KEYS"):
        decrypt(token)


@pytest.mark.parametrize("place", [0, 1, 3, 5, 12, 20, 40, -1])
@pytest.mark.parametrize("put", ["A", "", "é", "=", "AAAA"])
def test_a_changed_secret_is_not_read(keys, place, put):
    keys(OLD)
    token = encrypt("mật mã")
    changed = token[:place] + put + token[place:][1:]

    with pytest.raises(Unreadable):
        decrypt(changed if changed != token else f"{token[:-4]}AAA=")


@pytest.mark.parametrize("token", ["", "v1.", "v1.AAAA", "gAAAAABk", "v2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
def test_what_is_no_secret_is_not_read(keys, token):
    keys(OLD)

    with pytest.raises(Unreadable):
        decrypt(token)


def test_digests_differ_by_use_and_by_key(keys):
    keys(OLD)
    first = [digest("tries", "lan"), digest("tries", "lan"), digest("other", "lan")]
    keys(NEW)

    assert first[0] == first[1]
    assert len({*first, digest("tries", "lan")}) == 3


@pytest.mark.django_db
def test_an_encrypted_field_stands_encrypted_and_reads_plain():
    apps("GEZDGNBV")

    assert CodeApp.objects.get().secret == "GEZDGNBV"
    assert "GEZDGNBV" not in kept()[0]


@pytest.mark.django_db
def test_nobody_searches_an_encrypted_field_in_vain():
    with pytest.raises(FieldError):
        CodeApp.objects.filter(secret="GEZDGNBV").exists()


@pytest.mark.django_db
def test_rotating_moves_everything_to_the_first_key_and_then_the_old_one_may_go(keys, monkeypatch):
    monkeypatch.setattr("danvan.core.secrets.AT_ONCE", 2)
    keys(OLD)
    apps("A", "B", "C")
    keys(NEW, OLD)
    apps("D")

    moved = rotate_all()

    keys(NEW)
    assert moved["accounts.codeapp.secret"] == 3
    assert [app.secret for app in CodeApp.objects.order_by("pk")] == ["A", "B", "C", "D"]


@pytest.mark.django_db
def test_rotating_again_writes_nothing(keys):
    keys(OLD)
    apps("A", "B")
    before = kept()

    moved = rotate_all()

    assert (moved["accounts.codeapp.secret"], kept()) == (0, before)


@pytest.mark.django_db
def test_the_command_says_what_it_moved(keys):
    keys(OLD)
    apps("A")
    keys(NEW, OLD)
    said = io.StringIO()

    call_command("rotate_keys", stdout=said)

    assert "accounts.codeapp.secret: 1" in said.getvalue()


@pytest.mark.django_db
def test_the_command_stops_with_a_sentence_when_a_key_is_missing(keys):
    keys(OLD)
    apps("A")
    keys(NEW)

    with pytest.raises(CommandError, match="thiếu khóa"):
        call_command("rotate_keys")
