"""What happened in the demonstration: four plans of two lines, and what the units made of them."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from danvan.core import clock
from danvan.demonstration.figures import correct, decide_countings, leave_out, report_year
from danvan.demonstration.names import person
from danvan.demonstration.people import People
from danvan.demonstration.work import work
from danvan.documents.models import Family
from danvan.measures.actions.restating import restate_last_years
from danvan.plans.actions import bindings, lines, petitions
from danvan.plans.actions import plans as acts
from danvan.plans.actions.amendments import end
from danvan.plans.actions.assignments import SignedPaper, record_paper_plan, take_on
from danvan.plans.actions.commissions import carry_out
from danvan.plans.models import PetitionKind, Plan
from danvan.plans.urging import TAKING_ON
from danvan.plans.years import later, words_later
from danvan.units.models import Role, Unit
from danvan.units.phrases import propose
from danvan.urging.actions.batches import prepare, send
from danvan.urging.actions.calls import Call, note_call
from danvan.urging.models import How

DATA = Path(__file__).resolve().parent / "data" / "plans.toml"
OWN_FACTS = ("title", "family", "starts_on", "ends_on")
# Of 92 communes, these many have not opened the government's plan when the story is told.
SILENT = 3
OWN_PLANS = 24
# And these many have said none of their figures.
UNHEARD = 5
BOARDS = "Số Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng hoạt động có hiệu quả"
CALLS: tuple[dict[str, Any], ...] = (
    {"answered_by": "Phó Chủ tịch phụ trách", "note": "Mới thay cán bộ theo dõi, hẹn mở kế hoạch trong tuần."},
    {"answered_by": "Văn phòng HĐND và UBND", "note": "Chưa thấy kế hoạch, đề nghị gửi lại qua hệ thống văn bản."},
)


def tell(people: People) -> None:
    """Lets the story happen, each act on its own day."""
    written = tomllib.loads(DATA.read_text(encoding="utf-8"))["plan"]
    tell_last_year(next(told for told in written if told["key"] == "government"), people)
    plans = {told["key"]: issue(told, people) for told in written}
    receive(plans["government"], people, date(2026, 1, 20), silent=SILENT)
    receive(plans["movement"], people, date(2026, 2, 16), silent=70)
    make_own_plans(plans["government"], people)
    dispute(plans["government"], people)
    work(plans["government"], people)
    report_year(plans["government"], people, "2026", date(2026, 5, 4), silent=UNHEARD)
    restate_last_years(date(2026, 5, 23))
    correct(plans["government"], people, date(2026, 5, 18))
    leave_out(plans["government"], people, BOARDS, date(2026, 5, 20))
    chase(plans["government"], people)


def tell_last_year(told: dict[str, Any], people: People) -> None:
    """The government's plan of the year before, issued anew after the communes merged, reported on and ended."""
    before = {**a_year_earlier(told), "drafted_on": date(2025, 7, 8), "signed_on": date(2025, 7, 15)}
    plan = issue(before, people)
    report_year(plan, people, "2025", date(2025, 11, 17), silent=0)
    with clock.frozen(date(2025, 12, 29)):
        end(plan, by=people["ubndtinh.ld"], basis="Báo cáo tổng kết năm 2025", on=date(2025, 12, 31))


def a_year_earlier(told: Any) -> Any:
    """The same plan in the words and days of the year before."""
    if isinstance(told, dict):
        return {name: a_year_earlier(value) for name, value in told.items()}
    if isinstance(told, list):
        return [a_year_earlier(value) for value in told]
    if isinstance(told, date):
        return later(told, -1)
    return words_later(told, -1, range(2026, 2027)) if isinstance(told, str) else told


def issue(told: dict[str, Any], people: People) -> Plan:
    """One plan from its first line to its units, written by one officer and recorded as issued by another."""
    office, issuer = told["office"], told["issuer"]
    officer, signer = people.at(office, Role.OFFICER), people.at(issuer, Role.LEADER)
    with clock.frozen(told["drafted_on"]):
        plan = acts.draft(signer.unit, by=officer, **{name: told[name] for name in OWN_FACTS})
        for line in lines.LINES:
            for values in told.get(line, ()):
                lines.add_line(plan, line, plain(line, values), by=officer)
        decide_countings(plan, told, officer)
        bindings.bind_all(plan, propose(told["binds"], plan.issuer, clock.today()).selectors, by=officer)
        carry_out(plan, told["carries_out"], by=officer)
        acts.press(plan, "submit", by=officer)
    with clock.frozen(told["signed_on"]):
        signing = {name: told[name] for name in ("symbol", "signed_on", "signer", "signer_position")}
        return acts.issue(plan, by=signer, paper_kept_at="Văn thư cơ quan", **signing)


