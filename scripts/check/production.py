"""An environment as an office would set it, for checks that look at the house as it stands in production."""

import secrets


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
    }
