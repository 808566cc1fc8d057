"""Prints every workflow's table into docs/workflows.md, or checks that the page still says what the tables say."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.workflow.printing import page_of
from danvan.workflow.table import workflows


class Command(BaseCommand):
    help = "Ghi docs/workflows.md từ các bảng quy trình; --check chỉ so sánh."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="chỉ so sánh, không ghi")
        parser.add_argument("--to", type=Path, default=settings.BASE_DIR / "docs" / "workflows.md")

    def handle(self, *args: Any, check: bool, to: Path, **options: Any) -> None:
        page = page_of(workflows())
        if not check:
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_text(page, encoding="utf-8")
        elif not to.exists() or to.read_text(encoding="utf-8") != page:
            raise CommandError(f"{to.name} không khớp với các bảng quy trình. Chạy lại: manage.py print_workflows")
