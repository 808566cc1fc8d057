"""Production refuses what only a demonstration or a developer may have: each by itself, with one sentence."""

import os
import subprocess
import sys

import pytest
from django.core.checks import run_checks

from config import checks
from danvan.accounts.tests.factories import UserFactory
from scripts.check.production import environment
from scripts.places import ROOT

KEY = "DANVAN_SECRET_KEY"


@pytest.fixture(scope="module")
def fitting(tmp_path_factory):
    """An environment with which production starts, apart from ours."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("DANVAN_", "DATABASE_URL"))}
    return {**outside, **environment(str(tmp_path_factory.mktemp("var")))}


def start(environment, *command):
    """Opens the web server's door as granian would; gives exit status and what was said."""
    command = command or ("-c", "import config.wsgi")
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True)
    return done.returncode, done.stderr.strip()


def test_a_fitting_production_starts(fitting):
    assert start(fitting) == (0, "")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DANVAN_DEBUG", "1", "DANVAN_DEBUG đang bật"),
        ("DANVAN_DEMO", "1", "DANVAN_DEMO đang bật"),
        ("DANVAN_HOSTS", "*", "DANVAN_HOSTS phải kể đúng tên máy chủ"),
        ("DANVAN_HOSTS", ".example.vn", "DANVAN_HOSTS phải kể đúng tên máy chủ"),
        ("DANVAN_HOSTS", "", "DANVAN_HOSTS phải kể đúng tên máy chủ"),
        ("DANVAN_HOSTS", "khac.example.vn", "DANVAN_HOSTS chưa có danvan.example.vn"),
        ("DANVAN_SITE", "http://danvan.example.vn", "phải là địa chỉ https đầy đủ"),
        ("DANVAN_ORIGINS", "http://danvan.example.vn", "DANVAN_ORIGINS chỉ nhận địa chỉ https"),
        ("DANVAN_OIDC_ISSUER", "http://idp.example.vn", "DANVAN_OIDC_ISSUER chỉ nhận địa chỉ https"),
        ("DANVAN_BREACHED", "/nowhere.txt", "không phải tệp danh sách mật khẩu đã lộ"),
        ("DANVAN_BREACHED", "/dev/null", "không phải tệp danh sách mật khẩu đã lộ"),
        (KEY, "ngan", "DANVAN_SECRET_KEY: khóa phải ngẫu nhiên"),
        (KEY, "a" * 60, "DANVAN_SECRET_KEY: khóa phải ngẫu nhiên"),
        (KEY, "django-insecure-" + "abcdefghijklmnop" * 4, "DANVAN_SECRET_KEY: khóa phải ngẫu nhiên"),
        ("DANVAN_SEAL_KEY", "ngan", "DANVAN_SEAL_KEY: khóa phải ngẫu nhiên"),
        ("DANVAN_ENCRYPTION_KEYS", "", "DANVAN_ENCRYPTION_KEYS: khóa phải ngẫu nhiên"),
        ("DANVAN_ENV", "test", "DANVAN_ENV=test chỉ dành cho kiểm thử"),
        ("DANVAN_ENV", "staging", "DANVAN_ENV: cần một trong"),
    ],
)
def test_production_does_not_start_with(fitting, name, value, said):
    status, sentence = start({**fitting, name: value})

    assert (status, said in sentence, len(sentence.splitlines())) == (1, True, 1)


@pytest.mark.parametrize("name", [KEY, "DANVAN_SEAL_KEY", "DANVAN_ENCRYPTION_KEYS"])
def test_production_does_not_start_without(fitting, name):
    without = {kept: value for kept, value in fitting.items() if kept != name}

    assert start(without) == (1, f"Không khởi động: {name}: chưa đặt. Xem README, phần cài đặt chính thức.")


def test_one_key_does_not_open_two_doors(fitting):
    status, sentence = start({**fitting, "DANVAN_SEAL_KEY": fitting[KEY]})

    assert (status, "Mỗi khóa mở một cửa khác nhau" in sentence) == (1, True)


def test_commands_refuse_as_the_web_server_does(fitting):
    status, said = start({**fitting, "DANVAN_DEBUG": "1"}, "manage.py", "check")

    assert (status, "DANVAN_DEBUG đang bật" in said) == (1, True)


