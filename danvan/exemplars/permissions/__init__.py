"""Who may see which models, and who may do what with them.

| what | who |
|---|---|
| see a model that is with its unit (being written, given up) | those at work in the unit, who serves it, its heirs; of a
village or group where nobody signs in, who writes in its commune |
| see one that was sent back | also its receiver |
| see one that was sent | also who has the unit in sight: subtree, remits over models of its level, the governing committee |
| see one that was recognised or finished its work | also all at work in the province; an individual's by consent |
| see an individual's name without their consent | unit and receiver only |
| register, send, report, pause, tell of activities | who writes in the unit, or serves it (nhập thay) |
| receive, return, accept, decline, judge a result | who writes in its receiver, above it or by a remit; never the unit |
| open the receiver's page | see `permissions.receiving` |
| make rounds | who writes in an office that receives at the level |
| put before a panel | offices with a remit to verify at the level, and who receives |
| recognise, withdraw, record a signed decision | offices with a remit to recognise at the level; no author, never the unit |
| copy | see `permissions.copies` |

What an appraising body thinks of a model is no part of this app (`appraisals`).
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.shapes import Told
from danvan.exemplars.models import SHARED, Consent, Exemplar, Level, Stage, Subject
from danvan.units.acting import InPost
from danvan.units.models import Act, Holding, Unit
from danvan.units.models import Level as UnitLevel
from danvan.units.models.holdings import WRITING
from danvan.units.models.units import UnitQuerySet
from danvan.units.permissions import audits, leads, may_by_remit, serves, writes_in
from danvan.units.scope import Scope, scope_of, subtree, union
from danvan.workflow.authors import wrote

# The subject of a remit over the models of one level.
OF_LEVEL = "exemplars.level"
# With the unit alone.
UNSEEN_ABOVE = (Stage.DRAFT, Stage.DROPPED)
# What names an individual.
PERSONAL = frozenset({"person_name", "person_position"})


def visible_to(user: Any) -> QuerySet[Exemplar]:
    """The models a person may see."""
    return Exemplar.objects.filter(with_their_units(user) | sent_to(user) | in_catalogue(user))


def with_their_units(user: Any) -> Q:
    """Those of the units worked in or served, and of units that went into them: at every stage."""
    scope = scope_of(user)
    own = scope.mine("unit") | scope.inherited("unit") | Q(unit__in=scope.served)
    return own | Q(unit__in=below_unheard(scope)) if writes_in_commune(scope) else own


def below_unheard(scope: Scope) -> UnitQuerySet:
    """The villages and groups below the communes written in, while nobody there signs in: their commune does the work."""
    below = union([subtree(post.unit, "") for post in _communes(scope)])
    heard = Holding.objects.writing(scope.day).values("unit")
    return Unit.objects.filter(below, kind__level=UnitLevel.VILLAGE).exclude(pk__in=heard)


def writes_in_commune(scope: Scope) -> bool:
    return bool(_communes(scope))


def _communes(scope: Scope) -> list[InPost]:
    return [post for post in scope.posts if post.role in WRITING and post.unit.kind.level == UnitLevel.COMMUNE]


def sent_to(user: Any) -> Q:
    """Those that left their unit, of units in sight; a receiver also keeps those it sent back."""
    scope = scope_of(user)
    in_sight = scope.seen("unit", subject=OF_LEVEL, column="level") & ~Q(stage__in=[*UNSEEN_ABOVE, Stage.RETURNED])
    return in_sight | (scope.mine("receiver") & ~Q(stage__in=UNSEEN_ABOVE))


def in_catalogue(user: Any) -> Q:
    """Those that every unit of the province may copy from; individuals while they agree to be told of."""
    shared = Q(stage__in=SHARED, home__in=homes_of(scope_of(user)))
    return shared & (Q(subject=Subject.COLLECTIVE) | Q(Told(_that_agree)))


def _that_agree() -> Exists:
    return Exists(Consent.objects.filter(exemplar=OuterRef("pk"), withdrawn_on__isnull=True))


def homes_of(scope: Scope) -> list[int]:
    """The territories around the units worked in: whichever of them is the province."""
    return sorted({pk for post in scope.working if post.unit.territory for pk in post.unit.territory.ids_around})


def hidden_from(user: Any, exemplar: Exemplar) -> frozenset[str]:
    """An individual's name and post, where they do not agree to be told of, from all but the unit and its receiver."""
    if not exemplar.is_individual or _agreed(exemplar):
        return frozenset()
    scope = scope_of(user)
    if {*scope.unit_ids, *scope.served} & {exemplar.unit_id, exemplar.receiver_id}:
        return frozenset()
    serving = writes_in_commune(scope) and below_unheard(scope).filter(pk=exemplar.unit_id).exists()
    return frozenset() if serving else PERSONAL


