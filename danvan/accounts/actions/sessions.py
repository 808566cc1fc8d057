"""Ending sessions."""

from danvan.accounts.models import Session, User
from danvan.core.action import action


@action
def end_sessions(user: User, *, but: str = "") -> int:
    """Ends a person's sessions everywhere, except the one with the digest `but`; how many those were."""
    return Session.objects.of(user).exclude(digest=but).delete()[0]


@action
def end_everybodys_sessions() -> int:
    """Everybody signs in again: after a backup was put back, or a key was lost; how many sessions those were."""
    return Session.objects.all().delete()[0]


@action
def end_session(user: User, pk: int) -> None:
    """Ends one session, if it is this person's; one that has ended already needs no telling."""
    Session.objects.of(user).filter(pk=pk).delete()


@action
def clear_stale_sessions() -> int:
    """Removes the sessions that open nothing any more."""
    return Session.objects.stale().delete()[0]
