"""Tasks: what is to be done, by whom, with whom and by when, from items, labels under them, headings that name a body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .outline import title_of
from .paragraphs import Body, Paragraph
from .reading import Deadline, Task
from .reporting import doer, names_only
from .roles import Roles

_LABELS = (
    (
        "lead",
        re.compile(
            r"\W*(?:cơ quan|đơn vị|các đơn vị|người)?\s*(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm"
            r"|phụ trách)(?: chính)?[^:.;]{0,40}:\s*"
        ),
    ),
    (
        "cooperating",
        re.compile(r"\W*(?:cơ quan|đơn vị|các đơn vị|các cơ quan)?,?\s*(?:[^:.;]{0,12})?phối hợp[^:.;]{0,30}:\s*"),
    ),
    ("due", re.compile(r"\W*(?:thời gian|thời hạn|tiến độ|hạn hoàn thành|hoàn thành)[^:.;]{0,40}:\s*")),
    (
        "other",
        re.compile(
            r"\W*(?:địa điểm|kinh phí|thành phần|hình thức|sản phẩm|kết quả|số lượng|đối tượng|nguồn)[^:.;]{0,30}:\s*"
        ),
    ),
)
_CONTENT = re.compile(r"\W*nội dung[^:.;]{0,30}:\s*")
_WITH = re.compile(
    r"phối hợp(?: chặt chẽ)?(?: cùng)?(?: với)? (?!tổ chức|triển khai|thực hiện"
    r"|xây dựng)(?P<with>[^.;:]{3,200}?)(?=\s(?:để|(?<!các )tổ chức(?! (?:chính"
    r"|đảng|đoàn|xã|hội|thành|cơ|tôn|quốc|kinh|khác|sự))|triển khai|(?<!chuyên trách )tham mưu|thực hiện|xây dựng"
    r"|rà soát"
    r"|hướng dẫn|tuyên truyền|kiểm tra|đẩy mạnh|trong|chỉ đạo|tiến hành|đánh giá|thẩm định|tăng cường|làm|bố trí"
    r"|vận động|nâng cao"
    r"|phát động|giải quyết|theo dõi|đôn đốc|hỗ trợ|bảo đảm|đảm bảo|thường xuyên|lập|giúp|giám sát|huy động|nắm)\b"
    r"|\s*(?:[.;:]|$))"
)
_NOT_TASKS = frozenset(("purpose", "targets", "time", "state", "awards", "scoring"))
_CLOSING_WORDS = re.compile(
    r"\W*(?:trên đây là|nhận được|xem chi tiết|đề nghị các (?:cơ quan|đơn vị|cấp)[^.]{0,80}nghiêm túc)"
)
_OF_THE_PAPER = re.compile(
    r"\W*(?:kế hoạch|chương trình|quyết định|hướng dẫn|quy chế|nghị quyết|chỉ thị|văn bản) này "
    r"(?:thay thế|thay cho|bãi bỏ|sửa đổi|bổ sung|điều chỉnh|có hiệu lực)"
)
_ITEMS = ("dash", "plus", "letter", "bracket", "ordinal", "")
_LONG_ENOUGH = 25


@dataclass(slots=True)
class _Draft:
    """A task while its labels are still being read."""

    paragraph: Paragraph
    text: str
    labels: dict[str, str] = field(default_factory=dict)
    open_label: str = ""
    opened: Paragraph | None = None  # the label whose list is being read


def read(body: Body, roles: Roles, deadlines: tuple[Deadline, ...]) -> tuple[Task, ...]:
    """All tasks in order."""
    within = _due_words(body, deadlines)
    return tuple(_task(body, draft, within) for draft in _drafts(body, roles))


def _drafts(body: Body, roles: Roles) -> Iterator[_Draft]:
    current: _Draft | None = None
    heading: Paragraph | None = None
    for paragraph in body.paragraphs:
        if paragraph.cell or paragraph.appendix or (not paragraph.over and not paragraph.mark):
            continue
        kind, words = _label(body, paragraph)
        if kind:
            current = current or (_Draft(heading, title_of(body, heading)) if heading else None)
            if current:
                _add(current, kind, words)
                current.opened = paragraph
            continue
        if current and current.open_label and paragraph.mark in ("plus", "dash"):
            _add_listed(current, paragraph, body.source.words(paragraph.body, paragraph.end))
            continue
        if current:
            yield current
            current = None
        if _is_heading(body, paragraph):
            heading = paragraph
        elif _is_task(body, paragraph, roles):
            current = _Draft(paragraph, _text(body, paragraph))
    if current:
        yield current


def _add(draft: _Draft, kind: str, words: str) -> None:
    words = words.strip(" .;")
    draft.open_label = kind if not words else ""
    if words:
        draft.labels[kind] = "; ".join(filter(None, [draft.labels.get(kind, ""), words]))


def _add_listed(draft: _Draft, paragraph: Paragraph, words: str) -> None:
    """One of the list that a label opened; what stands under the label belongs to it to its end."""
    kind = draft.open_label
    _add(draft, kind, words)
    if paragraph.over and paragraph.over[-1] is draft.opened:
        draft.open_label = kind


def _label(body: Body, paragraph: Paragraph) -> tuple[str, str]:
    for kind, shape in _LABELS if paragraph.mark in _ITEMS else ():
        found = shape.match(body.flat, paragraph.body, paragraph.end)
        if found:
            return kind, body.source.words(found.end(), paragraph.end)
    return "", ""


def _is_heading(body: Body, paragraph: Paragraph) -> bool:
    """A numbered line that only names what follows: no full stop, or a body's name with a colon."""
    if paragraph.mark in _ITEMS and paragraph.mark != "letter":
        return False
    text = body.flat[paragraph.body : paragraph.end].strip()
    return not text.endswith((".", ";", "/")) or names_only(body, paragraph)


