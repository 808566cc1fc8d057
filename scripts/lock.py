"""The lock files: what exactly is installed, and whether a virtual environment already holds it."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

PIN = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)(?P<only> ;)?", re.MULTILINE)


def plain(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@dataclass(frozen=True)
class Lock:
    """One hashed requirements file, and the stamp it leaves in the environment that holds all of it."""

    file: Path

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.file.read_bytes()).hexdigest()

    def pins(self) -> dict[str, str]:
        """What the lock names for every machine: package → version. What it names for some only, installers decide."""
        found = PIN.finditer(self.file.read_text(encoding="utf-8"))
        return {plain(pin["name"]): pin["version"] for pin in found if not pin["only"]}

    def stamp(self, venv: Path) -> Path:
        return venv / f"danvan-{self.file.stem}.sha256"

    def is_stamped(self, venv: Path) -> bool:
        """Whether this very content was installed here before. By content: a checkout changes times, not packages."""
        stamp = self.stamp(venv)
        return stamp.is_file() and stamp.read_text().strip() == self.digest

    def is_held_by(self, venv: Path) -> bool:
        """Whether the environment has every package in its version, whoever put them there."""
        return self.pins().items() <= installed(venv).items()


def installed(venv: Path) -> dict[str, str]:
    """The packages of an environment, from the names of their metadata folders."""
    folders = venv.glob("lib/python3*/site-packages/*.dist-info")
    parts = (folder.name.removesuffix(".dist-info").rpartition("-") for folder in folders)
    return {plain(name): version for name, _, version in parts}
