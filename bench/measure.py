"""Measures the operations of one kind in this process: `python -m bench.measure none|database [name…]`."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from types import ModuleType

import django
from django.core.management import call_command

from bench import operations


def main(kind: str, names: list[str]) -> None:
    """Prints a line as soon as it is known."""
    django.setup()
    chosen = list(modules(kind == "database", names))
    if kind == "database" and chosen:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
    for module in chosen:
        for line in module.compare():
            print(line, flush=True)


def modules(needs_database: bool, names: list[str]) -> Iterator[ModuleType]:
    """The operations of a kind, all or the named ones."""
    for found in pkgutil.iter_modules(operations.__path__):
        if not names or found.name in names:
            module = importlib.import_module(f"{operations.__name__}.{found.name}")
            if module.NEEDS_DATABASE is needs_database:
                yield module


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
