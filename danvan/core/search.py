"""The one way to search: words by their beginnings, over a column of folded text, in whatever order the list has.

A model keeps what it is found by in one column written with `core.text.fold`: no marks, no case, đ as d. A migration
gives that column an index with `SearchIndex("document", "folded")`; from then on the database keeps the index by itself.
`matching(Document.objects.filter(…), "dan van kheo", "folded")` narrows a list to the rows that hold every word.

On SQLite the index is an FTS5 table beside the model's, kept by triggers; on PostgreSQL a generated `tsvector` with GIN.
A word that thousands of rows have is not worth an index: a list finds its page sooner by walking along its own order.
PostgreSQL would gather them all the same, and its index all that begin so, before it looks for another word. So SQLite
counts the hits up to a cap, and PostgreSQL looks at some rows from everywhere for how many in a hundred have each word.
"""

from typing import Any, TypeVar

from django.db import connection
from django.db.migrations.operations.base import Operation
from django.db.models import BooleanField, F, Func, Model, Q, QuerySet, Value

from danvan.core.shapes import Told
from danvan.core.text import fold

Rows = TypeVar("Rows", bound=QuerySet[Any])

MOST_WORDS = 20
LONGEST_WORD = 100
# A tsvector holds a megabyte at most; this many letters never reach it.
LONGEST_TEXT = 400_000
# From so many hits on, walking along the list's order is quicker than gathering and sorting them all.
MANY = 5_000
# On PostgreSQL: of how many rows it is asked, and the share of them that makes a word common.
LOOKED_AT, COMMON = 500, 0.01


def words_in(text: str) -> list[str]:
    """What somebody typed, as the words to look for: each once, and no more of them than a person means."""
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in fold(text[: MOST_WORDS * LONGEST_WORD]).split()))[
        :MOST_WORDS
    ]


def matching(rows: Rows, text: str, column: str = "folded") -> Rows:
    """The rows in which every word of the text begins a word of the column; all of them when no word was typed.

    `column` may lead through relations ("unit__folded").
    """
    return rows.filter(having(rows.model, text, column))


def having(model: type[Model], text: str, column: str = "folded") -> Q:
    """The same as a condition: that every word of the text begins a word of the column."""
    words = words_in(text)
    if not words:
        return Q()
    *relations, name = column.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model  # type: ignore[assignment]
    if connection.vendor == "postgresql":
        common = _common(model, name, words)
        rare = [word for word in words if word not in common]
        parts = ((Matches, rare), (Meets, common))
        return Q(*(Told(_asked, query_for(part), how=how, column=column) for how, part in parts if part))
    if _many(model, name, query_for(words)):
        return Q(*(Told(_asked, f" {word}", how=Holds, column=column) for word in words))
    return Q(Told(_asked, query_for(words), how=Matches, column=column))


def _many(model: type[Model], column: str, query: str) -> bool:
    """Whether more rows than the cap hold these words; the index is read no further than to the cap."""
    index = connection.ops.quote_name(index_name(model, column))
    with connection.cursor() as cursor:
        hits = f"SELECT 1 FROM {index} WHERE {index} MATCH %s LIMIT {MANY + 1}"  # noqa: S608
        cursor.execute(f"SELECT COUNT(*) FROM ({hits})", [query])  # noqa: S608
        return bool(cursor.fetchone()[0] > MANY)


def _common(model: type[Model], column: str, words: list[str]) -> list[str]:
    """The words that so many rows have that they are better met along the way; none where too few have all of them."""
    table, vector = map(connection.ops.quote_name, (model._meta.db_table, index_name(model, column)))
    # A sample is asked for in hundredths of a table, of which the catalogue knows about how large it is.
    part = f"SELECT 100.0 * {LOOKED_AT} / GREATEST(reltuples, {LOOKED_AT}) FROM pg_class WHERE oid = %s::regclass"  # noqa: S608
    some = f"SELECT {vector} FROM {table} TABLESAMPLE SYSTEM (({part})) REPEATABLE (1) LIMIT {LOOKED_AT}"  # noqa: S608
    hits = ", ".join([f"{vector} @@ to_tsquery('simple', %s)"] * len(words))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {hits} FROM ({some}) looked_at", [*(query_for([word]) for word in words), table])  # noqa: S608
        rows = cursor.fetchall()
    least = COMMON * len(rows)
    common = [place for place in range(len(words)) if sum(row[place] for row in rows) > least]
    together = sum(all(row[place] for place in common) for row in rows)
    return [words[place] for place in common] if together > least else []


def _asked(value: str, *, how: type[Func], column: str) -> Func:
    return how(F(column), Value(value))


def query_for(words: list[str]) -> str:
    """The words as the index of this database asks for them: folded words are only letters and digits."""
    if connection.vendor == "postgresql":
        return " & ".join(f"{word}:*" for word in words)
    return " ".join(f'"{word}"*' for word in words)


def scrub(model: type[Model], column: str = "folded") -> None:
    """Removes what deleted rows left behind in the index: on SQLite a deleted word stays in the file until the index is
    merged; on PostgreSQL until the table is rewritten. Slow, for erasure only; outside a transaction.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"VACUUM FULL {table}")
            return
        index = connection.ops.quote_name(index_name(model, column))
        cursor.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def scrub_all() -> None:
    """The same for every index of a SQLite file, for when it is not known which of them held a word."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'")
        for (index,) in cursor.fetchall():
            name = connection.ops.quote_name(index)
            cursor.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def index_name(model: type[Model], column: str) -> str:
    """The FTS5 table of a model's column, and the tsvector column."""
    return f"{model._meta.db_table}_{column}_words"


