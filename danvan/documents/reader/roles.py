"""What the headings over a paragraph make of it: a place of targets, of money, of awards, of how things stand now."""

import re
from functools import lru_cache

from .paragraphs import Body, Paragraph

_ROLES = (
    ("targets", re.compile(r"\bchỉ tiêu|(?<!chương trình )mục tiêu(?! quốc gia)|phấn đấu|các chỉ số")),
    (
        "awards",
        re.compile(
            r"khen thưởng|tôn vinh|biểu dương|danh hiệu|giấy khen|bằng khen|số lượng đề nghị|cơ cấu giải|giải thưởng"
        ),
    ),
    ("money", re.compile(r"kinh phí|nguồn lực tài chính|dự toán|nguồn vốn")),
    (
        "state",
        re.compile(
            r"\W*(?:[ivx\d]{1,4}[.)]\W*)?(?:(?:khái quát|đặc điểm|đánh giá(?: chung)?|một số|những)\s+)?"
            r"(?:hiện trạng|thực trạng|tình hình|kết quả|ưu điểm|hạn chế|tồn tại)"
        ),
    ),
    ("purpose", re.compile(r"mục đích|yêu cầu|quan điểm|ý nghĩa|nguyên tắc|phạm vi")),
    ("scoring", re.compile(r"thang điểm|chấm điểm|tiêu chí|xếp loại|xếp hạng|tiêu chuẩn")),
    ("time", re.compile(r"thời gian|tiến độ|lộ trình")),
    (
        "tasks",
        re.compile(
            r"nhiệm vụ|giải pháp|nội dung|tổ chức thực hiện|phân công|trách nhiệm|biện pháp|hoạt động|công việc|chương trình"
        ),
    ),
)
_SHORT = 220


class Roles:
    """The roles of paragraphs, each heading judged once."""

    def __init__(self, body: Body):
        self.body = body
        self._of_heading = lru_cache(maxsize=None)(self._judge)

    def of(self, paragraph: Paragraph) -> tuple[str, ...]:
        """The roles over the paragraph, nearest first."""
        roles: list[str] = []
        for above in (paragraph, *reversed(paragraph.over)):
            roles += self._of_heading(above.body, above.end, above is paragraph)
        return tuple(dict.fromkeys(roles))

    def words_over(self, paragraph: Paragraph) -> str:
        """The words of the headings over the paragraph."""
        return " / ".join(self.body.flat[max(above.body, above.end - _SHORT) : above.end] for above in paragraph.over)

    def _judge(self, start: int, end: int, own: bool) -> tuple[str, ...]:
        text = self.body.flat[
            max(start, end - 2 * _SHORT) if not own else start : min(end, start + 2 * _SHORT) if own else end
        ]
        head = text.partition(":")[0] if own else text[-_SHORT:] if text.endswith(":") else text
        if len(head) > _SHORT or (own and head == text):
            return ()
        return tuple(role for role, shape in _ROLES if (shape.match if role == "state" else shape.search)(head))
