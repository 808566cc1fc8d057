"""The records of the register, one module per noun."""

from danvan.documents.models.citations import Citation, Relation
from danvan.documents.models.clauses import KEPT, UNDECIDED, Clause, ClauseKind, ClauseState, Reading
from danvan.documents.models.documents import (
    Document,
    DocumentStage,
    DocumentText,
    Family,
    Issuer,
    ReceivedHow,
)
from danvan.documents.models.recipients import Addressee, Purpose, Recipient

__all__ = [
    "KEPT",
    "UNDECIDED",
    "Addressee",
    "Citation",
    "Clause",
    "ClauseKind",
    "ClauseState",
    "Document",
    "DocumentStage",
    "DocumentText",
    "Family",
    "Issuer",
    "Purpose",
    "Reading",
    "ReceivedHow",
    "Recipient",
    "Relation",
]
