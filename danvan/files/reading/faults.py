"""Why a file is not taken: a code and its facts on the child's side; the parent turns them into a sentence."""

from typing import Any


class Fault(Exception):
    """The file cannot be taken; `code` names a sentence of `sentences`, `facts` fill it."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
