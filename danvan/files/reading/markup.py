"""The only place where XML from outside is parsed: no document types, no entities, nothing fetched."""

import zipfile
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from danvan.files.reading.archive import Limits, read
from danvan.files.reading.faults import Fault


def parse(payload: bytes) -> Element:
    """The root of a part; a part that declares a document type or entities is a damaged file."""
    try:
        return ElementTree.fromstring(payload, forbid_dtd=True)
    except (DefusedXmlException, ElementTree.ParseError, ValueError, LookupError) as error:
        raise Fault("damaged") from error


def part(archive: zipfile.ZipFile, name: str, limits: Limits) -> Element | None:
    """The root of a part by its name, None where the file has no such part."""
    return parse(read(archive, name, limits)) if name in archive.NameToInfo else None


def local(element: Element) -> str:
    """An element's name without its namespace: strict and transitional documents differ only there."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """An attribute's value by its name without the namespace."""
    if element is None:
        return default
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return default


def child(element: Element | None, *names: str) -> Element | None:
    """The first child by this name, and its first child by the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element
