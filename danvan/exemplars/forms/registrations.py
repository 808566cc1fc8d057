"""What a registration says of the model itself, before its headings."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.exemplars.forms.fields import LineField
from danvan.exemplars.models import Called, Consent, Exemplar, FieldCode, Level, Round, Subject
from danvan.exemplars.queries.choices import collectives_in, fields_for, plans_of, targets_of, with_kept
from danvan.exemplars.queries.rounds import rounds_open_to
from danvan.plans.models import Plan, Target
from danvan.units.models import Unit

NOT_CHOSEN = gettext_lazy("chưa chọn")


class DatesForm(forms.Form):
    """From when until when it is carried out."""

    starts_on = DayField(label=gettext_lazy("Bắt đầu"), required=False)
    ends_on = DayField(label=gettext_lazy("Kết thúc"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        return said

    @property
    def values(self) -> dict[str, Any]:
        """As the model keeps them."""
        return dict(self.cleaned_data)


class FactsForm(DatesForm):
    """What the model is called, whose it is, and where it is registered. Collective or individual is chosen, never read
    from the word that the registrants use.
    """

    round = forms.ModelChoiceField(
        label=gettext_lazy("Đợt đăng ký"),
        queryset=Round.objects.none(),
        required=False,
        empty_label=gettext_lazy("chưa chọn đợt, chỉ soạn nháp"),
    )
    level = forms.ModelChoiceField(
        label=gettext_lazy("Đăng ký ở"),
        queryset=Level.objects.none(),
        required=False,
        empty_label=gettext_lazy("theo đợt đăng ký"),
    )
    name = LineField(label=gettext_lazy("Tên mô hình, điển hình"), max_length=300)
    called = forms.ChoiceField(label=gettext_lazy("Gọi là"), choices=Called.choices, initial=Called.MODEL)
    subject = forms.ChoiceField(
        label=gettext_lazy("Chủ thể"), choices=Subject.choices, widget=forms.RadioSelect, initial=Subject.COLLECTIVE
    )
    collective_words = LineField(
        label=gettext_lazy("Tập thể thực hiện"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Như chi hội, câu lạc bộ, tổ liên gia, phòng; để trống nếu là cả đơn vị."),
    )
    collective_unit = forms.ModelChoiceField(
        label=gettext_lazy("Là đơn vị trong danh mục"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("không phải đơn vị riêng"),
    )
    person_name = LineField(label=gettext_lazy("Họ và tên"), max_length=200, required=False)
    person_position = LineField(
        label=gettext_lazy("Chức vụ, nơi công tác"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Không ghi ngày sinh, địa chỉ, số căn cước, dân tộc, tôn giáo."),
    )
    field = forms.ModelChoiceField(
        label=gettext_lazy("Lĩnh vực"), queryset=FieldCode.objects.none(), required=False, empty_label=NOT_CHOSEN
    )
    plan = forms.ModelChoiceField(
        label=gettext_lazy("Theo kế hoạch"), queryset=Plan.objects.none(), required=False, empty_label=NOT_CHOSEN
    )
    target = forms.ModelChoiceField(
        label=gettext_lazy("Thuộc chỉ tiêu"), queryset=Target.objects.none(), required=False, empty_label=NOT_CHOSEN
    )

    def __init__(self, *args: Any, unit: Unit, exemplar: Exemplar | None = None, **how: Any) -> None:
        super().__init__(*args, **how)
        self.unit, self.exemplar = unit, exemplar
        self._offer("level", with_kept(Level.objects.on(clock.today()), exemplar.level_id if exemplar else None))
        self._offer("field", with_kept(fields_for(unit), exemplar.field_id if exemplar else None))
        self._offer("collective_unit", collectives_in(unit))
        self._offer("plan", plans_of(unit))
        self.fields["plan"].label_from_instance = plan_words  # type: ignore[attr-defined]
        self._offer_rounds()
        self._offer_targets()

    def _offer(self, name: str, rows: Any) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def _offer_rounds(self) -> None:
        """Those the unit may register in, and the one it chose; once sent, the round stays."""
        if self.exemplar is not None and self.exemplar.receiver_id:
            for name in ("round", "level"):
                del self.fields[name]
            return
        kept = [self.exemplar.round_id] if self.exemplar is not None and self.exemplar.round_id else []
        ids = [each.pk for each in rounds_open_to(self.unit, clock.today())] + kept
        self._offer(
            "round", Round.objects.filter(pk__in=ids).select_related("office", "level").order_by("-year", "-pk")
        )
        self.fields["round"].label_from_instance = round_words  # type: ignore[attr-defined]

    def _offer_targets(self) -> None:
        """The targets of the plan that is chosen: the list comes once a plan was saved."""
        if self.exemplar is None or self.exemplar.plan is None:
            del self.fields["target"]
            return
        self._offer("target", targets_of(self.exemplar.plan))
        self.fields["target"].label_from_instance = lambda target: target.words[:120]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("subject") == Subject.INDIVIDUAL:
            said.update(collective_words="", collective_unit=None)
            if not said.get("person_name"):
                self.add_error("person_name", _("Điển hình cá nhân thì ghi họ và tên."))
        else:
            said.update(person_name="", person_position="")
        if "level" in self.fields and not said.get("round") and not said.get("level"):
            self.add_error("level", _("Chưa chọn đợt đăng ký thì chọn cấp sẽ đăng ký."))
        return said

    @property
    def values(self) -> dict[str, Any]:
        """As the model keeps them; the level and the plan of the round that was chosen, if one was."""
        said = super().values
        round = said.get("round")
        if round is not None:
            said["level"] = round.level
            said["plan"] = said["plan"] or round.plan
        if self.exemplar is not None and said["plan"] != self.exemplar.plan:
            said["target"] = None
        return said


def facts_of(exemplar: Exemplar) -> dict[str, Any]:
    """What is kept now, as the form shows it."""
    links = ("round", "level", "collective_unit", "field", "plan", "target")
    plain = ("name", "called", "subject", "collective_words", "person_name", "person_position", "starts_on", "ends_on")
    return {name: getattr(exemplar, name) for name in plain} | {name: getattr(exemplar, f"{name}_id") for name in links}


def round_words(round: Round) -> str:
    """A round as it is offered: its name, to whom, at which level."""
    return f"{round.name} – {round.office.name} ({round.level.name}, {round.year})"


def plan_words(plan: Plan) -> str:
    """A plan as it is offered."""
    symbol = f"{plan.document.symbol}: " if plan.document and plan.document.symbol else ""
    return f"{symbol}{plan.title}"[:160]


class ConsentForm(forms.Form):
    """That an individual agrees to be told of: asked for before a registration is sent."""

    given_on = DayField(label=gettext_lazy("Cá nhân đồng ý ngày"), required=False)
    how = LineField(
        label=gettext_lazy("Hình thức"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Như giấy có chữ ký, ý kiến tại cuộc họp (ghi rõ biên bản)."),
    )
    kept_at = LineField(label=gettext_lazy("Bản giấy lưu tại"), max_length=300, required=False)
    for_public = forms.BooleanField(label=gettext_lazy("Đồng ý nêu công khai"), required=False)

    def __init__(self, data: Any, *, consent: Consent | None) -> None:
        names = ("given_on", "how", "kept_at", "for_public")
        initial = {name: getattr(consent, name) for name in names} if consent and consent.holds else {}
        super().__init__(data, initial=initial, prefix="consent")
        self.consent = consent if consent and consent.holds else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        day = said.get("given_on")
        if day and day > clock.today():
            self.add_error("given_on", _("Ngày đồng ý không thể ở sau hôm nay."))
        if bool(day) != bool(said.get("how")) and not self.errors:
            self.add_error("how" if day else "given_on", _("Ghi cả ngày và hình thức cá nhân đồng ý."))
        return said

    @property
    def values(self) -> dict[str, Any] | None:
        """What was noted; None where there is nothing to note."""
        return self.cleaned_data if self.cleaned_data.get("given_on") else None
