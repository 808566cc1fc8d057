"""What plans can count of each unit from their records, for targets that need no figure typed."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.core import registry
from danvan.measures.registry import Answers, Proof, Question, Tally, add_tally
from danvan.plans import counting
from danvan.plans.counting import ABOUT, OWN_PLAN, PETITIONS_ANSWERED, TAKEN_ON, TASKS_ON_TIME
from danvan.plans.models import Answer, Assignment, AssignmentStage, Petition, PetitionStage, Plan, TaskPart
from danvan.plans.permissions import assignments_visible_to, parts_visible_to, petitions_visible_to
from danvan.plans.queries.parts import parts_on_time


def own_plans(question: Question) -> Answers:
    """The units whose own plan was issued by the end of the window."""
    done = _duties(question).filter(stage=AssignmentStage.PLANNED, planned_on__lte=question.ends_on)
    return dict.fromkeys(done.values_list("unit", flat=True), (1, None))


def taken_on(question: Question) -> Answers:
    """The units that have the plan before them by the end of the window."""
    done = _duties(question).filter(taken_on__lte=question.ends_on)
    return dict.fromkeys(done.values_list("unit", flat=True), (1, None))


def petitions_answered(question: Question) -> Answers:
    """Of the kiến nghị each unit sent in the window, how many have their answer; a unit that raised none has none open."""
    answered = Count("pk", filter=Q(stage__in=(PetitionStage.GRANTED, PetitionStage.REFUSED)))
    rows = _petitions(question).order_by().values_list("assignment__unit")
    found = {unit: (part, whole) for unit, part, whole in rows.annotate(part=answered, whole=Count("pk"))}
    return {unit: found.get(unit, (0, 0)) for unit in question.units}


def tasks_on_time(question: Question) -> Answers:
    """Of the parts each unit leads that fall due in the window, how many were done by their day, put off or not; a unit of
    which nothing falls due has nothing late.
    """
    found = parts_on_time(question.units, question.starts_on, question.ends_on, plan=question.about_id)
    return {unit: found.get(unit, (0, 0)) for unit in question.units}


def _duties(question: Question) -> QuerySet[Assignment]:
    return Assignment.objects.filter(plan=question.about_id, unit__in=question.units)


def _petitions(question: Question) -> QuerySet[Petition]:
    sent = Petition.objects.exclude(stage__in=(PetitionStage.DRAFT, PetitionStage.WITHDRAWN))
    within = sent.filter(sent_on__gte=question.starts_on, sent_on__lte=question.ends_on)
    return within.filter(assignment__plan=question.about_id, assignment__unit__in=question.units)


def prove_own_plans(question: Question, user: Any) -> list[Proof]:
    """The plans that answer the duty, each by its name and number."""
    seen = assignments_visible_to(user).filter(plan=question.about_id, unit__in=question.units)
    answers = Answer.objects.filter(assignment__in=seen).select_related("plan__document").order_by("pk")
    return [Proof(_named(each.plan), reverse("plans:duty", args=[each.assignment_id])) for each in answers]


def _named(plan: Plan) -> str:
    symbol = plan.document.symbol if plan.document else ""
    return f"{symbol}, {plan.title}" if symbol else plan.title


def prove_taken_on(question: Question, user: Any) -> list[Proof]:
    """The duties themselves: when and how each was taken on."""
    seen = assignments_visible_to(user).filter(plan=question.about_id, unit__in=question.units)
    rows = seen.exclude(taken_on=None).select_related("plan")
    return [
        Proof(f"{row.plan.title}: {row.get_taken_how_display()}", reverse("plans:duty", args=[row.pk])) for row in rows
    ]


def prove_tasks(question: Question, user: Any) -> list[Proof]:
    """The parts that fall due in the window, each with how it stands."""
    due = (
        TaskPart.objects.standing().with_due().filter(task__plan=question.about_id, unit__in=question.units, leads=True)
    )
    in_window = due.filter(Q(due__gte=question.starts_on, due__lte=question.ends_on))
    rows = in_window.filter(Q(pk__in=parts_visible_to(user).values("pk")))
    return [
        Proof(f"{row.task.words[:120]}: {row.get_stage_display()}", registry.kind_of(row).address(row))
        for row in rows.select_related("task").order_by(F("due").asc(), "pk")
    ]


def prove_petitions(question: Question, user: Any) -> list[Proof]:
    """The kiến nghị, each with what became of it."""
    rows = _petitions(question).filter(pk__in=petitions_visible_to(user).values("pk")).order_by("pk")
    return [
        Proof(f"{row.get_kind_display()}: {row.get_stage_display()}", reverse("plans:duty", args=[row.assignment_id]))
        for row in rows
    ]


add_tally(
    Tally(
        OWN_PLAN,
        _("Đơn vị đã ban hành kế hoạch của mình"),
        _("đơn vị được tính khi kế hoạch của đơn vị đã ban hành và ghi nhận ở kế hoạch này, chậm nhất ngày cuối kỳ"),
        own_plans,
        prove_own_plans,
        about=ABOUT,
        meant_by=counting.means_own_plan,
    )
)
add_tally(
    Tally(
        TAKEN_ON,
        _("Đơn vị đã tiếp nhận kế hoạch"),
        _("đơn vị được tính khi đã mở xem, được nhập thay hoặc nhận qua đường khác, chậm nhất ngày cuối kỳ"),
        taken_on,
        prove_taken_on,
        about=ABOUT,
        meant_by=counting.means_taken_on,
    )
)
add_tally(
    Tally(
        TASKS_ON_TIME,
        _("Nhiệm vụ đơn vị chủ trì hoàn thành đúng hạn"),
        _(
            "số phần việc chủ trì xong trong hạn (tính theo thời hạn đã gia hạn, nếu có), trên số phần việc đến hạn trong kỳ"
        ),
        tasks_on_time,
        prove_tasks,
        unit_of_measure=_("nhiệm vụ"),
        whole_words=_("Phần việc chủ trì đến hạn trong kỳ"),
        about=ABOUT,
        meant_by=counting.means_tasks,
    )
)
add_tally(
    Tally(
        PETITIONS_ANSWERED,
        _("Kiến nghị của đơn vị đã được trả lời"),
        _("số kiến nghị đơn vị gửi trong kỳ đã có trả lời, trên tổng số đã gửi (không kể kiến nghị đã rút)"),
        petitions_answered,
        prove_petitions,
        unit_of_measure=_("kiến nghị"),
        whole_words=_("Kiến nghị đã gửi"),
        about=ABOUT,
        meant_by=counting.means_petitions,
    )
)
