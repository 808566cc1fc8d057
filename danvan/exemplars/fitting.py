"""Which models fit a unit: plain rules, each of which says in words why. Nothing is learned and nothing is guessed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

LEAST_COPIES, LEAST_YEARS = 2, 2


@dataclass(frozen=True)
class Wanted:
    """What is known of the unit that looks: its kind, the type of its territory ("xã"), the fields it looks for, and the
    most that one of its own models has cost.
    """

    kind: int
    area: str
    fields: frozenset[int]
    largest: int | None = None


@dataclass(frozen=True)
class Offer:
    """What is known of a model that may be copied."""

    pk: int
    kind: int
    area: str
    field: int | None
    cost: int | None
    rose: bool
    copies: int
    years: int
    newest: date | None


@dataclass(frozen=True)
class Reason:
    """Why a model is offered, and how much that weighs."""

    words: str
    weight: int


@dataclass(frozen=True)
class Fit:
    """A model with its reasons; the heavier, the better it fits."""

    offer: Offer
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        return sum(reason.weight for reason in self.reasons)

    @property
    def rank(self) -> Any:
        """The best first; of equals the one recognised last."""
        return (self.weight, self.offer.newest or date.min, self.offer.pk)


def fitting(wanted: Wanted, offers: list[Offer]) -> list[Fit]:
    """The models for which anything speaks, the best first."""
    fits = [Fit(offer, tuple(reasons(wanted, offer))) for offer in offers]
    return sorted((fit for fit in fits if fit.reasons), key=lambda fit: fit.rank, reverse=True)


def reasons(wanted: Wanted, offer: Offer) -> Iterator[Reason]:
    """What speaks for a model: first what it has in common with the unit, then what became of it."""
    if offer.field in wanted.fields:
        yield Reason(_("cùng lĩnh vực"), 3)
    if offer.kind == wanted.kind:
        yield Reason(_("cùng loại đơn vị"), 3)
    if offer.area and offer.area == wanted.area:
        yield Reason(_("cùng loại địa bàn (%(area)s)") % {"area": offer.area}, 2)
    if offer.cost is not None and wanted.largest is not None and offer.cost <= wanted.largest:
        yield Reason(_("kinh phí không quá mức đơn vị đã làm"), 1)
    if offer.rose:
        yield Reason(_("đã được công nhận ở cấp cao hơn"), 2)
    if offer.copies >= LEAST_COPIES:
        yield Reason(_("%(count)d đơn vị đã làm theo và báo kết quả") % {"count": offer.copies}, 2)
    if offer.years >= LEAST_YEARS:
        yield Reason(_("đã duy trì %(count)d năm") % {"count": offer.years}, 1)
