"""The least role of the web process on PostgreSQL: it writes everything but cannot change the record of work."""

from django.db import connection

from danvan.audit.guards import TABLES


def grants(role: str) -> list[str]:
    """The statements that give `role` what the web, the worker and the tick need, and nothing more."""
    name = connection.ops.quote_name(role)
    tables = sorted(connection.introspection.django_table_names(only_existing=True, include_views=False))
    written = ", ".join(table for table in tables if table not in TABLES)
    return [
        f"GRANT USAGE ON SCHEMA public TO {name}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {written} TO {name}",
        f"GRANT SELECT, INSERT ON {', '.join(TABLES)} TO {name}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {', '.join(TABLES)} FROM {name}",
        f"GRANT SELECT ON django_migrations TO {name}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
    ]
