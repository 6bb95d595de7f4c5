"""Mentions of documents by a name without a number."""

from __future__ import annotations

from collections.abc import Iterator

from .acts import NamedAct
from .citation_patterns import NAMED_FAMILIES
from .flat_text import FlatText
from .mention import Mention, read_on
from .titles import title_start


def act_mention(flat: FlatText, act: NamedAct) -> Mention:
    """The mention of an act by its name, with the date or year that follows; what follows is no title."""
    one = Mention(act.start, act.end, act.type, name=act.name, name_holds_others=act.amends)
    one.number_start = one.number_end = act.end
    read_on(flat, one)
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
                numeral = match["ordinal"] or ""
                one = Mention(place, match.end(), "Nghị quyết", name=family.name(match, printed_place))
                one.number_start = one.number_end = match.end()
                one.repaired = not numeral.isdigit() and ("1" in numeral or "l" in numeral)
                if family.titled:
                    one.title_start = title_start(flat, match.end())
                yield one
                break
            place = flat.folded.find(opening, place + len(opening))
