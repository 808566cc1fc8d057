"""What was kept of a model's photos follows when one of them leaves it."""

from django.db.models import Q, QuerySet

from danvan.core.action import action
from danvan.exemplars.models import Exemplar, Remark, RemarkKind
from danvan.exemplars.queries.likenesses import KIND, Match, home_for, looks_of, matches
from danvan.likeness.keeping import forget, keep
from danvan.likeness.models import Part, Trace


@action
def follow_photos(exemplar_id: int, purged: bool) -> None:
    """Takes the traces of its photos anew, and with the photo that left the remarks that rested on it alone; the others
    name the photos by their places of now. Where a photo was only taken off, what somebody asked or settled is kept: a
    question is not answered by taking the photo away.
    """
    exemplar = Exemplar.objects.select_for_update(of=("self",)).filter(pk=exemplar_id).first()
    if exemplar is None or not Trace.objects.filter(object_type=KIND, object_id=exemplar_id).exists():
        return
    looks, home = looks_of(exemplar), exemplar.home_id or home_for(exemplar.unit)
    forget(exemplar, Part.PICTURE)
    for (part, place), signature in looks.items():
        keep(exemplar, part, signature, home=home, place=place)
    still = {match.pk: match for match in matches(looks, home, but=exemplar_id)}
    for remark in _resting_on_photos(exemplar).select_for_update().order_by("pk"):
        _follow(remark, still.get(_other(remark, exemplar_id) or 0), exemplar_id, purged)


def _resting_on_photos(exemplar: Exemplar) -> "QuerySet[Remark]":
    return Remark.objects.filter(Q(exemplar=exemplar) | Q(about=exemplar), kind=RemarkKind.SAME_PHOTO)


def _other(remark: Remark, exemplar_id: int) -> int | None:
    return remark.about_id if remark.exemplar_id == exemplar_id else remark.exemplar_id


def _follow(remark: Remark, match: Match | None, exemplar_id: int, purged: bool) -> None:
    if match is not None:
        places = [match.own_place + 1, match.place + 1]
        photo, other = places if remark.exemplar_id == exemplar_id else reversed(places)
        facts = {"photo": photo, "other": other}
        Remark.objects.filter(pk=remark.pk).update(share=match.share, facts=facts)
    elif purged or (remark.asked_at is None and remark.settled_at is None):
        remark.delete()
