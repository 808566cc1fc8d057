"""The kinds of unit that ship with the house. A province edits them or adds its own; a new release only adds."""

from typing import Any

from danvan.units.loading.files import Row, table


def add_missing_kinds(model: Any) -> int:
    """Adds the shipped kinds whose code is not there yet, and changes none that is; returns how many were added."""
    known = set(model.objects.values_list("code", flat=True))
    missing = [model(**fields(row)) for row in table("kinds") if row["code"] not in known]
    model.objects.bulk_create(missing, ignore_conflicts=True)
    return len(missing)


def fields(row: Row) -> dict[str, Any]:
    """One line of the table as the fields of a kind."""
    typed: dict[str, Any] = {**row, "order": int(row["order"])}
    typed["governs_territory"], typed["historical"] = row["governs_territory"] == "1", row["historical"] == "1"
    typed["also_called"] = "\n".join(row["also_called"].split("|")) if row["also_called"] else ""
    return typed
