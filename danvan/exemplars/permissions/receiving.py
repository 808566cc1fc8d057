"""Who opens the receiver's page of a model, and for what. A holder may delegate taking in and sending back by themselves:
whoever may make one of these moves opens the page on which it is made, and finds there no more than that.

| what | who |
|---|---|
| open it | who receives; a deputy who may send back; one who may take in, while a registration waits |
| judge a result | who receives, in person or for all of an absence |
"""

from danvan.core.acting import Acting
from danvan.exemplars.models import Exemplar
from danvan.exemplars.permissions import receives
from danvan.exemplars.workflow import EXEMPLAR


def opens_receiving(by: Acting, exemplar: Exemplar) -> bool:
    """The receiver, and deputies for what waits there."""
    return receives(by, exemplar) or sends_back(by, exemplar) or EXEMPLAR.is_open(by, exemplar, "accept")


def sends_back(by: Acting, exemplar: Exemplar) -> bool:
    """Those who may ask for more: of a registration, and of the result of whichever year."""
    return receives(EXEMPLAR.for_move(by, "send_back"), exemplar)
