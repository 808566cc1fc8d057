"""Readers of the environment: each gives its type, or says in one sentence what does not fit."""

import os
import stat

import pytest

from config import env
from config.env import Misfit


@pytest.mark.parametrize(
    ("written", "read"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("", False), ("False", False)]
)
def test_a_switch_is_read_in_its_usual_spellings(monkeypatch, written, read):
    monkeypatch.setenv("DANVAN_DEMO", written)

    assert env.flag("DANVAN_DEMO") is read


def test_a_switch_that_says_neither_yes_nor_no_is_not_guessed(monkeypatch):
    monkeypatch.setenv("DANVAN_DEMO", "có")

    with pytest.raises(Misfit, match="DANVAN_DEMO: cần 1 hoặc 0, đang là “có”"):
        env.flag("DANVAN_DEMO")


def test_a_number_is_whole_and_not_too_small(monkeypatch):
    monkeypatch.setenv("DANVAN_PROXIES", "2")
    assert env.number("DANVAN_PROXIES", 0) == 2

    for wrong in ("-1", "1.5", "hai", ""):
        monkeypatch.setenv("DANVAN_PROXIES", wrong)
        with pytest.raises(Misfit, match="DANVAN_PROXIES: cần số nguyên từ 0 trở lên"):
            env.number("DANVAN_PROXIES", 0)


def test_a_choice_is_one_of_the_words_offered(monkeypatch):
    monkeypatch.setenv("DANVAN_ENV", "prod")

    with pytest.raises(Misfit, match="cần một trong development, production, đang là “prod”"):
        env.choice("DANVAN_ENV", "development", "development", "production")


def test_what_has_no_default_has_to_be_set(monkeypatch):
    monkeypatch.delenv("DANVAN_SECRET_KEY", raising=False)

    with pytest.raises(Misfit, match="DANVAN_SECRET_KEY: chưa đặt"):
        env.text("DANVAN_SECRET_KEY")


def test_a_list_is_separated_by_commas(monkeypatch):
    monkeypatch.setenv("DANVAN_HOSTS", "danvan.example.vn, 10.0.0.5,,")

    assert env.words("DANVAN_HOSTS") == ["danvan.example.vn", "10.0.0.5"]


def test_a_folder_is_made_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("DANVAN_MEDIA", str(tmp_path / "a" / "media"))

    made = env.folder("DANVAN_MEDIA", tmp_path)

    assert (made, stat.S_IMODE(made.stat().st_mode)) == (tmp_path / "a" / "media", 0o700)


def test_a_folder_that_cannot_be_made_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DANVAN_MEDIA", str(tmp_path / "file" / "media"))

    with pytest.raises(Misfit, match="DANVAN_MEDIA: không tạo được thư mục"):
        env.folder("DANVAN_MEDIA", tmp_path)


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = env.kept_secret(tmp_path / "key")
    second = env.kept_secret(tmp_path / "key")

    assert (first == second, len(first) > 50, stat.S_IMODE((tmp_path / "key").stat().st_mode)) == (True, True, 0o600)
    assert os.listdir(tmp_path) == ["key"]


def test_without_an_address_the_database_is_the_file(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    assert env.database("DATABASE_URL", tmp_path / "danvan.sqlite3")["NAME"] == str(tmp_path / "danvan.sqlite3")


def test_a_sqlite_address_names_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/other.sqlite3")

    assert env.database("DATABASE_URL", tmp_path)["NAME"] == f"{tmp_path}/other.sqlite3"


def test_a_postgresql_address_is_read_whole(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://danvan:m%40t@db.example.vn:5433/dan%20van?sslmode=verify-full")

    read = env.database("DATABASE_URL", tmp_path)

    named = {key: read[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    assert named == {
        "NAME": "dan van",
        "USER": "danvan",
        "PASSWORD": "m@t",
        "HOST": "db.example.vn",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "verify-full"},
    }


def test_a_postgresql_socket_is_named_as_its_host(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://danvan@/danvan?host=/run/postgresql")

    read = env.database("DATABASE_URL", tmp_path)

    assert (read["HOST"], read["OPTIONS"]) == ("/run/postgresql", {})


@pytest.mark.parametrize(
    "wrong",
    [
        "mysql://danvan@localhost/danvan",
        "postgresql://danvan@localhost",
        "postgresql://h:port/danvan",
        "sqlite://",
        "danvan",
    ],
)
def test_an_address_of_another_shape_is_refused(monkeypatch, tmp_path, wrong):
    monkeypatch.setenv("DATABASE_URL", wrong)

    with pytest.raises(Misfit, match="DATABASE_URL: cần dạng postgresql://"):
        env.database("DATABASE_URL", tmp_path)


def test_a_refused_address_does_not_show_its_password(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "mysql://danvan:m4tkhau@localhost/danvan")

    with pytest.raises(Misfit) as refusal:
        env.database("DATABASE_URL", tmp_path)

    assert "m4tkhau" not in str(refusal.value)


def test_what_a_keeper_of_secrets_hands_over_goes_before_the_environment(monkeypatch, tmp_path):
    (tmp_path / "DATABASE_URL").write_text("postgresql://danvan:mk@may/so\n")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql://khac@may/khac")

    assert env.database("DATABASE_URL", tmp_path / "x.sqlite3")["PASSWORD"] == "mk"


def test_a_database_is_reached_under_its_own_certificate_of_our_own_office(monkeypatch, tmp_path):
    address = "postgresql://danvan@db.example.vn/so?sslmode=verify-full&sslrootcert=/etc/danvan/ca.pem"
    monkeypatch.setenv("DATABASE_URL", address)

    options = env.database("DATABASE_URL", tmp_path / "x.sqlite3")["OPTIONS"]

    assert options == {"sslmode": "verify-full", "sslrootcert": "/etc/danvan/ca.pem"}
