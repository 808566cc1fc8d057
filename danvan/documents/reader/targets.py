"""The figures a plan sets itself, told apart from figures that describe, limit, pay for or only count something."""

import re
from collections.abc import Iterator

from . import counting, doubts
from .figures import Figure, figures
from .paragraphs import Body, Paragraph
from .reading import Target
from .roles import Roles
from .sentences import Sentences

_STRIVES = re.compile(
    r"phấn đấu|đạt|bảo đảm|đảm bảo|hoàn thành|tỷ lệ|tỷ trọng|giảm|tăng|nâng|duy trì|xây dựng|chỉ tiêu|mục tiêu"
    r"|chỉ đạo|có từ|trở lên"
)
_DESCRIBES = re.compile(
    r"hiện nay|hiện có|hiện đang|hiện tại|đã đạt|đạt được|năm qua|thời gian qua|so với cùng kỳ|ước đạt"
    r"|tính đến|theo báo cáo"
    r"|đến nay|\bđã (?:có|tổ chức|gửi|hoàn thành|xây dựng|thực hiện)"
)
_PAYS = re.compile(
    r"kinh phí|trích|ngân sách|\bvốn\b|mức (?:chi|hỗ trợ|đóng|hưởng|phạt)|hỗ trợ (?:\d|tối đa)|lãi suất|\bthuế\b"
    r"|phụ cấp|doanh thu|chiết khấu"
)
_CONDITION = re.compile(
    r"\bnếu\b|trường hợp|thấp dưới|được cộng|\bcộng (?:trực tiếp )?\d|\btrừ \d|\bchấm\b|điểm (?:trừ|thưởng|cộng)"
)
_REACHES = re.compile(r"đạt|giải ngân|hoàn thành")
_AWARDS = re.compile(r"bằng khen|giấy khen|khen thưởng|tặng (?:cờ|danh hiệu|huân|kỷ niệm|thưởng)|xét (?:chọn|tối đa)")
_AMOUNT = re.compile(r"(?:số lượng|khối lượng|sản lượng|tổng số)[^.;]{0,60}$")
_LED = re.compile(
    r"(?:phấn đấu|đạt|xuống|còn|ở mức|lên|bằng|được|\bcó|đăng ký|xây dựng|thành lập|công nhận|nhân rộng|tổ chức"
    r"|hoàn thành|vận động|duy trì"
    r"|hỗ trợ|giúp đỡ|giúp|trồng|lựa chọn|chọn|phát triển|kết nạp|mở|tuyên truyền|tập huấn|ra mắt|thu hút|giảm"
    r"|tăng|đỡ đầu|xây(?: mới| dựng)?|sửa chữa|(?:đào tạo|việc làm)[^.;:]{0,20} cho|mỗi [^.;:]{2,60}|:|^)"
    r"\s*(?:được |thêm |mới |ít nhất |tối thiểu |từ |có |là |đạt |tổng số |và |hoặc )*$"
)
_NO_COUNT = re.compile(
    r"(?:năm|tháng|ngày|quý|số|điều|khoản|điểm|mục|khóa|lần|thứ|đề án|khu vực|phụ lục|mẫu|biểu|chỉ tiêu|mục tiêu"
    r"|hoạt động|đợt|vùng|cấp|tổ"
    r"|quyết định|nghị quyết|chương trình|kế hoạch|nhóm|hạng|loại|tuổi|trang|/|-)\s*$"
)
_NO_UNIT = re.compile(
    r"(?:năm|tháng|ngày|quý|giờ|phút|tuần|đợt|khóa|lần thứ|và|đến|là|của|về|cấp|trang|bản"
    r"|nhóm|nội dung|nhiệm vụ|bước"
    r"|phần|mục|khâu|giải pháp|trường hợp|tập thể|cá nhân|miền|bậc|chiều|kỳ|hạng|loại|độ|mức|chữ|tuổi|thành viên"
    r"|đồng chí|số|trở|bộ|trong|khi|hoặc)\b"
)
_MONEY = re.compile(r"(?:đồng|triệu|tỷ|nghìn|ngàn)\b")
_NOT_HERE = frozenset(("money", "state"))
_BETWEEN = re.compile(r"[^.;]{0,45}\b(?:xuống|(?<!trở )lên)\b")
_LONG_ENOUGH = 40
_UPPER_BOUND = re.compile(r"(?:đến|-)\s*(?:dưới\s*)?$")


def read(body: Body, sentences: Sentences, roles: Roles) -> tuple[Target, ...]:
    """All targets in order; in a section of chỉ tiêu an item without a figure is a narrative target."""
    found: list[Target] = []
    for paragraph in body.paragraphs:
        if not paragraph.cell and not paragraph.appendix:
            here = roles.of(paragraph)
            found += list(_with_figures(body, sentences, paragraph, here)) or _without(body, paragraph, here, roles)
    return tuple(found)


def _with_figures(body: Body, sentences: Sentences, paragraph: Paragraph, here: tuple[str, ...]) -> Iterator[Target]:
    if here and here[0] in _NOT_HERE:
        return
    found = list(figures(body.flat, paragraph.body, paragraph.end))
    for at, figure in enumerate(found, 1):
        following = found[at].start if at < len(found) else paragraph.end
        sentence = sentences.around(paragraph, figure.start)
        if _is_target(body.flat, sentence, figure, here):
            whole = _whole(body.flat, sentences, paragraph, sentence, following)
            yield _target(body, sentence, whole, paragraph, figure, here)


