"""The steps for what hung on a unit that ends: remits, groups, posts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record
from danvan.units.actions.changing import end_from
from danvan.units.actions.holdings import end_holding
from danvan.units.models import GroupMember, Holding, Remit
from danvan.units.remit_subjects import given_words, kind_words
from danvan.units.reorganising.made import Made, Ref


@dataclass(frozen=True)
class PassRemit:
    """A remit of or over a unit that ends goes to its one heir, or ends."""

    title = gettext_lazy("Phạm vi phụ trách")
    remit: Remit
    unit: Ref
    over: Ref

    @property
    def words(self) -> str:
        kind = kind_words(self.remit)
        return (
            _("%(passed)s (chỉ với %(subject)s)") % {"passed": self._passed, "subject": kind} if kind else self._passed
        )

    @property
    def _passed(self) -> str:
        old = self.remit.over_unit.name if self.remit.over_unit else _("diện đã giao")
        told = {"unit": self.remit.unit.name, "over": old}
        if self.unit is None:
            return _("%(unit)s với %(over)s: kết thúc") % told
        now = self.over.name if self.over else old
        return _("%(unit)s với %(over)s → %(heir)s với %(now)s") % {**told, "heir": self.unit.name, "now": now}

    def do(self, made: Made) -> None:
        remit, changes = self.remit, {"to_on": (self.remit.to_on, made.on)}
        end_from(remit, made.on)
        record("end", remit, by=made.by, changes=changes, reason=made.basis)
        if self.unit is not None:
            kept = {name: getattr(remit, name) for name in ("over_group", "over_selector", "subject", "subject_id")}
            days = {"from_on": max(made.on, remit.from_on), "to_on": remit.to_on, "basis": made.basis}
            place = {"unit": made.unit(self.unit), "over_unit": made.unit(self.over)}
            given = Remit.objects.create(**place, **kept, **days, acts=remit.acts)
            record("give", given, by=made.by, changes=given_words(given), reason=made.basis)


@dataclass(frozen=True)
class PassMember:
    """A unit that ends leaves its groups; its one heir takes the place, unless it has one."""

    title = gettext_lazy("Thành viên nhóm")
    member: GroupMember
    heir: Ref

    @property
    def words(self) -> str:
        told = {"group": self.member.group.name, "unit": self.member.unit.name}
        if self.heir is None:
            return _("%(group)s: %(unit)s thôi tham gia") % told
        return _("%(group)s: %(unit)s → %(heir)s") % {**told, "heir": self.heir.name}

    def do(self, made: Made) -> None:
        GroupMember.objects.filter(pk=self.member.pk).update(to_on=made.on)
        heir = made.unit(self.heir)
        if heir is not None:
            GroupMember.objects.create(group=self.member.group, unit=heir, from_on=made.on, basis=made.basis)
        changes = {"members": (self.member.unit.name, heir.name if heir else ""), "on": (None, made.on)}
        record("end_membership", self.member.group, by=made.by, changes=changes, reason=made.basis)


@dataclass(frozen=True)
class EndHolding:
    title = gettext_lazy("Vai trò kết thúc")
    holding: Holding

    @property
    def words(self) -> str:
        post = self.holding.title or self.holding.get_role_display()
        return f"{self.holding.user.full_name}, {post}, {self.holding.unit.name}"

    def do(self, made: Made) -> None:
        end_holding(self.holding, by=made.by, on=made.on, reason=made.basis)
