"""Moves everything encrypted to the first of the encryption keys."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from danvan.core.secrets import Unreadable, rotate_all


class Command(BaseCommand):
    help = "Mã hóa lại mọi bí mật bằng khóa đứng đầu DANVAN_ENCRYPTION_KEYS; sau đó có thể bỏ khóa cũ."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            moved = rotate_all()
        except Unreadable as error:
            raise CommandError(str(error)) from error
        for field, count in moved.items():
            self.stdout.write(f"{field}: {count}")
        self.stdout.write("Đã xong. Khóa cũ không còn cần cho dữ liệu đang lưu.")
