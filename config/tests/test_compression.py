import gzip

import pytest

from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    client.force_login(officer_of(UnitFactory()).user)
    return client


def test_a_page_goes_over_the_line_compressed(reader):
    plain = reader.get("/")

    packed = reader.get("/", headers={"Accept-Encoding": "gzip"})

    assert (packed.headers["Content-Encoding"], "Accept-Encoding" in packed.headers["Vary"]) == ("gzip", True)
    assert len(packed.content) < len(plain.content) / 2
    assert b"</html>" in gzip.decompress(packed.content)


def test_its_length_does_not_tell_what_is_in_it(reader):
    sizes = {len(reader.get("/", headers={"Accept-Encoding": "gzip"}).content) for _page in range(12)}

    assert len(sizes) > 1


def test_a_browser_that_does_not_ask_gets_it_plain(reader):
    assert "Content-Encoding" not in reader.get("/").headers
