"""What the house still holds, byte by byte, for tests of a purge."""

from pathlib import Path

from django.core.files.storage import storages
from django.db import connection


def bytes_everywhere() -> bytes:
    """All that the store and the database hold; of PostgreSQL every row of every table, in words."""
    held = b"".join(
        str(path).encode() + path.read_bytes()
        for path in Path(storages["default"].location).rglob("*")
        if path.is_file()
    )
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        return held + b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            held += "".join(row[0] for row in cursor.fetchall()).encode()
    return held
