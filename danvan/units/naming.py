"""What a unit is found by: all its names, its code, and the abbreviations offices use, written out and drawn together."""

from collections.abc import Iterable

from danvan.core.text import fold

# As written in names and documents. Searching for either finds the other.
ABBREVIATIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "mttq": "mặt trận tổ quốc",
    "ubkt": "ủy ban kiểm tra",
    "chqs": "chỉ huy quân sự",
    "ctmt": "công tác mặt trận",
    "tgdv": "tuyên giáo và dân vận",
    "lđlđ": "liên đoàn lao động",
    "lhpn": "liên hiệp phụ nữ",
    "tncs": "thanh niên cộng sản",
    "ccb": "cựu chiến binh",
    "gd&đt": "giáo dục và đào tạo",
    "kh&cn": "khoa học và công nghệ",
    "nn&mt": "nông nghiệp và môi trường",
    "vh-xh": "văn hóa xã hội",
    "tp": "thành phố",
    "tdp": "tổ dân phố",
}
_FOLDED = {f" {fold(short)} ": f" {fold(words)} " for short, words in ABBREVIATIONS.items()}
_FIRST_WORDS = frozenset(text.split()[0] for pair in _FOLDED.items() for text in pair)


def words_of(names: Iterable[str], short_name: str = "", code: str = "") -> str:
    """The folded words under which a unit is found, each once."""
    texts = [fold(text) for text in (*names, short_name, code) if text]
    words = dict.fromkeys(" ".join(texts).split())
    if not _FIRST_WORDS.isdisjoint(words):
        more = " ".join(other for text in texts for other in abbreviations(text))
        words |= dict.fromkeys(more.split())
    return " ".join(words)


def abbreviations(folded: str) -> list[str]:
    """The other ways to write what stands in a folded text: short forms written out, long ones drawn together."""
    around = f" {folded} "
    long = [words.strip() for short, words in _FOLDED.items() if short in around]
    return long + [short.strip() for short, words in _FOLDED.items() if words in around]
