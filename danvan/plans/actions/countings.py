"""Deciding how targets are counted, and counting them from the day the plan binds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.core.text import fold
from danvan.measures.actions.gauges import ask_until, close_gauge, new_edition, open_gauge
from danvan.measures.models import Gauge, Measure
from danvan.measures.registry import tally_of
from danvan.measures.rules import Rule
from danvan.plans.counting import must_stay_words
from danvan.plans.models import Counting, Plan, PlanStage, Target
from danvan.plans.permissions import makes
from danvan.plans.queries import counted_units
from danvan.units.tree_lock import hold_trees
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED, NOT_ALLOWED, compare_and_set, locked

SENSITIVE = gettext_lazy(
    "Nội dung này giữ nguyên bằng lời trong kế hoạch và do cơ quan cấp tỉnh trả lời bằng một câu; hệ thống không lập số "
    "liệu theo địa bàn về nội dung này."
)


@dataclass(frozen=True)
class Terms:
    """How somebody decided to count a target: the rule, what is counted, over which days, of which units.

    `measure` is an existing one that units report, `tally` a registered count, else a new measure is made of `words`.
    """

    rule: str
    starts_on: date
    ends_on: date
    measure: Measure | None = None
    tally: str = ""
    words: str = ""
    whole_words: str = ""
    unit_of_measure: str = ""
    decimals: int = 0
    counts_people: bool = False
    share: Decimal = Decimal(100)
    selectors: Sequence[Mapping[str, Any]] = ()
    members_on: date | None = None
    denominator_words: str = ""
    due_on: date | None = None

    @property
    def asked_words(self) -> tuple[str, ...]:
        """What units would be asked to report, in words."""
        if self.measure is not None:
            return self.measure.words, self.measure.whole_words
        return self.words, self.whole_words

    @property
    def kept(self) -> dict[str, Any]:
        """As the decision keeps them."""
        names = ("starts_on", "ends_on", "share", "members_on", "denominator_words", "due_on")
        return {**{name: getattr(self, name) for name in names}, "selectors": list(self.selectors)}


@action
def decide(
    target: Target,
    terms: Terms,
    *,
    by: Acting,
    version: int | None = None,
    reason: str = "",
    key: str | None = None,
) -> Counting:
    """Decides how a target is counted. Under a plan in force it is counted from now on; decided anew, as another
    edition, with the reason, while what was counted before stays readable. Another day to report by is no other edition.
    """
    spend(key)
    hold_trees()
    plan, by = locked(target.plan), renewed(by)
    if not decides_counting(by, plan):
        raise Refused(NOT_ALLOWED, status=403)
    if terms.rule != Rule.NARRATIVE and any(map(must_stay_words, (target.words, *terms.asked_words))):
        raise Refused(SENSITIVE)
    fresh = locked(target)
    if fresh.to_on is not None:
        raise Refused(_("Chỉ tiêu này đã được sửa đổi hoặc bãi bỏ. Mời mở chỉ tiêu hiện nay của kế hoạch."))
    only_day = _moves_only_the_day(fresh, terms)
    if fresh.rule != terms.rule:
        compare_and_set(fresh, {"rule": terms.rule})
    counting = _kept(fresh, terms, by, version)
    told = {"rule": fresh.get_rule_display(), "measure": counting.measure.words}
    record(
        "decide_counting", plan, by=by, reason=reason, changes={"counting": ("", "; ".join(map(str, told.values())))}
    )
    open_one = Gauge.objects.open().of(fresh).first() if only_day else None
    if open_one is not None:
        ask_until(open_one, terms.due_on, by=by)
    elif plan.stage == PlanStage.ISSUED:
        begin(counting, by=by, reason=reason)
    return counting


def _moves_only_the_day(target: Target, terms: Terms) -> bool:
    """Whether nothing of how the target is counted changes but the day by which units report."""
    before = Counting.objects.filter(target=target).first()
    if before is None or before.due_on == terms.due_on or target.rule != terms.rule:
        return False
    same = all(getattr(before, name) == value for name, value in terms.kept.items() if name != "due_on")
    return same and measure_meant(target, terms).pk == before.measure_id


def decides_counting(by: Acting, plan: Plan) -> bool:
    """The offices that make the plan, in a draft and while it is in force."""
    return plan.stage in (PlanStage.DRAFT, PlanStage.SUBMITTED, PlanStage.ISSUED) and makes(by, plan)


def _kept(target: Target, terms: Terms, by: Acting, version: int | None) -> Counting:
    values = {**terms.kept, "measure": measure_of(target, terms), "decided_by": by.name, "decided_at": clock.now()}
    before = Counting.objects.filter(target=target).first()
    if before is None:
        if version:
            raise Overtaken(CHANGED)
        counting = Counting(target=target, **values)
        counting.save(force_insert=True)
        return counting
    if version is not None and version != before.version:
        raise Overtaken(CHANGED)
    compare_and_set(before, values)
    return before


def measure_of(target: Target, terms: Terms) -> Measure:
    """What is counted, as it is kept: made where it is not there yet."""
    measure = measure_meant(target, terms)
    if measure.pk is None:
        measure.save(force_insert=True)
    return measure


def measure_meant(target: Target, terms: Terms) -> Measure:
    """What is counted: a registered count about this plan, a figure that other plans ask too, or a new one."""
    if terms.tally:
        tally = tally_of(terms.tally)
        said = {"words": tally.words, "whole_words": tally.whole_words, "unit_of_measure": tally.unit_of_measure}
        about = {"tally": tally.key, "about_id": target.plan_id if tally.about else 0}
        kept = Measure.objects.filter(**about).first()
        return kept or Measure(**about, **{name: str(value) for name, value in said.items()})
    if terms.measure is not None:
        return terms.measure
    return Measure(
        words=terms.words[:300],
        whole_words=terms.whole_words,
        unit_of_measure=terms.unit_of_measure or target.unit_of_measure,
        decimals=terms.decimals,
        counts_people=terms.counts_people,
        folded=fold(f"{terms.words} {terms.whole_words}"),
    )


@action
def begin(counting: Counting, *, by: Acting, reason: str = "") -> Gauge:
    """Counts a target of a plan in force; a target that is counted already, as another edition."""
    hold_trees()
    target = counting.target
    plan, terms = target.plan, terms_of(target, counting)
    members_on = counting.members_on or plan.issued_on or clock.today()
    members = counted_units(plan, counting.selectors, members_on)
    if not members:
        raise Refused(_("Không có đơn vị nào trong diện tính của chỉ tiêu. Mời chọn lại diện đơn vị."))
    open_one = Gauge.objects.open().of(target).first()
    how = {**terms, "measure": counting.measure, "window": counting.window, "members_on": members_on}
    how |= {"last_year": same_last_year(plan, counting), "due_on": counting.due_on}
    if open_one is not None:
        if not reason.strip():
            raise Refused(_("Chỉ tiêu đang được tính. Đổi cách tính thì ghi rõ lý do."))
        return new_edition(open_one, by=by, reason=reason, members=members, **how)
    return open_gauge(target, by=by, members=members, issuer=plan.issuer, office=plan.drafting_office, **how)


def same_last_year(plan: Plan, counting: Counting) -> Gauge | None:
    """What counted the same by the same rule a year earlier: the same figure for the window before, in plans of the same
    issuer first; or the same count about the plan that this one was copied from.
    """
    alike = Gauge.objects.filter(rule=counting.target.rule)
    if counting.measure.tally and counting.measure.about_id:
        about = plan.copied_from_id or 0
        return alike.filter(measure__tally=counting.measure.tally, measure__about_id=about).order_by("-pk").first()
    before = alike.filter(measure=counting.measure, period=str(counting.window.same_last_year()))
    ours = Case(When(issuer=plan.issuer, then=Value(0)), default=Value(1))
    return before.order_by(ours, "-pk").first()


def terms_of(target: Target, counting: Counting) -> dict[str, Any]:
    """Rule and thresholds as the gauge keeps them: what each unit must reach stands apart from how many must."""
    said = {"words": target.words, "rule": target.rule, "denominator_words": counting.denominator_words}
    if target.rule == Rule.MINIMUM:
        return {**said, "comparator": ">=", "threshold": counting.share, "least": target.threshold}
    return {**said, "comparator": target.comparator, "threshold": target.threshold, "least": None}


@action
def begin_all(plan: Plan, *, by: Acting) -> None:
    """The plan binds: what was decided in the draft is counted from now on."""
    for counting in Counting.objects.filter(target__plan=plan).select_related("target__plan", "measure"):
        if counted_units(plan, counting.selectors, counting.members_on or plan.issued_on):
            begin(counting, by=by)


@action
def follow_amendment(old: Target, new: Target | None, *, by: Acting, basis: str) -> None:
    """An amending document changed a target: it is counted on under the new words, or no more."""
    counting = Counting.objects.filter(target=old).select_related("measure").first()
    gauge = Gauge.objects.open().of(old).first()
    if new is None:
        if gauge is not None:
            close_gauge(gauge, by=by, reason=basis)
        return
    if counting is None:
        return
    kept = {name.attname: getattr(counting, name.attname) for name in Counting._meta.concrete_fields}
    carried = Counting(**{**kept, "id": None, "target_id": new.pk, "version": 1})
    carried.save(force_insert=True)
    if gauge is not None:
        new_edition(gauge, by=by, reason=basis, subject_id=new.pk, **terms_of(new, carried))


@action
def close_all(plan: Plan, *, by: Acting, basis: str) -> None:
    """The plan ended: its targets stay as they stand."""
    targets = plan.targets.values("pk")
    for gauge in Gauge.objects.open().filter(subject_type=Target._meta.label_lower, subject_id__in=targets):
        close_gauge(gauge, by=by, reason=basis)


def hand_gauges_over(plan: Plan) -> None:
    """The heir of an issuer that ended keeps the gauges of the plan it took over."""
    gauges = Gauge.objects.filter(subject_type=Target._meta.label_lower, subject_id__in=plan.targets.values("pk"))
    gauges.update(issuer=plan.issuer, office=plan.drafting_office)
