"""Old .doc files, through LibreOffice where the machine has it, behind three locks: no network, macros and links off in
a profile of its own, and the one import filter that takes nothing but a true .doc.
"""

import os
import subprocess
from pathlib import Path
from typing import Any

from danvan.files.reading import compound, kinds
from danvan.files.reading.faults import Fault
from danvan.files.reading.office import open_office
from danvan.files.reading.word.document import LIMITS, read_archive

SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
OFF = {
    "DisableMacrosExecution": "true",
    "BlockUntrustedRefererLinks": "true",
    "MacroSecurityLevel": "3",
    "DisableActiveContent": "true",
}
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
# The filter a file is read by, and the one it is written by.
IMPORTED = ("MS Word 97", "docx:MS Word 2007 XML")
PRINTED = ("MS Word 2007 XML", "pdf:writer_pdf_Export")
ITEM = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'


def read(payload: bytes, name: str, program: str = "") -> dict[str, Any]:
    """The text of a .doc; `program` is LibreOffice's path, empty where there is none."""
    kinds.claim(payload, name)
    compound.refuse(payload, "doc")
    if not program:
        raise Fault("old_word")
    converted = _convert(payload, Path.cwd(), program)
    return read_archive(open_office(converted, "docx", LIMITS)).answer()


def as_pdf(payload: bytes, program: str = "") -> tuple[None, list[bytes]]:
    """A paper of our own as LibreOffice prints it."""
    if not program:
        raise Fault("old_word")
    return None, [_convert(payload, Path.cwd(), program, came="docx", filters=PRINTED)]


def _convert(
    payload: bytes, folder: Path, program: str, *, came: str = "doc", filters: tuple[str, str] = IMPORTED
) -> bytes:
    source, profile = folder / f"source.{came}", folder / "profile"
    source.write_bytes(payload)
    (profile / "user").mkdir(parents=True)
    items = "\n".join(ITEM.format(path=SECURITY, name=name, value=value) for name, value in OFF.items())
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE.format(items=items), encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        f"--infilter={filters[0]}",
        "--convert-to",
        filters[1],
        "--outdir",
        str(folder),
        str(source),
    ]
    environment = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}
    subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True)  # noqa: S603 - no shell
    target = folder / f"source.{filters[1].partition(':')[0]}"
    if not target.exists():
        raise Fault("not_converted")
    return target.read_bytes()
