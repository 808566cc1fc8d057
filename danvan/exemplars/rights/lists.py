"""Who gets in where, among the lists and forms that models rest on. The committee is a province's only one here and
recognises models by a remit; its administrator keeps the lists too.
"""

from danvan.core.rights import Row, add, only, signed_in

KEEPERS = ("administrator", "committee_officer", "committee_leader")
MAKERS = ("committee_officer", "committee_leader")
# All kinds of row pass one guard; of the field the province is asked, of the others the house.
ROWS = ("level", "field")


def kept(route: str, on: str, method: str = "POST", status: int = 302) -> Row:
    """A door of those who keep the house's lists; everybody else sees the list and is told it is not theirs."""
    return only(f"lists:{route}", method, on, *KEEPERS, status=status, others=403)


def of_plan(route: str, on: str, method: str = "POST", status: int = 302) -> Row:
    """A door of those who make a plan; who works beside them sees it, the rest know nothing of its draft."""
    return Row(f"lists:{route}", method, on, {**dict.fromkeys(MAKERS, status), "committee_auditor": 403})


add(
    *(signed_in("lists:list", on=on) for on in ("level", "field", "resource")),
    *(kept("new_row", on, "GET", 200) for on in ROWS),
    *(kept("new_row", on) for on in (*ROWS, "unit")),
    *(kept("row", on, "GET", 200) for on in ROWS),
    *(kept("row", on) for on in (*ROWS, "resource", "unit")),
    *(kept("ending", on) for on in ROWS),
    *(kept("removal", on) for on in ROWS),
    kept("place", "resource"),
    kept("own_fields", "field"),
    signed_in("lists:forms"),
    kept("new_version", "form used"),
    signed_in("lists:form", on="form used"),
    signed_in("lists:form", on="form prepared"),
    signed_in("lists:preview", on="form used"),
    kept("headings", "form used", "GET", 409),
    kept("headings", "form prepared", "GET", 200),
    kept("headings", "form prepared"),
    kept("use", "form prepared"),
    kept("form_dropping", "form prepared"),
    kept("recall", "form put in use"),
    Row("lists:form", "GET", "form of plan", dict.fromkeys((*MAKERS, "committee_auditor"), 200)),
    Row("lists:preview", "GET", "form of plan", dict.fromkeys((*MAKERS, "committee_auditor"), 200)),
    of_plan("headings", "form of plan", "GET", 200),
    of_plan("headings", "form of plan"),
    of_plan("use", "form of plan"),
    of_plan("form_dropping", "form of plan"),
    of_plan("new_version", "form of plan"),
    of_plan("house_form", "form of plan"),
)
