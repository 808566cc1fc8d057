"""How a target is counted, as it is decided: proposed from its words, chosen by a person."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import AmountField, DayField
from danvan.measures.models import Measure
from danvan.measures.models.measures import MOST_DECIMALS
from danvan.measures.registry import tallies_about
from danvan.measures.rules import BY_UNITS, Rule
from danvan.plans.actions.countings import Terms
from danvan.plans.counting import ABOUT, propose
from danvan.plans.models import Counting, Plan, Target
from danvan.plans.report_days import ReportDay
from danvan.units import phrases
from danvan.units.selectors import Selector

NEW, TALLY, MEASURE = "new", "tally:", "measure:"
OFFERED = 50


class CountingForm(forms.Form):
    """What is counted, by which rule, over which days, of which units."""

    rule = forms.ChoiceField(label=_("Cách tính"), choices=Rule.choices)
    counted = forms.ChoiceField(label=_("Số liệu lấy từ đâu"))
    words = forms.CharField(label=_("Tên số liệu đơn vị báo cáo"), max_length=300, required=False)
    whole_words = forms.CharField(label=_("Trên tổng số (nếu là tỷ lệ)"), max_length=300, required=False)
    unit_of_measure = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False)
    decimals = forms.IntegerField(
        label=_("Số chữ số thập phân"), min_value=0, max_value=MOST_DECIMALS, initial=0, required=False
    )
    counts_people = forms.BooleanField(label=_("Số liệu này là số người, chỉ ghi tổng số"), required=False)
    share = AmountField(label=_("Tỷ lệ đơn vị phải đạt (%)"), required=False)
    denominator_words = forms.CharField(
        label=_("Mẫu số theo lời văn"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: đơn vị được đánh giá, xếp loại."),
    )
    starts_on = DayField(label=_("Số liệu từ ngày"))
    ends_on = DayField(label=_("Đến hết ngày"))
    due_on = DayField(
        label=_("Đơn vị báo cáo đến hết ngày"), required=False, help_text=_("Để trống: ngày cuối của số liệu.")
    )
    members_on = DayField(label=_("Đơn vị tính đến ngày"), required=False, help_text=_("Để trống: ngày ký kế hoạch."))
    groups = forms.MultipleChoiceField(
        label=_("Diện đơn vị được tính"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn diện nào: tính mọi đơn vị được giao."),
    )
    reason = forms.CharField(label=_("Lý do đổi cách tính"), max_length=500, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, target: Target, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target = target
        counted: Any = self.fields["counted"]
        counted.choices = choices_for(target.plan)
        self.selectors = {str(each.pk): each.selector for each in target.plan.bindings.all()}
        groups: Any = self.fields["groups"]
        groups.choices = [(str(each.pk), each.words) for each in target.plan.bindings.all()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("counted") == NEW and not said.get("words") and said.get("rule") != Rule.NARRATIVE:
            self.add_error("words", _("Ghi rõ đơn vị phải báo cáo số liệu gì, ví dụ “Số cuộc đối thoại đã tổ chức”."))
        if said.get("rule") == Rule.RATIO and said.get("counted") == NEW and not said.get("whole_words"):
            self.add_error("whole_words", _("Tỷ lệ cần tổng số để chia, ví dụ “Tổng số cán bộ, công chức”."))
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Ngày cuối của số liệu không thể trước ngày đầu."))
        if first and said.get("due_on") and said["due_on"] < first:
            self.add_error("due_on", _("Hạn báo cáo không thể trước ngày đầu của số liệu."))
        if said.get("share") is not None and not 0 < said["share"] <= 100:
            self.add_error("share", _("Tỷ lệ phải lớn hơn 0 và không quá 100%."))
        return said

    @property
    def terms(self) -> Terms:
        """What was decided."""
        said = self.cleaned_data
        kind, _colon, which = said["counted"].partition(":")
        measure = Measure.objects.get(pk=which) if kind == "measure" else None
        own = ("words", "whole_words", "unit_of_measure", "counts_people", "denominator_words", "members_on", "due_on")
        return Terms(
            rule=said["rule"],
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            tally=which if kind == "tally" else "",
            measure=measure,
            decimals=said["decimals"] or 0,
            share=said["share"] if said["share"] is not None else Decimal(100),
            selectors=[self.selectors[pk] for pk in said["groups"]],
            **{name: said[name] for name in own},
        )


def choices_for(plan: Plan) -> list[Any]:
    """Where a figure can come from: the house's own counts, figures that units report already, or a new one."""
    counts = [(f"{TALLY}{each.key}", each.words) for each in tallies_about(ABOUT)]
    reported = [(f"{MEASURE}{measure.pk}", measure.words) for measure in offered(plan)]
    return [
        (_("Hệ thống tự đếm từ hồ sơ"), counts),
        (_("Số liệu các kế hoạch khác đã yêu cầu"), reported),
        (_("Số liệu mới"), [(NEW, _("đơn vị báo cáo số liệu mới"))]),
    ]


