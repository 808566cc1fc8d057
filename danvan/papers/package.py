"""The parts of a .docx around its words, and the file that holds them all."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from danvan.papers.markup import paragraph, words
from danvan.papers.paper import Size
from danvan.papers.rules import BOTTOM, LANGUAGE, LEFT, PAGE_NUMBER_FROM_EDGE, RIGHT, TOP, sides, twips
from danvan.papers.styles import MAIN

_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def section(page: Size = "A4", *, landscape: bool = False, annex: bool = False) -> str:
    """A section's paper and margins. The number stands in the top margin from its second page on; an annex counts anew."""
    wide, high = map(twips, sides(page, landscape=landscape))
    turned = ' w:orient="landscape"' if landscape else ""
    counted = '<w:pgNumType w:start="1"/>' if annex else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="number"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar w:top="{twips(TOP)}" w:right="{twips(RIGHT)}" '
        f'w:bottom="{twips(BOTTOM)}" w:left="{twips(LEFT)}" w:header="{twips(PAGE_NUMBER_FROM_EDGE)}" '
        f'w:footer="{twips(PAGE_NUMBER_FROM_EDGE)}" w:gutter="0"/>{counted}<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def section_end(held: str) -> str:
    """The paragraph that closes a section, too low to make a page of its own."""
    return paragraph("End", "", held)


def document_part(body: str) -> str:
    """word/document.xml."""
    return f'<w:document xmlns:w="{MAIN}" xmlns:r="{_OFFICE}"><w:body>{body}</w:body></w:document>'


def package(
    document: str, styles: str, *, title: str, author: str, at: datetime, pictures: Mapping[str, bytes]
) -> bytes:
    """The file with its pictures (JPEG, by name), made at a moment, named by its title and its issuer."""
    moment = at.astimezone(UTC)
    parts = {
        "[Content_Types].xml": _types(bool(pictures)),
        "_rels/.rels": _RELATIONS,
        "docProps/core.xml": _properties(title, author, moment),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _document_relations(pictures),
        "word/styles.xml": styles,
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": _NUMBER,
    }
    out = io.BytesIO()
    held = {name: (_HEADER + part).encode() for name, part in parts.items()}
    held |= {f"word/media/{name}.jpeg": content for name, content in pictures.items()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in held.items():
            entry = zipfile.ZipInfo(
                name, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
            )
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return out.getvalue()


def _properties(title: str, author: str, moment: datetime) -> str:
    stamp = f'xsi:type="dcterms:W3CDTF">{moment:%Y-%m-%dT%H:%M:%SZ}<'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{words(title)}</dc:title><dc:creator>{words(author)}</dc:creator><dc:language>{LANGUAGE}</dc:language>"
        f"<dcterms:created {stamp}/dcterms:created><dcterms:modified {stamp}/dcterms:modified></cp:coreProperties>"
    )


def _related(key: str, kind: str, target: str, base: str = _OFFICE) -> str:
    return f'<Relationship Id="{key}" Type="{base}/{kind}" Target="{target}"/>'


def _relations(*held: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(held)}</Relationships>'


def _part(name: str, kind: str) -> str:
    return f'<Override PartName="/{name}" ContentType="{kind}+xml"/>'


_RELATIONS = _relations(
    _related("document", "officeDocument", "word/document.xml"),
    _related("properties", "metadata/core-properties", "docProps/core.xml", f"{_PACKAGE}/relationships"),
)


def _document_relations(pictures: Iterable[str]) -> str:
    return _relations(
        _related("styles", "styles", "styles.xml"),
        _related("settings", "settings", "settings.xml"),
        _related("number", "header", "header1.xml"),
        *(_related(name, "image", f"media/{name}.jpeg") for name in pictures),
    )


def _types(with_pictures: bool) -> str:
    jpeg = '<Default Extension="jpeg" ContentType="image/jpeg"/>' if with_pictures else ""
    return _DEFAULTS + jpeg + _OVERRIDES


_DEFAULTS = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)
_OVERRIDES = (
    _part("word/document.xml", f"{_WORD}.document.main")
    + _part("word/styles.xml", f"{_WORD}.styles")
    + _part("word/settings.xml", f"{_WORD}.settings")
    + _part("word/header1.xml", f"{_WORD}.header")
    + _part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties")
    + "</Types>"
)
_SETTINGS = (
    f'<w:settings xmlns:w="{MAIN}"><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    f'</w:compat><w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_NUMBER = (
    f'<w:hdr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t>'
    "</w:r></w:fldSimple></w:p></w:hdr>"
)