def _whole(
    flat: str, sentences: Sentences, paragraph: Paragraph, sentence: tuple[int, int], following: int
) -> tuple[int, int]:
    """The sentence with what a semicolon only lists on: "100% sở, ban, ngành; UBND các xã xây dựng kế hoạch" is one
    target, "100% xã có …; 85% thôn có …" are two.
    """
    start, end = sentence
    while end < paragraph.end and flat[start:end].rstrip().endswith(";"):
        further = sentences.around(paragraph, end)[1]
        if following < further or further <= end:
            break
        end = further
    return start, end


def _is_target(flat: str, sentence: tuple[int, int], figure: Figure, here: tuple[str, ...]) -> bool:
    left = flat[max(sentence[0], figure.start - 400) : figure.start]
    strives = "phấn đấu" in left
    if _is_only_told(left, here, strives) or _CONDITION.search(left[-80:]):
        return False
    if left.rstrip().endswith("từ") and _BETWEEN.match(flat, figure.end):
        return False
    if figure.unit == "%":
        return _is_share(flat, left, figure, here)
    if (
        (_MONEY.match(figure.unit) and "targets" not in here)
        or _NO_UNIT.match(figure.unit)
        or _NO_COUNT.search(left)
        or (_AWARDS.search(flat, *sentence) and not strives and "targets" not in here[:1])
    ):
        return False
    if figure.unit.startswith("điểm"):
        return figure.comparator in (">=", "<", ">") and not _UPPER_BOUND.search(
            left.removesuffix("dưới ").rstrip() + " "
        )
    return _is_count(flat, left, figure, here, strives)


def _is_only_told(left: str, here: tuple[str, ...], strives: bool) -> bool:
    """A figure that describes how things stand or what is paid; under a heading of targets only the first can be."""
    if _DESCRIBES.search(left) and not strives:
        return True
    if "targets" in here:
        return False
    if "chiếm" in left and not strives:
        return True
    pays = _PAYS.search(left[-80:])
    return bool(pays) and not _REACHES.search(left[-80:], pays.end() if pays else 0)


def _is_share(flat: str, left: str, figure: Figure, here: tuple[str, ...]) -> bool:
    if "awards" in here[:1] and not figure.compared:
        return False
    if re.match(r"\s*(?:có thể|thì|số vốn|kinh phí|giá trị)", flat[figure.end : figure.end + 20]):
        return False
    return (
        "targets" in here or figure.value == 100 or figure.compared or bool(_STRIVES.search(left)) or not left.strip()
    )


def _is_count(flat: str, left: str, figure: Figure, here: tuple[str, ...], strives: bool) -> bool:
    if "awards" in here:
        return False
    if figure.comparator in (">=", "~") and not left.rstrip().endswith("từ"):
        return True
    if "/" in figure.unit and not figure.unit.startswith("lần") and _AMOUNT.search(left):
        return True
    in_targets = "targets" in here or strives
    if left.count("(") > left.count(")"):
        return False
    return in_targets and (figure.compared or bool(_LED.search(left[-90:])))


def _target(
    body: Body,
    sentence: tuple[int, int],
    whole: tuple[int, int],
    paragraph: Paragraph,
    figure: Figure,
    here: tuple[str, ...],
) -> Target:
    source = body.source
    text = body.flat[sentence[0] : sentence[1]]
    return Target(
        text=source.words(*whole).strip(" ;"),
        comparator=figure.comparator,
        value=figure.value,
        unit=figure.unit,
        scope=counting.scope(body, whole, figure),
        rule=counting.rule(text, figure),
        place=paragraph.place,
        span=source.original(*_trimmed(body.flat, whole)),
        figure=source.original(figure.start, figure.end),
        doubt=_doubt(figure, here),
    )


def _trimmed(flat: str, sentence: tuple[int, int]) -> tuple[int, int]:
    start, end = sentence
    while end > start and flat[end - 1] in " ;\n":
        end -= 1
    return start, end


def _doubt(figure: Figure, here: tuple[str, ...]) -> str:
    if figure.ranged:
        return doubts.RANGE_OF_VALUES
    if figure.worded:
        return doubts.VALUE_IN_WORDS
    return "" if "targets" in here else doubts.NOT_IN_TARGETS


def _without(body: Body, paragraph: Paragraph, here: tuple[str, ...], roles: Roles) -> list[Target]:
    """An item of a list of chỉ tiêu that has no figure is kept with the words alone."""
    if (
        "targets" not in here[:1]
        or paragraph.mark not in ("dash", "number", "letter", "plus", "bracket")
        or not paragraph.over
    ):
        return []
    holder = paragraph.over[-1]
    if not re.search(r"chỉ tiêu|mục tiêu cụ thể", roles.words_over(paragraph)) or body.flat[
        paragraph.start : paragraph.end
    ].endswith(":"):
        return []
    text = body.words(paragraph)
    rule = counting.rule_of_words(text)
    # A short line only names what follows, unless it says what must not happen.
    if (len(text) < _LONG_ENOUGH and rule != "zero") or holder is paragraph:
        return []
    return [
        Target(
            text=body.source.words(paragraph.body, paragraph.end),
            comparator="",
            value=None,
            unit="",
            scope="",
            rule=rule,
            place=paragraph.place,
            span=body.source.original(paragraph.body, paragraph.end),
            figure=body.source.original(paragraph.body, paragraph.end),
            doubt=doubts.NO_FIGURE,
        )
    ]
