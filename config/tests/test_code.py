"""Rules that all code of the house keeps, whoever writes it: read from the code itself."""

import ast
import configparser
import re

import pytest

from scripts.places import ROOT

OURS = [
    path
    for top in ("danvan", "config", "scripts")
    for path in (ROOT / top).rglob("*.py")
    if "tests" not in path.parts and "migrations" not in path.parts
]
SCRIPTS = list((ROOT / "danvan").rglob("static/**/*.js"))
# What can open a line to another machine, and the one place that may; ours are on this machine or named by the office.
REACH_OUT = {"socket", "http", "urllib.request", "requests", "httpx", "ftplib", "telnetlib", "asyncio", "redis"}
MAY_REACH_OUT = {
    "danvan/accounts/oidc/client.py",  # the identity provider the office named
    "danvan/files/scanning.py",  # the virus scanner's socket
    "scripts/run.py",  # a developer's machine: is the port free, does our own page answer
    "scripts/check/production.py",  # the same: a socket that stands for a scanner's
}


def trees():
    return [(str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))) for path in OURS]


TREES = trees()


def imported(tree):
    plain = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def calls(tree, module, *names):
    """Calls of module.name(…)."""
    for node in ast.walk(tree):
        function = getattr(node, "func", None)
        of = getattr(getattr(function, "value", None), "id", "")
        if isinstance(node, ast.Call) and getattr(function, "attr", "") in names and module in (None, of):
            yield node


def test_there_is_code_to_look_at():
    assert (len(TREES) > 300, len(SCRIPTS) > 3) == (True, True)


def test_only_named_places_reach_another_machine():
    reaching = {
        place
        for place, tree in TREES
        if any(name in REACH_OUT or name.split(".")[0] in REACH_OUT for name in imported(tree))
    }

    assert reaching == MAY_REACH_OUT


def test_a_pattern_is_never_made_of_what_somebody_typed():
    """Inside a function a pattern is a constant of its module, or its words are escaped, or they come from a table."""
    makers = ("compile", "match", "search", "fullmatch", "sub", "split", "findall", "finditer")
    inner = [(place, each) for place, tree in TREES for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]
    patterns = [(place, call.args[0]) for place, function in inner for call in calls(function, "re", *makers)]
    unescaped = {
        place
        for place, pattern in patterns
        if any(isinstance(node, ast.Name) and not node.id.lstrip("_").isupper() for node in ast.walk(pattern))
        and "re.escape(" not in ast.unparse(pattern)
        and "map(re.escape, " not in ast.unparse(pattern)
    }

    assert len(patterns) > 20
    # A table of the offices' abbreviations, and one of words that compare.
    assert unescaped == {"danvan/documents/reader/issuers.py", "danvan/documents/reader/figures.py"}


def test_a_template_for_words_is_never_what_somebody_typed():
    """`"…".format(words)` looks into what it is given; the template has to be ours."""
    receivers = [
        (place, ast.unparse(call.func.value))
        for place, tree in TREES
        for call in calls(tree, None, "format", "format_map")
    ]
    foreign = [each for each in receivers if not re.fullmatch(r"'.*'|[A-Z_]+", each[1], re.DOTALL)]

    assert len(receivers) > 2
    assert foreign == []


def test_a_page_is_never_made_of_words():
    """Pages are files of the house; none is made while it runs."""
    makers = {"from_string", "Template", "select_autoescape"}

    assert {place for place, tree in TREES if any(calls(tree, None, *makers))} == set()
    assert {place for place, tree in TREES if {"Template", "string"} & imported(tree)} == set()


