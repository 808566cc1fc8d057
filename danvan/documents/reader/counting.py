"""The proposed way of counting a target (DESIGN 6) and whom it covers, from its own words; a person confirms both."""

import re

from .figures import Figure
from .paragraphs import Body

_UNITS = re.compile(
    r"\W*(?:(?:số|các|những|tổng số)\s)*(?:cơ quan|đơn vị|địa phương|sở|ban|ubnd|ủy ban|xã|phường|thị trấn|huyện"
    r"|thôn|tổ dân phố|khu phố|ấp|bản"
    r"|chi bộ|chi, đảng|đảng bộ|đảng ủy|chi ủy|cấp ủy|tổ chức|hội|đoàn|trường|doanh nghiệp|khu dân cư|đài"
    r"|ban thanh tra|người đứng đầu|mttq|mặt trận)"
)
_INDEX = re.compile(r"hài lòng|chỉ số|par index|sipas|papi|pci|dci|xếp hạng|thứ hạng")
_RATED = re.compile(
    r"xếp loại|hoạt động (?:có )?hiệu quả|hoàn thành tốt|đạt (?:chuẩn|tiêu chuẩn|danh hiệu)|vững mạnh|hài lòng|đúng hạn"
)
_EACH = re.compile(
    r"\bmỗi\b|\btừng\b|\b100\s?%|người đứng đầu|\b(?:các|mọi) (?:cơ quan|đơn vị|địa phương|chi bộ|xã)|/(?:năm"
    r"|đơn vị|xã|chi bộ)|trong đó"
)
_OF_EACH = re.compile(r"\b(?:mỗi|từng) (?!năm|quý|tháng|tuần|ngày|lần|đợt)")
_NONE = re.compile(r"không (?:có|để|còn)\b.{0,60}(?:quá hạn|trễ hạn|chậm|tồn đọng|kéo dài|vượt cấp|vi phạm)")
_VERB = re.compile(
    r"\s(?:được|có|nắm|xây dựng|ban hành|tổ chức|thực hiện|tiếp tục|triển khai|bố trí|đạt|hoàn thành|tham gia|đăng ký"
    r"|không để|mở|nhận|hoạt động"
    r"|thành lập|mỗi|sinh hoạt|phối hợp|đảm nhận|đảm nhiệm"
    r"|cam kết|chấp hành|học tập|bảo đảm|đảm bảo|trở lên|duy trì|sử dụng|phải"
    r"|tích cực|chủ động|đối thoại|giúp đỡ|giúp|đỡ đầu|công khai|tiếp công dân|là)\b|[,;.:(]\s*(?:mỗi|trong)"
)


_AFTER_SHARE = re.compile(r"\s*(?:trở lên )?(?!(?:trở|và|vào|trong|so|mỗi|trên tổng|theo|được|đến|từ|năm)\b)[^\W\d_]")

_LEADING_WORDS = re.compile(
    r"(?:(?:phấn đấu|đến năm \d{4}|năm \d{4}|giảm|tăng|nâng|nâng cao|bảo đảm|đảm bảo|duy trì|bình quân|mỗi năm|hằng năm"
    r"|hàng năm)[,:]?\s+)+(?=tỷ |mức |chỉ số|thu nhập|tổng|số )"
)
_ONLY_LEADS = re.compile(
    r"(?:phấn đấu|tổ chức|bình quân|xây dựng|trao tặng|vận động|duy trì|đến năm \d{4}|năm \d{4}|trong năm|hằng năm|đạt)"
)
_MEASURE = re.compile(r"(?:tỷ lệ|tỷ trọng|mức|chỉ số|thu nhập|tổng)\b")
_MEASURED = re.compile(r"\s(?:đạt|giảm|tăng|xuống|lên|chiếm|còn|bình quân(?! đầu)|ở mức|là|hằng năm|hàng năm)\b|[,;(]")
_COMPARED = re.compile(r":|\s(?:ít nhất|tối thiểu|không dưới|không quá|trên|dưới|từ|phấn đấu)\b")


def rule(text: str, figure: Figure) -> str:
    """coverage, minimum, ratio, total, zero or index."""
    if _INDEX.search(text) and figure.unit in ("%", "điểm"):
        return "index"
    if figure.value == 0 or (_NONE.search(text) and figure.unit != "%"):
        return "zero"
    if figure.unit == "%":
        covers = figure.value == 100 and not _RATED.search(text) and _UNITS.search(text.partition("%")[2][:40])
        return "coverage" if covers else "ratio"
    if figure.comparator == "=":
        return "minimum" if _OF_EACH.search(text.partition("/")[0]) else "total"
    return "minimum" if figure.comparator in (">=", ">") and _EACH.search(text) else "total"


def rule_of_words(text: str) -> str:
    """For a target without a figure."""
    if _INDEX.search(text):
        return "index"
    return "zero" if _NONE.search(text) else "narrative"


def scope(body: Body, sentence: tuple[int, int], figure: Figure) -> str:
    """Whom the figure is of, as written: after a share ("100% chi bộ …"), before a count ("Mỗi xã … ít nhất 01")."""
    after = _AFTER_SHARE.match(body.flat, figure.end, sentence[1]) if figure.unit == "%" else None
    if after:
        verb = _VERB.search(body.flat, after.end() - 1, sentence[1])
        return body.source.words(after.end() - 1, verb.start() if verb else min(sentence[1], figure.end + 120)).strip(
            " ,;."
        )
    start = next((at for at in range(*sentence) if not body.flat[at].isspace()), sentence[0])
    leading = _LEADING_WORDS.match(body.flat, start, figure.start)
    start = leading.end() if leading else start
    verbs = _MEASURED if _MEASURE.match(body.flat, start) else _VERB
    compared = _COMPARED.search(body.flat, start, figure.start)
    verb = verbs.search(body.flat, start, figure.start)
    whole = figure.start if _OF_EACH.search(body.flat, start, figure.start) else start
    end = min(found.start() for found in (verb, compared) if found) if verb or compared else whole
    said = body.source.words(start, end).strip(" ,;.:")
    return "" if _ONLY_LEADS.fullmatch(said.lower()) else said
