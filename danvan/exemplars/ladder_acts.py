"""What may be done with a model as it climbs: each act with its words, its form, who may, and what is said after."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.core.acting import Acting
from danvan.exemplars.actions.elevation import propose, proposes
from danvan.exemplars.actions.hands import speaks_for_unit
from danvan.exemplars.actions.papers import note_paper, record_paper, withdraw
from danvan.exemplars.actions.upkeep import answer, go_on, plan_checks
from danvan.exemplars.forms import ladder as forms
from danvan.exemplars.models import LIVING, SHARED, Exemplar, Stage
from danvan.exemplars.permissions import recognises, registers, registers_or_receives
from danvan.exemplars.workflow import EXEMPLAR
from danvan.units.permissions import serves


@dataclass(frozen=True)
class Act:
    """One thing to do on the page: `may` says who and when, `do` takes the model, by=, key= and what was typed.

    `moves` acts compare the version that the page showed. `for_unit` says whether this hand does it in the place of a unit
    where nobody signs in, and so has to name from what.
    """

    name: str
    label: Any
    form: type[forms.LadderForm]
    may: Callable[[Acting, Exemplar], bool]
    do: Callable[..., Any]
    said: Any
    moves: bool = False
    for_unit: Callable[[Acting, Exemplar], bool] = lambda by, exemplar: False


def _moves(name: str) -> Callable[[Acting, Exemplar], bool]:
    return lambda by, exemplar: EXEMPLAR.is_open(by, exemplar, name)


def _serves(by: Acting, exemplar: Exemplar) -> bool:
    return serves(by, exemplar.unit)


ACTS = {
    act.name: act
    for act in (
        Act(
            "recognition",
            _("Ghi nhận quyết định công nhận đã ký"),
            forms.PaperForm,
            _moves("record_paper"),
            record_paper,
            _("Đã ghi nhận quyết định công nhận."),
            moves=True,
        ),
        Act(
            "year",
            _("Đăng ký duy trì, mở rộng"),
            forms.YearForm,
            lambda by, exemplar: exemplar.stage == Stage.RECOGNISED and registers(by, exemplar),
            go_on,
            _("Đã đăng ký cho năm này."),
            for_unit=_serves,
        ),
        Act(
            "proposal",
            _("Đề nghị lên cấp trên"),
            forms.ProposalForm,
            proposes,
            propose,
            _("Đã đề nghị lên cấp trên; đơn vị có bản đăng ký ở cấp đó, lập từ hồ sơ này."),
        ),
        Act(
            "paper",
            _("Ghi nhận tiêu biểu, khen thưởng"),
            forms.LaterPaperForm,
            lambda by, exemplar: exemplar.stage in SHARED and recognises(by, exemplar),
            note_paper,
            _("Đã ghi nhận văn bản."),
        ),
        Act(
            "checks",
            _("Đặt mốc kiểm tra hằng năm"),
            forms.ChecksForm,
            lambda by, exemplar: exemplar.stage in LIVING and registers_or_receives(by, exemplar),
            plan_checks,
            _("Đã đặt mốc kiểm tra."),
            for_unit=speaks_for_unit,
        ),
        Act(
            "answer",
            _("Trả lời: mô hình còn hoạt động"),
            forms.AnswerForm,
            lambda by, exemplar: exemplar.fading_since is not None and registers(by, exemplar),
            answer,
            _("Đã ghi hoạt động của mô hình."),
            for_unit=_serves,
        ),
        Act(
            "withdrawal",
            _("Ghi nhận văn bản thôi công nhận"),
            forms.WithdrawalForm,
            _moves("withdraw"),
            withdraw,
            _("Đã ghi nhận thôi công nhận; lần công nhận vẫn đọc lại được."),
            moves=True,
        ),
    )
}


def open_acts(by: Acting, exemplar: Exemplar) -> list[Act]:
    """What this person may do now."""
    return [act for act in ACTS.values() if act.may(by, exemplar)]
