"""What the units of the demonstration did on one task: most in time with proof, some late, one to be done again, one put
off and one that asks to be.
"""

from dataclasses import replace
from datetime import date, timedelta

from danvan.core import clock
from danvan.demonstration.people import People
from danvan.files.actions import keep
from danvan.files.receiving import Received
from danvan.plans.actions.petitions import answer, ask_for_day
from danvan.plans.actions.task_notes import note, prove_by
from danvan.plans.actions.task_parts import close, reopen
from danvan.plans.models import Answer, Plan, TaskPart
from danvan.units.acting import InPost

SECTION = "mục II.2.1"
# Of the parts recorded from what came through the document system, these many came after the day.
DONE, LATE = 58, 7
ASKED, GIVEN, PUT_OFF = "Sở Công Thương", "Sở Tư pháp", date(2026, 6, 30)
OWN = "UBND xã Khe Mây"


def work(plan: Plan, people: People) -> None:
    """Lets the units do their parts of the task that was due in the first quarter."""
    parts = TaskPart.objects.filter(task__plan=plan, task__section=SECTION, leads=True)
    rows = list(parts.select_related("unit", "task__plan").order_by("unit__sort_key", "pk"))
    named = {part.unit.short_name or part.unit.name: part for part in rows}
    own = next(part for part in rows if part.unit.name == OWN)
    left = [part for part in rows if part not in (named[ASKED], named[GIVEN], own)]
    record_results(plan, left[:DONE], replace(people["sonoivu.cv"], source="hệ thống văn bản"))
    do_again(own, people)
    put_off(named, people)


def record_results(plan: Plan, parts: list[TaskPart], officer: InPost) -> None:
    """What came to the standing office: proved by the unit's own plan where there is one, else by its minutes."""
    plans = dict(Answer.objects.filter(assignment__plan=plan).values_list("plan__issuer", "plan"))
    for at, part in enumerate(parts):
        on = date(2026, 4, 3) + timedelta(days=at % 13) if at >= DONE - LATE else date(2026, 3, 2 + at % 28)
        with clock.frozen(on + timedelta(days=1)):
            if part.unit_id in plans:
                prove_by(part, "plans.plan", plans[part.unit_id], by=officer)
                close(part, by=officer, done_on=on)
            else:
                close(part, by=officer, done_on=on, files=[minutes(part)])


def do_again(part: TaskPart, people: People) -> None:
    """A commune notes and closes its part, and the department opens it again."""
    officer = people["khemay.ubnd"]
    with clock.frozen(date(2026, 3, 12)):
        note(part, "Đã họp quán triệt 3/5 thôn; 2 thôn còn lại họp trong tuần tới.", by=officer)
    with clock.frozen(date(2026, 3, 26)):
        note(part, "Đã họp đủ 5/5 thôn.", by=officer)
        close(part, by=officer, done_on=date(2026, 3, 25), files=[minutes(part)])
    with clock.frozen(date(2026, 5, 20)):
        reopen(part, by=people["sonoivu.ld"], reason="Chưa có văn bản phân công lãnh đạo phụ trách công tác dân vận.")


def put_off(named: dict[str, TaskPart], people: People) -> None:
    """Two departments ask for another day by letter; one has it, the other waits."""
    clerk, words = replace(people["ubndtinh.vt"], source="bản giấy"), "Cơ quan đang kiện toàn lãnh đạo phụ trách."
    with clock.frozen(date(2026, 3, 25)):
        first = ask_for_day(named[GIVEN], by=clerk, proposed_on=PUT_OFF, words=words)
    with clock.frozen(date(2026, 3, 27)):
        answer(first, by=people["sonoivu.ld"], granted=True, words="Đồng ý; đề nghị không lùi thêm.")
    with clock.frozen(date(2026, 5, 22)):
        ask_for_day(named[ASKED], by=clerk, proposed_on=PUT_OFF, words="Lãnh đạo phụ trách mới nhận nhiệm vụ.")


def minutes(part: TaskPart) -> Received:
    """Minutes as a unit sends them."""
    words = f"BIÊN BẢN\nHọp quán triệt văn bản về công tác dân vận, dân chủ ở cơ sở\n{part.unit.name}\n"
    return Received("bien-ban-hop.txt", keep(words.encode(), "text/plain"))
