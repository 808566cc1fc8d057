"""Who sits on a steering body, as what, from where; and which units each of them follows."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.committees.models.committees import Committee, Kind, at_work
from danvan.units.models import Unit
from danvan.units.models.dated import Dated, DatedQuerySet, ends_after_start, in_force


class Seat(models.TextChoices):
    """As what somebody sits there. Bodies of another kind call the same seats by other words (`seat_words`)."""

    HEAD = "head", _("Trưởng ban")
    DEPUTY = "deputy", _("Phó Trưởng ban")
    STANDING = "standing", _("Ủy viên Thường trực")
    MEMBER = "member", _("Ủy viên")
    SECRETARY = "secretary", _("Thư ký")


OF_A_TEAM = {
    Seat.HEAD: _("Tổ trưởng"),
    Seat.DEPUTY: _("Tổ phó"),
    Seat.STANDING: _("Tổ viên thường trực"),
    Seat.MEMBER: _("Tổ viên"),
}
PLACES = {seat: place for place, seat in enumerate(Seat)}


def seat_words(role: str, kind: str) -> str:
    """What a seat is called in a body of this kind."""
    seat = Seat(role)
    return str(seat.label if kind == Kind.STEERING else OF_A_TEAM.get(seat, seat.label))


class MemberQuerySet(DatedQuerySet["Member"]):
    """Members, as pages and the apps above ask for them."""

    def serving(self, day: date) -> Self:
        """Those who sit on a day, in a body whose term the day lies in."""
        return self.on(day).filter(at_work(day))

    def in_order(self) -> Self:
        """As the decision names them: the head first, then by seat."""
        ranked = [models.When(role=seat.value, then=models.Value(place)) for seat, place in PLACES.items()]
        rank = models.Case(*ranked, output_field=models.SmallIntegerField())
        return self.annotate(rank=rank).order_by("rank", "seat", "from_on", "pk")


class Member(Dated):
    """A person on a seat for some days. A seat outlives its members: who replaces one takes the same `seat`, so that on no
    day two can count for one. `post_words` is the post by which the decision names them; `user` their account, where
    they have one.
    """

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="members")
    seat = models.PositiveSmallIntegerField()
    role = models.CharField(_("vai trò"), max_length=10, choices=Seat.choices)
    name = models.CharField(_("họ và tên"), max_length=200)
    post_words = models.CharField(_("chức vụ"), max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="committee_seats", verbose_name=_("đơn vị"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="committee_seats",
        verbose_name=_("tài khoản"),
    )
    tasks_words = models.TextField(_("nhiệm vụ được phân công"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("thành viên")
        constraints = [
            ends_after_start("committee_member_ends_after_start"),
            models.UniqueConstraint(name="committee_seat_once_from_day", fields=["committee", "seat", "from_on"]),
            models.UniqueConstraint(
                name="committee_seat_has_one_member",
                fields=["committee", "seat"],
                condition=Q(to_on__isnull=True),
                violation_error_message=_("Vị trí này đang có người. Đề nghị ghi thay thế thành viên."),
            ),
        ]
        indexes = [models.Index(fields=["user", "to_on"], name="committee_seats_of_user")]

    def __str__(self) -> str:
        return self.name

    @property
    def role_words(self) -> str:
        """What the seat is called in this body."""
        return seat_words(self.role, self.committee.kind)


class FollowsQuerySet(DatedQuerySet["Follows"]):
    """Who follows which unit, as pages ask for it."""

    def standing(self, day: date) -> Self:
        """What holds on a day: the row itself, its member and the body's term."""
        return self.on(day).filter(in_force(day, "member"), at_work(day, "member__committee"))


class Follows(Dated):
    """A member follows a unit for some days: looks after it, visits it, and speaks for it in the body."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="follows")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="followed_by", verbose_name=_("đơn vị theo dõi"))

    objects = FollowsQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị theo dõi")
        constraints = [
            ends_after_start("follows_ends_after_start"),
            models.UniqueConstraint(name="follows_once_from_day", fields=["member", "unit", "from_on"]),
            models.UniqueConstraint(
                name="follows_once_at_a_time", fields=["member", "unit"], condition=Q(to_on__isnull=True)
            ),
        ]
        indexes = [models.Index(fields=["unit", "to_on"], name="follows_of_unit")]