def test_no_page_reads_a_value_without_saying_from_where():
    """One name sent twice, in the address and in the form, cannot stand for the other."""
    assert [
        place
        for place, tree in TREES
        if "REQUEST" in {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    ] == []


def test_whole_records_are_never_answered():
    """A page shows what its template names; nothing turns a record with all its fields into an answer."""
    named = {"JsonResponse", "serialize", "model_to_dict"}
    found = {
        (place, node.id)
        for place, tree in TREES
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in named
    }

    assert found == set()


def test_one_block_only_is_kept_in_the_cache():
    """What one reader saw is never shown to another who may not see it: beside counts and signs of life the cache holds
    the block of the overview, under what its reader sees by (`plans/overview/keeping.py`), and no page.
    """
    using = {place for place, tree in TREES if "django.core.cache" in imported(tree)}
    patterns = r"cache_page|cached\.Loader|UpdateCacheMiddleware|make_template_fragment_key|\{% *cache"
    texts = [path.read_text("utf-8") for path in [*OURS, *(ROOT / "danvan").rglob("jinja2/**/*.html")]]

    assert using == {
        "danvan/core/pace.py",
        "danvan/jobs/progress.py",
        "danvan/files/actions/purge.py",
        "danvan/plans/overview/keeping.py",
    }
    assert [text for text in texts if re.search(patterns, text)] == []


def test_an_answer_is_made_in_few_places():
    """A file leaves by two doors, which say that it is to be saved; everything else is a page, a way on, or nothing."""
    made = {
        (place, node.func.id)
        for place, tree in TREES
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id.endswith(("HttpResponse", "FileResponse", "StreamingHttpResponse"))
        and not (node.keywords and {each.arg for each in node.keywords} == {"status"} and not node.args)
    }

    assert made == {
        ("danvan/core/exports/answers.py", "HttpResponse"),
        ("danvan/core/problems.py", "HttpResponse"),
        ("danvan/core/views.py", "HttpResponse"),
        ("danvan/files/views/attachments.py", "FileResponse"),
    }


def test_no_page_goes_round_the_house():
    """Neither Django's admin nor its own pages for signing in, which know nothing of posts, factors and records."""
    settings = (ROOT / "config/settings.py").read_text(encoding="utf-8")
    borrowed = {
        place for place, tree in TREES if {"django.contrib.admin", "django.contrib.auth.views"} & imported(tree)
    }

    assert ("django.contrib.admin" in settings, borrowed) == (False, set())


def test_scripts_compare_strictly_and_write_no_property_whose_name_came_from_outside():
    loose, written, shared = r"[^=!]==[^=]|!=[^=]", r"\w\[(?!\")[^\]]+\]\s*=[^=]", r"__proto__|\bconstructor\b|\bvar\b"
    texts = {path.name: re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL) for path in SCRIPTS}
    bare = {name: re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", '""', text) for name, text in texts.items()}

    assert {name: re.findall(loose, text) for name, text in bare.items() if re.findall(loose, text)} == {}
    assert {name: re.findall(shared, text) for name, text in bare.items() if re.findall(shared, text)} == {}
    # The parts of a key's answer, by names that stand in the line above.
    assert {name: re.findall(written, text) for name, text in bare.items() if re.findall(written, text)} == {
        "passkeys.js": ["e[part] = "]
    }
    assert [name for name, text in texts.items() if '"use strict"' not in text] == []


@pytest.mark.parametrize("name", ["web", "work", "tick"])
def test_a_service_reaches_no_machine_but_those_the_office_adds(name):
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(ROOT / "docs" / "deployment" / "systemd" / f"danvan-{name}.service")

    assert (unit["Service"]["IPAddressDeny"], unit["Service"]["IPAddressAllow"]) == ("any", "localhost")


def test_the_web_listens_to_its_own_machine_only():
    unit = (ROOT / "docs/deployment/systemd/danvan-web.service").read_text(encoding="utf-8")
    proxy = (ROOT / "docs/deployment/nginx.conf").read_text(encoding="utf-8")

    assert ("--host 127.0.0.1 " in unit, re.findall(r"proxy_pass (\S+);", proxy)) == (True, ["http://127.0.0.1:8000"])


def test_a_release_brings_no_tests_no_samples_and_no_switches_of_developers_to_life():
    """Test apps, the board of samples and the demonstration's clock are there only where the environment says so."""
    settings = (ROOT / "config/settings.py").read_text(encoding="utf-8")

    assert re.findall(r'"(danvan\.[\w.]*tests[\w.]*)"', settings.partition("if TESTING:")[0]) == []
    assert {place for place, tree in TREES if any(".tests" in name for name in imported(tree))} == set()
