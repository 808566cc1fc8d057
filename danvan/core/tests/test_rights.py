"""The rights table: what it says, and what it notices when nobody said."""

from danvan.core import rights
from danvan.core.rights import CAST, Row, everyone, only, routes, signed_in


def test_a_row_answers_its_members_and_the_rest_find_nothing():
    row = only("plans:plan", "GET", "plan draft", "department_officer")

    assert {member: row.answer(member) for member in ("department_officer", "sibling_officer", "anonymous")} == {
        "department_officer": 200,
        "sibling_officer": 404,
        "anonymous": 302,
    }


def test_a_door_open_to_strangers_answers_everybody_alike():
    assert {everyone("accounts:sign_in").answer(member) for member in CAST} == {200}


def test_a_door_for_the_signed_in_sends_strangers_to_sign_in():
    row = signed_in("units:units")

    assert (row.answer("nobody"), row.answer("anonymous")) == (200, 302)


def test_a_route_that_nobody_spoke_of_is_named(monkeypatch):
    rights.rows()
    monkeypatch.setattr(rights, "_rows", [Row(route) for route in routes() if route != "units:current_holding"])

    assert rights.without_row() == ["units:current_holding"]
