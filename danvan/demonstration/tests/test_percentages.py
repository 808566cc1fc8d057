"""Every percentage of the demonstration's pages and files is collected and recomputed from the parts it carries."""

import re
from html import unescape
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from danvan.accounts.models import User
from danvan.core.formats import percent
from danvan.measures.permissions import gauges_visible_to
from danvan.plans.models import Amendment, Assignment, Plan, Target, Task

pytestmark = pytest.mark.django_db

READERS = ("sonoivu.cv", "ubndtinh.ld", "tinhuy.cv", "khemay.ubnd")
MOST_PAGES = 90
PARTS = re.compile(r'<data value="(\d+)/(\d+)">([^<]*)</data>')
PERCENT = re.compile(r"\d[\d.,]*\s?%")
THRESHOLD = re.compile(r"[≥≤<>=]\s?\d[\d.,]*\s?%")
# An estimate of how much two texts share has no parts to recompute it from.
ALIKE = re.compile(r"giống khoảng \d+ %")
LINK = re.compile(r'href="(/[^"#]*)')
# What only signs out, fetches a file or answers a part of a page is not read as a page.
ASIDE = re.compile(r"\.(?:xlsx|csv|docx|ics)|/static/|sign-out|suggestions|hx|/jobs/|/files/")


def pages(username):
    """The pages that one reader comes to by following links, each once, the figures' first."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    waiting, seen = ["/plans/", "/figures/", "/"], {}
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        kind = re.sub(r"\d+", "0", address.partition("?")[0])
        if address in seen or ASIDE.search(address) or sum(each == kind for each in seen.values()) >= 6:
            continue
        answer = client.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            seen[address] = kind
            yield address, answer.content.decode()
            waiting += [unescape(found) for found in LINK.findall(answer.content.decode())]


def quoted_words():
    """What people wrote, where a percentage is theirs: the words of plans."""
    rows = [Plan.objects.values_list("title"), Target.objects.values_list("words"), Task.objects.values_list("words")]
    rows += [Amendment.objects.values_list("words"), Assignment.objects.values_list("ended_reason")]
    return sorted({words for each in rows for (words,) in each if "%" in words}, key=len, reverse=True)


def bare(text, words):
    """What is left of a page without the words of plans, thresholds and percentages that carry their parts."""
    text = re.sub(r"<(script|style|title|option|textarea)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r'<span class="threshold">[^<]*</span>', " ", PARTS.sub(" ", text))
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
    for each in words:
        plain = " ".join(each.split())
        # A long title may be cut short.
        text = text.replace(plain, " ").replace(plain[:30], " ")
    return ALIKE.sub(" ", THRESHOLD.sub(" ", text))


@pytest.mark.parametrize("username", READERS)
def test_each_percentage_on_a_page_is_what_its_parts_say(story, username):
    words, found = quoted_words(), []

    for address, text in pages(username):
        found += [(address, *parts) for parts in PARTS.findall(text)]
        assert PERCENT.findall(bare(text, words)) == [], address

    assert [row for row in found if percent(int(row[1]), int(row[2])) != row[3]] == []
    assert len(found) > 3


def test_each_percentage_in_a_workbook_is_what_its_rows_say(story):
    client, checked = Client(), set()

    for username in ("sonoivu.cv", "tinhuy.cv"):
        reader = User.objects.get(username=username)
        client.force_login(reader)
        for gauge in gauges_visible_to(reader).filter(closed_on=None):
            book = load_workbook(BytesIO(client.get(f"/gauges/{gauge.pk}/list.xlsx").content)).active
            rows = list(book.iter_rows(values_only=True))
            words = " ".join(str(row[0]) for row in rows[:9])
            said = re.search(r"Kết quả: ([\d.,]+%) \(([\d.]+)/([\d.]+)\)", words)
            heads = next(at for at, row in enumerate(rows) if row[0] == "TT")
            n, d = (sum(row[column] for row in rows[heads + 1 : -1]) for column in (3, 4))
            if said and "Bảng chỉ gồm đơn vị bạn được xem" not in words:
                assert [percent(n, d), n, d] == [said[1], *(int(said[part].replace(".", "")) for part in (2, 3))]
                checked.add(gauge.pk)

    assert len(checked) == 6
