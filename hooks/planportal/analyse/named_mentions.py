"""Mentions of documents by a name without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dates import PartialDate
from .acts import NamedAct
from .citation_patterns import NAMED_FAMILIES, roman
from .flat_text import FlatText
from .mention import Mention, read_on
from .titles import title_start

# "Bộ luật Tố tụng hình sự (BLTTHS) năm 2015"
_ABBREVIATION = re.compile(r"\s\([A-ZĐ][A-Za-zĐđ&-]{1,11}\)")
# "Luật Đất đai 2024"
_BARE_YEAR = re.compile(r"\s(?P<year>(?:19|20)\d\d)(?![\d%]|[/.,-]\d| ?- ?\d)")

_FURTHER_TERM = re.compile(r"(?:,|\sva|;)\s(?:khoa\s)?(?P<term>[ivx]{1,5})(?!\w)\)?")
_MOST_TERMS = 4


def act_mention(flat: FlatText, act: NamedAct) -> Mention:
    """The mention of an act by its name, with the date or year that follows; what follows is no title."""
    one = Mention(act.start, act.end, act.type, name=act.name, name_holds_others=act.amends)
    one.number_start = one.number_end = act.end
    abbreviation = _ABBREVIATION.match(flat.text, one.end)
    if abbreviation:
        one.end = abbreviation.end()
    read_on(flat, one)
    if one.date is None:
        year = _BARE_YEAR.match(flat.folded, one.end)
        if year:
            one.date, one.end = PartialDate(int(year["year"])), year.end()
    if abbreviation and one.end == abbreviation.end():
        one.end = act.end
    one.title_start = None
    return one


def named_mentions(flat: FlatText) -> Iterator[Mention]:
    """The resolutions of congresses and plenums that are cited by name."""
    for opening in sorted({family.opening for family in NAMED_FAMILIES}):
        place = flat.folded.find(opening)
        while place >= 0:
            for family in NAMED_FAMILIES:
                match = family.pattern.match(flat.folded, place) if family.opening == opening else None
                if not match:
                    continue
                printed_place = ""
                if "place" in match.groupdict() and match["place"]:
                    printed_place = flat.text[match.start("place") : match.end("place")].strip()
                    if not printed_place[:1].isupper():
                        continue
                    if printed_place.isupper():
                        printed_place = " ".join(word[:1] + word[1:].lower() for word in printed_place.split())
                numeral = match["ordinal"] or ""
                name = family.name(match, printed_place)
                end = place + len(match[0].rstrip(" ,"))
                one = Mention(place, end, " ".join(name.split(" ", 2)[:2]), name=name)
                one.number_start = one.number_end = end
                one.repaired = not numeral.isdigit() and ("1" in numeral or "l" in numeral)
                if family.titled:
                    one.title_start = title_start(flat, end)
                yield one
                if "term" in match.groupdict():
                    yield from _further_terms(flat, one, match)
                break
            place = flat.folded.find(opening, place + len(opening))


def _further_terms(flat: FlatText, one: Mention, match: re.Match[str]) -> Iterator[Mention]:
    """The resolutions of the same plenum of other terms: "Trung ương 4 khóa XI, XII"."""
    end = one.end
    for _ in range(_MOST_TERMS):
        further = _FURTHER_TERM.match(flat.folded, end)
        if not further or one.name is None:
            return
        end = further.end()
        name = f"{one.name.rpartition(' ')[0]} {roman(further['term'])}"
        yield Mention(further.start("term"), further.end("term"), one.type, name=name, number_start=end, number_end=end)
