"""The register of models: a list to search, filter, page and take along."""

from functools import cache
from typing import Any

from django.db.models import BigIntegerField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_GET

from danvan.core import registry
from danvan.core.acting import acting_of
from danvan.core.formats import capped
from danvan.core.paging import CAP, Sorting, paged
from danvan.core.prepared import Prepared
from danvan.core.views import show
from danvan.exemplars.models import ClassicField, Exemplar, SavedView, Stage, Subject
from danvan.exemplars.queries.asked import Asked, Mark, Whose, kept
from danvan.exemplars.queries.register import LADDER, NEWEST_FIRST, WAYS, reached, wanted
from danvan.exemplars.queries.register_lists import fields_offered, levels_offered, plans_offered
from danvan.exemplars.tones import EXEMPLAR_TONES
from danvan.units.permissions import writes_somewhere
from danvan.workflow.keys import new_key

STEP_WORDS = {
    "": gettext_lazy("Tất cả"),
    "registered_on": gettext_lazy("Đăng ký"),
    "carried_on": gettext_lazy("Thực hiện"),
    "reported_on": gettext_lazy("Báo cáo"),
    "effective_on": gettext_lazy("Hiệu quả"),
    "recognised_on": gettext_lazy("Công nhận"),
    "outstanding_on": gettext_lazy("Tiêu biểu"),
    "copied_on": gettext_lazy("Nhân rộng"),
}
SHOWN = (
    *("name", "subject", "collective_words", "unit__name", "field__name", "level__name", "year", "stage"),
    *("pilot_on", "outstanding_on", "public_on", "fading_since"),
)

KEPT = Prepared[SavedView](lambda user: SavedView.objects.filter(user=user).exclude(name=""), BigIntegerField())


@require_GET
def exemplars(request: HttpRequest) -> HttpResponse:
    """The models asked for, the newest first. An individual's name stands in no row: it is read on the model's page."""
    asked = Asked.of(request.GET)
    sorting = Sorting(request.GET, WAYS, NEWEST_FIRST)
    said = wanted(request.user, asked)
    page = paged(Exemplar.objects.all(), request.GET, sorting.order, shown=SHOWN, counted=False, said=said)
    context = {**offered(request, asked), "page": page, "sorting": sorting, "steps": steps(request, asked)}
    context["ways"] = registry.panels("exemplars.register", request, None)
    return show(request, "exemplars/register.html", context)


@require_GET
def funnel(request: HttpRequest) -> HttpResponse:
    """The strip above the list with its counts; the list itself does not wait for them."""
    asked = Asked.of(request.GET)
    counts = reached(request.user, asked)
    return show(request, "exemplars/register_funnel.html", {"steps": steps(request, asked, counts)})


def steps(request: HttpRequest, asked: Asked, counts: dict[str, int] | None = None) -> list[dict[str, Any]]:
    """What the strip offers: the list of all and each step, with the same question asked of it."""
    said = QueryDict(kept(request.GET), mutable=True)
    said.pop("buoc", None)
    page, rest = reverse("register:exemplars"), said.urlencode()
    return [
        {
            "label": STEP_WORDS[step],
            "address": f"{page}?{'&'.join(filter(None, (rest, step and f'buoc={step}')))}",
            "count": None if counts is None else capped(counts[step], CAP),
            "current": asked.step == step,
        }
        for step in ("", *LADDER)
    ]


def offered(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """What the strip above the list offers, and what was chosen there."""
    return {
        "asked": asked,
        "said": {"don_vi": request.GET.get("don_vi", "")},
        "query": kept(request.GET),
        **worded(get_language()),
        "fields": fields_offered(request.user),
        "levels": levels_offered(),
        "plans": plans_offered(request.user, asked.plan),
        "tones": EXEMPLAR_TONES,
        "views": KEPT(request.user.pk),
        "may_write": writes_somewhere(acting_of(request)),
        "key": new_key(),
    }


@cache
def worded(language: str) -> dict[str, Any]:
    """The words of all that is chosen from, looked up once for a language: a page shows some hundred of them."""
    kinds = {"whose": Whose, "classics": ClassicField, "subjects": Subject, "stages": Stage, "marks": Mark}
    lists = {name: [(str(value), str(words)) for value, words in kind.choices] for name, kind in kinds.items()}
    return {**lists, "stage_words": dict(lists["stages"])}
