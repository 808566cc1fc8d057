"""What of others' work is in a release is listed whole, and was looked at as it stands in the lock."""

import json
import re

from scripts import components
from scripts.install import RUNTIME, UV
from scripts.lock import Lock
from scripts.places import ROOT

PAGE = ROOT / "docs/security/components.md"


def test_every_package_of_the_lock_is_listed_with_the_hashes_of_its_files():
    listed = components.inventory(RUNTIME.file, ROOT / "pyproject.toml")["components"]

    by_name = {each["name"]: each["version"] for each in listed}
    assert (RUNTIME.pins().items() <= by_name.items(), len(listed)) == (True, len(by_name))
    hashes = [each["externalReferences"][0]["hashes"] for each in listed]
    assert sum(map(len, hashes)) == RUNTIME.file.read_text().count("--hash=sha256:")
    assert all(hashes)


def test_the_list_is_one_that_other_programs_read(capsys):
    components.main()

    said = json.loads(capsys.readouterr().out)
    django = next(each for each in said["components"] if each["name"] == "django")
    assert (said["bomFormat"], said["metadata"]["component"]["name"]) == ("CycloneDX", "danvan")
    assert django["purl"] == f"pkg:pypi/django@{django['version']}"


def test_the_lock_was_looked_at_as_it_stands():
    looked_at = re.findall(r"\| `([0-9a-f]{12})` \|", PAGE.read_text(encoding="utf-8"))

    assert RUNTIME.digest[:12] == looked_at[0], "Look again, as the page says, and write the new line on top."


def test_nothing_is_installed_but_from_its_name_version_and_hash():
    locks = [RUNTIME, UV, Lock(ROOT / "requirements-dev.txt")]

    for lock in locks:
        text = lock.file.read_text(encoding="utf-8")
        assert len(re.findall(r"^[^\s#-].*\\$", text, re.MULTILINE)) == len(re.findall(r"^[^\s#-]", text, re.MULTILINE))
        assert re.findall(r"^(?:--(?:extra-)?index-url|-i|-e|git\+|https?:)", text, re.MULTILINE) == []
