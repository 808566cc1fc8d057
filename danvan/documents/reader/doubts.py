"""Why a person should look again: sentences shown beside what the reader is not sure of."""


def _(words: str) -> str:
    """Marks the words for translation without translating them: the reader knows no request and no language."""
    return words


NUMBER_STAMPED = _("Số được đóng dấu rời trang; đề nghị đối chiếu với bản ký.")
DATE_STAMPED = _("Ngày được đóng dấu rời trang; đề nghị đối chiếu với bản ký.")
NUMBER_FROM_NEWS = _("Số lấy từ lời tin bài, không phải từ văn bản.")
FROM_PAGE_DETAILS = _("Lấy từ bảng thuộc tính của trang đăng, không thấy trong văn bản.")
TYPE_FROM_SYMBOL = _("Không thấy tên loại; suy từ ký hiệu.")
ISSUER_FROM_TEXT = _("Không thấy tên cơ quan ở đầu văn bản; lấy từ lời văn.")
ISSUER_COMPLETED = _("Tên cơ quan ở đầu văn bản thiếu địa danh; ghép thêm từ phần khác.")
TITLE_FROM_TEXT = _("Không thấy trích yếu ở đầu văn bản; lấy từ câu ban hành.")
NEWS_ABOUT = _("Đây là tin bài nói về văn bản, không phải văn bản.")
YEAR_FROM_PERIOD = _("Văn bản không ghi năm; lấy theo năm của kế hoạch.")
NO_YEAR = _("Văn bản không ghi năm.")
EVENT_DAY = _("Ngày diễn ra sự kiện, có thể không phải hạn phải làm.")
OPEN_END = _("Chỉ ghi thời điểm bắt đầu.")
VALUE_IN_WORDS = _("Con số viết bằng chữ.")
FAR_COMPARATOR = _("Chữ so sánh đứng xa con số; đề nghị kiểm tra.")
NOT_IN_TARGETS = _("Không nằm trong mục chỉ tiêu; đề nghị xem có phải chỉ tiêu không.")
RANGE_OF_VALUES = _("Văn bản ghi một khoảng; lấy mức thấp.")
NO_FIGURE = _("Chỉ tiêu không có con số; cần nêu cách tính.")
IMPOSSIBLE_DATE = _("Ngày ghi trong văn bản không có trên lịch.")
INCOMPLETE_CITATION = _("Viện dẫn thiếu ký hiệu hoặc ngày.")
