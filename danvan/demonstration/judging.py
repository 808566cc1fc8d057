"""What is judged at the province in May: a sitting whose decision was announced, one whose decision waits in its outbox,
one that votes, one that gathers its cases; beside them a draft that was given up and a recognition that was withdrawn.
"""

from datetime import date
from typing import Any

from danvan.appraisals.actions import announcing, decisions
from danvan.appraisals.actions.ballots import note_vote
from danvan.appraisals.actions.cases import conclude, take_in
from danvan.appraisals.actions.criteria import lay_down
from danvan.appraisals.actions.sittings import change, name_secretaries, press, set_up
from danvan.appraisals.models import Criteria, Decision, Says, Sitting
from danvan.committees.models import Committee, Kind, Member, Seat
from danvan.core import clock
from danvan.demonstration.exemplars import typist
from danvan.demonstration.people import People
from danvan.demonstration.rounds import BOARD
from danvan.exemplars.actions import stages
from danvan.exemplars.actions.papers import withdraw
from danvan.exemplars.models import Exemplar, Level, Stage
from danvan.jobs.claiming import claim, finish
from danvan.jobs.running import outcome_of

GATHERED = 1
ASKED = (
    "Đúng nhu cầu của dân, được dân bàn và đồng tình",
    "Có cách làm mới hoặc cách làm tốt, người khác làm theo được",
    "Có kết quả nhìn thấy được, so được với ban đầu",
    "Giữ được sau khi kết thúc đợt vận động",
)


def judge(people: People) -> None:
    """Lets the province's panel sit over what was reported to it by the end of May."""
    reported = list(Exemplar.objects.filter(stage=Stage.REPORTED, level__code="tinh", year=2026).order_by("pk"))
    with clock.frozen(date(2026, 5, 20)):
        criteria = laid_down(people)
        told, waiting = (
            concluded(people, "một", criteria, reported[:2]),
            concluded(people, "hai", criteria, reported[2:3]),
        )
        voting = begun(people, "ba", criteria, reported[3:-GATHERED])
    with clock.frozen(date(2026, 5, 22)):
        announce(decided(told, "59-QĐ/BCĐ", people), people)
        decided(waiting, "60-QĐ/BCĐ", people)
        vote(voting, people)
        take_in(sitting(people, "tư", criteria), reported[-GATHERED:], by=people[BOARD])
        give_up(people)


def begun(people: People, which: str, criteria: Criteria, models: list[Exemplar]) -> Sitting:
    """A sitting over these models, as far as its vote."""
    made = sitting(people, which, criteria)
    take_in(made, models, by=people[BOARD])
    press(made, "start", by=people[BOARD])
    press(made, "to_vote", by=people[BOARD], without_waiting=True)
    return made


def concluded(people: People, which: str, criteria: Criteria, models: list[Exemplar]) -> Sitting:
    """A sitting whose panel met, voted and concluded; it is against the second model."""
    made = begun(people, which, criteria, models)
    change(
        made, {"met_on": clock.today(), "minutes_symbol": f"0{made.pk}-BB/TTĐ"}, by=people[BOARD], version=made.version
    )
    for place, case in enumerate(made.cases.order_by("pk")):
        for member in made.panel.members.order_by("pk"):
            note_vote(case, member, by=people[BOARD], says=Says.AGAINST if place == 1 else Says.FOR)
    made.refresh_from_db()
    press(made, "count", by=people[BOARD])
    for place, case in enumerate(made.cases.order_by("pk")):
        told = ("no", "Chưa rõ kết quả so với ban đầu.") if place == 1 else ("yes", "Đủ tiêu chí, dân đồng tình.")
        conclude(case, by=people[BOARD], proposed=told[0], words=told[1])
    return made


def decided(of: Sitting, symbol: str, people: People) -> Decision:
    """What the panel concluded becomes a decision, written by one hand and signed by another's."""
    made = decisions.draft_of_sitting(of, people[BOARD].unit, by=people[BOARD])
    said = {
        line.pk: (str(line.case.proposed), "Theo biên bản của Tổ thẩm định") for line in made.lines.all() if line.case
    }
    made = decisions.write(made, said, by=people[BOARD], version=made.version)
    paper = {
        "signer": people["btgdv.ld"].user.full_name,
        "signer_position": "Trưởng Ban",
        "paper_kept_at": "Văn thư Ban",
    }
    return decisions.sign(made, by=people["btgdv.ld"], symbol=symbol, signed_on=clock.today(), **paper)


def announce(decision: Decision, people: People) -> None:
    """Whoever signed looked through the outbox and has it announced."""
    job = announcing.announce(decision, by=people["btgdv.ld"])
    claimed = claim(job.pk, job.attempt)
    assert claimed is not None
    finish(claimed, outcome_of(claimed))


def laid_down(people: People) -> Criteria:
    """Criteria that are met or not."""
    basis = "Hướng dẫn số 31-HD/BTGDV ngày 10/02/2026"
    rows = [(words, None) for words in ASKED]
    name = "Tiêu chí mô hình “Dân vận khéo” cấp tỉnh"
    told: dict[str, Any] = {"name": name, "marking": "pass", "from_on": date(2026, 2, 10), "basis": basis}
    return lay_down(people[BOARD].unit, by=people[BOARD], rows=rows, **told)


def sitting(people: People, which: str, criteria: Criteria) -> Sitting:
    """One sitting of the province's panel, kept by its secretary."""
    name = f"Thẩm định mô hình “Dân vận khéo” cấp tỉnh năm 2026, đợt {which}"
    panel = Committee.objects.get(kind=Kind.APPRAISAL)
    values = {"name": name, "criteria": criteria, "panel": panel, "level": Level.objects.get(code="tinh"), "year": 2026}
    made = set_up(people[BOARD].unit, values, by=people[BOARD])
    name_secretaries(made, Member.objects.filter(committee=panel, role=Seat.SECRETARY), by=people[BOARD])
    return made


def vote(of: Sitting, people: People) -> None:
    """Head and one member voted; the others are still to be heard."""
    heard = list(of.panel.members.exclude(role=Seat.SECRETARY).order_by("pk")[:2])
    for place, case in enumerate(of.cases.order_by("pk")):
        for at, member in enumerate(heard):
            says = Says.AGAINST if at and place == 0 else Says.FOR
            note_vote(case, member, by=people[BOARD], says=says)


def give_up(people: People) -> None:
    """A unit gave its draft up; of a model that fell silent the recognition was withdrawn by a document."""
    draft = Exemplar.objects.filter(stage=Stage.DRAFT, level__code="tinh", year=2026).order_by("pk")[0]
    stages.press(draft, "drop", by=typist(draft.unit, people))
    silent = Exemplar.objects.exclude(fading_since=None).filter(stage=Stage.RECOGNISED).order_by("pk")[0]
    reason = "Mô hình đã dừng từ giữa năm 2025, không còn tổ nòng cốt."
    withdraw(silent, by=people["btgdv.ld"], on=clock.today(), basis="Quyết định số 61-QĐ/BCĐ", reason=reason)
