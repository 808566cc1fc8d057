"""Approvals by accounts that are new: somebody who makes an account to approve the own work approves with it soon."""

from datetime import timedelta

from django.db.models import DateField, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Value

from danvan.accounts.models import User
from danvan.audit.models import Entry
from danvan.units.scope import union
from danvan.workflow.table import workflows

# An account is new on the day it was made and for so many days after.
NEW_FOR = 7


def new_approvals() -> QuerySet[Entry]:
    """The moves that take a second pair of eyes, made while the account that made them was new."""
    approving = [
        Q(object_type=table.key, verb=move.name)
        for table in workflows()
        for move in table.moves.values()
        if move.four_eyes
    ]
    made_on = Subquery(User.objects.filter(pk=OuterRef("actor_id")).values("made_on"))
    old_from = ExpressionWrapper(F("made_on") + Value(timedelta(days=NEW_FOR + 1)), output_field=DateField())
    return Entry.objects.filter(union(approving)).alias(made_on=made_on).filter(at__date__lt=old_from)
