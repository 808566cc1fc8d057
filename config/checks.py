"""What production refuses. Every management command asks these first; the web server's door asks them too."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, Warning, register, run_checks
from django.db import DatabaseError

SHORTEST_KEY = 50
FEWEST_LETTERS = 10
# Of one process each: limits on wrong passwords would be counted once per worker.
OWN_MEMORY = ("locmem.LocMemCache", "dummy.DummyCache")


def register_all() -> None:
    """Hangs the checks where Django looks for them."""
    register(Tags.security)(settings_fit_production)
    register(Tags.security, deploy=True)(database_is_reached_safely)
    register(Tags.security, deploy=True)(others_are_reached_safely)
    register(Tags.security, deploy=True)(record_is_anchored)
    register(Tags.security, deploy=True)(files_and_passwords_are_compared_with_what_is_known)
    register(Tags.database)(no_demonstration_accounts)


def settings_fit_production(app_configs: Sequence[AppConfig] | None, **how: Any) -> list[CheckMessage]:
    """Nothing that only a demonstration or a developer may have."""
    if not settings.PRODUCTION:
        return []
    return [Error(sentence, id=f"danvan.E{number:03}") for number, sentence in _misfits()]


def _misfits() -> Iterator[tuple[int, str]]:
    yield from _switches()
    yield from _addresses()
    yield from _keys()
    yield from _places()


def no_demonstration_accounts(app_configs: Sequence[AppConfig] | None, **how: Any) -> list[CheckMessage]:
    """Sample people have passwords that lie in a file: in an office's database they are open doors."""
    if not settings.PRODUCTION or not how.get("databases"):
        return []
    try:
        found = get_user_model()._default_manager.filter(is_demonstration=True).exists()
    except DatabaseError:
        # Before the first migration there is nobody at all.
        return []
    sentence = "Cơ sở dữ liệu có tài khoản mẫu. Dùng một cơ sở dữ liệu mới cho bản chính thức."
    return [Error(sentence, id="danvan.E020")] if found else []


def database_is_reached_safely(app_configs: Sequence[AppConfig] | None, **how: Any) -> list[CheckMessage]:
    """Between two machines the words of the database travel over a net where others listen."""
    database = settings.DATABASES["default"]
    safe = _is_here(database.get("HOST", "")) or database.get("OPTIONS", {}).get("sslmode") == "verify-full"
    if not settings.PRODUCTION or safe:
        return []
    sentence = "PostgreSQL nằm ở máy khác mà DATABASE_URL chưa có sslmode=verify-full: đường truyền có thể bị nghe."
    return [Warning(sentence, id="danvan.W001")]


def others_are_reached_safely(app_configs: Sequence[AppConfig] | None, **how: Any) -> list[CheckMessage]:
    """Letters carry links that open accounts; the shared cache carries what pages are made of."""
    if not settings.PRODUCTION:
        return []
    return [Warning(sentence, id=f"danvan.W{number:03}") for number, sentence in _open_lines()]


def record_is_anchored(app_configs: Sequence[AppConfig] | None, **how: Any) -> list[CheckMessage]:
    """Without anchors nothing proves the record of work against who owns this machine."""
    if not settings.PRODUCTION or settings.ANCHORS_DIR or settings.AUDITORS:
        return []
    sentence = (
        "Chưa có nơi gửi mốc nhật ký ra ngoài máy. Đặt DANVAN_ANCHORS (thư mục) hoặc DANVAN_AUDITORS (thư điện tử)."
    )
    return [Warning(sentence, id="danvan.W002")]


def files_and_passwords_are_compared_with_what_is_known(
    app_configs: Sequence[AppConfig] | None, **how: Any
) -> list[CheckMessage]:
    """What is known to be bad elsewhere is bad here: viruses and stolen passwords."""
    if not settings.PRODUCTION:
        return []
    return [Warning(sentence, id=f"danvan.W{number:03}") for number, sentence in _unknown_evils()]


def refuse_to_start() -> None:
    """At the web server's door: ends with the first sentence when this production must not run."""
    if settings.TESTING:
        sys.exit("Không khởi động: DANVAN_ENV=test chỉ dành cho kiểm thử. Đặt DANVAN_ENV=production.")
    if not settings.PRODUCTION:
        return
    found = run_checks(tags=[Tags.security, Tags.database], databases=["default"])
    wrong = [message for message in found if message.is_serious()]
    if wrong:
        sys.exit(f"Không khởi động: {wrong[0].msg}")


