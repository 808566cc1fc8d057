"""The table of a letter: who is a leader stands in the account's position, so that a test may change it in a word."""

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.workflow.table import Move, Workflow, _workflows
from danvan.workflow.tests.letters.models import Stage


def writes(by, letter):
    return User.objects.filter(pk=by.user_id).exists()


def leads(by, letter):
    return User.objects.filter(pk__in=by.persons, position="lãnh đạo").exists()


LETTERS = Workflow(
    _("Công văn"),
    Stage,
    Move("submit", (Stage.DRAFT,), Stage.SUBMITTED, label=_("Trình duyệt"), allowed=writes, who=_("Chuyên viên")),
    Move(
        "approve",
        (Stage.SUBMITTED,),
        Stage.APPROVED,
        label=_("Duyệt"),
        allowed=leads,
        who=_("Lãnh đạo đơn vị"),
        four_eyes=True,
    ),
    Move(
        "send_back",
        (Stage.SUBMITTED,),
        Stage.DRAFT,
        label=_("Trả lại"),
        allowed=leads,
        who=_("Lãnh đạo đơn vị"),
        returns=True,
    ),
)
# Not a workflow of the house: the printed page must not know it.
_workflows.remove(LETTERS)
