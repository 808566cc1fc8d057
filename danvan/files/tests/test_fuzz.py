"""Whatever is done to a file, its reader answers with words or with a reason, never with anything else."""

import string
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan.files import intake, persons, secrecy
from danvan.files.names import clean, disposition
from danvan.files.reading import child, compound, office, plain
from danvan.files.reading.sentences import SENTENCES, Unreadable
from danvan.files.reading.word import document
from danvan.files.tests.papers import compounds, pictures
from danvan.files.tests.papers import office as office_papers
from danvan.files.tests.papers.office import box, docx, in_font, numbered, paragraph, table
from danvan.files.tests.papers.pdfs import Page, pdf

FULL = docx(
    paragraph("Kế hoạch") + numbered("Mục", 1) + table(["a", "b"], ["c", "d"]) + box("Khung") + in_font("§", ".VnTime")
)
WORDS = st.text(
    alphabet=string.ascii_letters + string.digits + " |\n\t.:/()-" + "ẬẤậấđĐơƠMTIUYÊTỐhọvàtên", max_size=400
)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def hurt(payload: bytes, changes: list[tuple[int, int]]) -> bytes:
    hurt = bytearray(payload)
    for at, value in changes:
        hurt[at % len(hurt)] = value
    return bytes(hurt)


CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12)


def told(task, payload: bytes, **options) -> str:
    head, _ = child._attempt(task, payload, options)
    return head.get("fault", "read")


@FEW
@given(CHANGES)
def test_a_document_hurt_anywhere_is_read_or_refused(changes):
    assert told(document.read, hurt(FULL, changes), name="a.docx") in {"read", *SENTENCES}


@FEW
@given(st.text(alphabet="<>/wprtblcs:=\"' ", max_size=300))
def test_any_body_at_all_is_read_or_refused(body):
    assert told(document.read, docx(f"<w:p>{body}</w:p>"), name="a.docx") in {"read", *SENTENCES}


@FEW
@given(CHANGES)
def test_a_compound_file_hurt_anywhere_is_known_or_refused(changes):
    payload = hurt(compounds.compound("WordDocument", "1Table", "Data"), changes)

    assert told(lambda held: compound.refuse(held, "doc"), payload) in {"read", *SENTENCES}


@FEW
@given(st.binary(max_size=2_000))
def test_any_bytes_are_text_or_refused(payload):
    assert told(plain.read, payload, name="a.txt") in {"read", *SENTENCES}


@FEW
@given(st.binary(max_size=600))
def test_any_bytes_after_the_mark_of_a_zip_are_refused(payload):
    assert told(lambda held: office.open_office(held, "docx", document.LIMITS), b"PK\x03\x04" + payload) == "damaged"


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    ("name", "payload", "task"),
    [
        ("a.pdf", pdf(Page().say("Kế hoạch công tác dân vận", 50, 700).grid([50, 90], [700, 680])), intake.read_words),
        ("a.jpg", pictures.photo(), intake.redraw),
        ("a.xlsx", office_papers.xlsx(), intake.read_sheet),
    ],
    ids=["pdf", "jpg", "xlsx"],
)
def test_a_file_for_a_library_in_c_hurt_anywhere_is_read_or_refused(name, payload, task, seed):
    chance = Random(seed)
    changes = [(chance.randrange(len(payload)), chance.randrange(256)) for _ in range(10)]

    try:
        answer = "read" if task(hurt(payload, changes), name) else ""
    except Unreadable as refused:
        answer = refused.code

    assert answer in {"read", *SENTENCES}


@given(WORDS)
def test_any_words_are_searched_for_persons_and_stamps(words):
    found = [persons.find(words), secrecy.find(words, margins=[words], boxes=[words], page_starts=[0], name=words)]

    lines = words.count("\n") + 1
    assert found[0] is None or 1 <= found[0].first_line <= found[0].last_line <= lines
    assert found[1] is None or found[1].level in ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_can_stand_in_a_header(name):
    header = disposition(clean(name, "pdf"))

    assert header.isascii()
    assert header.isprintable()
    assert header.startswith('attachment; filename="')
    assert (header.count('"'), header.count(";"), clean(name, "pdf").endswith(".pdf")) == (2, 2, True)


@given(st.text(max_size=300))
def test_cleaning_a_name_twice_changes_nothing_more(name):
    once = clean(name, "pdf")

    assert clean(once, "pdf") == once
