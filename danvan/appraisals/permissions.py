"""Who judges, who sees what of it, and who decides.

| what | who |
|---|---|
| see a sitting | officers and leaders of the office that appraises; whoever has a seat on the panel, or stands in for one |
| see a sitting, a decision once it was announced | auditors over the office; they read, and do nothing |
| see a case of it | the same people, but never whoever is tied to the model (`conflicts`) |
| see sheets and votes of others | who sees the case, from the count on; before it only one's own, and what one wrote down |
| keep a sitting | its secretaries; until some are named officers and leaders of the office |
| mark, sign, vote | the account of that seat, or who stands in for it; no administrator, nobody tied to the model |
| reopen a counted sitting | leaders of the office |
| see a decision | officers and leaders of the deciding office, of the office that appraised; the sitting's secretaries |
| see scans of signed papers | who sees the sitting or the decision, and stays out of nothing in it |
| bring scans in, take them out | who keeps the sitting until it is closed; the deciding office until it has announced |
| draft it | who keeps the sitting, and the deciding office |
| sign, announce | officers and leaders of an office with a remit to recognise at the level; never its author |
| sign, announce | nobody who is tied to a model in it |
| look through the outbox | officers and leaders of the deciding office; who was let announce by themselves |
| see a list upward, print it, write its number down | officers and leaders of the office; without its own unit's models |
"""

from typing import Any

from django.db.models import Q, QuerySet

from danvan.appraisals.conflicts import (
    conflicted,
    conflicted_lines,
    is_conflicted,
    is_conflicted_in,
    is_tied,
    seat_stays_out,
)
from danvan.appraisals.hands import Hand
from danvan.appraisals.models import (
    OPENED,
    Case,
    CaseStage,
    Criteria,
    Decision,
    DecisionStage,
    Line,
    Sheet,
    SignedPaper,
    Sitting,
    SittingStage,
    Visit,
    Vote,
)
from danvan.committees.models import Committee, Member
from danvan.committees.permissions import seat_of
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.exemplars.models import Exemplar, Level
from danvan.exemplars.permissions import OF_LEVEL
from danvan.units.acting import InPost
from danvan.units.models import Act, Remit, Role
from danvan.units.models.holdings import WRITING
from danvan.units.permissions import leads, writes_in
from danvan.units.scope import scope_of, subtree, territory, union

# What a panel signed is brought in once it votes; a closed sitting has all its papers.
SIGNED_FROM = (SittingStage.VOTING, SittingStage.COUNTED)


def visible_to(user: Any) -> QuerySet[Sitting]:
    """The sittings a person may see."""
    near = Q(office__in=writing_units(user)) | Q(panel__in=panels_of(user))
    return Sitting.objects.filter(near | audited(user, "office"))


def audited(user: Any, prefix: str) -> Q:
    """Rows of the offices this person looks after as an auditor: their own, those below, and a governed territory's."""
    units = [post.unit for post in scope_of(user).posts if post.held_role == Role.AUDITOR]
    around = [territory(unit, f"{prefix}__") for unit in units if unit.kind.governs_territory]
    return union([subtree(unit, f"{prefix}__") for unit in units] + around)


def writing_units(user: Any) -> list[int]:
    """The units in which this person is an officer or leader, or stands in for one."""
    return sorted({post.unit.pk for post in scope_of(user).posts if post.held_role in WRITING})


def panels_of(user: Any) -> QuerySet[Any]:
    """The bodies on which this person has a seat today, or stands in for whoever has one."""
    stands = [Q(user=post.in_place_of_id, unit=post.unit.pk) for post in scope_of(user).working if post.in_place_of_id]
    return Member.objects.serving(clock.today()).filter(union([Q(user=user.pk), *stands])).values("committee")


def cases_visible_to(user: Any) -> QuerySet[Case]:
    """The cases of sittings in sight that this person does not stay out of."""
    return Case.objects.filter(sitting__in=visible_to(user)).exclude(conflicted(user))


def visits_visible_to(user: Any) -> QuerySet[Visit]:
    """Visits of cases in sight."""
    return Visit.objects.filter(case__in=cases_visible_to(user))


def sheets_visible_to(user: Any) -> QuerySet[Sheet]:
    """The panel's joint sheets of cases in sight; of single members' sheets one's own, and all from the count on."""
    rows = Sheet.objects.filter(case__in=cases_visible_to(user))
    return rows.filter(opened() | Q(seat__isnull=True) | own_seats(user))


