"""Compiles every template, as the first request for it would: `python -m scripts.check.templates`."""

import os
from collections.abc import Iterator
from pathlib import Path

import django
from django.apps import apps
from django.template import engines
from jinja2 import TemplateError

from scripts.say import say


def main() -> None:
    """Prints what does not compile and ends with 1 when there is any."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    found = [line for config in apps.get_app_configs() for line in broken(Path(config.path) / "jinja2")]
    say("\n".join(found))
    raise SystemExit(bool(found))


def broken(folder: Path) -> Iterator[str]:
    """One line per template under a folder that does not compile."""
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    for path in sorted(folder.rglob("*.*")):
        try:
            environment.compile(path.read_text(encoding="utf-8"), str(path.relative_to(folder)), str(path))
        except TemplateError as error:
            yield f"{path}: {error}"


if __name__ == "__main__":
    main()
