"""Writing a dossier: what was typed is compared part by part, and set; versions that were sent stay as they were."""

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions.finding import be_found
from danvan.exemplars.actions.grids import carry_amounts, cost_of, set_achieved, set_goals, set_resources
from danvan.exemplars.actions.hands import source_for
from danvan.exemplars.models import (
    Dossier,
    DossierText,
    Exemplar,
    ExemplarYear,
    HeadingKind,
    Purpose,
    Stage,
)
from danvan.exemplars.parts import GOALS, RESOURCES, goals_said, mark, resources_said
from danvan.exemplars.permissions import registers
from danvan.exemplars.queries.dossiers import GRIDS, WRITTEN_IN, Content, content_of, open_dossier, part_of
from danvan.exemplars.queries.forms import form_for
from danvan.exemplars.typed import Typed
from danvan.workflow.authors import add_authors
from danvan.workflow.changes import Unknown, as_of, entries_since, plain, told
from danvan.workflow.editing import Clash, Conflict
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, compare_and_set, locked

CLOSED = _("Hồ sơ đã gửi nên không sửa được nữa. Muốn sửa, đề nghị rút về hoặc chờ cơ quan tiếp nhận trả lại.")


def can_write(by: Acting, exemplar: Exemplar, purpose: str) -> bool:
    """Who registers the model, while this dossier of it is being written."""
    return exemplar.stage in WRITTEN_IN[Purpose(purpose)] and registers(by, exemplar)


@action
def write(dossier: Dossier, typed: Typed, *, by: Acting, version: int, key: str | None = None) -> Exemplar:
    """Writes what was typed on a dossier's page, unfinished as it may be. Raises `Conflict` where somebody else changed the
    same part since the page was shown; parts that only one of them changed stay theirs.
    """
    spend(key)
    exemplar, by = locked(dossier.exemplar), renewed(by)
    fresh = Dossier.objects.select_related("form").get(pk=dossier.pk)
    if not registers(by, exemplar):
        raise Refused(NOT_ALLOWED, status=403)
    if not _is_written(fresh, exemplar):
        raise Refused(CLOSED, status=409)
    content = content_of(fresh)
    source = source_for(by, exemplar.unit)
    facts, texts = dict(_facts(exemplar, content, typed, version)), _changed(content, typed)
    clashes = [*_clashes(exemplar, facts, version), *_clashing(content, typed, texts)]
    if clashes:
        raise Conflict(clashes, exemplar.version, entries_since(exemplar, version))
    _set(exemplar, content, typed, {name: pair[1] for name, pair in facts.items()}, texts, by)
    if source:
        Dossier.objects.filter(pk=fresh.pk).update(source=source)
    return exemplar


def _is_written(dossier: Dossier, exemplar: Exemplar) -> bool:
    """Whether this version is being written while its model stands where it does."""
    in_turn = dossier.later == (exemplar.stage == Stage.RECOGNISED)
    return dossier.is_open and in_turn and exemplar.stage in WRITTEN_IN[Purpose(dossier.purpose)]


def _facts(exemplar: Exemplar, content: Content, typed: Typed, version: int) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """The facts that this hand changed, of those that may change now: (what it began from, what it typed)."""
    may = content.open_facts
    typed_now = {name: yours for name, yours in typed.facts.items() if may is None or name in may}
    base = as_of(exemplar, version, typed_now) if typed_now else {}
    for name, yours in typed_now.items():
        if base[name] is Unknown or plain(base[name]) != plain(yours):
            yield name, (base[name], yours)


def _clashes(exemplar: Exemplar, facts: Mapping[str, tuple[Any, Any]], version: int) -> Iterator[Clash]:
    for name, (base, yours) in facts.items():
        theirs = getattr(exemplar, name)
        changed = base is Unknown or plain(base) != plain(theirs)
        if changed and plain(theirs) != plain(yours):
            yield Clash(name, _label(name), base, theirs, yours)


def _label(name: str) -> Any:
    return Exemplar._meta.get_field(name).verbose_name  # type: ignore[union-attr]


def _changed(content: Content, typed: Typed) -> dict[str, str]:
    """The parts that this hand changed, each with what it says now."""
    yours = _yours(content, typed)
    return {part: words for part, words in yours.items() if mark(words) != typed.was.get(part, "")}


def _yours(content: Content, typed: Typed) -> dict[str, str]:
    """What was typed, part by part, as words; only parts that may change in this version."""
    may = set(content.marks)
    said = {part: words for part, words in typed.texts.items() if part in may}
    if typed.goals is not None and GOALS in may:
        said[GOALS] = goals_said(typed.goals, planned=True)
    if typed.achieved is not None and GOALS in may:
        said[GOALS] = goals_said(with_achieved(content, typed.achieved), planned=False)
    if typed.resources is not None and RESOURCES in may:
        said[RESOURCES] = resources_said(typed.resources)
    return said


def with_achieved(content: Content, achieved: Mapping[int, int | None]) -> list[Any]:
    """The goals as they would read with these amounts achieved."""
    goals = [copy(goal) for goal in content.goals]
    for goal in goals:
        goal.achieved = achieved.get(goal.pk, goal.achieved)
    return goals


