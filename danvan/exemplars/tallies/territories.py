"""The same counts of all that happened in a unit's territory, whichever line a model's unit belongs to: a Party committee
answers for the models of the office, the Front and the cells of its commune. A unit without territory has no such figure.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.models import ExemplarYear
from danvan.exemplars.tallies.keys import IN_TERRITORY
from danvan.exemplars.tallies.units import SAID, add_count, borne_on, prove_years, years_within
from danvan.measures.registry import Answers, Proof, Question
from danvan.units.models import Unit
from danvan.units.models.units import STEP, path_end

WORDS = _("{own} trên địa bàn")
EXPLANATION = _("{own}; tính cho mọi đơn vị trên địa bàn, không phân biệt hệ thống")


def count(key: str, question: Question) -> Answers:
    """How many models of each unit's territory; a model that stands on several levels is one."""
    paths = _paths(question)
    found: dict[str, set[int]] = defaultdict(set)
    for place, ladder in _years(key, question, paths).values_list("place", "ladder").distinct():
        for around in _around(place):
            found[around].add(ladder)
    return {unit: (len(found[path]), None) for unit, path in paths.items()}


def prove(key: str, question: Question, user: Any) -> list[Proof]:
    """The models behind a count, each with its unit, as far as somebody may see them."""
    return prove_years(_years(key, question, _paths(question)), user)


def _paths(question: Question) -> dict[int, str]:
    rows = Unit.objects.filter(pk__in=question.units, territory__isnull=False)
    return dict(rows.values_list("pk", "territory__path"))


def _years(key: str, question: Question, paths: dict[int, str]) -> QuerySet[Any]:
    """The years that count in the smallest territory that holds all of these, each with its `place`."""
    shared = set.intersection(*(set(_around(path)) for path in paths.values())) if paths else set()
    top = max(shared, key=len, default="")
    place = borne_on("counted_on", "unit", "exemplar__unit", "territory__path")
    rows = years_within(key, question).annotate(place=place)
    if not paths:
        return rows.none()
    return rows.filter(pk__in=_near(top), place__startswith=top) if top else rows


def _near(top: str) -> QuerySet[Any]:
    """The years whose unit of then, or whose model's unit of today, lies there; asked apart, so that each is found by its
    index.
    """
    units = Unit.objects.filter(territory__path__gte=top, territory__path__lt=path_end(top)).values("pk")
    own = ExemplarYear.objects.order_by()
    return own.filter(unit__in=units).values("pk").union(own.filter(exemplar__unit__in=units).values("pk"))


def _around(path: str) -> Iterator[str]:
    return (path[:end] for end in range(STEP, len(path) + 1, STEP))


for key, own in IN_TERRITORY.items():
    words, explanation = SAID[own]
    said = (format_lazy(WORDS, own=words), format_lazy(EXPLANATION, own=explanation))
    add_count(key, said, partial(count, own), partial(prove, own))
