"""An environment as an office would set it, for checks that look at the house as it stands in production."""

import secrets
import socket
from pathlib import Path


def environment(folder: str) -> dict[str, str]:
    """Every variable that production asks for, with keys made for this once."""
    return {
        "DANVAN_ENV": "production",
        "DANVAN_VAR": folder,
        "DANVAN_SECRET_KEY": secrets.token_urlsafe(64),
        "DANVAN_ENCRYPTION_KEYS": secrets.token_urlsafe(64),
        "DANVAN_SEAL_KEY": secrets.token_urlsafe(64),
        "DANVAN_SITE": "https://danvan.example.vn",
        "DANVAN_HOSTS": "danvan.example.vn",
        "DANVAN_PROXIES": "1",
        "DANVAN_ANCHORS": folder,
        "DANVAN_SCANNER": _socket(Path(folder, "clamd.ctl")),
        "DANVAN_BREACHED": _list(Path(folder, "stolen.txt")),
    }


def _socket(place: Path) -> str:
    """A place as a virus scanner leaves it."""
    if not place.exists():
        with socket.socket(socket.AF_UNIX) as scanner:
            scanner.bind(str(place))
    return str(place)


def _list(place: Path) -> str:
    """A list of stolen passwords with one in it that nobody has."""
    place.write_text(f"{'0' * 40}:1\n")
    return str(place)