def _agreed(exemplar: Exemplar) -> bool:
    consent = getattr(exemplar, "consent", None)
    return consent is not None and consent.holds


def registers(by: Acting, exemplar: Exemplar) -> bool:
    """Those who write in the unit, or serve it while nobody nearer could: who receives for a whole province does not do
    the work of a village whose commune has its own people.
    """
    return writes_in(by, exemplar.unit) or (serves(by, exemplar.unit) and not _served_nearer(by, exemplar.unit))


def _served_nearer(by: Acting, unit: Unit) -> bool:
    """Whether somebody signs in at a unit between this post's and the one it would serve."""
    here: Unit = by.unit  # type: ignore[attr-defined]
    between = set(unit.ancestor_ids) - {*here.ancestor_ids, here.pk}
    if unit.agency_id == here.pk or not between:
        return False
    return Holding.objects.writing(clock.today()).filter(unit__in=between).exists()


def takes_back(by: Acting, exemplar: Exemplar) -> bool:
    """The unit. Who serves it and receives from it answers what another hand sent, with what is asked of it."""
    return registers(by, exemplar) and (wrote(exemplar, by) or not receives(by, exemplar))


def receives(by: Acting, exemplar: Exemplar) -> bool:
    """Those who write in the office it was sent to, as long as that office receives from the unit; never the unit itself."""
    receiver = exemplar.receiver
    if receiver is None or receiver.pk == exemplar.unit_id or not writes_in(by, receiver):
        return False
    return may_receive(by, exemplar.unit, exemplar.level)


def may_receive(by: Acting, unit: Unit, level: Level) -> bool:
    """Whether this post's office receives models of this level from that unit: it is above it, or a remit says so."""
    if isinstance(by, InPost) and unit.path.startswith(by.unit.path) and writes_in(by, by.unit):
        return True
    return may_by_remit(by, Act.RECEIVE, unit, OF_LEVEL, level.pk)


def registers_or_receives(by: Acting, exemplar: Exemplar) -> bool:
    """The unit, or the office it was sent to."""
    return registers(by, exemplar) or receives(by, exemplar)


def appraises(by: Acting, exemplar: Exemplar) -> bool:
    """Offices that verify at the level, and the one it was sent to; the house itself where a sitting began."""
    if by.user is None:
        return True
    return may_by_remit(by, Act.VERIFY, exemplar.unit, OF_LEVEL, exemplar.level_id) or receives(by, exemplar)


def recognises(by: Acting, exemplar: Exemplar) -> bool:
    """Offices with a remit to recognise at the level, never for their own unit; the house itself announces for them."""
    if by.user is None:
        return True
    if not isinstance(by, InPost) or by.unit.pk == exemplar.unit_id:
        return False
    return may_by_remit(by, Act.RECOGNISE, exemplar.unit, OF_LEVEL, exemplar.level_id)


def reorganises(by: Acting, exemplar: Exemplar) -> bool:
    """The house itself, when a unit ended and left its models to its heir."""
    return by.user is None


def stands_near(user: Any, exemplar: Exemplar) -> bool:
    """Whether a reader is of its unit, its receiver, or has the unit in sight: the catalogue alone shows no comments, no
    reasons, and no versions that were sent back.
    """
    return Exemplar.objects.filter(with_their_units(user) | sent_to(user), pk=exemplar.pk).exists()


def sees_looks(by: Acting, exemplar: Exemplar) -> bool:
    """Who sees which people looked at an individual's dossier: auditors over its unit, and the unit's leader."""
    over_it = isinstance(by, InPost) and exemplar.unit.path.startswith(by.unit.path)
    return (audits(by) and over_it) or leads(by, exemplar.unit)
