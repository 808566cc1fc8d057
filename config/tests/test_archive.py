import io
import tarfile

import pytest

from config.safekeeping import archive

STRANGE = ["other", "../outside", "media/../../outside", "/etc/outside"]


def tar_of(member, content=b"x"):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as written:
        member.size = len(content)
        written.addfile(member, io.BytesIO(content))
    made.seek(0)
    return made


@pytest.fixture
def empty_house(monkeypatch, settings, tmp_path):
    """A house that holds nothing, its files in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path / "house" / "media"
    monkeypatch.setattr(archive.databases, "is_empty", lambda: True)
    return tmp_path


@pytest.mark.parametrize("name", STRANGE)
def test_a_copy_that_would_write_elsewhere_is_not_put_back(empty_house, name):
    with pytest.raises(archive.Unfit, match="mục lạ"):
        archive.read(tar_of(tarfile.TarInfo(name)))

    assert [path.name for path in empty_house.rglob("outside")] == []


def test_a_link_is_not_put_back(empty_house):
    link = tarfile.TarInfo("media/a")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"

    with pytest.raises(archive.Unfit, match="mục lạ"):
        archive.read(tar_of(link, b""))
