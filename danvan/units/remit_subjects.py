"""What a remit can be narrowed to. An app above registers, at start-up, a subject that offices are told apart by ("mô hình,
by its level"); a remit then names the subject, and one of its things or none.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from danvan.units.models import Act, Remit

Choices = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Subject:
    """A kind of thing: `key` is kept in remits ("exemplars.level"), `word` is what people call it ("mô hình, điển hình").

    `choices` gives what may be named today, by id and words; `names` the words of given ids, those no longer on offer
    too. `acts` are the ones that can be narrowed to it.
    """

    key: str
    word: Any
    choices: Callable[[], Choices]
    names: Callable[[Collection[int]], Mapping[int, str]] | None = None
    acts: frozenset[str] = frozenset(Act.values)

    def named(self, ids: Collection[int]) -> Mapping[int, str]:
        """What these are called; one that is not known is left out."""
        if not ids:
            return {}
        return self.names(ids) if self.names else {pk: words for pk, words in self.choices() if pk in ids}


_subjects: dict[str, Subject] = {}


def add_subject(subject: Subject) -> None:
    """Adds a subject, once by its key."""
    _subjects[subject.key] = subject


def subjects() -> list[Subject]:
    """All subjects, in the order of registration."""
    return list(_subjects.values())


def subject_of(key: str) -> Subject | None:
    """The subject of this key, if the house knows it."""
    return _subjects.get(key)


def subject_words(remits: Sequence[Remit]) -> dict[int, str]:
    """What each remit is narrowed to, in words; nothing where it is over all. One question for each subject there is."""
    ids: dict[str, set[int]] = {}
    for remit in remits:
        if remit.subject and remit.subject_id is not None:
            ids.setdefault(remit.subject, set()).add(remit.subject_id)
    names = {key: _named(key, wanted) for key, wanted in ids.items()}
    return {remit.pk: _words(remit, names.get(remit.subject, {})) for remit in remits}


def given_words(remit: Remit) -> dict[str, Any]:
    """What history says of a remit that is given: its acts, and what it is narrowed to by the words of that day."""
    changes: dict[str, Any] = {"acts": ([], remit.acts)}
    return {**changes, "subject": (None, subject_words([remit])[remit.pk])} if remit.subject else changes


def kind_words(remit: Remit) -> str:
    """The kind of thing it is narrowed to, without asking which one; nothing where it is over all."""
    if not remit.subject:
        return ""
    subject = subject_of(remit.subject)
    return str(subject.word) if subject else _("loại hồ sơ hệ thống không còn dùng")


def _named(key: str, ids: Collection[int]) -> Mapping[int, str]:
    subject = subject_of(key)
    return subject.named(ids) if subject else {}


def _words(remit: Remit, names: Mapping[int, str]) -> str:
    kind = kind_words(remit)
    if not kind or remit.subject_id is None:
        return kind
    return f"{kind}: {names.get(remit.subject_id) or _('mục không còn dùng')}"
