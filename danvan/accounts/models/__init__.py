"""Accounts and what a sign-in needs to remember: second factors, open sessions, one-use links."""

from danvan.accounts.models.factor import CodeApp, RecoveryCode
from danvan.accounts.models.link import Link, Purpose
from danvan.accounts.models.session import Session
from danvan.accounts.models.user import User
from danvan.accounts.models.wrong_tries import WrongTries

__all__ = ["CodeApp", "Link", "Purpose", "RecoveryCode", "Session", "User", "WrongTries"]
