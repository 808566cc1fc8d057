"""Who gets in where, among documents. The document is a draft of the department, kept for the committee."""

from danvan.core.rights import add, only

MAKERS = ("department_officer", "department_leader", "committee_officer", "committee_leader", "committee_auditor")

add(only("documents:document", "GET", "document draft", *MAKERS))
