"""What a list on paper says of a model of a past year, and what it becomes here. What it does not say stays unknown."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.models import STEPS, FieldCode, Level, RecognitionKind, Stage, Subject
from danvan.units.models import Unit


class Result(models.TextChoices):
    """How far a model came in its year, in the words of old lists."""

    REGISTERED = "registered", _("đăng ký")
    EFFECTIVE = "effective", _("hiệu quả")
    RECOGNISED = "recognised", _("công nhận")
    OUTSTANDING = "outstanding", _("tiêu biểu")
    COMMENDED = "commended", _("khen thưởng")
    NOT_RECOGNISED = "not_recognised", _("chưa công nhận")


# Results that a document says, and the count it is of.
SAID = {
    Result.RECOGNISED: (RecognitionKind.RECOGNISED, "recognised_on"),
    Result.OUTSTANDING: (RecognitionKind.OUTSTANDING, "outstanding_on"),
    Result.COMMENDED: (RecognitionKind.COMMENDED, "commended_on"),
}
# Results that only count with their day: nothing but the list tells of them.
DATED = {Result.REGISTERED: "registered_on", Result.EFFECTIVE: "effective_on"}
RECOGNISED = (Result.RECOGNISED, Result.OUTSTANDING)


@dataclass(frozen=True)
class Past:
    """One model of a past year as a paper tells it. `signed_on` is the day of its document, where that is known."""

    name: str
    subject: str
    unit: Unit
    year: int
    level: Level
    result: str
    field: FieldCode | None = None
    collective: str = ""
    person: str = ""
    symbol: str = ""
    signed_on: date | None = None
    kept_at: str = ""
    pilot_on: date | None = None
    launched_on: date | None = None

    @property
    def stage(self) -> Stage:
        """Where it stands for good: nobody asks on, and it is never sent back."""
        return Stage.RECOGNISED if self.result in RECOGNISED else Stage.CLOSED

    @property
    def is_individual(self) -> bool:
        return self.subject == Subject.INDIVIDUAL

    @property
    def said(self) -> RecognitionKind | None:
        """What its document says of it, if it says anything."""
        return SAID[Result(self.result)][0] if self.result in SAID else None

    @property
    def outstanding_on(self) -> date | None:
        return self.signed_on if self.result == Result.OUTSTANDING else None

    @property
    def days(self) -> dict[str, date | None]:
        """The days of its year, as far as they are known."""
        told = {result: count for result, (_kind, count) in SAID.items()} | DATED
        name = told.get(Result(self.result))
        return {name: self.signed_on} if name else {}

    @property
    def steps(self) -> int:
        """The counts of its year: what a document says counts without its day, the rest only with it."""
        bits = {name: 1 << place for place, name in enumerate(STEPS)}
        return sum(bits[name] for name, day in self.days.items() if day or self.said is not None)
