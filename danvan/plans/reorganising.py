"""What becomes of duties when units are reorganised, said before it is done."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core.text import sort_key
from danvan.plans.models import Assignment, Binding, PlanStage, TaskPart
from danvan.units.models import Unit
from danvan.units.reorganising.notes import add_note
from danvan.units.selectors import Selector


def open_duties(units: Sequence[Unit]) -> Iterator[str]:
    """How many duties of each unit follow to its heirs; counted only, since who reorganises need not read the plans."""
    standing = Assignment.objects.standing().filter(unit__in=units, plan__stage=PlanStage.ISSUED)
    counted = standing.values("unit__name").annotate(n=Count("pk")).order_by("unit__sort_key", "unit")
    for row in counted:
        yield _("%(unit)s: %(count)d trách nhiệm") % {"unit": row["unit__name"], "count": row["n"]}


def open_parts(units: Sequence[Unit]) -> Iterator[str]:
    """How many open parts of tasks of each unit follow to its heirs; what is done stays with who did it."""
    standing = TaskPart.objects.standing().open().filter(unit__in=units)
    counted = standing.values("unit__name").annotate(n=Count("pk")).order_by("unit__sort_key", "unit")
    for row in counted:
        yield _("%(unit)s: %(count)d phần việc") % {"unit": row["unit__name"], "count": row["n"]}


def drafts(units: Sequence[Unit]) -> Iterator[str]:
    """Whose drafts picked a unit by hand: they will have to pick again. What the drafts say is not told."""
    unissued = Binding.objects.filter(plan__stage__in=(PlanStage.DRAFT, PlanStage.SUBMITTED))
    picked: dict[int, set[str]] = defaultdict(set)
    for issuer, selector in unissued.values_list("plan__issuer__name", "selector"):
        for by_hand in Selector.load(selector).units:
            picked[by_hand].add(issuer)
    for unit in units:
        for issuer in sorted(picked.get(unit.pk, ()), key=sort_key):
            yield _("%(unit)s: chọn lại trong dự thảo kế hoạch của %(issuer)s") % {"unit": unit.name, "issuer": issuer}


add_note("plans.duties", gettext_lazy("Trách nhiệm theo kế hoạch, chuyển cho đơn vị kế thừa"), open_duties)
add_note("plans.parts", gettext_lazy("Phần việc chưa xong, chuyển cho đơn vị kế thừa"), open_parts)
add_note("plans.drafts", gettext_lazy("Dự thảo kế hoạch đã chọn đích danh"), drafts)
