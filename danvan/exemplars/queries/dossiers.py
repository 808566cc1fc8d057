"""What stands in a dossier, and what is still missing of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from danvan.exemplars.models import (
    Comment,
    Dossier,
    DossierText,
    Exemplar,
    Goal,
    Heading,
    HeadingKind,
    LaterGoal,
    LaterResource,
    Purpose,
    Resource,
    ResourcePhase,
    Stage,
)
from danvan.exemplars.parts import GOALS, RESOURCES, goals_said, mark, resources_said, text_part

DAYS = frozenset({"starts_on", "ends_on"})
GRIDS = (HeadingKind.GOALS, HeadingKind.RESOURCES)
# When which dossier is written.
WRITTEN_IN = {
    Purpose.REGISTRATION: (Stage.DRAFT, Stage.RETURNED),
    # A model that was recognised goes on, and tells of each further year.
    Purpose.RESULT: (Stage.UNDER_WAY, Stage.PAUSED, Stage.RECOGNISED),
}


@dataclass(frozen=True)
class Content:
    """A dossier as it stands now: its headings, the words under them, the model's goals and this phase's resources; of a
    later year's result, the goals and resources as that year has them.

    `asked` is what the receiver said of headings of the version before, under None of the facts beside them; in a version
    that was sent back only those change.
    """

    dossier: Dossier
    headings: Sequence[Heading]
    words: dict[int, str]
    goals: Sequence[Goal]
    resources: Sequence[Resource | LaterResource]
    asked: dict[int | None, str]
    was_returned: bool

    @property
    def registering(self) -> bool:
        return self.dossier.purpose == Purpose.REGISTRATION

    @cached_property
    def writable(self) -> list[Heading]:
        """The headings that may change in this version."""
        return [each for each in self.headings if not self.was_returned or each.pk in self.asked]

    @property
    def facts_open(self) -> bool:
        """Whether what the model says of itself may change: its name, whose it is, where it is registered."""
        return self.registering and (not self.was_returned or None in self.asked)

    @property
    def open_facts(self) -> frozenset[str] | None:
        """The facts that may change in this version; None for all. Days go with the heading that asks for them."""
        if self.facts_open:
            return None
        dated = self.registering and any(each.kind == HeadingKind.DATES for each in self.writable)
        return DAYS if dated else frozenset()

    def said(self, heading: Heading) -> str:
        """What stands under a heading, as words: of a grid, its lines."""
        if heading.kind == HeadingKind.GOALS:
            return goals_said(self.goals, planned=self.registering)
        if heading.kind == HeadingKind.RESOURCES:
            return resources_said(self.resources)
        return self.words.get(heading.pk, "")

    @cached_property
    def marks(self) -> dict[str, str]:
        """The mark of each part that may change, for the form to carry."""
        return {part_of(each): mark(self.said(each)) for each in self.writable}

    @property
    def missing(self) -> list[Heading]:
        """The required headings under which nothing stands."""
        return [each for each in self.headings if each.required and not self.said(each).strip()]


def part_of(heading: Heading) -> str:
    """The part of a page that holds a heading."""
    if heading.kind in GRIDS:
        return GOALS if heading.kind == HeadingKind.GOALS else RESOURCES
    return text_part(heading.pk)


def content_of(dossier: Dossier) -> Content:
    """Reads a dossier whole, in as many questions whatever it holds."""
    before = last_returned(dossier)
    comments = Comment.objects.filter(dossier=before) if before else Comment.objects.none()
    return Content(
        dossier,
        list(dossier.form.headings.all()),
        dict(DossierText.objects.filter(dossier=dossier).values_list("heading", "words")),
        _goals_of(dossier),
        _resources_of(dossier),
        dict(comments.values_list("heading", "words")),
        before is not None,
    )


def _goals_of(dossier: Dossier) -> list[Goal]:
    goals = list(Goal.objects.filter(exemplar=dossier.exemplar_id))
    if dossier.later:
        achieved_in(goals, LaterGoal.objects.filter(dossier=dossier))
    return goals


def achieved_in(goals: Iterable[Goal], later: Iterable[LaterGoal]) -> None:
    """Lets goals say what a later year achieved of them, in place of the first."""
    said = {row.goal_id: row.achieved for row in later}
    for goal in goals:
        goal.achieved = said.get(goal.pk)


def _resources_of(dossier: Dossier) -> list[Resource] | list[LaterResource]:
    if dossier.later:
        return list(LaterResource.objects.filter(dossier=dossier).select_related("unit__kind"))
    phase = ResourcePhase.PLANNED if dossier.purpose == Purpose.REGISTRATION else ResourcePhase.RAISED
    return list(Resource.objects.filter(exemplar=dossier.exemplar_id, phase=phase).select_related("unit__kind"))


def open_dossier(exemplar: Exemplar, purpose: str) -> Dossier | None:
    """The version that is being written, if there is one; of a recognised model only a later year's result is. Where one
    year's came back when the next was begun, the earlier year goes first.
    """
    later = exemplar.stage == Stage.RECOGNISED
    rows = Dossier.objects.filter(exemplar=exemplar, purpose=purpose, submitted_at__isnull=True, later=later)
    return rows.select_related("form").order_by("year" if later else "-year", "-number").first()


def last_sent(exemplar: Exemplar, purpose: str) -> Dossier | None:
    """The newest version that was sent."""
    rows = Dossier.objects.filter(exemplar=exemplar, purpose=purpose, submitted_at__isnull=False)
    return rows.select_related("form").order_by("-year", "-number").first()


def last_returned(dossier: Dossier) -> Dossier | None:
    """The newest version before this one that was sent back; what was sent again and taken back since answers nothing."""
    same = Dossier.objects.filter(exemplar=dossier.exemplar_id, purpose=dossier.purpose, year=dossier.year)
    return same.filter(number__lt=dossier.number, returned_at__isnull=False).order_by("-number").first()


def missing_sentence(content: Content) -> str:
    """Which headings wait for words, in a sentence; empty where none does."""
    labels = "; ".join(each.label for each in content.missing)
    return _("Còn mục bắt buộc chưa có nội dung: %(labels)s.") % {"labels": labels} if labels else ""
