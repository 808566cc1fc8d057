"""What pages ask about files."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db.models import BigIntegerField, Model
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from danvan.core import registry
from danvan.core.acting import Acting
from danvan.files.models import Attachment, Draft, Evidence

HIDDEN = _("một hồ sơ bạn không được xem")


# Longer than any address of the house: what is longer was not copied from a page.
LONGEST_ADDRESS = 500


@dataclass(frozen=True)
class Proof:
    """One proof as this reader sees it; what they may not see has neither name nor address."""

    evidence: Evidence
    word: Any
    label: Any
    address: str


def draft_of(form: str, by: Acting) -> Draft | None:
    """What this person was typing into a form in this holding."""
    return Draft.objects.of(by).filter(form=form).first()


def form_key(about: Model | type[Model], part: str = "") -> str:
    """The key of a form: about a record, or about one still to be made; `part` where a page has several."""
    pk = about.pk if isinstance(about, Model) else "new"
    return ":".join(filter(None, [about._meta.label_lower, str(pk), part]))


def attachment_for(pk: int, user: Any) -> Attachment | None:
    """The attachment, if there is one and its owner may be seen."""
    found = Attachment.objects.select_related("blob", "thumbnail").filter(pk=pk).first()
    return found if found and registry.find(found.owner_type, found.owner_id, user) is not None else None


def record_at(address: str, user: Any) -> Model | None:
    """The record whose page has this address, copied whole or from its path on, if this person may see it."""
    try:
        path = urlsplit(address.strip()[:LONGEST_ADDRESS]).path
        numbers = [value for value in resolve(path).kwargs.values() if isinstance(value, int)]
    except (Resolver404, ValueError):
        # Nowhere in the house; or no address at all, as "http://[".
        return None
    for kind in registry.kinds() if numbers and max(numbers) <= BigIntegerField.MAX_BIGINT else ():
        for number in numbers:
            found = kind.find(number, user)
            if found is not None and urlsplit(kind.address(found)).path == path:
                return found
    return None


def proofs_of(record: Model, user: Any) -> list[Proof]:
    """What a record rests on, each as this reader may see it; one query for each kind of proof."""
    links = list(Evidence.objects.of(record))
    wanted: dict[str, list[int]] = defaultdict(list)
    for link in links:
        wanted[link.to_type].append(link.to_id)
    seen = {
        (key, target.pk): target
        for key, ids in wanted.items()
        for target in registry.kind_of(key).visible_to(user).filter(pk__in=ids)
    }
    return [_proof(link, seen.get((link.to_type, link.to_id))) for link in links]


def _proof(link: Evidence, target: Any | None) -> Proof:
    kind = registry.kind_of(link.to_type)
    if target is None:
        return Proof(link, kind.word, HIDDEN, "")
    return Proof(link, kind.word, kind.label(target), kind.address(target))
