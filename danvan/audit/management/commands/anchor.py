"""Sends the day's anchor out of the machine now, or shows the key with which its signature is checked."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.audit.anchors import public_key, send_anchor


class Command(BaseCommand):
    help = "Gửi mốc nhật ký ra ngoài máy (DANVAN_ANCHORS, DANVAN_AUDITORS); --public-key in khóa để kiểm tra chữ ký."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--public-key", action="store_true", help="in khóa công khai, Ed25519, hệ mười sáu")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["public_key"]:
            self.stdout.write(public_key())
            return
        if not settings.ANCHORS_DIR and not settings.AUDITORS:
            raise CommandError("Chưa có nơi gửi mốc. Đặt DANVAN_ANCHORS (thư mục) hoặc DANVAN_AUDITORS (thư điện tử).")
        send_anchor()
