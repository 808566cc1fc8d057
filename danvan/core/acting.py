"""Who is at work: a person, in which holding, in whose place, and typing from what."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Acting:
    """Somebody at work. Apps above add the holding itself; here it is only a number and words, as history keeps it.

    `holding` says the role and unit in words ("Chuyên viên, Sở Nội vụ"); `in_place_of` names the holder whom a deputy
    stands for ("thay"); `source` says from what a unit without accounts was served ("nhập thay": bản giấy, điện
    thoại, tin nhắn).
    """

    user: Any
    holding_id: int | None = None
    holding: str = ""
    in_place_of: str = ""
    in_place_of_id: int | None = None
    source: str = ""
    details: Any = field(default=None, compare=False)

    @property
    def user_id(self) -> int | None:
        return self.user.pk if self.user is not None else None

    @property
    def name(self) -> str:
        return self.user.full_name if self.user is not None else str(_("Hệ thống"))

    @property
    def persons(self) -> set[int]:
        """The accounts that count as authors of what is written now: the hand, and whom it stands for."""
        return {person for person in (self.user_id, self.in_place_of_id) if person is not None}


SYSTEM = Acting(user=None)
