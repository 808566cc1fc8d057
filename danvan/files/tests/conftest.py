"""Each test has a store of its own: rows are rolled back, bytes are not."""

import pytest


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
