"""Keeps the database and the files of this moment in one encrypted file."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from django.core.management import BaseCommand, CommandError, CommandParser

from config import env
from config.safekeeping import archive
from config.safekeeping.databases import DatabaseTroubled
from config.safekeeping.keys import NotAKey, public_key
from config.safekeeping.sealing import Sealing


def write(draft: Path, readers: Sequence[X25519PublicKey]) -> None:
    """The archive, sealed, on the disk before we call it a backup."""
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with cast(BinaryIO, Sealing(file, readers)) as sealed:
            archive.write(sealed)
        file.flush()
        os.fsync(file.fileno())


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu và các tệp vào một tệp đã mã hóa bằng khóa công khai (DANVAN_BACKUP_KEYS)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("target", type=Path, help="tệp sẽ ghi, ví dụ /backup/danvan-2026-05-24.age")
        parser.add_argument(
            "--to", action="append", default=[], metavar="age1…", help="khóa công khai của người giữ bản sao"
        )

    def handle(self, *args: Any, target: Path, to: list[str], **options: Any) -> None:
        readers = [self.reader(text) for text in to or env.words("DANVAN_BACKUP_KEYS", "")]
        if not readers:
            raise CommandError("Chưa có khóa công khai. Đặt DANVAN_BACKUP_KEYS; tạo khóa bằng manage.py backup_key.")
        if target.exists():
            raise CommandError(f"Đã có {target}. Chọn tên khác để không ghi đè bản sao cũ.")
        draft = target.with_name(f"{target.name}.part")
        try:
            write(draft, readers)
            draft.rename(target)
        except (OSError, DatabaseTroubled) as error:
            raise CommandError(f"Chưa sao lưu được: {error}") from error
        finally:
            draft.unlink(missing_ok=True)
        self.stdout.write(f"Đã ghi {target} ({target.stat().st_size // 1024 + 1} KB).")

    def reader(self, text: str) -> X25519PublicKey:
        try:
            return public_key(text)
        except NotAKey as error:
            raise CommandError(
                f"“{text[:12]}…” không phải khóa công khai dạng age1…. Kiểm tra lại từng chữ."
            ) from error
