"""What a person is told when something cannot be done."""

from typing import Any


class Refused(Exception):
    """The act cannot be done; the sentence says what happened, then what to do, without blame.

    `status` is the answer's HTTP status: 422 unless somebody else came first (409) or it may not be done at all (403).
    """

    def __init__(self, sentence: Any, *, status: int = 422) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status

    def __str__(self) -> str:
        return str(self.sentence)


class Overtaken(Refused):
    """Somebody else changed the record between reading and writing."""

    def __init__(self, sentence: Any) -> None:
        super().__init__(sentence, status=409)
