"""What becomes of steering bodies when units are reorganised, said before it is done."""

from collections.abc import Iterator, Sequence

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.committees.models import Committee, Follows, Member
from danvan.committees.models.committees import not_over
from danvan.core import clock
from danvan.units.models import Unit
from danvan.units.reorganising.notes import add_note


def followed(units: Sequence[Unit]) -> Iterator[str]:
    """By how many members each unit is followed; whoever does follows its heirs."""
    today = clock.today()
    lasting = Q(member__to_on__isnull=True) | Q(member__to_on__gt=today)
    rows = Follows.objects.lasting(today).filter(lasting, not_over(today, "member__committee"), unit__in=units)
    for name, count in _counted(rows):
        yield _("%(unit)s: %(count)d thành viên theo dõi") % {"unit": name, "count": count}


def sitting(units: Sequence[Unit]) -> Iterator[str]:
    """How many members come from each unit; they stay until a document changes that."""
    today = clock.today()
    rows = Member.objects.lasting(today).filter(not_over(today), unit__in=units)
    for name, count in _counted(rows):
        yield _("%(unit)s: %(count)d thành viên") % {"unit": name, "count": count}


def hosted(units: Sequence[Unit]) -> Iterator[str]:
    """The bodies that sit in each unit: its heirs keep them until a document ends them or sets up anew."""
    rows = Committee.objects.lasting(clock.today()).filter(host__in=units).select_related("host")
    for committee in rows.order_by("host__sort_key", "sort_key", "pk"):
        yield _("%(unit)s: %(name)s") % {"unit": committee.host.name, "name": committee.name}


def _counted(rows: object) -> Iterator[tuple[str, int]]:
    counted = rows.values("unit__name").annotate(n=Count("pk")).order_by("unit__sort_key", "unit")  # type: ignore[attr-defined]
    return ((row["unit__name"], row["n"]) for row in counted)


add_note("committees.followed", gettext_lazy("Đang được theo dõi; người theo dõi chuyển sang đơn vị kế thừa"), followed)
add_note(
    "committees.sitting",
    gettext_lazy("Có người tham gia Ban Chỉ đạo, tổ; cơ quan lập được báo để thay"),
    sitting,
)
add_note(
    "committees.hosted", gettext_lazy("Ban Chỉ đạo, tổ của đơn vị; đơn vị kế thừa giữ đến khi có văn bản mới"), hosted
)
