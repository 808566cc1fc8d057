"""A dossier's page saved as one act: the dossier, and what was noted of a person's consent."""

from collections.abc import Mapping
from typing import Any

from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.exemplars.actions.consents import note_consent
from danvan.exemplars.actions.dossiers import write
from danvan.exemplars.models import Dossier
from danvan.exemplars.typed import Typed


@action
def save_page(
    dossier: Dossier,
    typed: Typed,
    *,
    by: Acting,
    version: int,
    key: str | None = None,
    consent: Mapping[str, Any] | None = None,
) -> None:
    """Writes the dossier and notes the consent, or neither."""
    exemplar = write(dossier, typed, by=by, version=version, key=key)
    if consent:
        note_consent(exemplar, by=by, **consent)
