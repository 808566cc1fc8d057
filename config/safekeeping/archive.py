"""What a backup holds: a note of what it is, the database, then the files.

The database goes first. A file is there before the row that names it, and is swept a day after the last such row went:
so every file the copied rows name is still there when its turn comes.
"""

import contextlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.db import connection

from config.safekeeping import databases
from danvan.core import clock

NOTE, DATABASE, FILES = "backup.json", "database", "media"
FORMAT = 1


class Unfit(Exception):
    """This archive cannot be put back here; the text says why and what to do."""


def write(target: BinaryIO) -> None:
    """The house of this moment, as a tar stream."""
    with tarfile.open(fileobj=target, mode="w|") as archive, _near_the_house() as folder:
        _add(archive, NOTE, json.dumps(_note()).encode())
        databases.copy_out(folder / DATABASE)
        archive.add(folder / DATABASE, DATABASE)
        for path in sorted(files()):
            # A secret document may be purged while we copy: then it is not to be kept.
            with contextlib.suppress(FileNotFoundError):
                archive.add(path, f"{FILES}/{path.relative_to(settings.MEDIA_ROOT)}", recursive=False)


def read(source: BinaryIO) -> None:
    """Puts everything back, into a house that holds nothing."""
    if not databases.is_empty() or any(files()):
        raise Unfit("Nơi này đã có dữ liệu. Phục hồi vào một cơ sở dữ liệu mới và một thư mục tệp trống.")
    # Nothing of the house is touched before the last piece has proved to be whole.
    with _near_the_house() as folder, tarfile.open(fileobj=source, mode="r|") as archive:
        for member in archive:
            _unpack(archive, member, folder)
        source.read()
        _refuse_another_kind(folder / NOTE)
        databases.copy_in(folder / DATABASE)
        _put_files(folder / FILES)


def files() -> Iterator[Path]:
    """Every file people brought."""
    return (Path(folder, name) for folder, _, names in os.walk(settings.MEDIA_ROOT) for name in names)


def _note() -> dict[str, object]:
    return {"format": FORMAT, "vendor": connection.vendor, "made_at": clock.machine_now().isoformat()}


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Only plain files at the places we write; the archive came from outside. By hand, because the Python of Debian 12
    knows no filter for it.
    """
    place = PurePosixPath(member.name)
    if not member.isfile() or place.parts[0] not in (NOTE, DATABASE, FILES) or ".." in place.parts:
        raise Unfit(f"Bản sao có mục lạ “{member.name}”. Dùng đúng tệp do lệnh backup tạo ra.")
    content = archive.extractfile(member)
    target = folder / place
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        shutil.copyfileobj(content, file)  # type: ignore[arg-type]


def _refuse_another_kind(note: Path) -> None:
    found = json.loads(note.read_text(encoding="utf-8")) if note.exists() else {}
    if found.get("format") != FORMAT:
        raise Unfit("Bản sao thuộc phiên bản khác. Dùng đúng phiên bản phần mềm đã tạo ra bản sao rồi nâng cấp sau.")
    if found["vendor"] != connection.vendor:
        raise Unfit(f"Bản sao lấy từ {found['vendor']}. Đặt DATABASE_URL tới cùng loại cơ sở dữ liệu rồi chạy lại.")


def _put_files(folder: Path) -> None:
    for path in sorted(folder.rglob("*")) if folder.exists() else ():
        if path.is_file():
            place = Path(settings.MEDIA_ROOT) / path.relative_to(folder)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.replace(place)


@contextmanager
def _near_the_house() -> Iterator[Path]:
    """A passing folder on the house's own disk, its owner's alone."""
    with tempfile.TemporaryDirectory(prefix="backup-", dir=settings.VAR_DIR) as folder:
        yield Path(folder)
