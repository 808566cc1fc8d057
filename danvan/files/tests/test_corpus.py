"""Each hostile file gets its sentence, and the next honest one is read as if nothing had happened."""

import pytest

from danvan.files import intake
from danvan.files.reading.sentences import SENTENCES, Unreadable
from danvan.files.tests.corpus import CASES, Case, far_apart
from danvan.files.tests.papers.office import docx


def read(case: Case) -> object:
    take = intake.redraw if case in intake_pictures() else intake.read_words
    return take(case.build(), case.name)


def intake_pictures() -> list[Case]:
    return [case for case in CASES if case.name.endswith((".jpg", ".png", ".webp"))]


@pytest.fixture(autouse=True)
def no_libreoffice(monkeypatch):
    monkeypatch.setattr(intake, "libreoffice", lambda: "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}: {case.what}")
def test_a_hostile_file_gets_its_sentence(case):
    with pytest.raises(Unreadable) as refused:
        read(case)

    assert refused.value.code == case.reason


def test_the_corpus_has_at_least_sixty_files_and_reaches_every_reason():
    reasons = {case.reason for case in CASES}
    only_by_size_sheet_clock_or_pictures = {"too_large", "no_sheet", "slow", "not_converted", "picture_remarks"}

    assert len(CASES) >= 60
    assert set(SENTENCES) - reasons == only_by_size_sheet_clock_or_pictures


def test_after_a_file_that_kills_its_reader_the_next_is_read():
    with pytest.raises(Unreadable):
        intake.read_words(far_apart(), "số liệu.xlsx")

    reading = intake.read_words(docx(), "kế hoạch.docx")

    assert reading.text == "Kế hoạch công tác dân vận"
