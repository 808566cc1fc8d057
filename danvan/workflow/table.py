"""The table of a workflow, and the one way to make a move."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.audit.words import speak_of
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.workflow.authors import release_authors, wrote
from danvan.workflow.changes import told
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED, NOT_ALLOWED, Row, compare_and_set, locked

Allowed = Callable[[Acting, Any], bool]


@dataclass(frozen=True)
class Move:
    """One arrow of the table: `label` is the button's words, `who` says in words what `allowed` asks.

    `named` is the act, code and words, that a holder may delegate by itself; moves of one act share it. `four_eyes`:
    nobody who wrote a part of this version may make it. `returns`: the version goes back to be rewritten.
    """

    name: str
    sources: Sequence[str]
    target: str
    label: Any
    allowed: Allowed
    who: Any
    four_eyes: bool = False
    returns: bool = False
    named: tuple[str, Any] | None = None


class Workflow:
    """All moves of one kind of record: `stages` is its TextChoices. Nothing else sets its `stage`.

    `after` is told of each move in its own action: what is counted of these records is to be counted anew.
    """

    def __init__(self, name: Any, stages: Any, *moves: Move, after: Callable[[Any], None] | None = None) -> None:
        self.name = name
        self.stages = stages
        self.after = after
        self.moves = {move.name: move for move in moves}
        self.key = ""
        _workflows.append(self)

    def speaks_of(self, model: type[Model]) -> None:
        """Gives history the words of this table's moves and stages, for records of the model it moves."""
        self.key = model._meta.label_lower
        speak_of(
            model,
            verbs={move.name: move.label for move in self.moves.values()},
            values={"stage": dict(self.stages.choices)},
        )

    def acts(self) -> dict[str, Any]:
        """The acts of this table that may be delegated by themselves: {code: words}."""
        named = [move.named for move in self.moves.values() if move.named]
        return {f"{self.key}:{code}": words for code, words in named}

    def for_move(self, by: Acting, name: str) -> Acting:
        """The post as it stands for a move: a deputy for named acts has the holder's role for these alone."""
        named = self.moves[name].named
        return by.for_act(f"{self.key}:{named[0]}") if named else by

    def open_to(self, by: Acting, row: Any) -> list[Move]:
        """The moves this person may make now, in the table's order: the buttons of the page."""
        return [move for move in self.moves.values() if self._open(move, by, row)]

    def is_open(self, by: Acting, row: Any, name: str) -> bool:
        """Whether this one move is open to this person now."""
        return self._open(self.moves[name], by, row)

    def _open(self, move: Move, by: Acting, row: Any) -> bool:
        allowed = row.stage in move.sources and move.allowed(self.for_move(by, move.name), row)
        return allowed and not (move.four_eyes and wrote(row, by))

    @action
    def advance(
        self,
        row: Row,
        name: str,
        *,
        by: Acting,
        key: str | None = None,
        version: int | None = None,
        reason: str = "",
        **changes: Any,
    ) -> Row:
        """Makes a move: stage, holding, rights and authors are read again under the row's lock, then compared and set.

        `changes` are fields written with the move. Refused when somebody else moved first, when it may not be made,
        or when the form's key was spent already.
        """
        move = self.moves[name]
        spend(key)
        fresh = locked(row)
        by = self.for_move(renewed(by), name)
        self._check(move, fresh, by, version)
        changes = {"stage": move.target, **changes}
        entry = told(fresh, changes)
        compare_and_set(fresh, changes)
        if move.returns:
            release_authors(fresh)
        record(name, fresh, by=by, changes=entry, reason=reason)
        row.refresh_from_db()
        if self.after:
            self.after(row)
        return row

    def _check(self, move: Move, fresh: Any, by: Acting, version: int | None) -> None:
        if fresh.stage not in move.sources or (version is not None and fresh.version != version):
            raise Overtaken(CHANGED)
        if not move.allowed(by, fresh):
            raise Refused(NOT_ALLOWED, status=403)
        if move.four_eyes and wrote(fresh, by):
            raise Refused(
                _("Người đã soạn nội dung này không tự duyệt được. Đề nghị người khác thực hiện."), status=403
            )


_workflows: list[Workflow] = []


def workflows() -> Iterator[Workflow]:
    """Every workflow of the house, for the printed tables."""
    return iter(_workflows)
