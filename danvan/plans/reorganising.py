"""What becomes of duties when units are reorganised, said before it is done."""

from collections.abc import Iterator, Sequence

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.plans.models import Assignment, PlanStage
from danvan.units.models import Unit
from danvan.units.reorganising.notes import add_note


def open_duties(units: Sequence[Unit]) -> Iterator[str]:
    """How many duties of each unit follow to its heirs; counted only, since who reorganises need not read the plans."""
    standing = Assignment.objects.standing().filter(unit__in=units, plan__stage=PlanStage.ISSUED)
    counted = standing.values("unit__name").annotate(n=Count("pk")).order_by("unit__sort_key", "unit")
    for row in counted:
        yield _("%(unit)s: %(count)d trách nhiệm") % {"unit": row["unit__name"], "count": row["n"]}


add_note("plans.duties", gettext_lazy("Trách nhiệm theo kế hoạch, chuyển cho đơn vị kế thừa"), open_duties)
