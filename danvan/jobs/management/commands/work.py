"""Works off the jobs that people asked for."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils.crypto import get_random_string

from danvan.jobs.actions import take_up_lost_jobs


class Command(BaseCommand):
    help = "Chạy các việc nền đang chờ; --batch để dừng khi hết việc."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="dừng khi hết việc")

    def handle(self, *args: Any, batch: bool, **options: Any) -> None:
        take_up_lost_jobs()
        # A number of its own for each worker: the command's default is drawn once per process image.
        call_command(
            "db_worker", batch=batch, startup_delay=False, reload=False, worker_id=get_random_string(32), verbosity=0
        )
