from typing import Any

from django.core.management.base import BaseCommand, CommandError

from danvan.core.rights import rows, without_row


class Command(BaseCommand):
    """Fails while a route has no row in the rights table."""

    help = "Kiểm tra mọi địa chỉ đều có dòng trong bảng quyền."

    def handle(self, *args: Any, **options: Any) -> None:
        missing = without_row()
        if missing:
            raise CommandError("Chưa có dòng trong bảng quyền: " + ", ".join(missing))
        self.stdout.write(f"{len(rows())} dòng, mọi địa chỉ đều có.")
