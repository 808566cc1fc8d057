"""Does what is due; with --loop until it is stopped."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from danvan.jobs.ticking import tick

SECONDS = 15


class Command(BaseCommand):
    help = "Làm các việc đến giờ; --loop để chạy mãi."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", action="store_true", help="chạy mãi, cho đến khi bị dừng")

    def handle(self, *args: Any, loop: bool, verbosity: int, **options: Any) -> None:
        over = Event()
        if not loop:
            self.report(tick(), verbosity)
            return
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: over.set())
        while not over.is_set():
            close_old_connections()
            self.report(tick(), verbosity)
            over.wait(SECONDS)

    def report(self, done: list[str], verbosity: int) -> None:
        for name in done if verbosity else ():
            self.stdout.write(name)
