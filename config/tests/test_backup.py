"""A backup is put back on an empty machine: rows and files, readable to the holder of the key alone."""

import os
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.core.management import CommandError, call_command
from django.db import connection

from config.safekeeping.keys import written_private, written_public
from danvan.accounts.tests.factories import UserFactory
from scripts.places import ROOT

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = "from danvan.accounts.models import User; print(*User.objects.values_list('username', flat=True))"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """The files of the house to be kept: one, in a folder."""
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    place = settings.MEDIA_ROOT / "ab" / "abcdef"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"mot tep de giu lai")
    return settings.MEDIA_ROOT


@pytest.fixture
def pair(tmp_path):
    """A public key, and the file with its private one."""
    key = X25519PrivateKey.generate()
    file = tmp_path / "key.txt"
    file.write_text(written_private(key) + "\n")
    return written_public(key.public_key()), file


@pytest.fixture
def kept(tmp_path, pair):
    """A backup of a house with one person in it."""
    UserFactory(username="nguyen.thi.ngoc.lan")
    call_command("backup", tmp_path / "kept.age", "--to", pair[0])
    return tmp_path / "kept.age"


@pytest.fixture
def elsewhere(tmp_path):
    """An empty machine: runs a command there, gives its exit status and words."""
    environment = {**os.environ, "DANVAN_VAR": str(tmp_path / "elsewhere"), "DANVAN_ENV": "test"}
    with other_database(tmp_path) as address:
        environment["DATABASE_URL"] = address

        def run(*command):
            done = subprocess.run(
                [sys.executable, "manage.py", *map(str, command)],
                cwd=ROOT,
                env=environment,
                capture_output=True,
                text=True,
            )
            return done.returncode, (done.stdout + done.stderr).strip()

        yield run


class other_database:
    """A second database beside the test's own."""

    def __init__(self, folder):
        self.folder, self.name = folder, f"elsewhere_{os.getpid()}"

    def __enter__(self):
        if connection.vendor == "sqlite":
            return f"sqlite:///{self.folder}/elsewhere.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {self.name}")
        values = connection.settings_dict
        return f"postgresql://{values['USER']}@/{self.name}?host={values['HOST']}"

    def __exit__(self, *error):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE {self.name} WITH (FORCE)")


def test_rows_and_files_are_there_again_on_an_empty_machine(kept, pair, elsewhere, tmp_path):
    status, said = elsewhere("restore", kept, "--key", pair[1])

    assert (status, said) == (0, "Đã phục hồi. Chạy manage.py verify_audit trước khi mở lại cho mọi người.")
    assert elsewhere("shell", "--no-imports", "-c", COUNT) == (0, "nguyen.thi.ngoc.lan")
    assert (tmp_path / "elsewhere" / "media" / "ab" / "abcdef").read_bytes() == b"mot tep de giu lai"


def test_what_is_kept_shows_nothing_without_the_key(kept):
    content = kept.read_bytes()

    assert (kept.stat().st_mode & 0o777, b"nguyen.thi.ngoc.lan" in content, b"mot tep de giu lai" in content) == (
        0o600,
        False,
        False,
    )


def test_a_house_with_something_in_it_is_not_overwritten(kept, pair):
    with pytest.raises(CommandError, match="Nơi này đã có dữ liệu"):
        call_command("restore", kept, "--key", pair[1])


def test_a_changed_copy_is_not_put_back(kept, pair, elsewhere, tmp_path):
    content = bytearray(kept.read_bytes())
    content[-20] ^= 1
    kept.write_bytes(content)

    status, said = elsewhere("restore", kept, "--key", pair[1])

    assert (status, "Không mở được bản sao" in said) == (1, True)
    assert not (tmp_path / "elsewhere" / "media" / "ab").exists()


def test_a_backup_never_replaces_another(kept, pair):
    with pytest.raises(CommandError, match="Chọn tên khác"):
        call_command("backup", kept, "--to", pair[0])


def test_without_a_public_key_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.delenv("DANVAN_BACKUP_KEYS", raising=False)

    with pytest.raises(CommandError, match="Chưa có khóa công khai"):
        call_command("backup", tmp_path / "kept.age")

    assert not (tmp_path / "kept.age").exists()


def test_a_mistyped_public_key_is_said(tmp_path):
    with pytest.raises(CommandError, match="không phải khóa công khai"):
        call_command("backup", tmp_path / "kept.age", "--to", "age1khong")


def test_a_failed_backup_leaves_no_half_of_one(tmp_path, pair):
    with pytest.raises(CommandError, match="Chưa sao lưu được"):
        call_command("backup", tmp_path / "nowhere" / "kept.age", "--to", pair[0])

    assert not list(tmp_path.glob("**/*.part"))


def test_a_key_pair_is_made_once_and_kept_for_its_owner(tmp_path, capsys):
    call_command("backup_key", tmp_path / "new.txt")

    public = capsys.readouterr().out.strip()
    assert (public in (tmp_path / "new.txt").read_text(), (tmp_path / "new.txt").stat().st_mode & 0o777) == (
        True,
        0o600,
    )
    with pytest.raises(CommandError, match="Chọn tên khác"):
        call_command("backup_key", tmp_path / "new.txt")