def _is_task(body: Body, paragraph: Paragraph, roles: Roles) -> bool:
    text = body.words(paragraph)
    if len(text) < _LONG_ENOUGH or _CLOSING_WORDS.match(text) or _OF_THE_PAPER.match(text) or text.endswith(":"):
        return False
    here = roles.of(paragraph)
    return bool(paragraph.over or paragraph.mark) and (not here or here[0] not in _NOT_TASKS)


def _text(body: Body, paragraph: Paragraph) -> str:
    content = _CONTENT.match(body.flat, paragraph.body, paragraph.end)
    return body.source.words(content.end() if content else paragraph.body, paragraph.end)


def _task(body: Body, draft: _Draft, within: dict[int, list[str]]) -> Task:
    paragraph = draft.paragraph
    lead = draft.labels.get("lead", "") or doer(body, paragraph, paragraph.body)
    together = _WITH.search(body.flat, paragraph.body, paragraph.end)
    cooperating = draft.labels.get("cooperating", "") or (body.source.words(*together.span("with")) if together else "")
    due = draft.labels.get("due", "") or "; ".join(within.get(paragraph.start, []))
    group = next(
        (above for above in reversed(paragraph.over) if above.mark not in _ITEMS or above.mark == "ordinal"), None
    )
    return Task(
        text=draft.text.strip(" ;,:"),
        lead=lead,
        cooperating=cooperating.strip(" ,"),
        due=due,
        group=title_of(body, group) if group else "",
        place=paragraph.place,
        span=body.source.original(paragraph.body, paragraph.end),
    )


def _due_words(body: Body, deadlines: tuple[Deadline, ...]) -> dict[int, list[str]]:
    """The words of each deadline under the paragraph that holds it."""
    spans = [(body.source.original(p.start, p.end), p.start) for p in body.paragraphs]
    found: dict[int, list[str]] = {}
    at = 0
    for deadline in deadlines:
        while at < len(spans) and spans[at][0].end < deadline.span.end:
            at += 1
        if at < len(spans):
            found.setdefault(spans[at][1], []).append(deadline.words)
    return found