def test_a_command_says_what_is_missing_without_a_traceback(fitting):
    without = {name: value for name, value in fitting.items() if name != KEY}

    assert start(without, "manage.py", "migrate") == (
        1,
        f"Không chạy: {KEY}: chưa đặt. Xem README, phần cài đặt chính thức.",
    )


@pytest.mark.django_db
def test_production_does_not_start_over_sample_accounts(settings):
    settings.PRODUCTION = True
    UserFactory(is_demonstration=True)

    found = checks.no_demonstration_accounts(None, databases=["default"])

    assert [message.id for message in found] == ["danvan.E020"]


@pytest.mark.django_db
def test_accounts_of_real_people_do_not_hinder(settings):
    settings.PRODUCTION = True
    UserFactory()

    assert checks.no_demonstration_accounts(None, databases=["default"]) == []


@pytest.mark.django_db
def test_the_door_says_the_first_reason(settings):
    settings.PRODUCTION, settings.TESTING, settings.DEBUG = True, False, True

    with pytest.raises(SystemExit, match="Không khởi động: DANVAN_DEBUG đang bật"):
        checks.refuse_to_start()


def test_limits_on_wrong_passwords_are_not_kept_by_each_worker_for_itself(settings):
    settings.PRODUCTION = True
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

    assert "danvan.E003" in [message.id for message in run_checks(tags=["security"])]


def test_a_database_elsewhere_is_reached_under_its_own_name(settings, monkeypatch):
    settings.PRODUCTION = True
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", "10.0.0.7")

    assert [message.id for message in checks.database_is_reached_safely(None)] == ["danvan.W001"]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"EMAIL_HOST": "mail.example.vn"}, ["danvan.W003"]),
        ({"EMAIL_HOST": "mail.example.vn", "EMAIL_USE_TLS": True}, []),
        ({"EMAIL_HOST": "mail.example.vn", "EMAIL_USE_SSL": True}, []),
        ({"EMAIL_HOST": "127.0.0.1"}, []),
        ({"CACHES": {"default": {"LOCATION": "redis://:mk@10.0.0.8:6379/0"}}}, ["danvan.W004"]),
        ({"CACHES": {"default": {"LOCATION": "rediss://:mk@10.0.0.8:6379/0"}}}, []),
        ({"CACHES": {"default": {"LOCATION": "redis://127.0.0.1:6379/0"}}}, []),
    ],
)
def test_letters_and_the_shared_cache_travel_under_lock(settings, how, said):
    settings.PRODUCTION, settings.EMAIL_BACKEND = True, "django.core.mail.backends.smtp.EmailBackend"
    for name, value in {"EMAIL_HOST": "localhost", "EMAIL_USE_TLS": False, "EMAIL_USE_SSL": False, **how}.items():
        setattr(settings, name, value)

    assert [message.id for message in checks.others_are_reached_safely(None)] == said


@pytest.mark.parametrize("port", ["465", "587"])
def test_tls_to_the_mail_server_is_spoken_as_its_port_expects(fitting, port):
    asked = "import config.settings as s; print(s.EMAIL_USE_SSL, s.EMAIL_USE_TLS)"
    environment = {**fitting, "DANVAN_MAIL_TLS": "1", "DANVAN_MAIL_PORT": port}

    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, env=environment, capture_output=True, text=True)

    assert done.stdout.split() == [str(port == "465"), str(port == "587")]


def test_a_key_may_come_from_a_keeper_of_secrets_instead_of_the_environment(fitting, tmp_path):
    (tmp_path / KEY).write_text(fitting[KEY] + "\n")
    without = {name: value for name, value in fitting.items() if name != KEY}

    assert start({**without, "CREDENTIALS_DIRECTORY": str(tmp_path)}) == (0, "")


@pytest.mark.parametrize(
    ("scanner", "breached", "said"),
    [("", "", ["danvan.W005", "danvan.W006"]), ("/etc/hostname", "/etc/hostname", ["danvan.W007"])],
)
def test_what_is_known_to_be_bad_elsewhere_is_looked_for_here(settings, scanner, breached, said):
    settings.PRODUCTION, settings.SCANNER, settings.BREACHED = True, scanner, breached

    found = checks.files_and_passwords_are_compared_with_what_is_known(None)

    assert [message.id for message in found] == said


def test_a_scanner_that_is_away_does_not_keep_the_house_shut(fitting):
    assert start({**fitting, "DANVAN_SCANNER": "/nowhere.ctl"}) == (0, "")
