"""From the words of a plan to the units it speaks of. "Các sở, ban, ngành; UBND các xã, phường" becomes selectors over the
kinds those words stand for; a unit called by its name is picked by hand; what is neither is handed back as it was written.

The words are data: each kind's plural, its name and its other names. Nothing is guessed: a person confirms the list by name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from danvan.core.text import fold
from danvan.units.models import Level, Unit, UnitKind
from danvan.units.phrase_words import AROUND, Word, key_of, says_something, words_of
from danvan.units.selectors import Selector

LONGEST_PHRASE = 24  # words
LONGEST_TEXT = 4_000

_STOPS, _ENDS = set(",;.:()[]"), set(";.:")


@dataclass(frozen=True)
class Proposal:
    """What the words seem to mean: selectors to show by name, and what nobody but a person can tell."""

    selectors: tuple[Selector, ...]
    unresolved: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """Words that stand for kinds or for units."""

    kinds: tuple[str, ...] = ()
    unit: int = 0


Phrases = Mapping[tuple[str, ...], Found]


def directory(issuer: Unit, day: date) -> Phrases:
    """All that an issuer's words may stand for on a day: to be asked for once where many phrases are proposed."""
    return {**kind_phrases(UnitKind.objects.all(), issuer.kind.level), **unit_names(issuer, day)}


def propose(text: str, issuer: Unit, day: date, known: Phrases | None = None) -> Proposal:
    """The selectors for the words an issuer uses, within its territory (or its own subtree), on a day."""
    words = list(words_of(text[:LONGEST_TEXT]))
    known = directory(issuer, day) if known is None else known
    parts, unresolved = [], []
    for found, run in matched(words, known):
        said = text[run[0].start : run[-1].end]
        if found is None:
            unresolved.append(said)
        else:
            parts.append(selector(found, said, run, words, issuer))
    return Proposal(tuple(joined(parts)), tuple(unresolved))


def kind_phrases(kinds: Iterable[UnitKind], level: str) -> dict[tuple[str, ...], Found]:
    """Every phrase and the kinds it means to an issuer of a level: its own level's kinds before those below."""
    levels = list(Level)
    meant: dict[tuple[str, ...], list[UnitKind]] = defaultdict(list)
    for kind in kinds:
        if levels.index(Level(kind.level)) >= levels.index(Level(level)):
            for phrase in set(map(key_of, kind.phrases)):
                meant[phrase].append(kind)
    return {phrase: Found(kinds=tuple(_nearest(group, phrase))) for phrase, group in meant.items() if phrase}


def unit_names(issuer: Unit, day: date) -> dict[tuple[str, ...], Found]:
    """The names of units in the issuer's territory; a name that two bear is left to a person."""
    units = Unit.objects.open_on(day)
    units = units.in_territory(issuer.territory) if issuer.territory else units.under(issuer)
    if issuer.kind.level in (Level.CENTRAL, Level.PROVINCE):
        units = units.exclude(kind__level=Level.VILLAGE)
    named: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for pk, *names in units.values_list("pk", "name", "short_name"):
        for name in filter(None, names):
            named[key_of(name)].add(pk)
    return {key: Found(unit=next(iter(pks))) for key, pks in named.items() if len(pks) == 1}


def matched(words: Sequence[Word], known: Phrases) -> Iterator[tuple[Found | None, list[Word]]]:
    """Runs of words with what they stand for, the longest first at each place; None for what nothing stands for."""
    at, lost = 0, list[Word]()
    while at < len(words):
        found, run = _longest(words, at, known)
        if found is None:
            lost.append(words[at])
            at += 1
        if lost and (found or at == len(words) or words[at - 1].key in _STOPS):
            yield from _unresolved(lost)
            lost = []
        if found is not None:
            yield found, run
            at += len(run)


def selector(found: Found, said: str, run: list[Word], words: Sequence[Word], issuer: Unit) -> Selector:
    """One phrase as a selector: within the issuer's territory, or directly under it where the words say "trực thuộc"."""
    if found.unit:
        return Selector(words=said, units=(found.unit,))
    types = next((word.types for word in run if word.types), ())
    # "UBND các xã" is often said for all communes; only a list that leaves xã out is taken at its word.
    narrow = () if "xã" in types else types
    directly = "truc thuoc" in fold(said) and issuer.kind.governs_territory
    if issuer.territory_id is None or directly:
        return Selector(words=said, kinds=found.kinds, territory_kinds=narrow, under=issuer.pk)
    return Selector(words=said, kinds=found.kinds, territory_kinds=narrow, territory=issuer.territory_id)


def joined(parts: Iterable[Selector]) -> list[Selector]:
    """Parts that narrow in the same way as one, in the order of the text."""
    kept: list[Selector] = []
    for part in parts:
        alike = next((each for each in kept if _narrowing(each) == _narrowing(part)), None)
        if alike is None:
            kept.append(part)
            continue
        kinds = tuple(dict.fromkeys(alike.kinds + part.kinds))
        units = tuple(dict.fromkeys(alike.units + part.units))
        kept[kept.index(alike)] = replace(alike, words=f"{alike.words}; {part.words}", kinds=kinds, units=units)
    return kept


def _narrowing(part: Selector) -> tuple[object, ...]:
    return part.territory_kinds, part.under, part.territory, bool(part.kinds)


def _longest(words: Sequence[Word], at: int, known: Phrases) -> tuple[Found | None, list[Word]]:
    best, length, key = None, 0, list[str]()
    for after, word in enumerate(words[at : at + LONGEST_PHRASE], start=1):
        if word.key in _ENDS or (not key and not word.key.isalnum()):
            break
        if says_something(word):
            key.append(word.key)
            found = known.get(tuple(key))
            if found is not None and not _names_another(found, words, at + after):
                best, length = found, after
    return best, list(words[at : at + length])


def _names_another(found: Found, words: Sequence[Word], after: int) -> bool:
    """ "UBND xã" before a name nobody bears means that one unit, never all of them."""
    return bool(found.kinds) and after < len(words) and words[after].proper and words[after].key not in AROUND


def _unresolved(lost: list[Word]) -> Iterator[tuple[None, list[Word]]]:
    saying = [index for index, word in enumerate(lost) if says_something(word)]
    if any(lost[index].key not in AROUND for index in saying):
        yield None, lost[saying[0] : saying[-1] + 1]


def _nearest(kinds: list[UnitKind], phrase: tuple[str, ...]) -> list[str]:
    """Of the kinds a phrase may mean: those still set up, and of these the level nearest to the issuer; "trực thuộc"
    means every level below it, and so does a list of offices that goes on to "địa phương".
    """
    living = [kind for kind in kinds if not kind.historical] or kinds
    levels = [list(Level).index(Level(kind.level)) for kind in living]
    if {"truc", "thuoc"} <= set(phrase) or {"dia", "phuong"} <= set(phrase):
        return [kind.code for kind in living]
    return [kind.code for kind, level in zip(living, levels, strict=True) if level == min(levels)]
