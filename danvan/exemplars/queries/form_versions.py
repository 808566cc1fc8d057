"""The versions of a form: which is used when, what each changed, and what was begun on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.text import fold
from danvan.exemplars.models import Dossier, Form, Heading, Round
from danvan.exemplars.queries.forms import form_today
from danvan.plans.models import Plan

COMPARED = ("label", "hint", "required", "longest")


@dataclass(frozen=True)
class Changed:
    """A heading in two versions: added, dropped, or said otherwise; `changes` are (what, before, after)."""

    label: str
    how: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Use:
    """What rests on a version: dossiers being written, dossiers that were sent, rounds."""

    written: int
    sent: int
    rounds: int

    @property
    def is_free(self) -> bool:
        return not (self.written or self.sent or self.rounds)


def versions(plan: Plan | None, purpose: str) -> list[Form]:
    """All versions of a plan's form, or the house's, the newest first, with `size`, how many headings each has."""
    return list(Form.objects.filter(plan=plan, purpose=purpose).annotate(size=Count("headings")).order_by("-number"))


def before(form: Form) -> Form | None:
    """What a version is a change of: the one before it, or for a plan's first the house's form of that day."""
    earlier = (
        Form.objects.filter(plan=form.plan, purpose=form.purpose, number__lt=form.number).order_by("-number").first()
    )
    if earlier is not None or form.plan is None:
        return earlier
    return form_today(form.purpose, None, form.from_on or clock.today())


def use_of(form: Form) -> Use:
    """What rests on a version now."""
    dossiers = Dossier.objects.filter(form=form)
    rounds = Round.objects.filter(registration_form=form) | Round.objects.filter(result_form=form)
    return Use(
        dossiers.filter(submitted_at__isnull=True).count(),
        dossiers.filter(submitted_at__isnull=False).count(),
        rounds.count(),
    )


def state_of(form: Form, used: Form, day: date) -> tuple[str, str]:
    """How a version stands on a day when `used` is the one in use, and in which tone."""
    if form.from_on is None:
        return _("đang soạn"), "warn"
    if form.from_on > day:
        return _("chưa đến ngày dùng"), "info"
    return (_("đang dùng"), "ok") if used.pk == form.pk else (_("bản trước"), "off")


def identity(heading: Any) -> str:
    """What makes a heading the same one in two versions: its meaning where the house knows it, else its words."""
    return heading.key or f"={fold(heading.label)}"


def compared(old: Iterable[Any], new: Iterable[Any]) -> list[Changed]:
    """What the second list of headings says otherwise than the first, in the order of the second; dropped ones last."""
    was, now = {identity(each): each for each in old}, {identity(each): each for each in new}
    moved = _moved([name for name in was if name in now], [name for name in now if name in was])
    rows = [_changed(was.get(name), heading, name in moved) for name, heading in now.items()]
    dropped = [Changed(heading.label, _("bỏ")) for name, heading in was.items() if name not in now]
    return [*filter(None, rows), *dropped]


def _changed(old: Any, new: Any, moved: bool) -> Changed | None:
    if old is None:
        return Changed(new.label, _("thêm"))
    changes = [(_word(name), _said(old, name), _said(new, name)) for name in COMPARED]
    told = [change for change in changes if change[1] != change[2]]
    if moved:
        told.append((_("thứ tự"), str(old.order), str(new.order)))
    return Changed(new.label, _("sửa"), told) if told else None


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Those that stand elsewhere among what both have; what was only pushed along by others does not count."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    staying = {name for block in blocks for name in old[block.a : block.a + block.size]}
    return set(new) - staying


def _word(name: str) -> str:
    return str(Heading._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _said(heading: Any, name: str) -> str:
    value = getattr(heading, name)
    if name == "required":
        return _("có") if value else _("không")
    return str(value)
