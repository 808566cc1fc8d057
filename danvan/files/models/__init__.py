"""Bytes, what they are attached to, what proves what, and what is still being typed."""

from danvan.files.models.attachments import Attachment, Role
from danvan.files.models.blobs import Blob
from danvan.files.models.drafts import Draft
from danvan.files.models.evidence import Evidence

__all__ = ["Attachment", "Blob", "Draft", "Evidence", "Role"]