def votes_visible_to(user: Any) -> QuerySet[Vote]:
    """One's own seat's votes and those one wrote down for others; all of them from the count on."""
    rows = Vote.objects.filter(case__in=cases_visible_to(user))
    return rows.filter(opened() | own_seats(user) | Q(cast_by_id=user.pk))


def opened() -> Q:
    """What members said stands open: since the count, and no longer once the sitting is reopened."""
    return Q(case__sitting__stage__in=OPENED)


def own_seats(user: Any) -> Q:
    """Rows of members whose seat is this person's, or of whom they stand in for."""
    return Q(member__user__in=hands_of(user))


def hands_of(user: Any) -> list[int]:
    """This account, and those it stands in for."""
    return [user.pk, *(post.in_place_of_id for post in scope_of(user).working if post.in_place_of_id)]


def criteria_visible_to(user: Any) -> QuerySet[Criteria]:
    """Criteria are no secret: everybody at work reads what models are judged by."""
    return Criteria.objects.all() if scope_of(user).working else Criteria.objects.none()


def keeps_criteria(by: Acting, criteria: Criteria) -> bool:
    """Officers and leaders of the office whose criteria they are."""
    return writes_in(by, criteria.office)


def prepares(by: Acting) -> bool:
    """Officers and leaders may set sittings up for their office, where it verifies or receives models."""
    return isinstance(by, InPost) and by.role in WRITING


def keeps(by: Acting, sitting: Sitting) -> bool:
    """The secretaries; as long as none is named, whoever writes in the office."""
    return keeps_on(by, sitting, own_seat(by, sitting.panel))


def keeps_on(by: Acting, sitting: Sitting, seat: Member | None) -> bool:
    """The same, where the seat this post acts on is known."""
    named = list(sitting.secretaries.values_list("seat", flat=True))
    return seat is not None and seat.seat in named if named else writes_in(by, sitting.office)


def reopens(by: Acting, sitting: Sitting) -> bool:
    """Leaders of the office."""
    return leads(by, sitting.office)


def own_seat(by: Acting, panel: Committee) -> Member | None:
    """The seat on which this post acts today, if it may write at all."""
    if not isinstance(by, InPost) or by.role not in WRITING:
        return None
    return seat_of(by, panel, clock.today())


def keeps_case(by: Acting, case: Case) -> bool:
    """Who keeps the sitting, and does not stay out of this case."""
    return keeps(by, case.sitting) and not is_conflicted(by, case)


def announces_case(by: Acting, case: Case) -> bool:
    """Who announces its decision; asked of the decision itself, one line of which this case is."""
    line = case.lines.exclude(decision__stage="dropped").select_related("decision").first()
    return line is not None and decides(by, line.decision) and not is_conflicted(by, case)


def judging_seat(by: Acting, case: Case) -> Member | None:
    """The seat on which this post judges a case; none for whoever stays out of it."""
    seat = own_seat(by, case.sitting.panel)
    if seat is None or is_conflicted(by, case) or seat_stays_out(seat, case):
        return None
    return seat


def hand_on(by: Acting, case: Case) -> Hand:
    """What this person's hand may do on a case."""
    return Hand(keeps_case(by, case), judging_seat(by, case))


def hand_in_sight(by: Acting, case: Case) -> Hand:
    """The same on a case that was found among those in sight (`cases_visible_to`): nothing keeps them out of it."""
    seat = own_seat(by, case.sitting.panel)
    return Hand(keeps_on(by, case.sitting, seat), seat)


def writes_sheet(by: Acting, sheet: Sheet) -> bool:
    """Whoever writes it: see `hands`."""
    return hand_on(by, sheet.case).writes(sheet)


def signs_sheet(by: Acting, sheet: Sheet) -> bool:
    """Whoever signs it: see `hands`."""
    return hand_on(by, sheet.case).signs(sheet)


def rewrites_sheet(by: Acting, sheet: Sheet) -> bool:
    """Whoever opens it again: see `hands`."""
    return hand_on(by, sheet.case).rewrites(sheet)


def lets_lapse(by: Acting, sheet: Sheet) -> bool:
    """Who keeps the sitting, when it does not wait any longer."""
    return keeps(by, sheet.case.sitting)


