"""What becomes of models when units are reorganised, said before it is done."""

from collections.abc import Iterator, Sequence

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.exemplars.actions.heirs import ENDED
from danvan.exemplars.models import Exemplar
from danvan.units.models import Unit
from danvan.units.reorganising.notes import add_note


def open_models(units: Sequence[Unit]) -> Iterator[str]:
    """How many models of each unit go to its heir; counted only, since who reorganises need not read them."""
    living = Exemplar.objects.filter(unit__in=units).exclude(stage__in=ENDED)
    counted = living.order_by().values("unit__name").annotate(n=Count("pk")).order_by("unit__sort_key", "unit")
    for row in counted:
        yield _("%(unit)s: %(count)d mô hình, điển hình") % {"unit": row["unit__name"], "count": row["n"]}


HEADING = gettext_lazy("Mô hình, điển hình: chuyển cho đơn vị kế thừa nếu chỉ có một; số đã đếm giữ theo đơn vị cũ")
add_note("exemplars.models", HEADING, open_models)