def _clashing(content: Content, typed: Typed, texts: Mapping[str, str]) -> Iterator[Clash]:
    for heading in content.writable:
        part = part_of(heading)
        theirs = content.said(heading)
        if part in texts and mark(theirs) != typed.was.get(part, "") and theirs != texts[part]:
            # Words of a dossier are not in the record of work: what both began from cannot be shown.
            yield Clash(part, heading.label, Unknown, theirs, texts[part])


def _set(
    exemplar: Exemplar, content: Content, typed: Typed, facts: dict[str, Any], texts: dict[str, str], by: Acting
) -> None:
    if not facts and not texts:
        return
    written = [each for each in content.writable if part_of(each) in texts]
    for heading in written:
        _set_heading(exemplar, content, typed, heading, texts)
    changes = {**facts, **cost_of(exemplar)}
    entry = told(exemplar, changes)
    entry.pop("cost", None)
    compare_and_set(exemplar, changes)
    if "round" in facts or "plan" in facts:
        _follow_form(exemplar, content.dossier)
    add_authors(exemplar, by)
    be_found(exemplar)
    headings = {"headings": ("", "; ".join(each.label for each in written))} if written else {}
    record("edit", exemplar, by=by, changes={**entry, **headings})


def _set_heading(exemplar: Exemplar, content: Content, typed: Typed, heading: Any, texts: Mapping[str, str]) -> None:
    dossier = content.dossier
    if heading.kind == HeadingKind.GOALS:
        if typed.goals is not None:
            set_goals(exemplar, typed.goals)
        set_achieved(dossier, typed.achieved or {})
    elif heading.kind == HeadingKind.RESOURCES:
        set_resources(dossier, typed.resources or ())
    else:
        words = {"words": texts[part_of(heading)]}
        DossierText.objects.update_or_create(dossier=content.dossier, heading=heading, defaults=words)


def _follow_form(exemplar: Exemplar, dossier: Dossier) -> None:
    """Another round may ask other headings: words go along to the heading of the same meaning, or of the same name; what
    finds none stays where it was, and the page shows it. The model's year follows the round's.
    """
    exemplar.refresh_from_db()
    year = exemplar.round.year if exemplar.round else dossier.year
    form = form_for(exemplar, dossier.purpose)
    Dossier.objects.filter(pk=dossier.pk).update(form=form, year=year)
    Exemplar.objects.filter(pk=exemplar.pk).update(year=year)
    exemplar.year = year
    if form.pk != dossier.form_id:
        _carry_words(dossier, list(form.headings.all()))


def _carry_words(dossier: Dossier, headings: list[Any]) -> None:
    by_key = {each.key: each for each in headings if each.key}
    by_label = {each.label: each for each in headings}
    taken = set(DossierText.objects.filter(dossier=dossier, heading__in=headings).values_list("heading", flat=True))
    for text in DossierText.objects.filter(dossier=dossier).exclude(heading__in=headings).select_related("heading"):
        to = by_key.get(text.heading.key) or by_label.get(text.heading.label)
        if to is not None and to.pk not in taken:
            taken.add(to.pk)
            DossierText.objects.filter(pk=text.pk).update(heading=to)


def next_version(dossier: Dossier) -> Dossier:
    """The version after one that came back: the same form and words, to be written on; the old one stays as it was."""
    made = Dossier.objects.create(
        exemplar=dossier.exemplar,
        purpose=dossier.purpose,
        year=dossier.year,
        number=dossier.number + 1,
        form=dossier.form,
        later=dossier.later,
        source=dossier.source,
    )
    carry_amounts(dossier, made)
    texts = DossierText.objects.filter(dossier=dossier).exclude(heading__kind__in=GRIDS)
    copies = [DossierText(dossier=made, heading_id=each.heading_id, words=each.words) for each in texts]
    DossierText.objects.bulk_create(copies)
    return made


def freeze(content: Content) -> None:
    """Keeps the grids of a version that is sent as words: goals and resources belong to the model and go on changing."""
    for heading in content.headings:
        if heading.kind in GRIDS:
            DossierText.objects.update_or_create(
                dossier=content.dossier, heading=heading, defaults={"words": content.said(heading)}
            )


@action
def begin_result(exemplar: Exemplar, *, by: Acting) -> Dossier:
    """Opens the report of a model's result of the year it is in; one that is open already is that one."""
    fresh = locked(exemplar)
    if fresh.stage == Stage.RECOGNISED or not can_write(renewed(by), fresh, Purpose.RESULT):
        raise Refused(NOT_ALLOWED, status=403)
    newest = ExemplarYear.objects.filter(exemplar=fresh).order_by("-year").values_list("year", flat=True).first()
    year = newest or fresh.year
    found = open_dossier(fresh, Purpose.RESULT)
    if found is not None:
        return found
    before = Dossier.objects.filter(exemplar=fresh, purpose=Purpose.RESULT, year=year).order_by("-number").first()
    number = before.number + 1 if before else 1
    form = form_for(fresh, Purpose.RESULT)
    return Dossier.objects.create(exemplar=fresh, purpose=Purpose.RESULT, year=year, number=number, form=form)
