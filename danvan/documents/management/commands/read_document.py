"""A document's file in, what the reader finds in it out; nothing is kept."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.core.errors import Refused
from danvan.documents.reader import Reading, as_json, read
from danvan.files import intake

_LABELS = {
    "doc_type": "Loại văn bản",
    "number_symbol": "Số, ký hiệu",
    "issuer": "Cơ quan ban hành",
    "place": "Địa danh",
    "date": "Ngày",
    "title": "Trích yếu",
    "signer": "Người ký",
    "period": "Thời kỳ",
}


class Command(BaseCommand):
    """Reads one document and prints what it says, to look at or (--json) for another program."""

    help = "Đọc một văn bản (.txt, .docx, .pdf, .doc) và in những gì đọc được; không lưu gì vào hệ thống."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="tệp văn bản cần đọc")
        parser.add_argument("--json", action="store_true", help="in đầy đủ thành một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        reading = read(words_of(options["file"]))
        self.stdout.write(json.dumps(as_json(reading), ensure_ascii=False) if options["json"] else summary(reading))


def words_of(path: Path) -> str:
    """The document's text; a text file's own letters, so that the places given are places in the file."""
    try:
        payload = path.read_bytes()
    except OSError as fault:
        raise CommandError(f"Không mở được tệp {path}. Kiểm tra lại đường dẫn và quyền đọc tệp.") from fault
    if path.suffix.lower() == ".txt":
        try:
            return payload.decode("utf-8")
        except UnicodeDecodeError:
            pass  # an old code page, which the intake knows
    try:
        return intake.read_words(payload, path.name).text
    except Refused as refused:
        raise CommandError(str(refused)) from refused


def summary(reading: Reading) -> str:
    """The header and how much was found, in a few lines."""
    said = as_json(reading)
    counted = (
        ("căn cứ", said["legal_bases"]), ("chỉ tiêu", reading.targets), ("nhiệm vụ", reading.tasks),
        ("thời hạn", reading.deadlines), ("nơi nhận", reading.recipients), ("chỗ cần xem lại", said["uncertain"]),
    )  # fmt: skip
    lines = [f"{label}: {said[name] or 'không thấy'}" for name, label in _LABELS.items()]
    return "\n".join([*lines, ", ".join(f"{len(items)} {words}" for words, items in counted)])
