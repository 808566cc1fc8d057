"""What a house begins with: the levels, fields, resources and forms that a province then makes its own.

The ten headings are those of DOMAIN 2.4; a result has no official form that was seen, so its headings say what the
movement's plans ask to be told.
"""

from typing import Any

from django.apps import apps as global_apps

from danvan.exemplars.models import HeadingKind, Purpose
from danvan.units.models.dated import BEFORE_RECORDS

LEVELS = [("co-so", "cấp cơ sở", 10, "village"), ("xa", "cấp xã", 20, "commune"), ("tinh", "cấp tỉnh", 30, "province")]
FIELDS = [
    ("kinh-te", "Kinh tế", "economy"),
    ("van-hoa-xa-hoi", "Văn hóa - xã hội", "culture"),
    ("quoc-phong-an-ninh", "Quốc phòng - an ninh", "security"),
    ("he-thong-chinh-tri", "Xây dựng hệ thống chính trị", "politics"),
    ("khac", "Khác", "other"),
]
# Code, name, base unit, whether it is money, and the units in which people say it with their factors.
RESOURCES: list[tuple[str, str, str, bool, list[tuple[str, int]]]] = [
    ("tien", "Kinh phí", "đồng", True, [("đồng", 1), ("nghìn đồng", 10**3), ("triệu đồng", 10**6), ("tỷ đồng", 10**9)]),
    ("dat", "Đất", "m²", False, [("m²", 1), ("sào Bắc Bộ", 360), ("công đất", 1000), ("ha", 10_000)]),
    ("ngay-cong", "Ngày công", "ngày công", False, [("ngày công", 1)]),
    ("vat-lieu", "Vật liệu", "kg", False, [("kg", 1), ("tấn", 1000)]),
    ("duong", "Chiều dài đường, mương", "m", False, [("m", 1), ("km", 1000)]),
]
REGISTRATION = [
    ("why", "Thực trạng, lý do", "Vấn đề cụ thể ở địa bàn, vì sao cần làm", HeadingKind.TEXT, True),
    ("goals", "Mục tiêu, tiêu chí", "Mỗi mục tiêu một dòng, có số và đơn vị tính", HeadingKind.GOALS, True),
    ("how", "Nội dung, cách thức", "Làm những việc gì, theo cách nào", HeadingKind.TEXT, True),
    ("place", "Địa bàn, đối tượng", "Làm ở đâu, với ai", HeadingKind.TEXT, True),
    ("forces", "Lực lượng", "Ai chủ trì, phối hợp, tham gia", HeadingKind.TEXT, True),
    ("resources", "Nguồn lực", "Kinh phí, cơ sở vật chất, ngày công, xã hội hóa", HeadingKind.RESOURCES, True),
    ("time", "Thời gian thực hiện", "Bắt đầu, tiến độ, khi nào đánh giá", HeadingKind.DATES, True),
    ("outputs", "Sản phẩm, kết quả kiểm chứng được", "Điều gì sẽ thấy được, đếm được", HeadingKind.TEXT, True),
    (
        "lasting",
        "Khả năng duy trì, nhân rộng",
        "Sau khi xong thì giữ bằng cách nào, nơi nào học được",
        HeadingKind.TEXT,
        True,
    ),
]
RESULT = [
    ("done", "Việc đã làm", "Đã làm gì so với bản đăng ký", HeadingKind.TEXT, True),
    (
        "results",
        "Kết quả theo mục tiêu",
        "Ghi số đạt được; chưa biết thì để trống, không có thì ghi 0",
        HeadingKind.GOALS,
        True,
    ),
    ("raised", "Nguồn lực đã huy động", "Ghi số thực tế", HeadingKind.RESOURCES, False),
    ("effects", "Tác động, hiệu quả", "Điều gì đã thay đổi ở địa bàn", HeadingKind.TEXT, True),
    ("hardships", "Khó khăn, bài học", "Vướng gì, gỡ thế nào", HeadingKind.TEXT, False),
    ("lasting", "Khả năng duy trì, nhân rộng", "Giữ bằng cách nào; nơi nào đã học theo", HeadingKind.TEXT, True),
    ("proposal", "Đề nghị", "Đề nghị công nhận, hỗ trợ", HeadingKind.TEXT, False),
]
FORMS = {Purpose.REGISTRATION: REGISTRATION, Purpose.RESULT: RESULT}


def add_lists(apps: Any = global_apps, **signal: Any) -> None:
    """Fills the lists of a new house; what an office keeps from then on is its own choice."""
    if not any(model._meta.label == "exemplars.Heading" for model in apps.get_models()):
        return
    _add_levels(apps.get_model("exemplars", "Level").objects)
    _add_fields(apps.get_model("exemplars", "FieldCode").objects)
    _add_resources(apps)
    _add_forms(apps)


def _add_levels(levels: Any) -> None:
    if not levels.exists():
        rows = [
            {"code": code, "name": name, "order": order, "tree_level": level} for code, name, order, level in LEVELS
        ]
        levels.bulk_create([levels.model(from_on=BEFORE_RECORDS, **row) for row in rows])


def _add_fields(fields: Any) -> None:
    if not fields.exists():
        rows = [
            {"code": code, "name": name, "classic": classic, "order": 10 * place}
            for place, (code, name, classic) in enumerate(FIELDS, 1)
        ]
        fields.bulk_create([fields.model(from_on=BEFORE_RECORDS, **row) for row in rows])


def _add_resources(apps: Any) -> None:
    kinds, units = (apps.get_model("exemplars", name).objects for name in ("ResourceKind", "ResourceUnit"))
    if kinds.exists():
        return
    for place, (code, name, base_unit, is_money, said) in enumerate(RESOURCES, 1):
        kind = kinds.create(code=code, name=name, base_unit=base_unit, is_money=is_money, order=10 * place)
        units.bulk_create(
            [units.model(kind=kind, words=words, factor=factor, from_on=BEFORE_RECORDS) for words, factor in said]
        )


def _add_forms(apps: Any) -> None:
    forms, headings = (apps.get_model("exemplars", name).objects for name in ("Form", "Heading"))
    if forms.exists():
        return
    for purpose, lines in FORMS.items():
        form = forms.create(purpose=purpose, number=1, from_on=BEFORE_RECORDS)
        rows = [
            {"order": place, "key": key, "label": label, "hint": hint, "kind": kind, "required": required}
            for place, (key, label, hint, kind, required) in enumerate(lines, 1)
        ]
        headings.bulk_create([headings.model(form=form, **row) for row in rows])
