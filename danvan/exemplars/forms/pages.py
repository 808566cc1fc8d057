"""The whole page of a dossier: what the model says of itself, its headings, its grids, and a person's consent."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm

from danvan.exemplars.forms.dossiers import Grids, TextsForm
from danvan.exemplars.forms.hands import HandForm
from danvan.exemplars.forms.registrations import ConsentForm, DatesForm, FactsForm, facts_of
from danvan.exemplars.models import Exemplar, Heading, HeadingKind, Subject
from danvan.exemplars.parts import GOALS, RESOURCES
from danvan.exemplars.queries.dossiers import DAYS, GRIDS, Content, part_of
from danvan.exemplars.typed import Typed
from danvan.files.forms import resume
from danvan.files.models import Draft


class DossierPage:
    """One dossier to be written, as it stands or as it was sent; `was` are the marks of the parts as first shown."""

    def __init__(self, data: Mapping[str, Any] | None, exemplar: Exemplar, content: Content, *, serving: bool) -> None:
        self.exemplar, self.content, self.data = exemplar, content, data
        self.kinds = {each.kind for each in content.writable if each.kind in GRIDS}
        self.hand = HandForm(data, serving=serving)
        self.facts = self._facts(data)
        self.consent = ConsentForm(data, consent=getattr(exemplar, "consent", None)) if content.facts_open else None
        self.texts = TextsForm(data, headings=content.writable, words=content.words)
        self.grids = Grids(data, content, self.kinds)

    def _facts(self, data: Any) -> DatesForm | None:
        """What the model says of itself; of a registration that came back without a word on it, at most its days."""
        exemplar = self.exemplar
        if self.content.facts_open:
            return FactsForm(data, unit=exemplar.unit, exemplar=exemplar, initial=facts_of(exemplar))
        return DatesForm(data, initial=facts_of(exemplar)) if self.content.open_facts == DAYS else None

    @property
    def forms(self) -> list[BaseForm]:
        said = [form for form in (self.hand, self.facts, self.consent, self.texts) if form is not None]
        return [*said, *self.grids.rows]

    def is_valid(self) -> bool:
        """Whether all of it can be kept; every form is asked, so that every sentence is said."""
        return not self.faulty

    @property
    def is_of_person(self) -> bool:
        """Whether it is registered for an individual."""
        return self.facts is not None and self.facts.cleaned_data.get("subject") == Subject.INDIVIDUAL

    @property
    def facts_asked(self) -> str:
        """What the receiver asked of the facts."""
        return self.content.asked.get(None, "")

    @property
    def heading_kinds(self) -> set[str]:
        """How the headings that may change now are filled in."""
        return {each.kind for each in self.content.writable}

    @property
    def faulty(self) -> list[BaseForm]:
        """The forms with something to be looked at again."""
        return [form for form in self.forms if form.is_bound and form.errors]

    def resume(self, draft: Draft | None) -> None:
        """Puts back what was being typed, rows of the grids too."""
        if draft is None or self.data is not None:
            return
        sent = draft.as_sent()
        if self.grids.goals or self.grids.resources:
            self.grids = Grids(None, self.content, self.kinds)
            self._more_rows(sent)
        for form in self.forms:
            resume(form, draft)

    def _more_rows(self, sent: Any) -> None:
        """As many rows as were being typed."""
        typed = Grids(sent, self.content, self.kinds)
        _append(self.grids.goals, typed.goals)
        _append(self.grids.resources, typed.resources)

    @property
    def was(self) -> dict[str, str]:
        """The marks the form carries: as they were when this person began, also after a page that was refused."""
        marks = self.content.marks
        return {part: self.data.get(f"was-{part}", mark) if self.data else mark for part, mark in marks.items()}

    @property
    def typed(self) -> Typed:
        """What was typed, as the action takes it."""
        goals = HeadingKind.GOALS in self.kinds
        registering = self.content.registering
        return Typed(
            facts=self.facts.values if self.facts else {},
            texts=self.texts.values,
            goals=self.grids.said_goals if goals and registering else None,
            achieved=self.grids.said_achieved if goals and not registering else None,
            resources=self.grids.said_resources if HeadingKind.RESOURCES in self.kinds else None,
            was=self.was,
        )

    @property
    def rows(self) -> list[tuple[Heading, Any, str, str]]:
        """The headings in their order: (heading, its field or None, what kind of part, what the receiver asked)."""
        asked = self.content.asked
        headings = self.content.headings
        return [(each, self._bound(each), self._shown_as(each), asked.get(each.pk, "")) for each in headings]

    def _bound(self, heading: Heading) -> Any:
        name = part_of(heading)
        return self.texts[name] if name in self.texts.fields else None

    def _shown_as(self, heading: Heading) -> str:
        if heading not in self.content.writable:
            return "locked"
        return {GOALS: "goals", RESOURCES: "resources"}.get(part_of(heading), "text")


def _append(kept: list[Any], wanted: list[Any]) -> None:
    """Rows beyond those shown, empty until the draft fills them."""
    for form in wanted[len(kept) :]:
        form.is_bound = False
        kept.append(form)
