import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.core.legacy import (
    Encoding,
    decoded,
    encoding_of_font,
    from_tcvn3,
    from_vni,
    looks_like_tcvn3,
    looks_like_vni,
)

TODAY = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
IN_TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"
IN_VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".VnArial", Encoding.TCVN3),
        (".VnTimeH", Encoding.TCVN3_CAPITALS),
        (".VNARIALH", Encoding.TCVN3_CAPITALS),
        ("VNI-Times", Encoding.VNI),
        ("VNI Helve", Encoding.VNI),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_the_fonts_name_says_how_its_text_is_written(font, encoding):
    assert encoding_of_font(font) == encoding


@pytest.mark.parametrize(
    ("written", "encoding", "meant"),
    [
        (IN_TCVN3, Encoding.TCVN3, TODAY),
        ("ñy ban nh©n d©n tØnh", Encoding.TCVN3_CAPITALS, "ỦY BAN NHÂN DÂN TỈNH"),
        (IN_VNI, Encoding.VNI, TODAY),
        (TODAY, None, TODAY),
    ],
)
def test_a_run_is_read_as_its_reader_saw_it(written, encoding, meant):
    assert decoded(written, encoding) == meant


def test_tcvn3_has_its_74_letters():
    written = "¸µ¶·¹ ¨¾»¼½Æ ©ÊÇÈÉË ® ÐÌÎÏÑ ªÕÒÓÔÖ Ý×ØÜÞ ãßáâä «èåæçé ¬íêëìî óïñòô \xadøõö÷ù ýúûüþ ¡¢§£¤¥¦"

    assert (
        from_tcvn3(written) == "áàảãạ ăắằẳẵặ âấầẩẫậ đ éèẻẽẹ êếềểễệ íìỉĩị óòỏõọ ôốồổỗộ ơớờởỡợ úùủũụ ưứừửữự ýỳỷỹỵ ĂÂĐÊÔƠƯ"
    )


def test_vni_reads_a_letter_and_its_mark_in_any_case():
    written = "aù aê aé aâ aá eä ñ ì æ ó ò oà ô ôø ö öõ yø î AÙ AÊ Aé AÁ Ñ Ö ÖÕ ÔÛ Î"

    assert from_vni(written) == "á ă ắ â ấ ệ đ ì ỉ ĩ ị ồ ơ ờ ư ữ ỳ ỵ Á Ă Ắ Ấ Đ Ư Ữ Ở Ỵ"


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        (IN_TCVN3, (True, False)),
        (IN_VNI, (False, True)),
        (TODAY, (False, False)),
        ("Kế hoạch 21/KH-UBND", (False, False)),
        ("", (False, False)),
        ("§ 12", (False, False)),
        ("L'été dernier nous étions à Noël chez des amis, garçons et filles", (False, False)),
    ],
)
def test_text_without_a_font_is_judged_by_its_letters(text, judged):
    assert (looks_like_tcvn3(text), looks_like_vni(text)) == judged


VIETNAMESE = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


def in_vni(letter):
    """A letter as a typist's VNI keyboard wrote it: found by trying every pair."""
    western = [chr(code) for code in range(0xC0, 0x100)]
    ways = [*western, *(base + mark for base in "aeouyôö" for mark in western)]
    return next(way for way in ways if from_vni(way) == letter)


@pytest.mark.parametrize("letter", VIETNAMESE)
def test_every_vietnamese_letter_can_be_written_in_both(letter):
    in_tcvn3 = next(chr(code) for code in range(0xA0, 0x100) if from_tcvn3(chr(code)) == letter)

    assert decoded(in_tcvn3, Encoding.TCVN3_CAPITALS) == letter.upper()
    assert decoded(in_vni(letter), Encoding.VNI) == letter


@given(st.text(alphabet="abcdeghiklmnopqrstuvxy ABC.,0123456789"))
def test_plain_letters_mean_themselves_in_every_encoding(text):
    assert {decoded(text, encoding) for encoding in (None, Encoding.TCVN3, Encoding.VNI)} == {text}
