"""The people of the demonstration: one account for each role, with passwords made on this machine."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from danvan.accounts.models import User
from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.demonstration import names
from danvan.units.acting import InPost, in_post
from danvan.units.actions.holdings import give_holding
from danvan.units.actions.remits import give_remit
from danvan.units.models import Act, FocalPoint, Holding, Role, Unit
from danvan.units.selectors import Selector

SINCE = date(2025, 7, 1)
FILE = "accounts.txt"
BASIS = "Thông báo phân công nhiệm vụ"

SHOWN = [
    ("sonoivu.cv", "Sở Nội vụ tỉnh Sông Mẫu", Role.OFFICER, "Chuyên viên"),
    ("sonoivu.ld", "Sở Nội vụ tỉnh Sông Mẫu", Role.LEADER, "Phó Giám đốc"),
    ("ubndtinh.vt", "UBND tỉnh Sông Mẫu", Role.OFFICER, "Văn thư"),
    ("ubndtinh.ld", "UBND tỉnh Sông Mẫu", Role.LEADER, "Phó Chủ tịch"),
    ("tinhuy.cv", "Tỉnh ủy Sông Mẫu", Role.OFFICER, "Chuyên viên"),
    ("tinhuy.ld", "Tỉnh ủy Sông Mẫu", Role.LEADER, "Phó Bí thư"),
    ("btgdv.cv", "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Mẫu", Role.OFFICER, "Chuyên viên"),
    ("btgdv.ld", "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Mẫu", Role.LEADER, "Trưởng Ban"),
    ("duubnd.cv", "Đảng ủy UBND tỉnh Sông Mẫu", Role.OFFICER, "Chuyên viên"),
    ("duubnd.ld", "Đảng ủy UBND tỉnh Sông Mẫu", Role.LEADER, "Phó Bí thư Thường trực"),
    ("kiemtra", "UBND tỉnh Sông Mẫu", Role.AUDITOR, "Thanh tra viên"),
    ("quantri", "UBND tỉnh Sông Mẫu", Role.ADMINISTRATOR, "Quản trị hệ thống"),
    ("khemay.ubnd", "UBND xã Khe Mây", Role.OFFICER, "Công chức Văn phòng"),
    ("khemay.ct", "UBND xã Khe Mây", Role.LEADER, "Chủ tịch"),
    ("khemay.dang", "Đảng ủy xã Khe Mây", Role.OFFICER, "Cán bộ Văn phòng Đảng ủy"),
    ("khemay.mttq", "Ủy ban MTTQ Việt Nam xã Khe Mây", Role.OFFICER, "Cán bộ Mặt trận"),
    # A cấp ủy sees all three lines: only its administrator may rearrange a territory.
    ("tinhuy.qt", "Tỉnh ủy Sông Mẫu", Role.ADMINISTRATOR, "Quản trị hệ thống"),
    ("hoaban.mttq", "Ủy ban MTTQ Việt Nam xã Suối Hoa Ban", Role.OFFICER, "Cán bộ Mặt trận"),
]


@dataclass
class People:
    """The accounts by name, as people at work."""

    posts: dict[str, InPost]

    def __getitem__(self, username: str) -> InPost:
        return self.posts[username]

    def at(self, unit: str, role: str) -> InPost:
        """Somebody in this role in the unit of this name."""
        return next(post for post in self.posts.values() if post.unit.name == unit and post.role == role)


@action
def make_people() -> People:
    """Makes the accounts, their posts, the remits of the standing offices, and every unit's focal points."""
    units = {unit.name: unit for unit in Unit.objects.filter(closed_on=None).select_related("kind", "territory")}
    passwords = {username: secrets.token_hex(5) for username, *_rest in SHOWN}
    posts = {}
    for number, (username, unit, role, title) in enumerate(SHOWN):
        user = User.objects.create_user(
            username,
            passwords[username],
            full_name=names.person(number),
            position=title,
            is_demonstration=True,
            made_on=SINCE,
        )
        posts[username] = in_post(_hold(user, units[unit], role, title))
    make_remits(units)
    FocalPoint.objects.bulk_create(focal_points(units), batch_size=1000)
    keep(passwords)
    return People(posts)


def people_again() -> People:
    """The same people, found again in a demonstration that stands."""
    rows = Holding.objects.filter(user__is_demonstration=True).select_related("user", "unit__kind", "unit__territory")
    return People({row.user.username: in_post(row) for row in rows})


def make_remits(units: dict[str, Unit]) -> None:
    """The standing offices receive and guide those whom no tree puts under them."""
    acts = [Act.GUIDE, Act.RECEIVE, Act.RETURN, Act.VERIFY, Act.CONSOLIDATE]
    state = Selector(words="các sở, UBND các xã, phường", kinds=("ubnd-xa", "so", "don-vi-su-nghiep-tinh"))
    party = Selector(
        words="Đảng ủy các xã, phường, MTTQ các xã, phường", kinds=("dang-uy-xa", "dang-uy-ubnd-tinh", "mttq-xa")
    )
    for name, selector in ((SHOWN[0][1], state), (SHOWN[6][1], party)):
        give_remit(units[name], by=SYSTEM, acts=acts, from_on=SINCE, basis=BASIS, over_selector=selector)


def focal_points(units: dict[str, Unit]) -> Iterator[FocalPoint]:
    """Whom to call: a leader and an officer of each committee and department."""
    wanted = ("ubnd-xa", "dang-uy-xa", "mttq-xa", "so", "dang-bo-co-quan")
    for number, unit in enumerate(unit for unit in units.values() if unit.kind.code in wanted):
        for charge, position in (("leader", "lãnh đạo phụ trách"), ("officer", "cán bộ theo dõi")):
            at = number * 2 + (charge == "officer")
            person = {"name": names.person(at), "position": position, "phone": names.telephone(at)}
            yield FocalPoint(unit=unit, charge=charge, from_on=SINCE, **person)


def keep(passwords: dict[str, str]) -> None:
    """Writes the accounts where only this machine's owner reads them; `make run` shows them."""
    path = Path(settings.VAR_DIR) / FILE
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        for username, unit, role, title in SHOWN:
            file.write(f"{username:<14} {passwords[username]:<12} {Role(role).label}: {title}, {unit}\n")


def _hold(user: User, unit: Unit, role: str, title: str) -> Holding:
    return give_holding(user, unit, role, by=SYSTEM, from_on=SINCE, basis=BASIS, title=title)
