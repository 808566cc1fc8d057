"""The directory, one body, and the unit's page, as their readers see them."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.committees.models import Committee, Kind, Member, Seat
from danvan.committees.purging import untie
from danvan.committees.queries import roll_of, with_counts
from danvan.committees.tests.browsing import page, questions, sent
from danvan.committees.tests.factories import BEGUN, CommitteeFactory, FollowsFactory, MemberFactory, recorded
from danvan.documents.tests.factories import at_desk
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TODAY = date(2026, 5, 24)
FACTS = {"kind": "team", "name": "Tổ chỉ đạo xã", "from_on": "1/1/2026", "last_day": "31/12/2030"}
PERSON = {"name": "Lò  Thị Mẫu", "post_words": "Chủ tịch"}


class TestDirectory:
    """The list of bodies in sight."""

    def test_says_where_each_sits_who_heads_it_and_how_many_units_it_follows(self, committee, desk):
        MemberFactory(committee=committee, role=Seat.HEAD, name="Lò Văn Đầu")
        member = MemberFactory(committee=committee)
        MemberFactory(committee=committee, to_on=BEGUN.replace(month=2))
        unit = FollowsFactory(member=member).unit
        FollowsFactory(member__committee=committee, unit=unit)

        (found,) = with_counts(Committee.objects.filter(pk=committee.pk), TODAY)

        assert (found.members_all, found.units_all, found.head_name) == (3, 1, "Lò Văn Đầu")
        assert "Lò Văn Đầu" in page(desk, "committees")

    def test_is_narrowed_by_words_kind_standing_and_one_s_own_part(self, committee, desk, keeper):
        team = CommitteeFactory(host=committee.host, kind=Kind.TEAM, name="Tổ chỉ đạo cụm")
        over = CommitteeFactory(host=committee.host, name="Ban Chỉ đạo cũ", to_on=TODAY)
        below = CommitteeFactory(host=UnitFactory(parent=committee.host), name="Ban Chỉ đạo xã")
        asked = [{}, {"q": "to chi dao"}, {"loai": "team"}, {"khi": "da"}, {"khi": "tat_ca"}, {"cua": "toi"}]

        shown = [page(desk, "committees", **each) for each in asked]
        found = [{each for each in (committee, team, over, below) if f">{each.name}<" in said} for said in shown]

        assert found == [
            {committee, team, below},
            {team},
            {team},
            {over},
            {committee, team, over, below},
            {committee, team},
        ]

    def test_asks_as_much_for_one_as_for_three(self, committee, desk):
        MemberFactory(committee=committee)
        address = reverse("committees:committees")
        one = questions(desk, address)
        for _more in range(2):
            MemberFactory(committee__host=committee.host)

        assert questions(desk, address) == one

    def test_says_what_to_do_where_there_is_none(self, desk):
        Committee.objects.all().delete()

        assert "Chưa có Ban Chỉ đạo, tổ nào." in page(desk, "committees")
        assert "Không có Ban Chỉ đạo, tổ nào khớp." in page(desk, "committees", q="gì")


class TestBody:
    """The page of one body."""

    def test_asks_as_much_for_one_member_as_for_three(self, committee, desk):
        FollowsFactory(member__committee=committee)
        addresses = [
            reverse(f"committees:{route}", args=[committee.pk]) for route in ("committee", "units", "members_file")
        ]
        one = [questions(desk, address) for address in addresses]
        for _more in range(2):
            FollowsFactory(member__committee=committee)

        assert [questions(desk, address) for address in addresses] == one

    def test_of_one_that_is_over_shows_who_sat_there_at_its_end(self, committee, desk):
        MemberFactory(committee=committee, name="Người ở lại")
        MemberFactory(committee=committee, name="Người đã thôi", to_on=BEGUN.replace(month=2))
        Committee.objects.update(to_on=BEGUN.replace(month=3))

        roll = roll_of(Committee.objects.get(), TODAY)

        assert [[each.name for each in rows] for rows in (roll.now, roll.past)] == [["Người ở lại"], ["Người đã thôi"]]
        assert "Thành viên khi kết thúc" in page(desk, "committee", committee.pk)

    def test_leads_to_the_decision_only_who_may_read_it(self, committee, desk):
        Committee.objects.update(document=recorded(committee.host, "15-QĐ/ĐU"))
        beside = officer_of(MemberFactory(committee=committee, unit=UnitFactory()).unit)
        link = reverse("documents:document", args=[Committee.objects.get().document_id])

        assert link in page(desk, "committee", committee.pk)
        shown = page(at_desk(beside), "committee", committee.pk)
        assert link not in shown
        assert "15-QĐ/ĐU" in shown

    def test_shows_neither_telephone_nor_account_to_others(self, committee, desk):
        member = MemberFactory(committee=committee, user=officer_of(UnitFactory(), user__phone="0208 000 111").user)
        reader = at_desk(officer_of(FollowsFactory(member=member).unit))

        shown = page(reader, "committee", committee.pk) + page(reader, "member", member.pk)

        assert "0208 000 111" not in shown
        assert member.user.username not in shown
        assert member.user.username in page(desk, "member", member.pk)

    def test_history_names_accounts_to_those_who_keep_the_body_alone(self, committee, desk):
        member = MemberFactory(committee=committee)
        account = officer_of(UnitFactory(), user__full_name="Nông Văn Tài Khoản").user
        reader = at_desk(officer_of(FollowsFactory(member=member).unit))
        form = {**PERSON, "role": "member", "unit": committee.host.code, "user": account.username, "version": 1}
        assert sent(desk, "member_facts", member.pk, **form).status_code == 302

        shown = page(reader, "history", committee.pk)

        assert Member.objects.get().user == account
        assert "Lò Thị Mẫu" in shown
        assert "Nông Văn Tài Khoản" not in shown
        assert account.username not in shown

    def test_leads_from_a_member_to_who_sat_there_before_and_after(self, committee, desk):
        first_day, second_day = BEGUN.replace(month=3), BEGUN.replace(month=5)
        seat = {"committee": committee, "seat": 1}
        first = MemberFactory(**seat, name="Người đầu", to_on=first_day)
        middle = MemberFactory(**seat, name="Người giữa", from_on=first_day, to_on=second_day)
        last = MemberFactory(**seat, name="Người cuối", from_on=second_day)

        shown = page(desk, "member", middle.pk)

        assert "đã thôi tham gia" in shown
        for word, other in (("Người trước", first), ("Người thay", last)):
            assert word in shown
            assert reverse("committees:member", args=[other.pk]) in shown

    def test_of_nobody_is_no_page(self, desk):
        assert desk.get(reverse("committees:member", args=[999])).status_code == 404

    def test_offers_nothing_on_the_roll_of_what_is_over_but_the_next_term(self, committee, desk):
        member = MemberFactory(committee=committee)
        Committee.objects.update(to_on=TODAY)

        shown = page(desk, "committee", committee.pk)

        offers = {"new_member": committee, "ending": committee, "terms": committee, "facts": committee}
        found = {route for route, of in offers.items() if reverse(f"committees:{route}", args=[of.pk]) in shown}
        assert found == {"terms", "facts"}
        assert "Thay người khác" not in page(desk, "member", member.pk)

    def test_marks_a_unit_that_is_no_more(self, committee, desk):
        FollowsFactory(member__committee=committee, unit=UnitFactory(closed_on=TODAY))

        assert "đơn vị đã kết thúc" in page(desk, "units", committee.pk)
        assert "đơn vị đã kết thúc" in page(desk, "committee", committee.pk)

    def test_tells_its_history_with_that_of_its_members(self, committee, desk):
        member = MemberFactory(committee=committee, name="Lò Thi Mẫu")
        form = {**PERSON, "role": "member", "unit": committee.host.code, "version": 1}
        assert sent(desk, "member_facts", member.pk, **form).status_code == 302

        told = page(desk, "history", committee.pk)

        assert "Lò Thi Mẫu" in told
        assert "Lò Thị Mẫu" in told


class TestUnitPanel:
    """Who follows a unit, on the unit's own page."""

    def test_names_who_follows_it_and_the_bodies_that_sit_in_it(self, committee):
        unit = UnitFactory()
        follows = FollowsFactory(member__committee=committee, member__name="Lò Thị Mẫu", unit=unit)
        FollowsFactory(member__name="Người đã thôi", member__to_on=BEGUN.replace(month=2), unit=unit)
        CommitteeFactory(host=unit, name="Tổ chỉ đạo xã")

        shown = at_desk(officer_of(unit)).get(reverse("units:unit", args=[unit.pk])).content.decode()

        assert "Ban Chỉ đạo, tổ phụ trách" in shown
        assert reverse("committees:member", args=[follows.member_id]) in shown
        assert "Tổ chỉ đạo xã" in shown
        assert "Người đã thôi" not in shown

    def test_says_nothing_to_who_has_no_part_in_it(self, committee):
        unit = FollowsFactory(member__committee=committee).unit

        shown = at_desk(officer_of(UnitFactory())).get(reverse("units:unit", args=[unit.pk])).content.decode()

        assert "Ban Chỉ đạo, tổ phụ trách" not in shown


def test_a_purged_document_leaves_the_number_and_the_day(committee):
    document = recorded(committee.host, "15-QĐ/ĐU")
    Committee.objects.update(document=document, rules_document=document)

    gone = untie(document)

    kept = Committee.objects.get()
    assert (gone, kept.document, kept.rules_document, kept.symbol) == (2, None, None, "15-QĐ/ĐU")
    assert untie(committee) == 0
