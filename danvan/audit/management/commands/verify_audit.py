"""Checks that the record of work is whole, and says what the check cannot prove."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.audit.anchors import read_anchors
from danvan.audit.verifying import verify
from danvan.core.formats import number

SHOWN = 20


class Command(BaseCommand):
    help = "Kiểm tra nhật ký còn nguyên vẹn; --anchors THƯ-MỤC so với các mốc đã gửi ra ngoài máy."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchors", type=Path, help="thư mục chứa các tệp mốc do người kiểm tra giữ")

    def handle(self, *args: Any, anchors: Path | None, **options: Any) -> None:
        if anchors is not None and not anchors.is_dir():
            raise CommandError(f"Không có thư mục {anchors}.")
        held = [(path.name, anchor) for path, anchor in read_anchors(anchors)] if anchors else None
        verdict = verify(held)
        self.stdout.write(f"Đã kiểm tra {number(verdict.seals)} niêm phong, {number(verdict.entries)} dòng nhật ký.")
        for sentence in verdict.unproved:
            self.stdout.write(f"Chưa chứng minh được: {sentence}")
        for finding in verdict.findings[:SHOWN]:
            self.stdout.write(f"SAI: {finding.sentence}")
        if verdict.findings:
            raise CommandError(f"Nhật ký không còn nguyên vẹn: {number(len(verdict.findings))} chỗ sai.")
        self.stdout.write("Không thấy chỗ nào sai.")
