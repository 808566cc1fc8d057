"""The triggers that refuse to change or delete what is only ever inserted, for both databases.

They stop the application and whoever works with its role. The owner of the tables can take them away; against the owner
there are the seals, and against who holds the key as well, the anchors.
"""

from danvan.audit.content import KEPT

TABLES = ("audit_entry", "audit_seal", "audit_erasure")
NAMES = tuple(f"{table}_{what}" for table in TABLES for what in ("update", "delete"))
REFUSAL = "The record of work is insert only."


def created(vendor: str) -> list[str]:
    """The statements that put the guards up."""
    return _postgresql() if vendor == "postgresql" else _sqlite()


def dropped(vendor: str) -> list[str]:
    """The statements that take the guards down: for a migration back, and for tests that empty the tables."""
    if vendor == "postgresql":
        names = [(f"{table}_{what}", table) for table in TABLES for what in ("update", "delete", "truncate")]
        return [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, table in names]
    return [f"DROP TRIGGER IF EXISTS {name}" for name in NAMES]


def standing_sql(vendor: str) -> str:
    """The query for the names of the triggers that stand and are switched on."""
    if vendor == "postgresql":
        return "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    return "SELECT name FROM sqlite_master WHERE type = 'trigger'"


def _erasing(compare: str, nothing: str) -> str:
    """Whether an update does nothing but erase the words of an entry whose erasure is on record."""
    kept = " AND ".join(f"NEW.{field} {compare} OLD.{field}" for field in KEPT)
    blank = f"NEW.object_label = '' AND NEW.reason = '' AND NEW.changes = {nothing}"
    return f"{kept} AND {blank} AND EXISTS (SELECT 1 FROM audit_erasure WHERE entry_id = OLD.id)"  # noqa: S608 - ours


def _sqlite() -> list[str]:
    statements = []
    for table in TABLES:
        for what in ("update", "delete"):
            erases = what == "update" and table == "audit_entry"
            when = f"WHEN NOT ({_erasing('IS', repr('{}'))})" if erases else ""
            statements.append(
                f"CREATE TRIGGER {table}_{what} BEFORE {what.upper()} ON {table} {when} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
    return statements


def _postgresql() -> list[str]:
    erases = _erasing("IS NOT DISTINCT FROM", "'{}'::jsonb")
    statements = [
        _function("audit_refuse", f"RAISE EXCEPTION '{REFUSAL}';"),
        _function("audit_erase", f"IF {erases} THEN RETURN NEW; END IF; RAISE EXCEPTION '{REFUSAL}';"),
    ]
    for table in TABLES:
        for what in ("update", "delete", "truncate"):
            erasing = what == "update" and table == "audit_entry"
            level, function = ("ROW", "audit_erase") if erasing else ("STATEMENT", "audit_refuse")
            statements.append(
                f"CREATE TRIGGER {table}_{what} BEFORE {what.upper()} ON {table} "
                f"FOR EACH {level} EXECUTE FUNCTION {function}()"
            )
    return statements


def _function(name: str, body: str) -> str:
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
