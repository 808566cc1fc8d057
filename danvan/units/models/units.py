"""The unit: an office, committee, cell, union, or village that owes, does and reports."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.core.text import SORT_KEY_LENGTH
from danvan.units.models.dated import ends_after_start, in_force
from danvan.units.models.kinds import Line, UnitKind
from danvan.units.models.territories import STEP, Territory


class UnitQuerySet(models.QuerySet["Unit"]):
    """Units, as plans and officers speak of them."""

    def open_on(self, day: date) -> Self:
        """Those that exist on a day."""
        return self.filter(in_force(day, start="opened_on", end="closed_on"))

    def under(self, unit: "Unit", *, itself: bool = True) -> Self:
        """The unit's subtree as it stands today."""
        below = self.filter(path__gte=unit.path, path__lt=path_end(unit.path))
        return below if itself else below.exclude(pk=unit.pk)

    def in_territory(self, territory: Territory) -> Self:
        """All three lines of a territory and of what lies in it."""
        return self.filter(territory__path__gte=territory.path, territory__path__lt=path_end(territory.path))

    def in_order(self) -> Self:
        """By kind, then by name as Vietnamese sort it."""
        return self.order_by("kind__order", "sort_key", "pk")


class Unit(models.Model):
    """One unit of one line. A closed unit keeps its page, name, code and parent, and points to its heirs.

    `agency` pairs a Party cell or a union with the office it works in. Name, parent, territory and agency are today's,
    settled from the rows of `UnitName` and `Placement`, which know the past and what is decided for a day to come.
    `path` is today's place in its own tree; `folded` holds all its names for searching.
    """

    line = models.CharField(_("hệ thống"), max_length=10, choices=Line.choices)
    kind = models.ForeignKey(UnitKind, models.PROTECT, related_name="units", verbose_name=_("loại đơn vị"))
    code = models.CharField(_("mã đơn vị"), max_length=40, unique=True)
    name = models.CharField(_("tên đơn vị"), max_length=300)
    short_name = models.CharField(_("tên gọi tắt"), max_length=100, blank=True)
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, related_name="units", verbose_name=_("địa bàn"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("đơn vị cấp trên")
    )
    agency = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="paired", verbose_name=_("cơ quan gắn với")
    )
    path = models.CharField(max_length=120, db_index=True, editable=False)
    opened_on = models.DateField(_("thành lập ngày"))
    closed_on = models.DateField(_("kết thúc ngày"), null=True, blank=True)
    opened_basis = models.CharField(_("văn bản thành lập"), max_length=300, blank=True)
    closed_basis = models.CharField(_("văn bản kết thúc"), max_length=300, blank=True)
    # Whether the apps above have heard that it ended; an ending decided for a later day is told on that day.
    ending_told = models.BooleanField(default=False, editable=False)
    folded = models.TextField(editable=False)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị")
        constraints = [
            ends_after_start("unit_closed_after_opened", "opened_on", "closed_on"),
            models.CheckConstraint(
                name="unit_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message=_("Đơn vị không thể là cấp trên của chính mình."),
            ),
        ]
        indexes = [models.Index(fields=["kind", "sort_key"], name="unit_of_kind_in_order")]

    def __str__(self) -> str:
        return self.name

    def is_open(self, day: date) -> bool:
        return is_open(self.opened_on, self.closed_on, day)

    @property
    def ancestor_ids(self) -> list[int]:
        """The ids above it today, the top first."""
        return [int(self.path[at : at + STEP]) for at in range(0, len(self.path) - STEP, STEP)]


def is_open(opened_on: date, closed_on: date | None, day: date) -> bool:
    """Whether a unit of these days exists on a day: the day it closes no longer counts."""
    return opened_on <= day and (closed_on is None or day < closed_on)


def path_step(pk: int) -> str:
    """One id as it stands in a path."""
    return f"{pk:0{STEP}d}"


def path_end(path: str) -> str:
    """The first string after every path that starts with `path`. Digits sort alike in every collation."""
    return path[:-STEP] + path_step(int(path[-STEP:]) + 1)
