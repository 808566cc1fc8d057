"""Which models are like one: by name while it is typed, by words and photos once it was sent.

Authors are told of models they may see; what they may not see changes no byte of their page: the same candidates are
looked at whoever asks, and taken away after the same number of questions. An office that receives is told of all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from danvan.exemplars.models import Dossier, DossierText, Exemplar, HeadingKind, Purpose
from danvan.exemplars.permissions import visible_to
from danvan.exemplars.queries.homes import home_of
from danvan.files.beside_name import without_names
from danvan.files.models import Attachment, Role
from danvan.likeness.finding import near
from danvan.likeness.models import Part
from danvan.likeness.signatures import SAME_PICTURE, Signature, of_name, of_picture, of_text
from danvan.units.models import Unit

KIND = Exemplar._meta.label_lower
# From which share on two are shown beside each other; two real texts of different authors share 0.2 at most.
LEAST = {Part.TEXT: 0.5, Part.NAME: 0.6, Part.PICTURE: SAME_PICTURE}
# Of two parts that are alike as much, words say more than a photo, and a photo more than a name.
SAYS_MOST = (Part.TEXT, Part.PICTURE, Part.NAME)
MOST_SHOWN, MOST_PHOTOS = 10, 20
Signatures = Mapping[tuple[Part, int], Signature]


@dataclass(frozen=True)
class Match:
    """Another model that is like the one asked about: by which part, how much of it in a hundred, which photos."""

    pk: int
    part: Part
    share: int
    place: int = 0
    own_place: int = 0


@dataclass(frozen=True)
class Alike:
    """The same for a reader: `exemplar` is None where they may not see it."""

    exemplar: Exemplar | None
    share: int
    part: Part


def signatures_of(exemplar: Exemplar) -> dict[tuple[Part, int], Signature]:
    """What is compared of a model: its name, the words of its newest registration, its photos; never who it names."""
    name = of_title(exemplar.name, exemplar.person_name)
    return {(Part.NAME, 0): name, (Part.TEXT, 0): of_text(words_of(exemplar)), **looks_of(exemplar)}


def looks_of(exemplar: Exemplar) -> dict[tuple[Part, int], Signature]:
    """The same of its photos alone, in their order."""
    photos = Attachment.objects.of(exemplar).filter(role=Role.PHOTO)[:MOST_PHOTOS]
    return {(Part.PICTURE, place): _look(each) for place, each in enumerate(photos)}


def of_title(title: str, *names: str) -> Signature:
    """A model's name without whom it names: from a trace of a few words a name could be guessed."""
    return of_name(without_names(title, *names))


def _look(photo: Attachment) -> Signature:
    kept = photo.blob.picture_hash
    return of_picture(bytes(kept) if kept else None)


def words_of(exemplar: Exemplar) -> str:
    """What was typed under the headings of the newest registration, without the headings: every other has those too."""
    newest = Dossier.objects.filter(exemplar=exemplar, purpose=Purpose.REGISTRATION).order_by("-year", "-number")[:1]
    texts = DossierText.objects.filter(dossier__in=newest.values("pk"), heading__kind=HeadingKind.TEXT)
    return "\n".join(texts.order_by("heading__order").values_list("words", flat=True))


def home_for(unit: Unit) -> int:
    """Within which province models of a unit are compared; 0 where it lies in none."""
    home = home_of(unit)
    return home.pk if home else 0


def matches(found: Signatures, home: int, but: int | None = None) -> list[Match]:
    """The models like these signatures in one province, each part and model once, the likest first."""
    best: dict[tuple[int, Part], Match] = {}
    for match in _near(found, home, but):
        kept = best.get((match.pk, match.part))
        if kept is None or match.share > kept.share:
            best[match.pk, match.part] = match
    return sorted(best.values(), key=lambda each: (-each.share, SAYS_MOST.index(each.part), each.pk))


def _near(found: Signatures, home: int, but: int | None) -> Iterator[Match]:
    for (part, own_place), signature in found.items():
        for each in near(part, home, signature, LEAST[part], object_type=KIND, but=but):
            yield Match(each.object_id, part, round(100 * each.share), each.place, own_place)


def similar(subject: Exemplar, user: Any, *, everything: bool = False) -> list[Alike]:
    """The models like this one. A reader who is told `everything` also hears of those they may not see, without name."""
    found = matches(signatures_of(subject), subject.home_id or home_for(subject.unit), but=subject.pk)
    return _told(found, subject.origin_id, user, everything)


def named_alike(words: str, unit: Unit, user: Any, but: int | None = None) -> list[Alike]:
    """The models whose names are like what somebody types for a unit, among those they may see."""
    return _told(matches({(Part.NAME, 0): of_title(words)}, home_for(unit), but), None, user, everything=False)


def _told(found: list[Match], origin: Any, user: Any, everything: bool) -> list[Alike]:
    """Always two questions, also for nothing: neither their number nor the answer tells of what stays hidden."""
    asked = [0, *{match.pk for match in found}]
    roots = dict(Exemplar.objects.filter(pk__in=asked).values_list("pk", "root"))
    seen = {each.pk: each for each in visible_to(user).filter(pk__in=asked).select_related("unit", "level")}
    told: dict[int, Alike] = {}
    for match in found:
        its_own = match.pk not in roots or (roots[match.pk] or match.pk) == origin
        if not its_own and match.pk not in told and (everything or match.pk in seen):
            told[match.pk] = Alike(seen.get(match.pk), match.share, match.part)
    return list(told.values())[:MOST_SHOWN]
