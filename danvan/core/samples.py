"""Bảng mẫu: every component on one page, with long names, with nothing, with errors, with 5,000 rows. For developers."""

from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from danvan.core.views import show

LONG = "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội phường Nguyễn Thị Minh Khai - Đông Nghĩa"


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Trích yếu", max_length=200, help_text="Chép đúng như văn bản in.")
    number = forms.IntegerField(label="Số", min_value=1)
    issued_on = forms.DateField(label="Ngày ban hành", input_formats=["%d/%m/%Y"], help_text="Ngày/tháng/năm.")
    family = forms.ChoiceField(label="Hệ", choices=[("party", "Đảng"), ("state", "Nhà nước"), ("front", "Mặt trận")])
    way = forms.ChoiceField(
        label="Đến bằng", choices=[("1", "Bản giấy"), ("2", "Trục liên thông")], widget=forms.RadioSelect
    )
    file = forms.FileField(label="Tệp đã ký", required=False, help_text="PDF hoặc DOCX, tối đa 30 MB.")
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)
    sure = forms.BooleanField(label="Tôi đã đối chiếu với bản ký")


@login_not_required
def board(request: HttpRequest) -> HttpResponse:
    """The board; `?rows=5000` fills its table."""
    rows = min(int(request.GET.get("rows", "0") or 0), 5000)
    return show(request, "core/look.html", {**pieces(), "rows": [row(number) for number in range(rows)]})


def pieces() -> dict[str, Any]:
    """What the board shows besides its rows."""
    return {
        "long": LONG,
        "blank": SampleForm(),
        "wrong": SampleForm({"number": "không", "issued_on": "31/02/2026", "way": "9"}, prefix="sai"),
        "entries": [
            {
                "moment": "2026-05-22T15:02",
                "when": "22/05/2026 15:02",
                "who": "Nguyễn Thị Mẫu",
                "holding": "Chuyên viên, Sở Nội vụ",
                "sentence": "Sửa thời hạn báo cáo 6 tháng",
                "source": "nhập thay, từ điện thoại",
                "changes": [("hạn", "20/05/2026", "24/05/2026"), ("ghi chú", "", "Theo Công văn 12")],
            }
        ],
        "paper": [
            [
                SimpleNamespace(kind="basis", id="m1", text="Căn cứ Kế hoạch số 141-KH/BDVTU"),
                _plain(" của Ban Dân vận;"),
            ],
            [
                _plain("- "),
                SimpleNamespace(kind="target", id="m2", text="100% xã, phường xây dựng kế hoạch"),
                _plain("."),
            ],
            [
                SimpleNamespace(kind="deadline", id="m3", text="trước ngày 25/5/2026"),
                _plain(" đối với báo cáo 6 tháng."),
            ],
        ],
    }


def row(number: int) -> dict[str, Any]:
    """One row of the table."""
    states = [
        ("đúng hạn", "ok"),
        ("hôm nay", "warn"),
        ("chậm 39 ngày", "late"),
        ("gia hạn, cũ 20/05", "info"),
        ("còn 5 ngày", "off"),
    ]
    words, tone = states[number % len(states)]
    name = LONG if number % 7 == 3 else f"Báo cáo công tác dân vận {number + 1}"
    return {"name": name, "words": words, "tone": tone, "part": number % 92, "id": number + 1}


def _plain(text: str) -> SimpleNamespace:
    return SimpleNamespace(kind="", id="", text=text)