def _switches() -> Iterator[tuple[int, str]]:
    if settings.DEBUG:
        yield 1, "DANVAN_DEBUG đang bật: trang lỗi sẽ lộ cấu hình. Đặt DANVAN_DEBUG=0."
    if settings.DEMONSTRATION:
        yield 2, "DANVAN_DEMO đang bật: phần trình diễn không chạy trong bản chính thức. Đặt DANVAN_DEMO=0."
    if settings.CACHES["default"]["BACKEND"].endswith(OWN_MEMORY):
        yield (
            3,
            "Bộ nhớ đệm riêng của từng tiến trình không giữ được giới hạn đăng nhập. Bỏ cấu hình này hoặc đặt DANVAN_REDIS.",
        )


def _unknown_evils() -> Iterator[tuple[int, str]]:
    if not settings.SCANNER:
        yield 5, "Chưa có phần mềm diệt vi-rút. Đặt DANVAN_SCANNER là đường dẫn socket của clamd."
    # No reason to stay shut: while the scanner is away no file comes in, and all other work goes on.
    elif not Path(settings.SCANNER).is_socket():
        yield 7, f"DANVAN_SCANNER={settings.SCANNER} không phải socket của phần mềm diệt vi-rút đang chạy."
    if not settings.BREACHED:
        yield 6, "Chưa có danh sách mật khẩu đã lộ. Đặt DANVAN_BREACHED là đường dẫn tệp danh sách."


def _places() -> Iterator[tuple[int, str]]:
    """The list that was named is there: otherwise no new password could ever be taken."""
    if settings.BREACHED and not (Path(settings.BREACHED).is_file() and Path(settings.BREACHED).stat().st_size):
        yield 15, f"DANVAN_BREACHED={settings.BREACHED} không phải tệp danh sách mật khẩu đã lộ."


def _addresses() -> Iterator[tuple[int, str]]:
    site = urlsplit(settings.SITE_ADDRESS)
    if site.scheme != "https" or not site.hostname:
        yield 4, f"DANVAN_SITE={settings.SITE_ADDRESS} phải là địa chỉ https đầy đủ, ví dụ https://danvan.example.vn."
    if not settings.ALLOWED_HOSTS or any("*" in host or host.startswith(".") for host in settings.ALLOWED_HOSTS):
        yield 5, "DANVAN_HOSTS phải kể đúng tên máy chủ, không dùng dấu * và không bắt đầu bằng dấu chấm."
    elif site.hostname and site.hostname not in settings.ALLOWED_HOSTS:
        yield 6, f"DANVAN_HOSTS chưa có {site.hostname}, tên máy chủ trong DANVAN_SITE. Thêm tên này vào DANVAN_HOSTS."
    if any(urlsplit(origin).scheme != "https" for origin in settings.CSRF_TRUSTED_ORIGINS):
        yield 7, "DANVAN_ORIGINS chỉ nhận địa chỉ https. Sửa lại danh sách này."
    if settings.OIDC["issuer"] and urlsplit(settings.OIDC["issuer"]).scheme != "https":
        yield 8, "DANVAN_OIDC_ISSUER chỉ nhận địa chỉ https. Sửa lại địa chỉ hệ thống đăng nhập chung."


def _open_lines() -> Iterator[tuple[int, str]]:
    by_smtp = settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    if by_smtp and not (_is_here(settings.EMAIL_HOST) or settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        yield 3, "Máy chủ thư ở máy khác mà chưa bật DANVAN_MAIL_TLS: thư có thể bị đọc trên đường."
    redis = urlsplit(str(settings.CACHES["default"].get("LOCATION", "")))
    if redis.scheme == "redis" and not _is_here(redis.hostname or ""):
        yield 4, "Redis ở máy khác mà DANVAN_REDIS chưa dùng rediss://: dữ liệu đệm có thể bị đọc trên đường."


def _is_here(host: str) -> bool:
    """On this machine, by its own name or a socket: nobody listens in between."""
    return host in ("", "localhost", "127.0.0.1", "::1") or host.startswith("/")


def _keys() -> Iterator[tuple[int, str]]:
    keys = [
        ("DANVAN_SECRET_KEY", settings.SECRET_KEY),
        ("DANVAN_SEAL_KEY", settings.SEAL_KEY),
        *(("DANVAN_ENCRYPTION_KEYS", key) for key in settings.ENCRYPTION_KEYS or [""]),
    ]
    for number, (name, key) in enumerate(keys, start=10):
        if _is_weak(key):
            yield (
                min(number, 12),
                f"{name}: khóa phải ngẫu nhiên và dài ít nhất {SHORTEST_KEY} ký tự. Tạo khóa: openssl rand -base64 48",
            )
    if len({key for _, key in keys}) < len(keys):
        yield (
            13,
            "Mỗi khóa mở một cửa khác nhau: DANVAN_SECRET_KEY, DANVAN_SEAL_KEY và DANVAN_ENCRYPTION_KEYS phải khác nhau.",
        )


def _is_weak(key: str) -> bool:
    """A default, a word, or too short to be random."""
    return len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_LETTERS or key.startswith("django-insecure")
