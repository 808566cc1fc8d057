"""What exists in the house. At start-up each app registers its models: how a record is called, where it is shown, who
may see it and which of its fields; and the panels it adds to other apps' pages. Files, evidence, history and search use
this and nothing else.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest


@dataclass(frozen=True)
class Kind:
    """One kind of record: `word` as people say it ("kế hoạch"), and how to name, show, and withhold one of it.

    `unrecorded` fields may not be kept by the record of work: it says that they changed, never from what to what.
    `recorded_as` is how it calls the record where the label tells what a purge must be able to take away again.
    `lets_go` says whether this record gives up a file now at the hand of this acting person; unless an app knows better
    only a draft does, and a record without stages keeps what it was given.
    `before_handing_out` is told of the record and the acting person before a file of it leaves: who looks at what of an
    individual is written down first.
    `found_by` narrows rows to those that words typed into the search of the frame mean, the likeliest first; `listed_at`
    is the route of the list where the search goes on.
    """

    model: type[Model]
    word: Any
    label: Callable[[Any], str]
    address: Callable[[Any], str]
    visible_to: Callable[[Any], QuerySet[Any]]
    hidden_fields: Callable[[Any, Any], frozenset[str]] = lambda user, record: frozenset()
    unrecorded: frozenset[str] = frozenset()
    unit_id: Callable[[Any], int | None] = lambda record: getattr(record, "unit_id", None)
    purge: Callable[[Any], None] | None = None
    recorded_as: Callable[[Any], str] | None = None
    lets_go: Callable[[Any, Any], bool] = lambda by, record: getattr(record, "stage", "") == "draft"
    before_handing_out: Callable[[Any, Any], None] = lambda by, record: None
    found_by: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    listed_at: str = ""

    @property
    def key(self) -> str:
        return self.model._meta.label_lower

    def find(self, pk: int | str, user: Any) -> Any | None:
        """The record, if there is one and this person may see it."""
        return self.visible_to(user).filter(pk=pk).first()


@dataclass(frozen=True)
class Panel:
    """A part of another app's page: `fill` returns what `template` needs, or None to stay away."""

    place: str
    title: Any
    template: str
    fill: Callable[[HttpRequest, Any], dict[str, Any] | None]
    order: int = 50


_kinds: dict[str, Kind] = {}
_panels: dict[str, list[Panel]] = defaultdict(list)


def register(model: type[Model], **how: Any) -> None:
    """Says once, at start-up, what a model's records are at work. A second registration replaces the first."""
    _kinds[model._meta.label_lower] = Kind(model=model, **how)


def kind_of(record: Model | type[Model] | str) -> Kind:
    """The kind of a record, a model, or a stored key such as `plans.plan`; KeyError when nobody registered it."""
    return _kinds[record if isinstance(record, str) else record._meta.label_lower]


def is_known(key: str) -> bool:
    """Whether anybody registered records of this stored key."""
    return key in _kinds


def kinds() -> list[Kind]:
    """All kinds, in the order of registration."""
    return list(_kinds.values())


def find(key: str, pk: int | str, user: Any) -> Any | None:
    """The record behind a stored pair of kind and id, if this person may see it; None for unknown kinds too."""
    kind = _kinds.get(key)
    return kind.find(pk, user) if kind else None


def label_of(record: Model) -> str:
    """How people call this record; its type and number where nobody said."""
    kind = _kinds.get(record._meta.label_lower)
    return kind.label(record) if kind else f"{record._meta.verbose_name} {record.pk}"


def recorded_label(record: Model) -> str:
    """How the record of work calls this record, for ever."""
    kind = _kinds.get(record._meta.label_lower)
    return kind.recorded_as(record) if kind and kind.recorded_as else label_of(record)


def add_panel(panel: Panel) -> None:
    """Adds a part to a place such as `units.unit`; once per template."""
    others = [other for other in _panels[panel.place] if other.template != panel.template]
    _panels[panel.place] = sorted([*others, panel], key=lambda each: each.order)


def panels(place: str, request: HttpRequest, record: Any) -> Sequence[tuple[Panel, dict[str, Any]]]:
    """The panels that have something to say about this record to this reader, in their order."""
    filled = ((panel, panel.fill(request, record)) for panel in _panels[place])
    return [(panel, context) for panel, context in filled if context is not None]