def plain(line: str, values: dict[str, Any]) -> dict[str, Any]:
    """A line as the plan keeps it."""
    kept = {name: value for name, value in values.items() if name != "counting"}
    if "threshold" in kept:
        kept["threshold"] = Decimal(kept["threshold"])
    if line == "task":
        kept["first_due_on"] = kept.get("due_on")
    return kept


def receive(plan: Plan, people: People, day: date, *, silent: int) -> None:
    """Most units have the plan before them; the standing office noted what came back by the document system."""
    officer = replace(people.at(plan.drafting_office.name, Role.OFFICER), source="hệ thống văn bản")
    duties = plan.assignments.select_related("plan", "unit").order_by("unit__sort_key", "pk")
    waiting = [duty.pk for duty in duties if duty.unit.kind.code in ("ubnd-xa", "dang-uy-xa")][:silent]
    for at, duty in enumerate(duties.exclude(pk__in=waiting)):
        with clock.frozen(day + timedelta(days=at % 9)):
            take_on(duty, by=officer)


def make_own_plans(plan: Plan, people: People) -> None:
    """Some communes made their own plan; the standing office recorded it from the papers that came."""
    officer = replace(people["sonoivu.cv"], source="bản giấy")
    duties = plan.assignments.filter(stage="taken", unit__kind__code="ubnd-xa").select_related("plan", "unit")
    for at, duty in enumerate(duties.order_by("unit__sort_key")[:OWN_PLANS]):
        with clock.frozen(date(2026, 2, 2) + timedelta(days=at % 20)):
            record_paper_plan(duty, paper(duty.unit, at), by=officer)


def paper(unit: Unit, at: int) -> SignedPaper:
    """What a commune's own plan says of itself."""
    title = f"Thực hiện công tác dân vận của chính quyền năm 2026 trên địa bàn {unit.name.removeprefix('UBND ')}"
    signed_on = date(2026, 2, 2) + timedelta(days=at % 20)
    return SignedPaper(
        title, f"{at % 9 + 5:02d}/KH-UBND", signed_on, person(at), Family.STATE, paper_kept_at="Văn thư xã"
    )


def dispute(plan: Plan, people: People) -> None:
    """Two departments without accounts asked for something else by letter; one has its answer."""
    clerk, office = replace(people["ubndtinh.vt"], source="bản giấy"), people["sonoivu.ld"]
    asked = {duty.unit.short_name: duty for duty in plan.assignments.select_related("plan", "unit")}
    words = "Cơ quan không có bộ phận trực tiếp giải quyết thủ tục hành chính cho người dân."
    with clock.frozen(date(2026, 3, 10)):
        first = petitions.raise_petition(asked["Sở Tư pháp"], by=clerk, kind=PetitionKind.NO_OBJECT, words=words)
    with clock.frozen(date(2026, 3, 12)):
        petitions.answer(first, by=office, granted=False, words="Bộ phận Một cửa của Sở vẫn tiếp nhận hồ sơ.")
    late = "Hội nghị đối thoại cấp tỉnh tổ chức vào tháng 11, đề nghị lùi thời hạn."
    with clock.frozen(date(2026, 5, 22)):
        petitions.raise_petition(
            asked["Sở Công Thương"], by=clerk, kind=PetitionKind.OTHER_DATE, words=late, proposed_on=date(2026, 11, 30)
        )


def chase(plan: Plan, people: People) -> None:
    """The standing office telephoned two of the silent communes, then sent all of them a công văn."""
    officer, asked = people["sonoivu.cv"], TAKING_ON.find(plan.pk)
    silent = list(TAKING_ON.missing(plan.pk, None).filter(kind__code="ubnd-xa").order_by("sort_key", "pk"))
    if asked is None or not silent:
        return
    for unit, day, said in zip(silent, (date(2026, 5, 18), date(2026, 5, 19)), CALLS, strict=False):
        with clock.frozen(day):
            note_call(TAKING_ON, asked, unit, Call(on=day, **said), by=officer)
    with clock.frozen(date(2026, 5, 20)):
        units = Unit.objects.filter(pk__in=[unit.pk for unit in silent])
        letter = prepare(TAKING_ON, asked, units, How.LETTER, by=officer, asked_on=date(2026, 5, 22))
    with clock.frozen(date(2026, 5, 21)):
        send(letter, by=officer, symbol="412/SNV-XDCQ")
