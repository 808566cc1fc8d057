"""Who reads what was noticed of a model, and who may ask, answer and settle.

| what | who |
|---|---|
| read remarks | those at work in the receiver, and in offices with a remit to verify at the level; never the unit's own |
| read them too | who judges the model in a panel, as the app of panels says (`also_read_by`) |
| ask the unit, settle | those who receive the model, or verify at its level |
| read what was asked, answer it | those at work in the unit, or who serves it, as a commune its villages |
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.exemplars.models import Exemplar, Remark
from danvan.exemplars.permissions import OF_LEVEL, appraises, below_unheard, receives, registers, writes_in_commune
from danvan.units.acting import InPost
from danvan.units.models import Act
from danvan.units.permissions import writes_somewhere
from danvan.units.scope import NOBODY, Scope, over, scope_of, union

# What stays with the offices that look into it.
INNER = frozenset({"settled_words", "settled_by_name", "share", "facts"})


# Of an app above: the ids of the models that a person judges.
Judged = Callable[[Any], QuerySet[Any]]
_judged: list[Judged] = []


def also_read_by(judged: Judged) -> None:
    """Says at start-up which models a person judges, whose remarks they read; a model hidden from them is left out of it."""
    _judged.append(judged)


def remarks_visible_to(user: Any) -> QuerySet[Remark]:
    """The remarks a person may read: all of models their offices receive or verify, of their own only those asked about."""
    scope, today = scope_of(user), clock.today()
    verifying = [
        over(each, "exemplar__unit__", today) & (Q(exemplar__level=each.subject_id) if each.subject_id else Q())
        for each in [*scope.remits, *scope.narrowed]
        if Act.VERIFY in each.acts and each.subject in ("", OF_LEVEL)
    ]
    own = scope.mine("exemplar__unit") | Q(exemplar__unit__in=scope.served)
    judged = [Q(exemplar__in=models(user)) for models in _judged]
    looked_into = scope.mine("exemplar__receiver") | union([*verifying, *judged])
    return Remark.objects.filter((looked_into & ~own) | ((own | _villages(scope)) & Q(asked_at__isnull=False)))


def _villages(scope: Scope) -> Q:
    """Remarks on models of villages whose work their commune does."""
    return Q(exemplar__unit__in=below_unheard(scope)) if writes_in_commune(scope) else NOBODY


def hidden_of_remark(user: Any, remark: Remark) -> frozenset[str]:
    """From the unit that was asked, and its commune that answers for it: what the offices make of its answer."""
    scope, exemplar = scope_of(user), remark.exemplar
    if exemplar.unit_id in scope.unit_ids:
        return INNER
    if exemplar.receiver_id in scope.unit_ids:
        return frozenset()
    return INNER if Remark.objects.filter(_villages(scope), pk=remark.pk).exists() else frozenset()


def looks_into(by: Acting, exemplar: Exemplar) -> bool:
    """Those who receive the model or verify at its level, not of its own unit."""
    if not isinstance(by, InPost) or not writes_somewhere(by) or by.unit.pk == exemplar.unit_id:
        return False
    return receives(by, exemplar) or appraises(by, exemplar)


def asks(by: Acting, remark: Remark) -> bool:
    """Those who look into it, as long as nobody asked or settled it."""
    return is_to_ask(remark) and looks_into(by, remark.exemplar)


def answers(by: Acting, remark: Remark) -> bool:
    """The unit, once it was asked and until it is settled."""
    return is_to_answer(remark) and registers(by, remark.exemplar)


def settles(by: Acting, remark: Remark) -> bool:
    """Those who look into it, once."""
    return remark.settled_at is None and looks_into(by, remark.exemplar)


def is_to_ask(remark: Remark) -> bool:
    """Whether the unit knows nothing of it, and it is not settled."""
    return remark.asked_at is None and remark.settled_at is None


def is_to_answer(remark: Remark) -> bool:
    """Whether the unit was asked, and it is not settled."""
    return remark.asked_at is not None and remark.settled_at is None
