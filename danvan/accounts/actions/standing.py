"""Pausing an account and opening it again."""

from danvan.accounts.actions.links import withdraw_links
from danvan.accounts.actions.sessions import end_sessions
from danvan.accounts.models import Purpose, User
from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.action import action


@action
def pause(user: User, *, by: Acting) -> None:
    """Nobody signs in with it any more; sessions and links end at once. The record keeps the name."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    withdraw_links(user, *Purpose)
    end_sessions(user)
    record("pause_account", user, by=by)


@action
def resume(user: User, *, by: Acting) -> None:
    """The person may sign in again, with the password and factor they had."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("resume_account", user, by=by)
