"""Prints what the web's database role may do, for who sets up PostgreSQL."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from danvan.audit.grants import grants


class Command(BaseCommand):
    help = "In các lệnh cấp quyền cho vai trò PostgreSQL của máy chủ web: không sửa, xóa được nhật ký."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="tên vai trò, ví dụ danvan_web; vai trò này không sở hữu bảng nào")

    def handle(self, *args: Any, role: str, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError(
                "SQLite không có vai trò: ai đọc được tệp thì sửa được tệp. Dùng PostgreSQL và gửi mốc ra ngoài."
            )
        for statement in grants(role):
            self.stdout.write(f"{statement};")
