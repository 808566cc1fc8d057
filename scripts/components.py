"""`make components`: prints what of others' work is in a release, as a CycloneDX 1.6 document, from the lock file alone."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from scripts.lock import PIN, plain
from scripts.places import ROOT
from scripts.say import begin, say

HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
INDEX = "https://pypi.org/project"


def inventory(lock: Path, project: Path) -> dict[str, Any]:
    """Every package of the lock by name, version and the hashes of the files that may be installed for it."""
    own = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": own["name"], "version": own["version"]}},
        "components": [_component(*each) for each in _pinned(lock.read_text(encoding="utf-8"))],
    }


def _pinned(text: str) -> list[tuple[str, str, list[str]]]:
    """(name, version, hashes) of each package; what belongs to a pin stands before the next one."""
    pins = list(PIN.finditer(text))
    ends = [*(pin.start() for pin in pins[1:]), len(text)]
    return [
        (plain(pin["name"]), pin["version"], HASH.findall(text[pin.end() : end]))
        for pin, end in zip(pins, ends, strict=True)
    ]


def _component(name: str, version: str, hashes: list[str]) -> dict[str, Any]:
    files = [{"alg": "SHA-256", "content": each} for each in hashes]
    return {
        "type": "library",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "externalReferences": [{"type": "distribution", "url": f"{INDEX}/{name}/{version}/", "hashes": files}],
    }


def main() -> None:
    """To standard output, for whoever keeps the office's inventory."""
    say(json.dumps(inventory(ROOT / "requirements.txt", ROOT / "pyproject.toml"), indent=2))


if __name__ == "__main__":
    begin(main)
