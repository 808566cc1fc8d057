"""The reading as one JSON object: the fields every reader of plans is scored on, then what only this one tells."""

from typing import Any

from .reading import Citation, Deadline, Found, Phase, Reading, Section, Target, Task

_HEADER = ("doc_type", "place", "date", "title", "signer", "signer_position", "secrecy", "parent")
_TARGET = ("text", "comparator", "value", "unit", "scope", "rule", "figure", "doubt")
_TASK = ("text", "lead", "cooperating", "due", "group")
_DEADLINE = ("date", "words", "what", "who", "to", "via", "also", "doubt")


def as_json(reading: Reading) -> dict[str, Any]:
    """The header's values as strings or null, lists in order of the text, spans as [start, end], and what is uncertain."""
    header = reading.header
    return {
        **{name: _value(getattr(header, name)) for name in _HEADER},
        "number_symbol": _value(header.symbol),
        "issuer": "; ".join(found.value for found in header.issuers) or None,
        "issuers": [found.value for found in header.issuers],
        "family": header.family or None,
        "period": _value(reading.period),
        "legal_bases": [citation.symbol for citation in reading.bases if citation.symbol],
        "legal_bases_named": [citation.printed for citation in reading.bases if not citation.symbol],
        "citations": [_citation(citation) for citation in reading.citations],
        "sections": [_named(section, ("path", "number", "title", "depth", "span")) for section in reading.sections],
        "targets": [_placed(target, _TARGET) for target in reading.targets if target.value is not None],
        "targets_in_words": [_placed(target, _TARGET) for target in reading.targets if target.value is None],
        "tasks": [_placed(task, _TASK) for task in reading.tasks],
        "phases": [_placed(phase, ("text", "date")) for phase in reading.phases],
        "deadlines": [_placed(deadline, _DEADLINE) for deadline in reading.deadlines],
        "recipients": [
            {"name": recipient.name, "purpose": recipient.purpose or None, "span": recipient.span}
            for recipient in reading.recipients
        ],
        "spans": {name: found.span for name, found in _header_found(reading).items() if found.span},
        "uncertain": _uncertain(reading),
    }


def _value(found: Found | None) -> str | None:
    return found.value or None if found else None


def _named(item: Section | Target | Task | Phase | Deadline | Citation, names: tuple[str, ...]) -> dict[str, Any]:
    """The fields by their names; an empty text is null."""
    return {name: None if (value := getattr(item, name)) == "" else value for name in names}


def _placed(item: Target | Task | Phase | Deadline | Citation, names: tuple[str, ...]) -> dict[str, Any]:
    return _named(item, names) | {"section": item.place.path, "at": item.place.words, "span": item.span}


def _citation(citation: Citation) -> dict[str, Any]:
    names = ("printed", "doc_type", "date", "issuer", "kind", "basis", "doubt")
    return {"number_symbol": citation.symbol or None} | _placed(citation, names)


def _header_found(reading: Reading) -> dict[str, Found]:
    header = reading.header
    found = {name: getattr(header, name) for name in _HEADER} | {
        "number_symbol": header.symbol,
        "period": reading.period,
    }
    return {name: value for name, value in (found | {"issuer": next(iter(header.issuers), None)}).items() if value}


def _uncertain(reading: Reading) -> list[dict[str, Any]]:
    """What a person should look at first, with the reason."""
    doubtful: list[tuple[str, Found | Target | Deadline]] = [
        *_header_found(reading).items(),
        *(("targets", target) for target in reading.targets),
        *(("deadlines", deadline) for deadline in reading.deadlines),
    ]
    return [{"field": field, "reason": item.doubt, "span": item.span} for field, item in doubtful if item.doubt]
