import pytest

from danvan.documents.reader.symbols import SYMBOL, symbol_at


def symbol(text):
    found = SYMBOL.search(text)
    return symbol_at(found) if found else None


@pytest.mark.parametrize(
    ("printed", "read", "family"),
    [
        ("21/KH-UBND", "21/KH-UBND", "state"),
        ("01-KH/BCĐ", "01-KH/BCĐ", "party"),
        ("1878- QĐ/TU ngày", "1878-QĐ/TU", "party"),
        ("2228/QĐ- UBND ngày", "2228/QĐ-UBND", "state"),
        ("53/2016/QĐ-\nUBND", "53/2016/QĐ-UBND", "state"),
        ("59/2023/NĐ-CP ;", "59/2023/NĐ-CP", "state"),
        ("15/2007QĐ-UBND", "15/2007/QĐ-UBND", "state"),
        ("88/2019/QH14, ngày", "88/2019/QH14", "state"),
        ("9086/BNV-CTTN&BĐG của", "9086/BNV-CTTN&BĐG", "state"),
        ("249/MTTQ-BTT", "249/MTTQ-BTT", "front"),
        ("40/TTr-MTTW-BTT", "40/TTr-MTTW-BTT", "front"),
        ("12 KH/ĐTN", "12-KH/ĐTN", "front"),
        ("11-QĐi/TW", "11-QĐi/TW", "party"),
        ("31-CTr/BDVTU-BCSĐUBND", "31-CTr/BDVTU-BCSĐUBND", "party"),
        ("01/QCPH/UBND-UBMTTQ", "01/QCPH/UBND-UBMTTQ", "front"),
        ("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "front"),
        ("817/QĐ-UBND-HC - Phòng", "817/QĐ-UBND-HC", "state"),
    ],
)
def test_a_symbol_is_read_without_the_slips_of_its_typist(printed, read, family):
    found = symbol(printed)

    assert (found.text, found.family) == (read, family)


@pytest.mark.parametrize(
    "words", ["3G/4G: 58 trạm", "15/11/2025", "01 cá nhân/01 ban", "24/7/365", "2/9 - Quốc khánh", "12/2025"]
)
def test_what_only_looks_like_a_symbol_is_none(words):
    assert symbol(words) is None
