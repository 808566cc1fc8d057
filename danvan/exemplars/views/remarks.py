"""Names like the one being typed; and what becomes of a remark."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from danvan.core.acting import acting_of
from danvan.core.pace import costly
from danvan.core.text import one_line, plain_text
from danvan.core.views import show
from danvan.exemplars.actions.remarks import answer_remark, ask_unit, settle_remark
from danvan.exemplars.models import Remark
from danvan.exemplars.permissions.remarks import remarks_visible_to
from danvan.exemplars.queries.choices import units_registered_for
from danvan.exemplars.queries.likenesses import named_alike
from danvan.exemplars.queries.remarks import rounded

SHORTEST, LONGEST, LONGEST_ANSWER, LONGEST_SETTLEMENT = 6, 300, 4000, 1000


@costly("similar names", most=1_200)
@require_GET
def similar_names(request: HttpRequest) -> HttpResponse:
    """The models with a name like the one that is being typed, among those this person may see."""
    words = one_line(request.GET.get("name", ""))[:LONGEST]
    units = {str(unit.pk): unit for unit in units_registered_for(acting_of(request))}
    unit = units.get(request.GET.get("unit", "")) or next(iter(units.values()), None)
    asked = unit is not None and len(words) >= SHORTEST
    found = named_alike(words, unit, request.user) if asked and unit else []
    rows = [{"exemplar": each.exemplar, "share": rounded(each.share), "part": each.part} for each in found]
    return show(request, "exemplars/similar.html", {"rows": rows, "words": words}, block="alike")


def remark_or_404(request: HttpRequest, pk: int) -> Remark:
    """The remark, if this person may read it."""
    rows = remarks_visible_to(request.user).select_related(
        "exemplar__unit__kind", "exemplar__receiver", "exemplar__level"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_POST
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks the unit about a remark."""
    row = remark_or_404(request, pk)
    ask_unit(row, by=acting_of(request), key=request.POST.get("key"))
    messages.success(request, _("Đã hỏi đơn vị. Từ nay đơn vị thấy điều này và trả lời được."))
    return redirect("exemplars:exemplar", row.exemplar_id)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit's answer."""
    row, words = remark_or_404(request, pk), plain_text(request.POST.get("words", ""))[:LONGEST_ANSWER]
    answer_remark(row, words, by=acting_of(request), key=request.POST.get("key"))
    messages.success(request, _("Đã gửi trả lời."))
    return redirect("exemplars:exemplar", row.exemplar_id)


@require_POST
def settlement(request: HttpRequest, pk: int) -> HttpResponse:
    """What the office makes of it."""
    row, words = remark_or_404(request, pk), plain_text(request.POST.get("words", ""))[:LONGEST_SETTLEMENT]
    settle_remark(row, words, by=acting_of(request), key=request.POST.get("key"))
    messages.success(request, _("Đã ghi kết luận."))
    return redirect("exemplars:exemplar", row.exemplar_id)
