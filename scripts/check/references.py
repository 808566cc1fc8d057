"""Imports that hide from the floors: inside functions, or as strings. `python -m scripts.check.references`.

An app is named to another only by an import at the top of a module, which the floors see, or by
`settings.AUTH_USER_MODEL`. Tests and migrations are outside: the first prove, the second are Django's own writing.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.places import ROOT
from scripts.say import say

# Calls that take a model or a module by its name.
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField", "GenericRelation"}
LOADERS = {"get_model", "import_module", "import_string", "__import__"}
OUTSIDE = {"tests", "migrations"}


def main() -> None:
    """Prints each place and ends with 1 when there is any."""
    found = [line for package in ("danvan", "config") for path in modules(ROOT / package) for line in hidden(path)]
    say("\n".join(found))
    raise SystemExit(bool(found))


def modules(package: Path) -> Iterator[Path]:
    return (path for path in sorted(package.rglob("*.py")) if not OUTSIDE & set(path.parts))


def hidden(path: Path) -> Iterator[str]:
    """One line per hidden import of a module: where it is and what to do."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    app = app_of(path)
    apps = {folder.parent.name for folder in (ROOT / "danvan").glob("*/__init__.py")}
    where = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    for line, sentence in sorted({*inner_imports(tree, path), *named_models(tree, app, apps)}):
        yield f"{where}:{line}: {sentence}"


def app_of(path: Path) -> str:
    """The app a module belongs to; empty outside `danvan`."""
    parts = path.parts
    return parts[parts.index("danvan") + 1] if "danvan" in parts[:-1] else ""


def inner_imports(tree: ast.Module, path: Path) -> Iterator[tuple[int, str]]:
    """Imports of our own code inside functions; an app's `ready` may wake its own modules, Django leaves it no other way."""
    for function in functions(tree):
        waking = path.name == "apps.py" and function.name == "ready"
        for node in imports(function):
            for name in imported(node):
                if name.split(".")[0] in ("danvan", "config", "") and not (waking and app_of(path) in name.split(".")):
                    yield node.lineno, f"import of {name or 'a neighbour'} inside {function.name}(): move it to the top"


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imports(function: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    return (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The modules an import statement names; a relative one has no name."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return ["" if node.level else node.module or ""]


def named_models(tree: ast.Module, app: str, apps: set[str]) -> Iterator[tuple[int, str]]:
    """Models and modules of another app named as text in a relation or a loader."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if called(call) not in RELATIONS | LOADERS:
            continue
        for text in texts(call):
            other = named_app(text, apps)
            if other and other != app:
                yield call.lineno, f"“{text}” names {other} as text: import it, or use settings.AUTH_USER_MODEL"


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def texts(call: ast.Call) -> Iterator[str]:
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    constants = (value.value for value in values if isinstance(value, ast.Constant))
    return (constant for constant in constants if isinstance(constant, str))


def named_app(text: str, apps: set[str]) -> str:
    """The app that `units`, `units.Unit` or `danvan.units.models` speaks of."""
    first = re.sub(r"^danvan\.", "", text).split(".")[0]
    return first if first in apps else ""


if __name__ == "__main__":
    main()
