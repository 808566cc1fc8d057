"""Reads settings from the environment, typed; a value that does not fit stops the start with one sentence."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


class Misfit(ImproperlyConfigured):
    """A variable of the environment is missing or does not fit; the text is one sentence for whoever sets up the machine."""


TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def written(name: str) -> str | None:
    """The value, from a file of that name among the service's credentials, where a manager of secrets put one, or else
    from the environment.
    """
    file = Path(os.environ.get("CREDENTIALS_DIRECTORY", "/nowhere"), name)
    return file.read_text(encoding="utf-8").strip() if file.is_file() else os.environ.get(name)


def text(name: str, default: str | None = None) -> str:
    """The value as written; without a default it must be there."""
    value = written(name)
    value = default if value is None else value
    if value is None:
        raise Misfit(f"{name}: chưa đặt. Xem README, phần cài đặt chính thức.")
    return value


def flag(name: str, default: bool = False) -> bool:
    """A switch: 1/0, true/false, yes/no, on/off."""
    value = os.environ.get(name, "1" if default else "0").lower()
    if value not in TRUE | FALSE:
        raise Misfit(f"{name}: cần 1 hoặc 0, đang là “{value}”.")
    return value in TRUE


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number, not below `least`."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise Misfit(f"{name}: cần số nguyên từ {least} trở lên, đang là “{value}”.")
    return int(value)


def choice(name: str, default: str, *options: str) -> str:
    """One of the words offered."""
    value = text(name, default)
    if value not in options:
        raise Misfit(f"{name}: cần một trong {', '.join(options)}, đang là “{value}”.")
    return value


def words(name: str, default: str | None = None) -> list[str]:
    """A list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder that exists afterwards; one made here is its owner's alone."""
    path = Path(text(name, str(default))).absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Misfit(f"{name}: không tạo được thư mục {path} ({error.strerror}).") from error
    return path


def kept_secret(path: Path) -> str:
    """A secret of this machine, made at first use and kept in a file only its owner reads."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
        # A link, not a rename: of two processes that start together, the second keeps the first's secret.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()


def database(name: str, default_file: Path) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?sslmode=…`, or nothing for the SQLite file."""
    address = written(name)
    if not address:
        return sqlite(default_file)
    shape = f"{name}: cần dạng postgresql://tài-khoản:mật-khẩu@máy/tên-cơ-sở-dữ-liệu hoặc sqlite:////đường/dẫn/tệp."
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise Misfit(shape) from error
    if parts.scheme in ("sqlite", "sqlite3") and parts.path.strip("/"):
        return sqlite(Path("/", unquote(parts.path).lstrip("/")))
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise Misfit(shape)
    return postgresql(parts, port)


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite as it holds under several processes: WAL, writers queue at BEGIN, foreign keys on."""
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
        "TEST": {"NAME": str(path.parent / f"test-{os.getpid()}.sqlite3")},
    }


def postgresql(parts: SplitResult, port: int | None) -> dict[str, Any]:
    """PostgreSQL from the parts of its address; the query string goes to the driver (sslmode, host of a socket)."""
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": options,
    }
