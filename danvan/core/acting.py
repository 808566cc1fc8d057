"""Who is at work: a person, in which holding, in whose place, and typing from what."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused


@dataclass(frozen=True)
class Acting:
    """Somebody at work. Apps above add the holding itself; here it is only a number and words, as history keeps it.

    `holding` says the role and unit in words ("Chuyên viên, Sở Nội vụ"); `in_place_of` names the holder whom a deputy
    stands for ("thay"); `source` says from what a unit without accounts was served ("nhập thay": bản giấy, điện
    thoại, tin nhắn). `lifted` is the one named act for which a deputy who may do nothing else was let through.
    """

    user: Any
    holding_id: int | None = None
    holding: str = ""
    in_place_of: str = ""
    in_place_of_id: int | None = None
    source: str = ""
    lifted: str = ""
    details: Any = field(default=None, compare=False)

    def for_act(self, act: str) -> "Acting":
        """The post as it stands for one act; only a deputy for named acts stands otherwise than for all."""
        return self

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


def acting_of(request: Any) -> Acting:
    """Who is at work in this request: under the holding chosen on the page, or as the bare account where none is."""
    chosen: Acting | None = getattr(request, "acting", None)
    return chosen or Acting(user=request.user)


Find = Callable[[int | None, int | None], Acting | None]
_finders: list[Find] = []


def found_by(find: Find) -> None:
    """The app that keeps holdings says, at start-up, how a person's holding is read today: None once it has ended."""
    _finders[:] = [find]


def acting_for(user_id: int | None, holding_id: int | None) -> Acting | None:
    """Somebody at work as the holdings stand at this moment: for a job that starts, or a file that is fetched."""
    return _finders[0](user_id, holding_id) if _finders else None


def renewed(by: Acting) -> Acting:
    """The same person in the same holding, read again; refused when the holding ended since the page was opened."""
    if by.user_id is None or by.holding_id is None or not _finders:
        return by
    now = acting_for(by.user_id, by.holding_id)
    if now is None:
        raise Refused(_("Vai trò dùng để làm việc này đã kết thúc. Mời chọn vai trò khác rồi làm lại."), status=403)
    now = replace(now, source=by.source)
    return now.for_act(by.lifted) if by.lifted else now
