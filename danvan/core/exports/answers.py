"""A file as an answer: only ever saved, never opened in place."""

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
CSV = "text/csv; charset=utf-8"
LONGEST_NAME = 120

# Control characters, what turns writing round so that "gnp.exe" reads otherwise, and what Windows forbids in names.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')


def attachment(content: bytes, name: str, content_type: str) -> HttpResponse:
    """The file for saving under a safe name; a browser that shows it none the less may run nothing in it."""
    answer = HttpResponse(content, content_type=content_type)
    answer.headers["Content-Disposition"] = str(content_disposition_header(True, safe_name(name)))
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def safe_name(wanted: str) -> str:
    """A name that every system stores as it reads; its ending survives the cutting of a long one."""
    plain = _FORBIDDEN.sub("-", _UNSAFE.sub("", wanted)).strip(" .") or "tep"
    stem, point, ending = plain.rpartition(".")
    if not point or len(ending) > 5:
        return plain[:LONGEST_NAME].rstrip(" .")
    return f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip(' .') or 'tep'}.{ending}"
