"""Recording that a plan was signed, and that it ended or was replaced."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from danvan.accounts.second_factor import is_confirmed, to_confirmation
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.fields import DayField
from danvan.files.receiving import store
from danvan.plans.actions import amendments
from danvan.plans.actions import plans as acts
from danvan.plans.forms.plans import SigningForm
from danvan.plans.models import Plan, PlanStage
from danvan.plans.permissions import visible_to
from danvan.plans.queries import ended_by_hand, units_bound
from danvan.plans.views.page import plan_or_404, show_plan
from danvan.plans.workflow import PLAN
from danvan.workflow.keys import new_key

NOT_YOURS = gettext_lazy("Kế hoạch chưa trình ký, hoặc bạn đã soạn một phần nên không tự ghi nhận ban hành được.")


NOT_CONFIRMED = gettext_lazy(
    "Đã quá 10 phút từ lần xác nhận trước. Mời xác nhận lại ở thẻ mới, rồi bấm ghi nhận tại đây; nội dung đã gõ vẫn còn."
)


@require_http_methods(["GET", "POST"])
def signing(request: HttpRequest, pk: int) -> HttpResponse:
    """Records the signed paper and binds the units, which are shown by name before it happens."""
    plan, by = plan_or_404(request, pk), acting_of(request)
    if not PLAN.is_open(by, plan, "issue"):
        raise Refused(NOT_YOURS, status=403)
    confirmed = is_confirmed(request)
    if request.method == "GET" and not confirmed:
        return to_confirmation(request)
    form = SigningForm(request.POST or None, request.FILES or None, initial=first_words(plan))
    if request.method == "POST" and form.is_valid():
        if confirmed:
            return issued(request, plan, form)
        form.add_error(None, NOT_CONFIRMED)
    today = clock.today()
    units, ended = units_bound(plan, today), ended_by_hand(plan, today)
    named = {"units": units[:500], "units_count": units.count(), "ended": ended}
    shown: dict[str, Any] = {"form": form, "confirmed": confirmed, **named}
    return show_plan(request, plan, "", "plans/signing.html", status=422 if form.is_bound else 200, **shown)


def issued(request: HttpRequest, plan: Plan, form: SigningForm) -> HttpResponse:
    """Issues, and keeps the signed file with the document."""
    received = store(form.admitted) if form.admitted else None
    acts.issue(plan, by=acting_of(request), signed_file=received, **form.values)
    messages.success(request, _("Đã ghi nhận ban hành. Các đơn vị đã được giao và thấy kế hoạch từ bây giờ."))
    return redirect("plans:units", plan.pk)


def first_words(plan: Plan) -> dict[str, Any]:
    """What the form says before anybody typed: what was read from the text."""
    read = plan.document
    words = {"symbol": read.symbol, "signed_on": read.signed_on, "signer": read.signer} if read else {}
    position = {"signer_position": read.signer_position} if read else {}
    return {**words, **position, "version": plan.version, "key": new_key()}


class EndingForm(forms.Form):
    """By which document a plan ends, and what takes its place."""

    basis = forms.CharField(label=gettext_lazy("Văn bản làm căn cứ"), max_length=300)
    on = DayField(label=gettext_lazy("Từ ngày"))
    successor = forms.ModelChoiceField(
        label=gettext_lazy("Kế hoạch thay thế"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=gettext_lazy("(không có)"),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, plan: Plan, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = visible_to(user).filter(issuer=plan.issuer, stage=PlanStage.ISSUED).exclude(pk=plan.pk)
        self.fields["successor"].queryset = others.order_by("-issued_on")  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a plan by a document, or records what replaced it."""
    plan, by = plan_or_404(request, pk), acting_of(request)
    if not PLAN.is_open(by, plan, "end"):
        raise Refused(_("Chỉ cơ quan ban hành hoặc tham mưu kết thúc được kế hoạch đang thực hiện."), status=403)
    form = EndingForm(request.POST or None, plan=plan, user=request.user, initial={"key": new_key()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if said["successor"]:
            amendments.replace(plan, said["successor"], by=by, basis=said["basis"], key=said["key"])
        else:
            amendments.end(plan, by=by, basis=said["basis"], on=said["on"], key=said["key"])
        messages.success(request, _("Đã ghi nhận. Kế hoạch và trách nhiệm theo kế hoạch vẫn xem lại được."))
        return redirect("plans:plan", plan.pk)
    return show_plan(request, plan, "", "plans/ending.html", form=form, status=422 if form.is_bound else 200)
