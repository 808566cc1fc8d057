from danvan.audit.models.entries import Entry
from danvan.audit.models.erasures import Erasure
from danvan.audit.models.seals import Seal

__all__ = ["Entry", "Erasure", "Seal"]
