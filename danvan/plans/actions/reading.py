"""Making the draft of a plan out of a document whose reading was confirmed."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.deadlines.queries import working_calendar
from danvan.documents.models import Citation, Clause, Document
from danvan.documents.permissions import can_read
from danvan.plans.actions.bindings import bind_all
from danvan.plans.actions.lines import LINES
from danvan.plans.actions.parts import name_parts
from danvan.plans.actions.plans import draft
from danvan.plans.models import Commission, Plan, PlanStage
from danvan.plans.permissions import issuers_for
from danvan.plans.reading import bound_words, carried_out, each_once, lines_of, period_of, title_of
from danvan.units.models import Unit
from danvan.units.phrase_words import key_of
from danvan.units.phrases import directory, propose, unit_names
from danvan.units.selectors import Selector
from danvan.workflow.authors import of_version
from danvan.workflow.locking import locked
from danvan.workflow.models import Author

LONGEST_WORDS = 500


@action
def draft_from_reading(document: Document, *, by: Acting) -> Plan:
    """Makes a plan draft of what was confirmed: its lines each with their sentence, the documents it carries out, the
    units its words name. Pressed again, it gives back the plan that was made.
    """
    fresh, by = locked(document), renewed(by)
    made = plan_of(fresh)
    if made is not None:
        return made
    issuer = issuer_for(fresh, by)
    if issuer is None or not can_read(by, fresh):
        raise Refused(
            _("Văn bản này không do cơ quan của bạn ban hành. Mời ghi rõ soạn cho cơ quan nào rồi làm lại."), status=403
        )
    clauses = list(Clause.objects.of(fresh).kept().order_by("start", "order", "pk"))
    if not clauses:
        raise Refused(_("Chưa có mục nào được xác nhận. Mời xem bản đọc và nhận từng mục trước."))
    plan = _draft(fresh, issuer, by)
    _fill(plan, clauses)
    _carry_over_authors(fresh, plan)
    bind_all(plan, _named(bound_words(clauses), issuer), by=by)
    record("draft_from_reading", plan, by=by, changes={"lines": ("", str(len(clauses)))})
    return plan


def plan_of(document: Document) -> Plan | None:
    """The plan made of this document; a draft that was dropped lets it go."""
    made = Plan.objects.filter(document=document).first()
    if made is not None and made.stage == PlanStage.DROPPED:
        Plan.objects.filter(pk=made.pk).update(document=None)
        return None
    return made


def issuer_for(document: Document, by: Acting) -> Unit | None:
    """In whose name this post may draft a plan of the document: as was said when it came in, else as it was read."""
    named = [issuer.unit for issuer in document.issuers.select_related("unit") if issuer.unit]
    wanted = [document.drafted_for] if document.drafted_for else named
    return next((unit for unit in wanted if unit in issuers_for(by)), None)


def _draft(document: Document, issuer: Unit, by: Acting) -> Plan:
    reading = document.readings.order_by("-pk").first()
    years = reading.header.get("period", {}).get("value", "") if reading else ""
    period = period_of(years, document.signed_on, clock.today())
    return draft(
        issuer,
        by=by,
        family=document.family,
        title=title_of(document.title) or str(_("chưa có trích yếu")),
        starts_on=period.starts_on,
        ends_on=period.until,
        document=document,
        signer=document.signer,
        signer_position=document.signer_position,
    )


def _fill(plan: Plan, clauses: list[Clause]) -> None:
    lines = lines_of(clauses, plan.starts_on, working_calendar())
    channels = channels_of(lines, plan.issuer)
    for kind, model in LINES.items():
        values = [{**said, **channels.get(said["clause"].pk, {})} for line, said in lines if line == kind]
        model.objects.bulk_create(model(plan=plan, order=order, **said) for order, said in enumerate(values, 1))
    name_parts(plan, plan.tasks.all(), clock.today())
    cited = Citation.objects.filter(clause__in=carried_out(clauses)).select_related("cited")
    Commission.objects.bulk_create(
        Commission(plan=plan, citation=each, document=each.cited, words=each.words, order=order)
        for order, each in enumerate(cited, 1)
    )


def channels_of(lines: list[tuple[str, dict[str, Any]]], issuer: Unit) -> dict[int, dict[str, int]]:
    """Through whom each report goes ("qua Sở Nội vụ"), where one unit of the issuer's territory bears that name."""
    via = {said["clause"].pk: said["clause"].content["via"] for line, said in lines if line == "reporting"}
    names = unit_names(issuer, clock.today()) if any(via.values()) else {}
    found = {clause: names.get(key_of(str(words))) for clause, words in via.items() if words}
    return {clause: {"channel_id": unit.unit} for clause, unit in found.items() if unit}


def _named(words: str, issuer: Unit) -> list[Selector]:
    """The units the words name today, a group for each phrase; one that names nobody new, or the issuer alone, adds none."""
    today, bound, groups = clock.today(), {issuer.pk}, []
    known = directory(issuer, today)
    for phrase in filter(None, words.split("; ")):
        for group in propose(phrase, issuer, today, known).selectors:
            units = set(group.resolve(today).values_list("pk", flat=True))
            if not units <= bound:
                bound |= units
                groups.append(replace(group, words=each_once(group.words.split("; "))[:LONGEST_WORDS]))
    return groups


def _carry_over_authors(document: Document, plan: Plan) -> None:
    """Who confirmed the sentences wrote the plan, and so may not issue it."""
    wrote = of_version(document).values_list("user_id", flat=True)
    rows = [Author(object_type=plan._meta.label_lower, object_id=plan.pk, user_id=user) for user in wrote]
    Author.objects.bulk_create(rows, ignore_conflicts=True)
