"""Accounts and what signing in needs to remember: second factors, open sessions, one-use links, wrong tries; changes
that wait for a day or a second person; letters that wait to be sent.
"""

from danvan.accounts.models.changes import AddressChange, FactorReset
from danvan.accounts.models.factor import CodeApp, Passkey, RecoveryCode
from danvan.accounts.models.identity import ExternalIdentity
from danvan.accounts.models.letter import Letter, LetterKind
from danvan.accounts.models.link import Link, Purpose
from danvan.accounts.models.session import Session
from danvan.accounts.models.user import User
from danvan.accounts.models.wrong_tries import WrongTries

__all__ = [
    "AddressChange",
    "CodeApp",
    "ExternalIdentity",
    "FactorReset",
    "Letter",
    "LetterKind",
    "Link",
    "Passkey",
    "Purpose",
    "RecoveryCode",
    "Session",
    "User",
    "WrongTries",
]