def offered(plan: Plan) -> QuerySet[Measure]:
    """Figures that units report for plans of the same two offices or of this plan's own targets, the latest first."""
    same = {"countings__target__plan__issuer__in": [plan.issuer_id, plan.drafting_office_id]}
    return Measure.objects.filter(tally="", **same).distinct().order_by("-pk")[:OFFERED]


def initial_of(target: Target, counting: Counting | None, asked_by: ReportDay | None = None) -> dict[str, Any]:
    """What the form shows first: what was decided, else what the words propose, the day by the plan's own clause."""
    if counting is not None:
        return _decided(target, counting)
    proposal = propose(target.words, target.rule)
    plan = target.plan
    return {
        "rule": target.rule,
        "counted": f"{TALLY}{proposal.tally}" if proposal.tally else NEW,
        "words": "" if target.rule == Rule.NARRATIVE else target.words[:300],
        "unit_of_measure": "" if target.unit_of_measure == "%" else target.unit_of_measure,
        "decimals": 0,
        "share": Decimal(100) if target.rule in BY_UNITS else None,
        "denominator_words": proposal.denominator_words,
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on - timedelta(days=1),
        "groups": named_groups(target),
        "due_on": asked_by.on if asked_by else None,
    }


def named_groups(target: Target) -> list[str]:
    """The plan's groups of units that the target's own words name; none where they name others too."""
    issuer, groups = target.plan.issuer, target.plan.bindings.all()
    said = phrases.propose(target.scope_words, issuer, clock.today()).selectors if target.scope_words else ()
    if any(selector.units for selector in said):
        return []
    wanted = {each for selector in said for each in _kinds_in(selector)}
    meant = {str(group.pk): _kinds_in(Selector.load(group.selector)) for group in groups}
    named = {pk: kinds for pk, kinds in meant.items() if kinds and kinds <= wanted}
    return list(named) if set().union(*named.values()) == wanted else []


def _kinds_in(selector: Selector) -> set[tuple[Any, ...]]:
    """The kinds a selector is about, each with the place it looks for them in."""
    place = (selector.territory_kinds, selector.under, selector.territory)
    return {(kind, *place) for kind in selector.kinds}


def _decided(target: Target, counting: Counting) -> dict[str, Any]:
    measure = counting.measure
    own = ("words", "whole_words", "unit_of_measure", "decimals", "counts_people")
    kept = ("share", "denominator_words", "starts_on", "ends_on", "due_on", "members_on", "version")
    return {
        "rule": target.rule,
        "counted": f"{MEASURE}{measure.pk}" if measure.is_reported else f"{TALLY}{measure.tally}",
        "groups": _groups(target, counting.selectors),
        **{name: getattr(measure, name) for name in own},
        **{name: getattr(counting, name) for name in kept},
    }


def _groups(target: Target, selectors: Sequence[Any]) -> list[str]:
    return [str(each.pk) for each in target.plan.bindings.all() if each.selector in selectors]
