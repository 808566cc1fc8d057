"""Bảng mẫu: every component on one page, with long names, with nothing, with errors, with 5,000 rows. For developers."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from danvan.core.charts import bar, columns, strip
from danvan.core.formats import NOTHING, percent
from danvan.core.marks import Mark, marked
from danvan.core.paging import Page, Sorting
from danvan.core.views import show

LONG = "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội phường Nguyễn Thị Minh Khai - Đông Nghĩa"
MOST_ROWS = 5000
STATES = [
    ("đúng hạn", "ok"),
    ("hôm nay", "warn"),
    ("chậm 39 ngày", "late"),
    ("gia hạn, cũ 20/05", "info"),
    ("còn 5 ngày", "off"),
]
TARGETS = [
    ("100% cơ quan, đơn vị xây dựng chương trình, kế hoạch năm 2026", 87, 92, 100, "warn", "còn 5 đơn vị"),
    ("Người đứng đầu đối thoại trực tiếp với Nhân dân ít nhất 01 cuộc", 61, 92, 100, "warn", "còn 31 đơn vị"),
    ("Từ 80% đơn vị được đánh giá, xếp loại tốt", 74, 88, 80, "ok", "4 đơn vị chưa xếp loại"),
    (LONG, 0, 151, 85, "late", "151 đơn vị chưa báo cáo"),
]
UNITS_BY_STATE = [
    ("đã có kế hoạch", 61, "ok"),
    ("đã tiếp nhận", 26, "info"),
    ("có kiến nghị", 2, "warn"),
    ("chưa tiếp nhận", 3, "late"),
]
GRID = [
    ("Chi bộ thôn Nà Lay", 1, 32, "giấy, 12/10", ""),
    ("Chi bộ Trường THCS", 12, 30, "", "Gấp 12 lần năm trước?"),
    (LONG, "", "", "", ""),
]
TEXT = """Căn cứ Kế hoạch số 141-KH/BDVTU ngày 27/12/2025 của Ban Tuyên giáo và Dân vận Tỉnh ủy;
II. NỘI DUNG THỰC HIỆN
- 100% sở, ban, ngành và UBND xã, phường xây dựng kế hoạch thực hiện trong năm.
1. Các cơ quan, đơn vị báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 25/5/2026 đối với báo cáo 6 tháng."""
MARKED = [
    ("basis", "Kế hoạch số 141-KH/BDVTU ngày 27/12/2025"),
    ("target", "100% sở, ban, ngành và UBND xã, phường xây dựng kế hoạch"),
    ("deadline", "trước ngày 25/5/2026 đối với báo cáo 6 tháng"),
]


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Trích yếu", max_length=200, help_text="Chép đúng như văn bản in.")
    number = forms.IntegerField(label="Số", min_value=1, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    issued_on = forms.DateField(label="Ngày ban hành", input_formats=["%d/%m/%Y"], help_text="Ngày/tháng/năm.")
    family = forms.ChoiceField(label="Hệ", choices=[("party", "Đảng"), ("state", "Nhà nước"), ("front", "Mặt trận")])
    way = forms.ChoiceField(
        label="Đến bằng", choices=[("1", "Giấy"), ("2", "Trục liên thông")], widget=forms.RadioSelect
    )
    file = forms.FileField(label="Tệp đã ký", required=False, help_text="PDF hoặc DOCX, tối đa 30 MB.")
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    sure = forms.BooleanField(label="Tôi đã đối chiếu với bản ký")


@login_not_required
def board(request: HttpRequest) -> HttpResponse:
    """The board; `?rows=5000` fills its table."""
    asked = request.GET.get("rows", "")
    rows = [row(number) for number in range(min(int(asked), MOST_ROWS) if asked.isdecimal() else 5)]
    listed = {
        "rows": rows,
        "page": Page(rows, newer="?truoc=x", older="?sau=x", total=1001),
        "sorting": Sorting(request.GET, {"ten": ["name"], "so": ["part"]}, "ten"),
    }
    return show(request, "core/look.html", {"long": LONG, **figures(), **records(), **listed})


def row(number: int) -> dict[str, Any]:
    """One row of the list."""
    words, tone = STATES[number % len(STATES)]
    name = LONG if number % 7 == 3 else f"Báo cáo công tác dân vận {number + 1}"
    return {"name": name, "words": words, "tone": tone, "part": number % 92, "id": number + 1}


def figures() -> dict[str, Any]:
    """Targets, a strip of states, figures over years, duties, a grid to type into."""
    shares = [60, None, 71, 75, 74, 88, 97, 94]
    return {
        "targets": [target(*each) for each in TARGETS],
        "strip": strip((words, count, tone, "#") for words, count, tone in UNITS_BY_STATE),
        "years": columns([(str(2019 + index), share) for index, share in enumerate(shares)], unit="%"),
        "duties": [duty(number) for number in range(4)],
        "grid": GRID,
    }


def target(words: str, part: int, whole: int, threshold: int, tone: str, missing: str) -> dict[str, Any]:
    """One target of a plan with its bar."""
    value = round(Decimal(part) * 100 / whole, 1) if part else None
    return {
        "words": words,
        "clause": "mục II.1, gạch thứ 2",
        "figure": percent(part, whole) if part else NOTHING,
        "parts": f"{part}/{whole}",
        "bar": bar(value, threshold=threshold, tone=tone),
        "missing": missing,
        "before": "2025: 97,8%",
    }


def duty(number: int) -> dict[str, Any]:
    """One thing that is owed."""
    words, tone = STATES[(number + 2) % len(STATES)]
    what, unit = ("Báo cáo giám sát quý I", "UBND xã Khe Mây") if number != 2 else (LONG, LONG)
    asked = {"clause": "KH 12-KH/ĐU, mục III.2", "due": "15/04/2026", "action": "Làm tiếp"}
    return {"what": what, "unit": unit, "words": words, "tone": tone, **asked}


def records() -> dict[str, Any]:
    """A document with marks, a form as it begins and as it comes back, a line of history."""
    marks = [Mark(TEXT.index(words), TEXT.index(words) + len(words), kind, f"m-{kind}") for kind, words in MARKED]
    entry = SimpleNamespace(
        moment="2026-05-22T15:02",
        when="22/05/2026 15:02",
        who="Nguyễn Thị Mẫu",
        holding="Chuyên viên, Sở Nội vụ",
        sentence="Sửa thời hạn báo cáo 6 tháng",
        source="nhập thay, từ điện thoại",
        changes=[("hạn", "20/05/2026", "24/05/2026"), ("ghi chú", "", "Theo Công văn 12")],
    )
    return {
        "paper": marked(TEXT, marks),
        "entries": [entry],
        "blank": SampleForm(),
        "wrong": SampleForm({"number": "không", "issued_on": "31/02/2026", "way": "9"}, auto_id="sai_%s"),
    }
