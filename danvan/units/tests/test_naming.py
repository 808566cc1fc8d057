"""The words under which a unit is found."""

import pytest

from danvan.units.naming import words_of


@pytest.mark.parametrize(
    ("names", "short_name", "code", "words"),
    [
        (["Thôn Hòa Bình 2"], "", "X7-2", "thon hoa binh 2 x7"),
        (["UBND xã Tân Hòa"], "", "NN-1", "ubnd xa tan hoa nn 1 uy ban nhan dan"),
        (["Ủy ban nhân dân xã Tân Hòa"], "", "NN-1", "uy ban nhan dan xa tan hoa nn 1 ubnd"),
        (["Sở GD&ĐT"], "", "S-1", "so gd dt s 1 giao duc va dao tao"),
        (["Sở Giáo dục và Đào tạo"], "", "S-1", "so giao duc va dao tao s 1 gd dt"),
        (["Hội Cựu chiến binh"], "CCB", "H", "hoi cuu chien binh ccb h"),
        (["Tổ Hòa"], "", "", "to hoa"),
        (["Tổ dân phố 3", "Thôn 3"], "", "", "to dan pho 3 thon tdp"),
    ],
)
def test_a_unit_is_found_by_every_name_its_code_and_the_long_and_the_short_form(names, short_name, code, words):
    assert words_of(names, short_name, code) == words
