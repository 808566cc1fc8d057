"""A province whose board keeps the lists and forms of models."""

from dataclasses import dataclass
from functools import cached_property

from danvan.accounts import second_factor
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.exemplars.tests.factories import remit_over
from danvan.plans.tests.scenes import browser_of
from danvan.units.models import Act, Territory, Unit
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory, officer_of


@dataclass
class Province:
    """A board that recognises models, and a commune that registers them."""

    home: Territory
    board: Unit
    commune: Unit

    @cached_property
    def keeper(self) -> Acting:
        """Who writes at the board."""
        return officer_of(self.board)

    @cached_property
    def browser(self):
        """The keeper's browser, second factor shown."""
        return proved(browser_of(self.keeper))


def a_province(name="Sông Thử"):
    """A province with its board and a commune, and the board's remit to recognise."""
    home = TerritoryFactory(level="province", kind="tỉnh", name=name, full_name=f"Tỉnh {name}")
    kind = KindFactory(code="ban-dan-van", level="province")
    board = UnitFactory(name=f"Ban Dân vận {name}", kind=kind, territory=home)
    commune = UnitFactory(name=f"UBND xã của {name}", parent=board, territory=TerritoryFactory(parent=home))
    remit_over(board, board, Act.RECOGNISE)
    return Province(home, board, commune)


def proved(browser):
    """A browser in which the second factor was just shown."""
    session, moment = browser.session, clock.machine_now().isoformat()
    session.update({second_factor.PROVED_AT: moment, second_factor.PASSWORD_AT: moment})
    session.save()
    return browser