class Matches(Func):
    """The condition itself: a folded column and a query in the index's own language."""

    output_field = BooleanField()
    arity = 2

    def _parts(self) -> tuple[Any, Any]:
        column, query = self.source_expressions
        return column, query

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        (column, query), name = self._parts(), compiler.quote_name_unless_alias
        model = column.target.model
        table, words = name(model._meta.db_table), name(index_name(model, column.target.column))
        sql, params = compiler.compile(query)
        # Gathered first: of a word it has never met the planner takes one row in two hundred to have it, and walks.
        hits = f"SELECT id FROM {table} WHERE {words} @@ to_tsquery('simple', {sql})"  # noqa: S608
        return f"{name(column.alias)}.id = ANY(ARRAY({hits}))", params

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        column, query = self._parts()
        index = compiler.quote_name_unless_alias(index_name(column.target.model, column.target.column))
        key = f"{compiler.quote_name_unless_alias(column.alias)}.{compiler.quote_name_unless_alias('id')}"
        sql, params = compiler.compile(query)
        return f"{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH {sql})", params  # noqa: S608


class Meets(Matches):
    """The same condition on PostgreSQL, asked row by row: its index knows the operator, not the function."""

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        (column, query), name = self._parts(), compiler.quote_name_unless_alias
        words = f"{name(column.alias)}.{name(index_name(column.target.model, column.target.column))}"
        sql, params = compiler.compile(query)
        return f"ts_match_vq({words}, to_tsquery('simple', {sql}))", params


class Holds(Func):
    """The same condition without the index, of one word with the space before it: folded words stand a space apart."""

    output_field = BooleanField()
    arity = 2
    template = "instr(' ' || %(expressions)s) > 0"


class SearchIndex(Operation):
    """Gives a model's folded column its index, in a migration, and fills it from the rows already there.

    Django rebuilds a SQLite table to alter it, and the triggers go with the old one: a migration that alters the model
    later repeats this operation at its end. `core.tests.test_search` names an index whose triggers are gone.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str, column: str = "folded") -> None:
        self.model_name, self.column = model_name, column

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay what they are: the index is the database's own."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        for statement in made(schema_editor, model, self.column):
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = from_state.apps.get_model(app_label, self.model_name)
        for statement in dropped(schema_editor, model, self.column):
            schema_editor.execute(statement)

    def describe(self) -> str:
        return f"Search index on {self.model_name}.{self.column}"


def made(schema_editor: Any, model: type[Model], column: str) -> list[str]:
    """The statements that make the index anew and fill it."""
    table, words, index, text = names(schema_editor, model, column)
    begin = dropped(schema_editor, model, column)
    if schema_editor.connection.vendor == "postgresql":
        vector = f"strip(to_tsvector('simple', left({text}, {LONGEST_TEXT})))"
        return [
            *begin,
            f"ALTER TABLE {table} ADD COLUMN {words} tsvector GENERATED ALWAYS AS ({vector}) STORED",
            f"CREATE INDEX {index} ON {table} USING gin ({words})",
        ]
    options = f"{text}, content={table}, content_rowid='id', tokenize='ascii', prefix='2 3 4', detail='none'"
    gone = f"INSERT INTO {words}({words}, rowid, {text}) VALUES ('delete', old.id, old.{text});"  # noqa: S608
    come = f"INSERT INTO {words}(rowid, {text}) VALUES (new.id, new.{text});"  # noqa: S608
    return [
        *begin,
        f"CREATE VIRTUAL TABLE {words} USING fts5({options})",
        f"CREATE TRIGGER {trigger(words, 'insert')} AFTER INSERT ON {table} BEGIN {come} END",
        f"CREATE TRIGGER {trigger(words, 'delete')} AFTER DELETE ON {table} BEGIN {gone} END",
        f"CREATE TRIGGER {trigger(words, 'update')} AFTER UPDATE OF {text} ON {table} "
        f"WHEN old.{text} IS NOT new.{text} BEGIN {gone} {come} END",
        f"INSERT INTO {words}({words}) VALUES ('rebuild')",  # noqa: S608
    ]


def dropped(schema_editor: Any, model: type[Model], column: str) -> list[str]:
    """The statements that take the index away, where there is one."""
    table, words, index, _text = names(schema_editor, model, column)
    if schema_editor.connection.vendor == "postgresql":
        return [f"DROP INDEX IF EXISTS {index}", f"ALTER TABLE {table} DROP COLUMN IF EXISTS {words}"]
    triggers = [f"DROP TRIGGER IF EXISTS {trigger(words, event)}" for event in ("insert", "delete", "update")]
    return [*triggers, f"DROP TABLE IF EXISTS {words}"]


def names(schema_editor: Any, model: type[Model], column: str) -> tuple[str, str, str, str]:
    """Table, index table or vector column, GIN index and text column, quoted."""
    words = index_name(model, column)
    quoted = schema_editor.quote_name
    return quoted(model._meta.db_table), quoted(words), quoted(f"{words}_gin"), quoted(column)


def trigger(words: str, event: str) -> str:
    """The trigger that keeps the index after an insert, a delete or an update."""
    return f'{words[:-1]}_{event}"'
