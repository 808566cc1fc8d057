"""Verbs that write, by noun."""

from danvan.files.actions.attachments import attach, detach
from danvan.files.actions.blobs import keep, sweep
from danvan.files.actions.drafts import drop_draft, save_draft
from danvan.files.actions.evidence import link_evidence, unlink_evidence

__all__ = ["attach", "detach", "drop_draft", "keep", "link_evidence", "save_draft", "sweep", "unlink_evidence"]
