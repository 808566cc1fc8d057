"""What the documents say about the set-up is what the code does."""

import configparser
import re

import pytest
from django.core.management import get_commands

from scripts.places import ROOT

READERS = re.compile(r"env\.(?:text|flag|number|choice|words|folder|database)\(\s*\"([A-Z_]+)\"")
COMMANDS = re.compile(r"manage\.py ([a-z_]+)")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("docs/deployment/systemd/*")]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def texts_of_the_code():
    paths = [*ROOT.glob("config/**/*.py"), *ROOT.glob("danvan/**/*.py")]
    return [path.read_text(encoding="utf-8") for path in paths if "tests" not in path.parts]


def read_by_the_code():
    return {name for text in texts_of_the_code() for name in READERS.findall(text)}


def test_the_readme_names_each_variable_that_is_read_and_no_other():
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("### Environment")[2].partition("\n## ")[0]
    named = set(re.findall(r"`(DANVAN_[A-Z_]+|DATABASE_URL)`", "".join(re.findall(r"^\|[^|]+\|", table, re.MULTILINE))))

    assert named == read_by_the_code()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_command_that_is_named_exists(page):
    assert set(COMMANDS.findall(page.read_text(encoding="utf-8"))) <= get_commands().keys()


@pytest.mark.parametrize("page", [page for page in PAGES if page.suffix == ".md"], ids=lambda page: page.name)
def test_a_page_that_is_linked_exists(page):
    linked = LINK.findall(page.read_text(encoding="utf-8"))

    assert [each for each in linked if not (page.parent / each).exists()] == []


@pytest.mark.parametrize("name", ["web", "work", "tick", "backup"])
def test_a_service_runs_as_nobody_important_and_writes_only_at_home(name):
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(ROOT / "docs" / "deployment" / "systemd" / f"danvan-{name}.service")

    kept = {key: unit["Service"][key] for key in ("User", "ProtectSystem", "NoNewPrivileges", "UMask")}
    assert kept == {"User": "danvan", "ProtectSystem": "strict", "NoNewPrivileges": "yes", "UMask": "0077"}


def test_each_event_that_is_logged_stands_in_the_inventory_and_no_other():
    inventory = (ROOT / "docs/security/logs.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z]+_[a-z_]+)`", inventory.partition("## What is told")[2].partition("\n## ")[0]))

    assert named == {event for text in texts_of_the_code() for event in re.findall(r"\b_?tell\(\s*\"([a-z_]+)\"", text)}


def test_the_proxy_logs_no_link_that_opens_something():
    masked = re.search(r"\^/\(([a-z|-]+)\)/", (ROOT / "docs/deployment/nginx.conf").read_text(encoding="utf-8"))[1]

    with_token = {text for each in texts_of_the_code() for text in re.findall(r"path\(\"([a-z-]+)/<str:token>", each)}
    assert set(masked.split("|")) == with_token
