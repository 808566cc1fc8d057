"""Opens a new house: makes the first administrator's account and prints its invitation."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from danvan.accounts.actions.invitations import create_first_administrator
from danvan.accounts.models import User


class Command(BaseCommand):
    help = "Lập tài khoản quản trị đầu tiên và in liên kết mời, dùng một lần trong bảy ngày."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--username", required=True, help="tên đăng nhập, ví dụ an.tv")
        parser.add_argument("--full-name", required=True, help="họ và tên")

    def handle(self, *args: Any, username: str, full_name: str, **options: Any) -> None:
        if User.objects.filter(username=username.strip().lower()).exists():
            raise CommandError(f"Đã có tài khoản “{username}”. Chọn tên đăng nhập khác.")
        user, token = create_first_administrator(username=username, full_name=full_name)
        self.stdout.write(f"Đã lập tài khoản {user.username} cho {user.full_name}. Mở liên kết này để đặt mật khẩu:")
        self.stdout.write(settings.SITE_ADDRESS + reverse("accounts:invitation", args=[token]))
