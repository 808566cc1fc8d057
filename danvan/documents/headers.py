"""The top and the end of a paper as the reader saw them, fit for the register's columns. Pure."""

import re
from datetime import date
from typing import Any

from danvan.documents.models import Family
from danvan.documents.reader import Reading
from danvan.documents.reader.reading import Found

# The columns of a document that the reader can fill, and where it says them.
FIELDS = {
    "type_name": "doc_type",
    "symbol": "symbol",
    "signed_on": "date",
    "place": "place",
    "title": "title",
    "signer": "signer",
    "signer_position": "signer_position",
}
LONGEST = {"type_name": 60, "symbol": 100, "place": 100, "title": 1000, "signer": 200, "signer_position": 300}
LONGEST_ISSUER = 300


def header_of(reading: Reading, text: str) -> dict[str, Any]:
    """Each field as {value, start, end, doubt}; "issuers" is a list of them; "period" is the years of the plan."""
    top = reading.header
    fields = {name: told(getattr(top, attribute), LONGEST.get(name)) for name, attribute in FIELDS.items()}
    fields["symbol"]["value"] = (top.printed_symbol or fields["symbol"]["value"])[: LONGEST["symbol"]]
    fields["title"]["value"] = in_small_letters(fields["title"]["value"], text)
    issuers = [told(found, LONGEST_ISSUER) for found in top.issuers]
    family = {"value": top.family if top.family in Family.values else "", "doubt": ""}
    return {**fields, "family": family, "issuers": issuers, "period": told(reading.period)}


def told(found: Found | None, longest: int | None = None) -> dict[str, Any]:
    """One field; blank where nothing was found."""
    if found is None:
        return {"value": "", "start": None, "end": None, "doubt": ""}
    start, end = found.span if found.span else (None, None)
    return {"value": found.value[:longest], "start": start, "end": end, "doubt": found.doubt}


def day_of(header: dict[str, Any]) -> date | None:
    """The day of signing as a day."""
    return date.fromisoformat(header["signed_on"]["value"]) if header["signed_on"]["value"] else None


def doubts_of(header: dict[str, Any]) -> dict[str, str]:
    """Why a person should look again, by field."""
    found = {name: told["doubt"] for name, told in header.items() if isinstance(told, dict) and told.get("doubt")}
    issuers = [told["doubt"] for told in header.get("issuers", []) if told["doubt"]]
    return {**found, "issuers": issuers[0]} if issuers else found


def in_small_letters(title: str, text: str) -> str:
    """A title printed in capitals as a sentence writes it: in the letters of the text where that says it again, else only
    the first one capital, so that names in it are for the person to correct.
    """
    words = title.split()
    if not words or title != title.upper():
        return title
    small = text.lower() if len(text.lower()) == len(text) else ""
    said = re.finditer(r"\s+".join(re.escape(word.lower()) for word in words), small)
    again = (" ".join(text[found.start() : found.end()].split()) for found in said)
    shown = next((each for each in again if each != each.upper()), " ".join(words).lower())
    return shown[:1].upper() + shown[1:]
