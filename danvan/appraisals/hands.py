"""What one person's hand may do on one case: asked once, then read for every button of its page."""

from dataclasses import dataclass

from danvan.appraisals.models import Sheet
from danvan.committees.models import Member


@dataclass(frozen=True)
class Hand:
    """`keeps`: as a secretary of the sitting; `seat`: on which it judges this case, none for whoever stays out of it."""

    keeps: bool
    seat: Member | None

    @property
    def works(self) -> bool:
        """Whether it does anything with the case at all."""
        return self.keeps or self.seat is not None

    def writes(self, sheet: Sheet) -> bool:
        """The joint sheet: secretaries. A member's own: the account of that seat."""
        return self.keeps if sheet.is_joint else self._own(sheet)

    def signs(self, sheet: Sheet) -> bool:
        """The joint sheet: a member, who did not write it. A member's own: the seat itself."""
        return self.seat is not None and (sheet.is_joint or self._own(sheet))

    def rewrites(self, sheet: Sheet) -> bool:
        """Who writes it, as long as the panel does not vote yet."""
        return sheet.case.sitting.stage == "assessing" and self.writes(sheet)

    def _own(self, sheet: Sheet) -> bool:
        return self.seat is not None and self.seat.seat == sheet.seat