def decisions_visible_to(user: Any) -> QuerySet[Decision]:
    """Decisions of the offices written in, over sittings of these offices, and over those one keeps, from whatever unit;
    announced ones of offices one audits.
    """
    units = writing_units(user)
    near = Q(office__in=units) | Q(sitting__office__in=units)
    told = Q(stage=DecisionStage.ANNOUNCED) & (audited(user, "office") | audited(user, "sitting__office"))
    return Decision.objects.filter(near | Q(sitting__in=kept_by(user)) | told)


def kept_by(user: Any) -> QuerySet[Any]:
    """The sittings of which this person, or whom they stand in for, is a secretary with a seat on the panel today."""
    return Sitting.objects.filter(panel__in=panels_of(user), secretaries__user__in=hands_of(user)).values("pk")


def lines_visible_to(user: Any) -> QuerySet[Line]:
    """The lines of decisions in sight, without those on which one stays out."""
    return Line.objects.filter(decision__in=decisions_visible_to(user)).exclude(conflicted_lines(user))


def sees_all(by: Acting, decision: Decision) -> bool:
    """Whether nothing in the decision is kept from this person: whoever signs, announces or prints it as a whole."""
    exemplars = Exemplar.objects.filter(pk__in=decision.lines.values("exemplar"))
    cases = Case.objects.filter(pk__in=decision.lines.values("case"))
    return not is_tied(by, exemplars) and not is_conflicted_in(by, cases)


def recognises_at(by: Acting, level: Level) -> bool:
    """Whether this post's office has a remit to recognise models of a level."""
    return any(each.is_about(OF_LEVEL, level.pk) for each in recognising(by))


def recognises_somewhere(by: Acting) -> bool:
    """Whether this post's office recognises models of any level."""
    return bool(recognising(by))


def recognising(by: Acting) -> list[Remit]:
    """The remits of this post's office to recognise models."""
    if not isinstance(by, InPost) or by.role not in WRITING:
        return []
    remits = Remit.objects.on(clock.today()).filter(unit=by.unit, subject__in=["", OF_LEVEL])
    return [each for each in remits if Act.RECOGNISE in each.acts]


def decides(by: Acting, decision: Decision) -> bool:
    """Officers and leaders of the deciding office, by its remit."""
    return writes_in(by, decision.office) and recognises_at(by, decision.level)


def drafts(by: Acting, decision: Decision) -> bool:
    """Who keeps the sitting it follows, and the deciding office."""
    return decides(by, decision) or (decision.sitting is not None and keeps(by, decision.sitting))


def concludes(by: Acting, decision: Decision) -> bool:
    """The deciding office, by somebody from whom nothing in it is kept."""
    return decides(by, decision) and sees_all(by, decision)


def signed_papers_visible_to(user: Any) -> QuerySet[SignedPaper]:
    """Scans tell of all models of a sitting or decision at once: only for who stays out of none of them."""
    cases = Case.objects.filter(conflicted(user)).exclude(stage=CaseStage.TAKEN_OUT)
    lines = Line.objects.filter(conflicted_lines(user))
    sittings = visible_to(user).exclude(pk__in=cases.values("sitting"))
    decisions = decisions_visible_to(user).exclude(pk__in=lines.values("decision"))
    return SignedPaper.objects.filter(Q(sitting__in=sittings.values("pk")) | Q(decision__in=decisions.values("pk")))


def files_for_sitting(by: Acting, sitting: Sitting) -> bool:
    """The secretary brings in what the panel signed, from the vote on, as long as nothing is kept from them."""
    return sitting.stage in SIGNED_FROM and keeps(by, sitting) and not stays_out_of_some(by, sitting)


def files_for_decision(by: Acting, decision: Decision) -> bool:
    """The deciding office brings in the signed decision, until it stands in the register."""
    return decision.stage in (DecisionStage.SIGNED, DecisionStage.ANNOUNCING) and concludes(by, decision)


def stays_out_of_some(by: Acting, sitting: Sitting) -> bool:
    """Whether a case of the sitting is kept from this person."""
    return is_conflicted_in(by, Case.objects.filter(sitting=sitting).exclude(stage=CaseStage.TAKEN_OUT))


def lets_scan_go(by: Acting, paper: SignedPaper) -> bool:
    """A wrong scan is taken out by who may bring in the right one."""
    if paper.decision is not None:
        return files_for_decision(by, paper.decision)
    return paper.sitting is not None and files_for_sitting(by, paper.sitting)
