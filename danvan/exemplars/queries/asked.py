"""What a list of the register was asked for, as its address says it."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.models import STEPS, ClassicField, Stage, Subject
from danvan.units.forms.fields import named
from danvan.units.models import Unit

LONGEST = 400


class Whose(TextChoices):
    """Of which models: those of one's own work, those of the province that may be copied, or both."""

    WORK = "", _("Phần việc của tôi")
    CATALOGUE = "danh_muc", _("Đã công nhận trong tỉnh")
    ALL = "tat_ca", _("Mọi mô hình được xem")


class Mark(TextChoices):
    """The marks beside a stage, each a day on the record."""

    PILOT = "pilot_on", _("Điểm chỉ đạo")
    LAUNCHED = "launched_on", _("Đã ra mắt")
    OUTSTANDING = "outstanding_on", _("Tiêu biểu")
    PUBLIC = "public_on", _("Công khai")
    FADING = "fading_since", _("Lâu không có hoạt động")


@dataclass(frozen=True)
class Asked:
    """One question to the register; what could not be read is left out, a unit that is none says so in `wrong`. `then`
    asks for the unit as the years were counted for it, not for whose the model is today.
    """

    words: str = ""
    whose: str = Whose.WORK
    field: int | None = None
    classic: str = ""
    subject: str = ""
    level: int | None = None
    stage: str = ""
    year: int | None = None
    unit: Unit | None = None
    plan: int | None = None
    mark: str = ""
    step: str = ""
    then: bool = False
    wrong: str = ""

    @classmethod
    def of(cls, params: QueryDict) -> "Asked":
        """The question of an address: the same words on the page, in a saved view and in a job."""
        said = {name: params.get(name, "")[:LONGEST] for name in NAMES}
        unit, wrong = _unit(said["don_vi"])
        return cls(
            words=said["q"],
            whose=_one_of(said["pham_vi"], Whose.values),
            field=_number(said["linh_vuc"]),
            classic=_one_of(said["nhom"], ClassicField.values),
            subject=_one_of(said["chu_the"], Subject.values),
            level=_number(said["cap"]),
            stage=_one_of(said["trang_thai"], Stage.values),
            year=_number(said["nam"], most=9999),
            unit=unit,
            plan=_number(said["ke_hoach"]),
            mark=_one_of(said["dau"], Mark.values),
            step=_one_of(said["buoc"], STEPS),
            then=said["theo"] == THEN,
            wrong=wrong,
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is asked beyond whose models."""
        return replace(self, whose=Whose.WORK) != Asked()


NAMES = (
    *("q", "pham_vi", "linh_vuc", "nhom", "chu_the", "cap", "trang_thai", "nam", "don_vi", "ke_hoach", "dau", "buoc"),
    "theo",
)
# Under the units that the years were counted for, as the counts of the funnel are.
THEN = "khi_do"


def kept(params: QueryDict) -> str:
    """The address of a question without the place in its pages: what a saved view keeps."""
    said = QueryDict(mutable=True)
    for name in (*NAMES, "xep"):
        if value := params.get(name, "").strip()[:LONGEST]:
            said[name] = value
    return said.urlencode()


def _unit(text: str) -> tuple[Unit | None, str]:
    if not text.strip():
        return None, ""
    try:
        return named(text.strip()), ""
    except ValidationError as error:
        return None, " ".join(error.messages)


def _number(text: str, most: int = 2**63 - 1) -> int | None:
    """A whole number as addresses carry it; None for none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= most else None


def _one_of(text: str, values: Any) -> str:
    return text if text in values else ""
