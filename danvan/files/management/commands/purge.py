from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.models import Model

from danvan.accounts.models import User
from danvan.core import registry, search
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.files import purging
from danvan.files.actions.purge import purge


class Command(BaseCommand):
    """Removes one record from everywhere: rows, files, index, drafts, caches, and what the database file remembers."""

    help = "Xóa hẳn một hồ sơ (ví dụ tài liệu mật tải lên nhầm) khỏi mọi nơi trong hệ thống."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", help="loại hồ sơ, ví dụ documents.document hoặc files.attachment")
        parser.add_argument("id", type=int, help="mã số hồ sơ, ở cuối địa chỉ trang")
        parser.add_argument("--reason", required=True, help="lý do, được ghi vào nhật ký")
        parser.add_argument("--by", required=True, help="tên đăng nhập của người chịu trách nhiệm")

    def handle(self, *args: Any, **options: Any) -> None:
        subject, person = found(options["kind"], options["id"]), User.objects.named(options["by"])
        if subject is None or person is None:
            missing = options["kind"] if subject is None else options["by"]
            raise CommandError(f"Không tìm thấy {missing}. Kiểm tra lại loại, mã số và tên đăng nhập.")
        try:
            counts = purge(subject, by=Acting(user=person), reason=options["reason"])
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        scrub(type(subject))
        told = ", ".join(f"{word} {count}" for word, count in counts.items() if count)
        self.stdout.write(f"Đã xóa. {told}. Bản sao lưu cũ vẫn còn: xử lý theo quy trình sao lưu.")


def found(key: str, pk: int) -> Model | None:
    """The record behind a kind and a number, whoever may see it."""
    try:
        return registry.kind_of(key).model._base_manager.filter(pk=pk).first()
    except KeyError:
        return None


def scrub(model: type[Model]) -> None:
    """Rewrites what the database still holds of deleted rows: pages that are free are not yet empty."""
    if connection.in_atomic_block:
        return
    tables = {each._meta.db_table for part in purging.parts() for each in (*part.models, model)}
    if connection.vendor == "sqlite":
        # secure_delete has emptied the pages of tables; the words in the indexes and the log of writes go here.
        search.scrub_all()
        return
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(table)}")
