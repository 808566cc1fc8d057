"""The steering bodies of the demonstration: the province's, whose members each follow some communes and one of whom was
replaced; the panel that judges models; a commune's team, which follows its villages.
"""

from datetime import date
from typing import Any

from danvan.committees.actions.committees import set_up
from danvan.committees.actions.following import follow
from danvan.committees.actions.members import replace, seat
from danvan.committees.models import Committee, Kind, Member, Seat
from danvan.core import clock
from danvan.demonstration.names import person
from danvan.demonstration.people import People
from danvan.units.acting import InPost
from danvan.units.models import Unit

BEGUN = date(2026, 1, 12)
PROVINCE, COMMUNE = "Tỉnh ủy Sông Mẫu", "Đảng ủy xã Khe Mây"
MOVEMENT = "phong trào thi đua “Dân vận khéo”"
KEPT: dict[str, Any] = {"paper_kept_at": "Văn thư Văn phòng Tỉnh ủy", "signed_on": BEGUN}
DAY_TO_DAY = "Giúp Trưởng ban điều hành công việc hằng ngày; chủ trì thẩm định mô hình trình Ban Chỉ đạo."
STEERING: tuple[tuple[str, str, str, str], ...] = (
    (Seat.HEAD, "tinhuy.ld", "Phó Bí thư Tỉnh ủy", "Phụ trách chung."),
    (Seat.DEPUTY, "btgdv.ld", "Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy", DAY_TO_DAY),
    (Seat.DEPUTY, "ubndtinh.ld", "Phó Chủ tịch UBND tỉnh", "Phụ trách dân vận chính quyền."),
    (Seat.MEMBER, "sonoivu.ld", "Phó Giám đốc Sở Nội vụ", "Theo dõi công tác thi đua, khen thưởng."),
    (Seat.MEMBER, "duubnd.ld", "Phó Bí thư Thường trực Đảng ủy UBND tỉnh", ""),
    (Seat.SECRETARY, "btgdv.cv", "Chuyên viên Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ghi biên bản, giữ hồ sơ."),
)
PANEL: tuple[tuple[str, str, str, str], ...] = (
    (Seat.HEAD, "btgdv.ld", "Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy", ""),
    (Seat.MEMBER, "sonoivu.cv", "Chuyên viên Sở Nội vụ", ""),
    (Seat.MEMBER, "khemay.mttq", "Cán bộ Mặt trận xã Khe Mây", "Đại diện cơ sở."),
    (Seat.SECRETARY, "btgdv.cv", "Chuyên viên Ban Tuyên giáo và Dân vận Tỉnh ủy", ""),
)
TEAM: tuple[tuple[str, str, str, str], ...] = (
    (Seat.HEAD, "khemay.dang", "Cán bộ Văn phòng Đảng ủy xã", ""),
    (Seat.DEPUTY, "khemay.ct", "Chủ tịch UBND xã", ""),
    (Seat.MEMBER, "khemay.mttq", "Cán bộ Mặt trận xã", "Hướng dẫn các thôn, tổ dân phố đăng ký mô hình."),
)


def sit(people: People) -> None:
    """Sets the bodies up in January, has one member replaced in April."""
    keeper, clerk = people["btgdv.cv"], people["khemay.dang"]
    with clock.frozen(BEGUN):
        steering = body(Kind.STEERING, f"Ban Chỉ đạo {MOVEMENT} tỉnh Sông Mẫu", PROVINCE, keeper, "215-QĐ/TU")
        members = seated(steering, STEERING, people, keeper)
        share(members[1:5], communes(), keeper)
        panel = body(Kind.APPRAISAL, "Tổ thẩm định mô hình “Dân vận khéo” cấp tỉnh", PROVINCE, keeper, "216-QĐ/TU")
        seated(panel, PANEL, people, keeper)
        team = body(Kind.TEAM, f"Tổ chỉ đạo {MOVEMENT} xã Khe Mây", COMMUNE, clerk, "08-QĐ/ĐU")
        share(seated(team, TEAM, people, clerk)[1:], villages(), clerk)
    with clock.frozen(date(2026, 4, 6)):
        said: dict[str, Any] = {"name": person(61), "post_words": "Phó Bí thư Đảng ủy UBND tỉnh"}
        said |= {"unit": members[4].unit, "basis": "Quyết định số 240-QĐ/TU ngày 06/4/2026"}
        replace(members[4], by=keeper, on=date(2026, 4, 6), **said)


def body(kind: str, name: str, host: str, by: InPost, symbol: str) -> Committee:
    """One body of a term that ends with 2030."""
    said: dict[str, Any] = {"kind": kind, "name": name, "symbol": symbol, "from_on": BEGUN, "to_on": date(2031, 1, 1)}
    return set_up(Unit.objects.get(name=host), by=by, **said, **KEPT)


def seated(
    committee: Committee, told: tuple[tuple[str, str, str, str], ...], people: People, by: InPost
) -> list[Member]:
    """Its members, each with the account that works in that post."""
    return [
        seat(
            committee,
            by=by,
            role=role,
            name=people[account].user.full_name,
            post_words=post,
            unit=people[account].unit,
            user=people[account].user,
            tasks_words=tasks,
            from_on=BEGUN,
        )
        for role, account, post, tasks in told
    ]


def share(members: list[Member], units: list[Unit], by: InPost) -> None:
    """Each unit is followed by one of these."""
    for at, member in enumerate(members):
        follow(member, units[at :: len(members)], by=by, on=BEGUN)


def communes() -> list[Unit]:
    """The Party committees of the communes."""
    return list(Unit.objects.filter(kind__code="dang-uy-xa", closed_on=None).in_order())


def villages() -> list[Unit]:
    """What stands below the commune whose team it is."""
    return list(Unit.objects.filter(parent__name="UBND xã Khe Mây", closed_on=None).in_order())
