"""Makes the pair of keys for backups."""

import os
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.core.management import BaseCommand, CommandError, CommandParser

from config.safekeeping.keys import written_private, written_public


class Command(BaseCommand):
    help = (
        "Tạo cặp khóa sao lưu: ghi khóa riêng vào một tệp để cất nơi khác, in khóa công khai để đặt DANVAN_BACKUP_KEYS."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("target", type=Path, help="tệp sẽ chứa khóa riêng")

    def handle(self, *args: Any, target: Path, **options: Any) -> None:
        key = X25519PrivateKey.generate()
        public = written_public(key.public_key())
        try:
            with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.write(f"# public key: {public}\n{written_private(key)}\n")
        except FileExistsError as error:
            raise CommandError(f"Đã có {target}. Chọn tên khác: ghi đè khóa riêng là mất mọi bản sao cũ.") from error
        self.stdout.write(public)
