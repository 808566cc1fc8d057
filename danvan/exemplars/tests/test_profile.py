"""The profile of a model as a Word file."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from danvan.core import clock
from danvan.exemplars.models import Stage
from danvan.exemplars.profile import share_of, shortened
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory, GoalFactory, consent_of
from danvan.exemplars.tests.registering import photo
from danvan.exemplars.views import page
from danvan.files.models import Attachment
from danvan.papers.pictures import measured
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


def file_of(world, member, exemplar, kind="docx"):
    """The file that a member is given."""
    answer = world.browser(member).get(f"/exemplars/{exemplar.pk}/profile.{kind}")
    return b"".join(answer) if answer.streaming else answer.content


def words_of(world, member, exemplar):
    """What the Word file that a member is given says."""
    with ZipFile(BytesIO(file_of(world, member, exemplar))) as package:
        return package.read("word/document.xml").decode()


def media_of(world, member, exemplar):
    """The pictures in the Word file that a member is given."""
    with ZipFile(BytesIO(file_of(world, member, exemplar))) as package:
        return [package.read(name) for name in package.namelist() if name.startswith("word/media/")]


def photographed(world, exemplar):
    """The unit gave the model a photo."""
    world.browser("commune_officer").post(f"/exemplars/{exemplar.pk}/files/", {"role": "photo", "file": photo()})
    return exemplar


def test_the_profile_tells_what_the_page_tells(world):
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.SUBMITTED, name="Đường hoa thôn 3")
    GoalFactory(exemplar=exemplar, order=1, planned=2000)
    DossierFactory(exemplar=exemplar, words={"why": "Rác đổ ven đường"}, submitted_at=clock.now())

    words = words_of(world, "committee_officer", exemplar)

    assert [each in words for each in ("Đường hoa thôn 3", "Rác đổ ven đường", "2 km", "Kinh tế")] == [True] * 4


def test_the_profile_names_nobody_whom_the_page_does_not_name(world):
    exemplar = ExemplarFactory(
        unit=world.commune, stage=Stage.SUBMITTED, subject="individual", person_name="Lò Thị Mẫu"
    )

    told = {
        member: "Lò Thị Mẫu" in words_of(world, member, exemplar) for member in ("commune_officer", "party_officer")
    }

    assert told == {"commune_officer": True, "party_officer": False}


def test_words_that_look_like_markup_stay_words(world):
    trap = "</w:t><w:instrText>TOC</w:instrText>"
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.SUBMITTED, name=trap)

    assert "<w:instrText>TOC" not in words_of(world, "commune_officer", exemplar)


def test_the_profile_shows_photos_as_the_house_drew_them(world):
    exemplar = photographed(world, ExemplarFactory(unit=world.commune, stage=Stage.SUBMITTED))
    [kept] = Attachment.objects.of(exemplar)

    [shown] = media_of(world, "committee_officer", exemplar)

    with kept.thumbnail.open() as small:
        assert shown == small.read()
    assert measured(shown) is not None


def test_an_individual_is_shown_only_with_their_consent(world):
    exemplar = ExemplarFactory(
        unit=world.commune, stage=Stage.SUBMITTED, subject="individual", person_name="Lò Thị Mẫu"
    )
    photographed(world, exemplar)

    without = media_of(world, "commune_officer", exemplar)
    consent_of(exemplar)

    assert (without, len(media_of(world, "commune_officer", exemplar))) == ([], 1)


def test_long_words_are_shortened_so_that_all_headings_have_their_share():
    assert share_of([100, 900, 5_000], 2_000) == 1_000
    assert share_of([100, 200], 2_000) == 200
    assert share_of([], 2_000) == 0
    assert shortened("Dọn sạch đường làng, ngõ xóm", 22) == "Dọn sạch đường làng…"


def test_the_profile_is_printed_where_the_machine_can_and_else_says_so(world, monkeypatch):
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.SUBMITTED)
    browser, address = world.browser("commune_officer"), f"/exemplars/{exemplar.pk}/profile.pdf"
    monkeypatch.setattr(page, "libreoffice", lambda: "")
    refused = browser.get(address)

    monkeypatch.setattr(page, "libreoffice", lambda: "soffice")
    monkeypatch.setattr(page, "printed", lambda paper: b"%PDF-1.7" + paper[:2])
    given = file_of(world, "commune_officer", exemplar, "pdf")

    assert (refused.status_code, "Mời tải bản Word" in refused.content.decode()) == (422, True)
    assert given == b"%PDF-1.7PK"
