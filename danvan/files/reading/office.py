"""What a .docx or .xlsx may not carry: macros, controls, embedded objects, calls to other programs, templates from
elsewhere. A chart's own workbook is the one zip that may lie in another.
"""

import re
import zipfile

from danvan.files.reading import archive, markup
from danvan.files.reading.archive import Limits
from danvan.files.reading.faults import Fault

ZIP = b"PK\x03\x04"
CONTENT_TYPES = "[Content_Types].xml"
MAIN_TYPES = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
}
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
MACRO_FOLDERS = ("macrosheets", "dialogsheets")
REFUSED_RELATIONS = {
    "vbaProject": "macro",
    "attachedTemplate": "template_link",
    "subDocument": "template_link",
    "frame": "template_link",
    "oleObject": "embedded",
    "aFChunk": "embedded",
    "control": "active",
    "activeXControlBinary": "active",
}
WORKBOOK_OF_A_CHART = re.compile(r"(word|xl)/embeddings/[^/]+\.xlsx", re.IGNORECASE)
# A formula that hands a command line to another program: =cmd|'/c …'!A0
DDE_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^<>]{0,500})?>[^<|]{0,200}\|[^<!]{0,2000}!")
# Not every reader of sheets says no to entities; here no part may even announce any.
DOCTYPE, PROLOGUE = re.compile(rb"<!DOCTYPE|<!ENTITY"), 1024
DDE_LINK = re.compile(rb"<(?:\w+:)?(?:ddeLink|oleLink)\b")


def open_office(payload: bytes, kind: str, limits: Limits, depth: int = 0) -> zipfile.ZipFile:
    """The parts of a .docx or .xlsx that is what its name says and carries nothing that acts."""
    opened = archive.open_archive(payload, limits)
    _refuse_other_kind(opened, kind, limits)
    for entry in opened.infolist():
        _refuse_part(opened, entry, limits, depth)
    return opened


def _refuse_other_kind(opened: zipfile.ZipFile, kind: str, limits: Limits) -> None:
    types = markup.part(opened, CONTENT_TYPES, limits)
    if types is None:
        raise Fault("disguised", extension=kind, found="zip")
    declared = [markup.attribute(each, "ContentType") for each in types]
    if any("macroEnabled" in each or "vbaProject" in each for each in declared):
        raise Fault("macro")
    if any("activeX" in each or "ms-office.activeX" in each for each in declared):
        raise Fault("active")
    found = {MAIN_TYPES[each.rpartition("openxmlformats-officedocument.")[2]] for each in declared if _is_main(each)}
    if found != {kind}:
        raise Fault("disguised", extension=kind, found=min(found, default="zip"))


def _is_main(declared: str) -> bool:
    return declared.rpartition("openxmlformats-officedocument.")[2] in MAIN_TYPES


def _refuse_part(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, depth: int) -> None:
    name = entry.filename.lower()
    folders, _, last = name.rpartition("/")
    if last in MACRO_PARTS or any(folder in MACRO_FOLDERS for folder in folders.split("/")):
        raise Fault("macro")
    if "/activex/" in f"/{folders}/":
        raise Fault("active")
    if archive.start_of(opened, entry, len(ZIP)) == ZIP:
        _refuse_inner(opened, entry, limits, depth)
    elif "/embeddings/" in f"/{folders}/" and not last.endswith(".rels"):
        raise Fault("embedded")
    if name.endswith((".xml", ".rels")) and DOCTYPE.search(archive.start_of(opened, entry, PROLOGUE)):
        raise Fault("damaged")
    if name.endswith(".rels"):
        _refuse_relations(opened, entry.filename, limits)
    if name.startswith("xl/"):
        _refuse_dde(opened, entry, limits)


def _refuse_inner(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, depth: int) -> None:
    if depth or not WORKBOOK_OF_A_CHART.fullmatch(entry.filename):
        raise Fault("embedded")
    open_office(archive.read(opened, entry.filename, limits), "xlsx", limits, depth + 1)


def _refuse_relations(opened: zipfile.ZipFile, name: str, limits: Limits) -> None:
    for relation in markup.parse(archive.read(opened, name, limits)):
        kind = markup.attribute(relation, "Type").rpartition("/")[2]
        if kind in REFUSED_RELATIONS:
            raise Fault(REFUSED_RELATIONS[kind])


def _refuse_dde(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> None:
    folder = entry.filename.lower().split("/")[1]
    if folder in ("worksheets", "externallinks") and entry.filename.lower().endswith(".xml"):
        content = archive.read(opened, entry.filename, limits)
        # A plain search first: the patterns are slow over a hundred megabytes that hold neither.
        links = b"Link" in content and DDE_LINK.search(content)
        if links or (b"|" in content and DDE_FORMULA.search(content)):
            raise Fault("dde")
