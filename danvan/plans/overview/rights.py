"""What a reader sees by, to tell readers of equal rights from others."""

from typing import Any

from danvan.units.scope import Scope


def rights_of(scope: Scope) -> tuple[object, ...]:
    """What a reader sees by: the same for two readers only where both see the same rows."""
    posts = sorted(_place(post.unit) for post in scope.working)
    remits = sorted((remit.pk, remit.version) for remit in scope.remits)
    return scope.day, tuple(posts), tuple(remits), tuple(sorted(scope.served))


def _place(unit: Any) -> tuple[object, ...]:
    territory = unit.territory.path if unit.territory else ""
    return unit.pk, unit.path, unit.kind.governs_territory, territory
