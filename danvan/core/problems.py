"""The pages for what goes wrong outside any act: what happened and what to do, never whether a thing exists."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import loader

from danvan.core.logs import shown_number
from danvan.core.views import show

LAST_WORDS = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>danvan</title>'
    "<h1>Hệ thống gặp lỗi</h1><p>Việc vừa làm chưa được lưu. "
    "Đề nghị thử lại sau ít phút hoặc báo cho người quản trị kèm mã lỗi %s."
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be read; shown without the frame, since the sender is not known yet."""
    return _bare("core/errors/400.html", 400, number=shown_number(request))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: what may be seen but not done."""
    return show(request, "core/errors/403.html", {}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: what does not exist and what may not be seen answer alike."""
    return show(request, "core/errors/404.html", {}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: no context, no query, since anything may be what failed; the page's own making too."""
    try:
        return _bare("core/errors/500.html", 500, number=shown_number(request))
    except Exception:
        return HttpResponse(LAST_WORDS % shown_number(request), status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that carries no valid token: most often a page left open through a sign-in."""
    return _bare("core/errors/csrf.html", 403)


def _bare(template: str, status: int, **values: Any) -> HttpResponse:
    return HttpResponse(loader.get_template(template, using="jinja2").render(values), status=status)
