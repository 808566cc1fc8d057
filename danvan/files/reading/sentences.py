"""What the person is told for each reason a file is not taken: what happened, then what to do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused

SENTENCES = {
    "empty": _("Tệp rỗng, không có nội dung. Đề nghị kiểm tra lại tệp rồi chọn lại."),
    "too_large": _("Tệp nặng %(size)s MB, quá mức %(limit)s MB. Đề nghị tách tệp hoặc giảm dung lượng ảnh trong tệp."),
    "unsupported": _(
        "Chưa nhận loại tệp “.%(extension)s”. Đề nghị dùng .docx, .pdf, .txt, .xlsx, .jpg, .png hoặc .webp."
    ),
    "no_extension": _("Tên tệp không có phần mở rộng. Đề nghị đổi tên, ví dụ thêm “.docx” hoặc “.pdf”."),
    "disguised": _("Tệp mang đuôi “.%(extension)s” nhưng bên trong là %(found)s. Đề nghị mở tệp và lưu lại đúng loại."),
    "damaged": _("Tệp bị hỏng hoặc không đúng định dạng. Đề nghị mở bằng phần mềm soạn thảo, lưu lại rồi tải lên."),
    "password": _("Tệp có mật khẩu. Đề nghị bỏ mật khẩu rồi tải lên lại."),
    "macro": _("Tệp có chứa macro. Đề nghị lưu lại dưới dạng không có macro (.docx hoặc .xlsx) rồi tải lên."),
    "active": _("Tệp có thành phần tự chạy (ActiveX). Đề nghị xóa thành phần đó, lưu lại rồi tải lên."),
    "embedded": _("Tệp có tệp khác nhúng bên trong. Đề nghị xóa đối tượng nhúng, đính kèm tệp đó riêng."),
    "dde": _("Tệp có liên kết gọi chương trình khác (DDE). Đề nghị xóa liên kết đó, lưu lại rồi tải lên."),
    "template_link": _(
        "Tệp gắn với một tệp mẫu ở nơi khác. Đề nghị sao chép nội dung sang tệp mới, lưu lại rồi tải lên."
    ),
    "too_large_inside": _(
        "Tệp khi mở ra lớn quá mức cho phép. Đề nghị tách tệp, bỏ bớt ảnh hoặc các dòng, cột trống rồi tải lên."
    ),
    "too_many_parts": _("Tệp gồm quá nhiều phần bên trong. Đề nghị lưu lại thành tệp mới rồi tải lên."),
    "killed": _("Không đọc được tệp này: việc đọc bị dừng giữa chừng. Đề nghị lưu lại thành tệp mới rồi tải lên."),
    "slow": _("Đọc tệp quá lâu nên đã dừng. Đề nghị tách tệp thành các phần nhỏ hơn rồi tải lên."),
    "scan": _(
        "Tệp là bản chụp, không có lớp chữ để đọc. Đề nghị tải lên bản .docx, hoặc bản .pdf xuất từ phần mềm soạn thảo."
    ),
    "garbled": _(
        "Lớp chữ trong tệp PDF không đọc được vì phông chữ thiếu bảng mã. Đề nghị tải lên bản .docx của văn bản."
    ),
    "no_text": _("Không tìm thấy chữ nào trong tệp. Đề nghị kiểm tra lại tệp, hoặc dán nội dung vào ô văn bản."),
    "encoding": _("Không nhận ra bảng mã chữ của tệp. Đề nghị lưu lại với bảng mã UTF-8 rồi tải lên."),
    "old_word": _("Máy chủ này chưa đọc được tệp .doc. Đề nghị mở bằng Word và lưu lại dưới dạng .docx rồi tải lên."),
    "not_converted": _("Không chuyển được tệp .doc này. Đề nghị mở bằng Word và lưu lại dưới dạng .docx rồi tải lên."),
    "picture_too_large": _("Ảnh lớn quá mức cho phép (50 triệu điểm ảnh). Đề nghị thu nhỏ ảnh rồi tải lên."),
    "picture_remarks": _(
        "Trong tệp có hình vẽ mang theo ảnh chụp kèm dữ liệu nơi chụp, chưa xóa được. "
        "Đề nghị thay hình đó bằng ảnh .jpg hoặc .png rồi tải lên."
    ),
    "sheet_too_large": _(
        "Bảng tính có quá nhiều dòng hoặc cột, hoặc có ô nằm rất xa. Đề nghị xóa các dòng, cột trống rồi tải lên."
    ),
    "no_sheet": _("Bảng tính không có trang “%(sheet)s”. Đề nghị dùng tệp mẫu tải từ hệ thống."),
}

CONTENTS = {
    "docx": _("văn bản Word (.docx)"),
    "xlsx": _("bảng tính Excel (.xlsx)"),
    "doc": _("văn bản Word kiểu cũ (.doc)"),
    "pdf": _("tệp PDF"),
    "jpg": _("ảnh"),
    "png": _("ảnh"),
    "webp": _("ảnh"),
    "txt": _("chữ thuần"),
    "html": _("trang web (HTML)"),
    "rtf": _("văn bản RTF"),
    "zip": _("tệp nén"),
    "program": _("chương trình"),
    "other": _("loại tệp khác"),
}


class Unreadable(Refused):
    """A file from outside that is not taken; `code` is the reason as the house knows it."""

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(_worded(code, facts))


def _worded(code: str, facts: dict[str, Any]) -> str:
    if "found" in facts:
        facts = facts | {"found": CONTENTS.get(facts["found"], CONTENTS["other"])}
    return str(SENTENCES.get(code, SENTENCES["damaged"])) % facts
