"""The log as production writes it, for tests that look at what it tells."""

import contextlib
import json
import logging
from collections.abc import Iterator
from typing import Any, Self

from danvan.core.logs import Line, WithoutTokens


class WrittenLines(logging.Handler):
    """Keeps each line: `written` as it stands in the log, `told` as a log processor reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []
        self.addFilter(WithoutTokens())
        self.setFormatter(Line())

    def emit(self, record: logging.LogRecord) -> None:
        self.written.append(self.format(record))

    @property
    def told(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.written]

    def events(self, *names: str) -> list[tuple[Any, ...]]:
        """What guards watch for: of each event these of its facts."""
        return [(told["event"], *(told.get(name) for name in names)) for told in self.told if "event" in told]

    @contextlib.contextmanager
    def watch(self) -> Iterator[Self]:
        logging.getLogger().addHandler(self)
        try:
            yield self
        finally:
            logging.getLogger().removeHandler(self)
