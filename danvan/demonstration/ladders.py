"""How far models came in the demonstration's past year: recognised in a commune, chosen for the province, copied by one
unit after another, or silent since the certificate.
"""

from datetime import date
from typing import Any

from danvan.core import clock
from danvan.demonstration.exemplars import Told, fill, register, typist
from danvan.demonstration.ideas import ideas, result_of
from danvan.demonstration.people import People
from danvan.demonstration.rounds import COMMUNE, past_rounds
from danvan.exemplars.actions import copying, receiving, sending
from danvan.exemplars.actions.elevation import propose
from danvan.exemplars.actions.papers import note_paper, record_paper
from danvan.exemplars.actions.rounds import close_due
from danvan.exemplars.actions.upkeep import ask_the_silent, go_on, plan_checks
from danvan.exemplars.models import Exemplar, Purpose, RecognitionKind, YearKind
from danvan.units.acting import InPost
from danvan.units.models import Unit

KEPT_AT = "Văn thư cơ quan ban hành"
# Recognised before the communes were rearranged, recorded afterwards, and not heard of since.
SILENT_SINCE, SILENT = date(2025, 4, 18), 3
TO_THE_TOP = 2


def climb(people: People) -> None:
    """Lets the past year's models be recognised, two of them twice, and copied over three generations."""
    province, commune = past_rounds(people)
    below = [recognised_in_commune(told, people) for told in in_commune(commune)]
    for exemplar in below[:TO_THE_TOP]:
        elevate(exemplar, people)
    for exemplar in below[TO_THE_TOP:]:
        with clock.frozen(date(2026, 1, 20)):
            go_on(exemplar, by=people["khemay.ubnd"], year=2026, kind=YearKind.MAINTAINED)
    spread(province, below, people)
    fall_silent(province, people)
    with clock.frozen(date(2025, 9, 1)):
        close_due()


def in_commune(round: Any) -> list[Told]:
    """What the commune's office registered in the summer after it was founded."""
    unit = Unit.objects.select_related("kind", "territory").get(name=COMMUNE)
    days = (date(2025, 7, 14), date(2025, 7, 16), date(2025, 7, 21), date(2025, 7, 23))
    return [
        Told(unit, ideas()[idea], 80 + at, "under_way", round, day)
        for at, (idea, day) in enumerate(zip((1, 3, 6, 8), days, strict=True))
    ]


def recognised_in_commune(told: Told, people: People) -> Exemplar:
    """Registered, carried out, reported, found effective, recognised by the Party committee of the commune."""
    exemplar = register(told, people)
    with clock.frozen(date(2025, 10, 6)):
        reported(exemplar, told, people)
    with clock.frozen(date(2025, 10, 9)):
        receiving.judge_result(exemplar, by=people["khemay.mttq"], effective=True)
    with clock.frozen(date(2025, 11, 13)):
        by_paper(exemplar, people["khemay.dang"], "41-QĐ/ĐU", date(2025, 11, 12))
    with clock.frozen(date(2025, 11, 20)):
        paper: dict[str, Any] = {"symbol": "44-QĐ/ĐU", "signed_on": date(2025, 11, 18), "paper_kept_at": KEPT_AT}
        note_paper(exemplar, RecognitionKind.OUTSTANDING, by=people["khemay.dang"], year=2025, **paper)
    return exemplar


def reported(exemplar: Exemplar, told: Told, people: People) -> None:
    """A result, written and sent by whoever types for the unit."""
    by = typist(told.unit, people)
    fill(exemplar, Purpose.RESULT, result_of(told.idea, told.at, told.place), told, by)
    sending.report(exemplar, by=by)


def by_paper(exemplar: Exemplar, by: InPost, symbol: str, signed_on: date, year: int = 2025) -> None:
    """A decision signed on paper, recorded by the office that made it."""
    record_paper(exemplar, by=by, year=year, symbol=symbol, signed_on=signed_on, paper_kept_at=KEPT_AT)


def elevate(exemplar: Exemplar, people: People) -> None:
    """Chosen in the commune, registered at the province, recognised there in May."""
    with clock.frozen(date(2026, 2, 10)):
        said: dict[str, Any] = {"year": 2026, "on": date(2026, 2, 10), "symbol": "12-TTr/MTTQ"}
        above = propose(exemplar, by=people["khemay.mttq"], **said).candidacy
    assert above is not None
    with clock.frozen(date(2026, 2, 24)):
        sending.submit(above, by=people["khemay.ubnd"])
    with clock.frozen(date(2026, 3, 3)):
        receiving.accept(above, by=people["btgdv.cv"])
        plan_checks(above, by=people["btgdv.cv"], first_on=date(2026, 11, 30), years=3, words="Kiểm tra việc duy trì")
    with clock.frozen(date(2026, 5, 18)):
        by_paper(above, people["btgdv.ld"], "58-QĐ/BCĐ", date(2026, 5, 15), year=2026)


def spread(round: Any, known: list[Exemplar], people: People) -> None:
    """One office copies the commune's model, the next copies from there, a third from the second."""
    origin = known[0]
    for at, account in enumerate(("khemay.dang", "duubnd.cv", "sonoivu.cv")):
        by = people[account]
        with clock.frozen(date(2025, 12, 1 + 7 * at)):
            changes = "Giữ cách họp bàn và công khai; đổi đối tượng cho hợp với cơ quan, địa bàn của mình."
            due = date(2026, 4, 30)
            row = copying.take_over(origin, by=by, changes_words=changes, started_on=clock.today(), outcome_due_on=due)
            copying.exchange(row, by=by, on=clock.today(), words="Đến học cách làm tại chỗ, gặp tổ nòng cốt.")
        if account == "sonoivu.cv":
            return
        own = registered_copy(round, by.unit, at, people)
        with clock.frozen(date(2026, 4, 20)):
            copying.register_as(row, own, by=by)
            achieved = {goal.pk: (goal.planned or 0) * 8 // 10 for goal in origin.goals.all()}
            words = "Áp dụng được ở hai nơi, kết quả gần bằng nơi gốc; cần thêm thời gian ở cụm xa."
            copying.report(row, by=by, outcome_on=clock.today(), outcome_words=words, achieved=achieved)
        origin = own


def registered_copy(round: Any, unit: Unit, at: int, people: People) -> Exemplar:
    """A copy that its unit registered as a model of its own, recognised at the province."""
    told = Told(unit, ideas()[17], 90 + at, "under_way", round, date(2025, 8, 4 + at))
    exemplar = register(told, people)
    with clock.frozen(date(2025, 11, 24)):
        by_paper(exemplar, people["btgdv.ld"], "131-QĐ/BCĐ", date(2025, 11, 21))
    return exemplar


def fall_silent(round: Any, people: People) -> None:
    """Three that were recognised before the rearrangement; nobody told of them since, and the house asks."""
    units = Unit.objects.filter(kind__code="ubnd-xa", closed_on=None).exclude(name=COMMUNE)
    for at, unit in enumerate(units.select_related("kind", "territory").order_by("-sort_key")[:SILENT]):
        told = Told(unit, ideas()[11 + at], 95 + at, "accepted", round, date(2025, 7, 28 + at))
        exemplar = register(told, people)
        with clock.frozen(date(2025, 8, 20)):
            by_paper(exemplar, people["btgdv.ld"], "27-QĐ/BCĐ", SILENT_SINCE)
    with clock.frozen(date(2026, 5, 11)):
        ask_the_silent()
