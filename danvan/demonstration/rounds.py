"""Who receives, verifies and recognises models in the demonstration, and the rounds in which units register."""

from datetime import date
from typing import Any

from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.demonstration.people import BASIS, SINCE, People
from danvan.exemplars.actions.rounds import make_round, press_round
from danvan.exemplars.models import Level, Round, RoundKind
from danvan.exemplars.permissions import OF_LEVEL
from danvan.plans.models import Plan
from danvan.units.acting import InPost
from danvan.units.actions.remits import give_remit
from danvan.units.models import Act, Unit
from danvan.units.selectors import Selector

BOARD, COMMITTEE = "btgdv.cv", "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Mẫu"
FRONT, PARTY, COMMUNE = "Ủy ban MTTQ Việt Nam xã Khe Mây", "Đảng ủy xã Khe Mây", "UBND xã Khe Mây"
MOVEMENT = "Tiếp tục đẩy mạnh phong trào thi đua “Dân vận khéo” giai đoạn 2026 - 2030"
EVERYBODY = ("ubnd-xa", "dang-uy-xa", "mttq-xa", "so", "dang-uy-ubnd-tinh", "thon", "to-dan-pho")


def give_remits() -> None:
    """At the province the board receives and verifies, and the committee's board recognises; in the commune the Front
    receives, the Party committee judges and recognises.
    """
    levels = {level.code: level.pk for level in Level.objects.all()}
    units = {unit.name: unit for unit in Unit.objects.filter(name__in=[COMMITTEE, FRONT, PARTY, COMMUNE])}
    all_of_it = Selector(words="các đơn vị trong tỉnh", kinds=EVERYBODY)
    receives = [Act.RECEIVE, Act.RETURN, Act.VERIFY]
    for code, level in levels.items():
        acts = [*receives, Act.RECOGNISE] if code == "tinh" else receives
        _give(units[COMMITTEE], acts, level, over_selector=all_of_it)
    _give(units[FRONT], receives, levels["xa"], over_unit=units[COMMUNE])
    _give(units[PARTY], [Act.VERIFY, Act.RECOGNISE], levels["xa"], over_unit=units[COMMUNE])


def _give(unit: Unit, acts: list[Act], level: int, **over: Any) -> None:
    give_remit(unit, by=SYSTEM, acts=acts, from_on=SINCE, basis=BASIS, subject=OF_LEVEL, subject_id=level, **over)


def open_rounds(people: People) -> tuple[Round, Round]:
    """The province's round and the commune's; in May the province takes what came up since."""
    levels, plan = {level.code: level for level in Level.objects.all()}, Plan.objects.get(title=MOVEMENT)
    communes = Selector(words="UBND và Đảng ủy các xã, phường", kinds=("ubnd-xa", "dang-uy-xa"))
    own = Selector(words="UBND xã", units=(Unit.objects.get(name=COMMUNE).pk,))
    main = {"level": levels["tinh"], "plan": plan, "year": 2026, "selector": communes.dump()}
    with clock.frozen(date(2026, 2, 16)):
        province = opened(
            people[BOARD],
            name="Đăng ký mô hình “Dân vận khéo” cấp tỉnh năm 2026",
            opens_on=date(2026, 2, 16),
            closes_on=date(2026, 3, 31),
            result_due_on=date(2026, 9, 30),
            **main,
        )
    with clock.frozen(date(2026, 3, 2)):
        commune = opened(
            people["khemay.mttq"],
            name="Đăng ký mô hình “Dân vận khéo” xã Khe Mây năm 2026",
            level=levels["xa"],
            year=2026,
            selector=own.dump(),
            opens_on=date(2026, 3, 2),
            closes_on=date(2026, 6, 15),
            result_due_on=date(2026, 8, 31),
        )
    with clock.frozen(date(2026, 5, 4)):
        name = "Đăng ký bổ sung mô hình “Dân vận khéo” cấp tỉnh, tháng 5 và 6 năm 2026"
        days = {"opens_on": date(2026, 5, 4), "closes_on": date(2026, 6, 15), "result_due_on": date(2026, 9, 30)}
        opened(people[BOARD], name=name, kind=RoundKind.SUPPLEMENT, **days, **main)
    return province, commune


def opened(by: InPost, **values: Any) -> Round:
    """A round, made ready and opened on the same day."""
    row = make_round(by=by, **values)
    return press_round(row, "open", by=by)


def past_rounds(people: People) -> tuple[Round, Round]:
    """The rounds of the year before, of the province and of the commune."""
    levels = {level.code: level for level in Level.objects.all()}
    around = Selector(words="các đơn vị trong tỉnh", kinds=EVERYBODY)
    own = Selector(words="UBND xã", units=(Unit.objects.get(name=COMMUNE).pk,))
    days = {"opens_on": date(2025, 7, 10), "closes_on": date(2025, 8, 31), "result_due_on": date(2025, 10, 31)}
    with clock.frozen(date(2025, 7, 10)):
        name = "Đăng ký mô hình “Dân vận khéo” cấp tỉnh năm 2025"
        main = {"level": levels["tinh"], "year": 2025, "selector": around.dump(), **days}
        province = opened(people[BOARD], name=name, **main)
        name = "Đăng ký mô hình “Dân vận khéo” xã Khe Mây năm 2025"
        below = {"level": levels["xa"], "year": 2025, "selector": own.dump(), **days}
        commune = opened(people["khemay.mttq"], name=name, **below)
    return province, commune
