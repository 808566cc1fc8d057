"""The records of judging, one module per noun."""

from danvan.appraisals.models.ballots import Count, How, Says, Vote
from danvan.appraisals.models.cases import LIVE, Case, CaseStage, Proposed, Recusal, Visit, Why
from danvan.appraisals.models.criteria import Criteria, Criterion, Marking
from danvan.appraisals.models.decisions import Decision, DecisionKind, DecisionStage, Line, Outcome
from danvan.appraisals.models.sheets import Mark, Sheet, SheetStage
from danvan.appraisals.models.signed import PaperKind, SignedPaper
from danvan.appraisals.models.sittings import OPENED, Of, Reach, Sitting, SittingStage, Voting, Way

__all__ = [
    "LIVE",
    "OPENED",
    "Case",
    "CaseStage",
    "Count",
    "Criteria",
    "Criterion",
    "Decision",
    "DecisionKind",
    "DecisionStage",
    "How",
    "Line",
    "Mark",
    "Marking",
    "Of",
    "Outcome",
    "PaperKind",
    "Proposed",
    "Reach",
    "Recusal",
    "Says",
    "Sheet",
    "SheetStage",
    "SignedPaper",
    "Sitting",
    "SittingStage",
    "Visit",
    "Vote",
    "Voting",
    "Way",
    "Why",
]
