"""How many models came how far, over what one has in sight."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from danvan.core import clock
from danvan.core.views import show
from danvan.exemplars.forms.funnel import FunnelForm
from danvan.exemplars.funnel import SHOWN, Asked, alive, reported, restated
from danvan.exemplars.funnel_shown import broken_down, cells, heads, lines, whole_of
from danvan.measures.restating import torn_words


@require_GET
def funnel(request: HttpRequest) -> HttpResponse:
    """The funnel over a unit, a plan, a level; as reported, and under today's units."""
    form = FunnelForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    level = said.get("cap")
    year = said.get("nam") or clock.today().year
    asked = Asked(year, said.get("don_vi"), said.get("ke_hoach"), level.pk if level else None)
    by = said.get("theo") or "classic"
    groups = reported(request.user, asked)
    now = restated(request.user, asked)
    rows = broken_down(groups, asked, by)
    told: list[list[Any]] = [*(each for _words, each in rows), cells(whole_of(groups, asked), asked)]
    beside = [_("Cả năm")]
    if asked.unit is not None:
        told.append([(None if now.torn else now.counts[name], "") for name in SHOWN])
        beside.append(_("Theo đơn vị hiện nay"))
    context = {
        "form": form,
        "asked": asked,
        "columns": heads(rows, *beside),
        "lines": lines(*told),
        "torn": torn_words(now.torn),
        "alive": alive(request.user, asked),
    }
    return show(request, "exemplars/funnel.html", context)
