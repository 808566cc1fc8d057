"""Puts a backup back into an empty house."""

from pathlib import Path
from typing import Any, BinaryIO, cast

from django.core.management import BaseCommand, CommandError, CommandParser, call_command

from config.safekeeping import archive
from config.safekeeping.databases import DatabaseTroubled
from config.safekeeping.keys import NotAKey, identity_in
from config.safekeeping.sealing import NotReadable, Opening
from danvan.accounts.actions.sessions import end_everybodys_sessions

UNREADABLE = "Không mở được bản sao: tệp đã bị sửa, bị cắt, hoặc không dành cho khóa này. Kiểm tra tệp và khóa."


class Command(BaseCommand):
    help = "Phục hồi từ một bản sao vào cơ sở dữ liệu và thư mục tệp còn trống."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", type=Path, help="tệp do lệnh backup tạo ra")
        parser.add_argument("--key", type=Path, required=True, help="tệp chứa khóa riêng AGE-SECRET-KEY-1…")

    def handle(self, *args: Any, source: Path, key: Path, **options: Any) -> None:
        try:
            with source.open("rb") as file:
                archive.read(cast(BinaryIO, Opening(file, identity_in(key.read_text(encoding="utf-8")))))
        except NotAKey as error:
            raise CommandError(f"{key} không chứa khóa riêng dạng AGE-SECRET-KEY-1…. Chọn đúng tệp khóa.") from error
        except NotReadable as error:
            raise CommandError(UNREADABLE) from error
        except (OSError, DatabaseTroubled, archive.Unfit) as error:
            raise CommandError(str(error)) from error
        call_command("migrate", verbosity=0)
        # Whoever was signed in that day signs in again: sessions ended since must not come back.
        end_everybodys_sessions()
        self.stdout.write("Đã phục hồi. Chạy manage.py verify_audit trước khi mở lại cho mọi người.")
