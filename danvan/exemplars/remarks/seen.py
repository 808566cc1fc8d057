"""What a rule saw of a model."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from danvan.exemplars.models import RemarkKind


@dataclass(frozen=True)
class Seen:
    """One remark in the making: of which kind, about which other model, how much in a hundred, ids and numbers only."""

    kind: RemarkKind
    about: int | None = None
    share: int | None = None
    facts: Mapping[str, int] = field(default_factory=dict)
