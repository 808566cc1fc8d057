"""What every test of papers has."""

import pytest

from danvan.papers.tests.opened import Opened
from danvan.papers.writer import write


@pytest.fixture
def written():
    """Writes a paper and opens what came of it."""
    return lambda paper: Opened(write(paper))
