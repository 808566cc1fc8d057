"""How the bytes of a form's file reach the machine: into a temporary file, and no more of them than any file may have."""

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from danvan.files.intake import LARGEST


class LimitedUpload(TemporaryFileUploadHandler):
    """Counts a file that is too large to its end, so that the sentence can say how large, and keeps nothing of it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.is_too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.is_too_large:
            return
        if start + len(raw_data) > LARGEST:
            self.is_too_large = True
            self.file.truncate(0)
            return
        super().receive_data_chunk(raw_data, start)
