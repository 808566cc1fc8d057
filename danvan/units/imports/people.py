"""Whom a row means, and what the house and the rows above it already know of that person."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.formats import text_date
from danvan.core.text import fold
from danvan.jobs.sheets import Row, RowError
from danvan.units.holding_rules import mixing
from danvan.units.models import Holding, Unit

AT_ONCE = 500


@dataclass(frozen=True)
class Wanted:
    """What one row asks for."""

    row: Row
    unit: Unit | None
    username: str
    from_on: date

    @classmethod
    def of(cls, row: Row, unit: Unit | None) -> "Wanted":
        mail = row["email"] or ""
        name = row["username"] or "".join(sign for sign in mail.partition("@")[0] if sign.isalnum() or sign in "._-")
        return cls(row, unit, name.lower(), row["from_on"] or clock.today())

    def __getattr__(self, name: str) -> Any:
        """The cell of that key; an empty one reads as the act wants it."""
        if name not in self.row.values:
            raise AttributeError(name)
        value = self.row.values[name]
        return value if value is not None or name == "to_on" else ""

    @property
    def person(self) -> dict[str, Any]:
        """The account, for the act that opens it."""
        facts = {name: getattr(self, name) for name in ("full_name", "email", "phone", "to_on")}
        return {**facts, "username": self.username}

    @property
    def holding(self) -> dict[str, Any]:
        """The role, for the act that gives it."""
        basis = self.basis or _("Danh sách đề nghị lập tài khoản")
        facts = {"unit": self.unit, "role": self.role, "title": self.title}
        return {**facts, "from_on": self.from_on, "basis": basis}


@dataclass
class Known:
    """Accounts by sign-in name, e-mail and telephone, with the posts each holds or is to hold by the rows above."""

    by_name: dict[str, User]
    by_email: dict[str, User]
    by_phone: dict[str, User]
    posts: dict[str, list[Holding]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def for_rows(cls, rows: Sequence[Row]) -> "Known":
        wanted = [Wanted.of(row, None) for row in rows]
        known = cls({}, {}, {})
        for at in range(0, len(wanted), AT_ONCE):
            some = wanted[at : at + AT_ONCE]
            same = Q(username__in={each.username for each in some}) | Q(email__in={each.email for each in some} - {""})
            same |= Q(phone__in={each.phone for each in some} - {""})
            for user in User.objects.filter(same):
                known.remember(user)
        users = [user.pk for user in known.by_name.values()]
        lasting = Holding.objects.lasting(clock.today())
        for at in range(0, len(users), AT_ONCE):
            rows_of = lasting.filter(user__in=users[at : at + AT_ONCE])
            for holding in rows_of.select_related("user", "unit__kind", "unit__territory"):
                known.posts[holding.user.username].append(holding)
        return known

    def remember(self, user: User) -> None:
        """An account, found by all it is called."""
        self.by_name[user.username] = user
        self.by_email.update({user.email: user} if user.email else {})
        self.by_phone.update({user.phone: user} if user.phone else {})

    def account_of(self, wanted: Wanted) -> User | None:
        """The account a row means: of its sign-in name, else of its e-mail where no name was written."""
        named = self.by_name.get(wanted.username)
        if named is None and not wanted.row["username"]:
            return self.by_email.get(wanted.email)
        return named

    def faults(self, wanted: Wanted, by: Acting) -> Iterator[RowError]:
        """What is wrong with the person and the role of one row."""
        number = wanted.row.number
        if not wanted.username:
            yield RowError(number, _("cần tên đăng nhập hoặc thư điện tử"), "username")
            return
        person = self.account_of(wanted)
        for sentence, key in [*self._of_person(wanted, person, by), *self._of_role(wanted, person)]:
            yield RowError(number, sentence, key)

    def take(self, wanted: Wanted) -> None:
        """The rows below are held against this one."""
        if not wanted.username:
            return
        person = self.account_of(wanted) or User(
            username=wanted.username, full_name=wanted.full_name, email=wanted.email, phone=wanted.phone
        )
        self.remember(person)
        if wanted.unit is not None and wanted.role:
            days = {"from_on": wanted.from_on, "to_on": wanted.to_on}
            post = Holding(user=person, unit=wanted.unit, role=wanted.role, **days)
            self.posts[person.username].append(post)

    def _of_person(self, wanted: Wanted, person: User | None, by: Acting) -> Iterator[tuple[str, str]]:
        if person is not None and fold(person.full_name) != fold(wanted.full_name):
            yield _("tên đăng nhập hoặc thư này đã có tài khoản của người khác"), "username"
        elif person is not None and not person.is_active:
            yield _("tài khoản này đang tạm dừng; mở lại rồi nhập"), "username"
        elif person is not None and person.pk in by.persons:
            yield _("không ai tự giao vai trò cho mình"), "username"
        for kept, key, word in ((self.by_email, "email", _("thư điện tử")), (self.by_phone, "phone", _("điện thoại"))):
            owner = kept.get(getattr(wanted, key)) if getattr(wanted, key) else None
            if owner is not None and owner is not person and (person is None or owner.username != person.username):
                yield _("%(word)s này là của tài khoản khác; số, thư dùng chung thì để trống") % {"word": word}, key

    def _of_role(self, wanted: Wanted, person: User | None) -> Iterator[tuple[str, str]]:
        if wanted.to_on is not None and wanted.to_on <= wanted.from_on:
            yield _("ngày kết thúc phải sau ngày bắt đầu"), "to_on"
        if wanted.unit is None or not wanted.role:
            return
        if wanted.from_on < wanted.unit.opened_on:
            yield _("đơn vị thành lập từ %(day)s") % {"day": text_date(wanted.unit.opened_on)}, "from_on"
        who = person or User(username=wanted.username, full_name=wanted.full_name)
        post = Holding(user=who, unit=wanted.unit, role=wanted.role)
        others = [each for each in self.posts[who.username] if each.to_on is None or each.to_on > wanted.from_on]
        if any(each.unit_id == post.unit_id and each.role == post.role for each in others):
            yield _("người này đã giữ hoặc đã được ghi vai trò này ở đơn vị"), "role"
        if any(mixing(post, each) for each in others):
            yield _("không thể vừa quản trị vừa làm việc ở đơn vị mình quản trị"), "role"
