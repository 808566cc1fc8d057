"""What keeps roles apart: administrators do no work where they administer, and nobody holds the same role twice."""

from datetime import date

from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.core.errors import Refused
from danvan.units.acting import in_post
from danvan.units.models import Holding, Role, Unit
from danvan.units.permissions import administers


def refuse_mixing(person: User, unit: Unit, role: str, from_on: date) -> None:
    """Refuses a working role to whoever administers the unit, and administration over a unit where somebody works."""
    wanted = Holding(user=person, unit=unit, role=role)
    for other in lasting(person, from_on):
        if mixed := mixing(wanted, other):
            above, below = mixed
            raise Refused(
                _(
                    "%(name)s không thể vừa quản trị %(above)s vừa làm việc ở %(below)s. "
                    "Đề nghị kết thúc vai trò kia trước, hoặc giao cho người khác."
                )
                % {"name": person.full_name, "above": above.unit.name, "below": below.unit.name}
            )


def mixing(one: Holding, other: Holding) -> tuple[Holding, Holding] | None:
    """The post that administers and the one at work under it, where one of two is the one and the other the other."""
    if Role.ADMINISTRATOR not in (one.role, other.role) or one.role == other.role:
        return None
    above, below = (one, other) if one.role == Role.ADMINISTRATOR else (other, one)
    return (above, below) if administers(in_post(above), below.unit) else None


def refuse_twice(person: User, unit: Unit, role: str, from_on: date) -> None:
    """Refuses a role that the person holds there already, or will."""
    if any(other.unit == unit and other.role == role for other in lasting(person, from_on)):
        raise Refused(
            _("%(name)s đang giữ vai trò này ở %(unit)s. Đề nghị xem lại danh sách.")
            % {"name": person.full_name, "unit": unit.name}
        )


def lasting(person: User, from_on: date) -> list[Holding]:
    """The posts a person holds on a day or is to hold later, confirmed or not."""
    rows = Holding.objects.lasting(from_on).filter(user=person)
    return list(rows.select_related("user", "unit__kind", "unit__territory"))
