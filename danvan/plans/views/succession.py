"""A plan whose issuer ended: its heir takes it over by a document, and may then end or replace it like its own."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.plans.actions.amendments import take_over
from danvan.plans.permissions import takes_over
from danvan.plans.views.page import plan_or_404, show_plan
from danvan.workflow.keys import new_key


class SuccessionForm(forms.Form):
    """By which document the heir takes the plan over."""

    basis = forms.CharField(
        label=gettext_lazy("Văn bản làm căn cứ"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: Nghị quyết sắp xếp đơn vị, hoặc quyết định của đơn vị kế thừa."),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


@require_http_methods(["GET", "POST"])
def succession(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes over the plan of an issuer that ended."""
    plan, by = plan_or_404(request, pk), acting_of(request)
    if not takes_over(by, plan):
        raise Refused(_("Chỉ đơn vị kế thừa của cơ quan ban hành đã kết thúc mới tiếp quản được kế hoạch."), status=403)
    form = SuccessionForm(request.POST or None, initial={"key": new_key()})
    if request.method == "POST" and form.is_valid():
        take_over(plan, by=by, **form.cleaned_data)
        messages.success(request, _("Đã tiếp quản kế hoạch. Các đơn vị được giao vẫn giữ nguyên trách nhiệm."))
        return redirect("plans:plan", plan.pk)
    return show_plan(request, plan, "", "plans/succession.html", form=form, status=422 if form.is_bound else 200)
