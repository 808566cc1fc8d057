"""Accounts and what a sign-in needs to remember: open sessions, one-use links."""

from danvan.accounts.models.link import Link, Purpose
from danvan.accounts.models.session import Session
from danvan.accounts.models.user import User

__all__ = ["Link", "Purpose", "Session", "User"]
