"""Changing a plan that binds already: each line by the document that changed it, from that document's day."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.fields import DayField
from danvan.documents.permissions import visible_to
from danvan.documents.queries import named_in
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.actions.lines import LINES
from danvan.plans.models import Plan
from danvan.plans.permissions import can_amend
from danvan.plans.views.content import TABS, WORDS, form_of
from danvan.plans.views.page import plan_or_404, show_plan

NOT_NOW = gettext_lazy("Chỉ sửa đổi được kế hoạch đang thực hiện, bởi cơ quan ban hành hoặc tham mưu.")


class PaperForm(forms.Form):
    """The document that changes the plan, and from which day."""

    basis = forms.CharField(label=gettext_lazy("Văn bản sửa đổi"), max_length=300)
    from_on = DayField(label=gettext_lazy("Hiệu lực từ ngày"))
    summary = forms.CharField(label=gettext_lazy("Nội dung sửa đổi, tóm tắt"), max_length=500)


@require_http_methods(["GET", "POST"])
def amendment(request: HttpRequest, pk: int, line: str, line_pk: int | None = None) -> HttpResponse:
    """Amends one line, or adds one, by a document; the old wording ends on its day and stays readable."""
    plan, kind = plan_or_404(request, pk), form_of(line)
    if not can_amend(acting_of(request), plan):
        raise Refused(NOT_NOW, status=403)
    old = get_object_or_404(LINES[line], pk=line_pk, plan=plan, to_on=None) if line_pk is not None else None
    paper, form = PaperForm(request.POST or None), kind(request.POST or None, initial=kind.shown(old) if old else {})
    if request.method == "POST" and all([paper.is_valid(), form.is_valid()]):
        return amended(request, plan, Change(line, old, form.values), paper.cleaned_data)
    words = {"paper": paper, "form": form, "word": WORDS[line], "back": TABS[line], "row": old}
    return show_plan(request, plan, "", "plans/amendment.html", status=422 if form.is_bound else 200, **words)


def amended(request: HttpRequest, plan: Plan, change: Change, paper: dict[str, Any]) -> HttpResponse:
    """Records it, and says what follows for the units' own plans."""
    by, words = acting_of(request), paper.pop("summary")
    document = named_in(visible_to(request.user), paper["basis"])
    amend(plan, [change], by=by, words=words, document=document, key=request.POST.get("key"), **paper)
    messages.success(request, _("Đã ghi nhận sửa đổi. Kế hoạch của các đơn vị được đánh dấu cần cập nhật."))
    return redirect(TABS[change.line], plan.pk)
