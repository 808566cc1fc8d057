"""What apps keep that was drawn from a record's files, such as traces of its photos: told when a file leaves its record."""

from collections.abc import Callable

# The number of the record that a file left, and whether it was purged: then nothing may be left of it.
Follow = Callable[[int, bool], None]
_followed: dict[str, Follow] = {}


def when_files_leave(owner_type: str, follow: Follow) -> None:
    """Says once, at start-up, what follows for a record of this kind; a second registration replaces the first."""
    _followed[owner_type] = follow


def left(owner_type: str, owner_id: int, *, purged: bool = False) -> None:
    """A file is with this record no longer."""
    follow = _followed.get(owner_type)
    if follow is not None:
        follow(owner_id, purged)
