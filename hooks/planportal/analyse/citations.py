"""Citations (trích dẫn) of a text: each mention with its title, its role, and what it is nested in."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from ..model import Citation, Role
from .flat_text import FlatText, flatten
from .mention import Mention
from .mentions import mentions_in
from .pinpoints import internal_references
from .roles import is_chained, opening_role, preamble_end
from .short_forms import Antecedents, short_forms
from .titles import joins, tidy, title_limit

_SHARED = re.compile(r"\s?,?\s?(?:va\s|hoac\s)?(?:cac\s)?")
_OPENINGS_WITHIN = 3000
_FURTHEST_OPENING = 400
_HEADING_SHOWS = 8
_LETTER = re.compile(r"[^\W\d_]")
# A text without any of these cites nothing; most paragraphs are passed over here.
_CUES = (
    *(
        "/",
        "Luật",
        "luật",
        "LUẬT",
        "Luat",
        "luat",
        "Lu\u00e9t",
        "lệnh",
        "LỆNH",
        "Hiến",
        "ề án",
        "HIẾN",
        "ĐỀ ÁN",
        "rình cải cách",
        "rình Cải cách",
        "RÌNH CẢI CÁCH",
        "ại hội",
        "rung ương",
        "ẠI HỘI",
        "RUNG ƯƠNG",
        "TW",
    ),
    *("-CP", "-TTg", "-CT", "-HĐBT", "-SL"),
    *("hoản ", "Mục ", "mục I", "mục V", "mục X", "hụ lục", "Điều ", "Điểm ", "Phần ", "Chương ", " này", " trên"),
)


def _may_cite(text: str) -> bool:
    for cue in _CUES:  # asked of every paragraph, where any(…) takes twice as long
        if cue in text:
            return _LETTER.search(text) is not None  # "30/6/2025" in a table cites nothing
    return not unicodedata.is_normalized("NFC", text)


def find_citations(text: str, *, in_preamble: bool | None = None, known: Antecedents | None = None) -> list[Citation]:
    """All mentions of documents in a text, in order of place, with offsets in that very text.

    The text may be a paragraph or a whole file, in any Unicode form, hard-wrapped or not. Where
    the caller knows, `in_preamble` says whether a paragraph stands before the first section,
    which decides about roles; a text with sections of its own is divided by them. A caller that
    gives a text in parts passes the same `known` with each, for short forms of what earlier parts
    cite: it grows, and `antecedent` counts in the citations of all parts.
    """
    if not _may_cite(text) and (known is None or not known.may_be_meant(text)):
        return []
    goes_on = known is not None
    if known is None:
        known = Antecedents()
    flat = flatten(text)
    mentions = mentions_in(flat)
    mentions = _with_internal_references(flat, mentions)
    nested_in = _nest(flat, mentions)
    short = short_forms(flat, mentions, nested_in, known)
    if short:
        mentions = sorted([*mentions, *short], key=lambda one: (one.start, -one.end))
        nested_in = _nest(flat, mentions)
    _share(flat, mentions, nested_in)
    roles = _roles(flat, mentions, nested_in, in_preamble)
    if short:
        _find_antecedents(mentions, known.count)
    citations = [
        _citation(text, flat, one, outer, role) for one, outer, role in zip(mentions, nested_in, roles, strict=True)
    ]
    if goes_on:
        known.add(citations)
    return citations


def _find_antecedents(mentions: list[Mention], before: int) -> None:
    """Turns the places that short forms refer to into indices."""
    index_at = {one.number_start: index for index, one in enumerate(mentions) if one.number}
    for one in mentions:
        if one.full_at is not None:
            index = index_at.get(one.full_at)
            one.antecedent = None if index is None else before + index


def _with_internal_references(flat: FlatText, mentions: list[Mention]) -> list[Mention]:
    own: list[Mention] = []
    index = reached = 0
    for reference in internal_references(flat):
        while index < len(mentions) and mentions[index].outer_start < reference.end:
            reached = max(reached, mentions[index].end)
            index += 1
        if reached > reference.start:
            continue
        one = Mention(reference.start, reference.end, reference.type or "Kế hoạch")
        one.number_start = one.number_end = reference.end
        one.pinpoint, one.internal = reference.pinpoint, True
        own.append(one)
    return sorted([*mentions, *own], key=lambda one: (one.start, -one.end)) if own else mentions


def _nest(flat: FlatText, mentions: list[Mention]) -> list[int | None]:
    """For each mention the index of the one whose title holds it; ends the titles on the way."""
    nested: list[int | None] = []
    open_titles: list[int] = []
    for index, one in enumerate(mentions):
        while open_titles:
            outer = mentions[open_titles[-1]]
            assert outer.title_start is not None
            assert outer.title_end is not None
            if one.outer_start >= outer.title_end:
                open_titles.pop()
                continue
            join = joins(flat, one.outer_start)
            if join is None or join < outer.title_start or _goes_on_in_title(flat, mentions, nested, index):
                break
            outer.title_end = join
            open_titles.pop()
        nested.append(open_titles[-1] if open_titles else None)
        if one.name_holds_others:
            one.title_start, one.title_end = one.start, one.end
            open_titles.append(index)
        elif one.title_start is not None:
            one.title_end = title_limit(flat, one.title_start)
            open_titles.append(index)
    return nested


def _goes_on_in_title(flat: FlatText, mentions: list[Mention], nested: list[int | None], index: int) -> bool:
    """Whether acts by name go on in a title: "… một số điều của Luật Đất đai và Luật Nhà ở"."""
    one, previous = mentions[index], mentions[index - 1]
    both_by_name = one.number is None and previous.number is None and not one.internal
    return both_by_name and nested[index - 1] is not None and is_chained(flat, previous.end, one.outer_start)


def _share(flat: FlatText, mentions: list[Mention], nested_in: list[int | None]) -> None:
    """Issuers and title printed once for several: "… số 99-QĐ/TW và … số 124-QĐ/TW của Ban Bí thư về …"."""
    for index in range(len(mentions) - 2, -1, -1):
        one, following = mentions[index], mentions[index + 1]
        if not _one_list(flat, one, following) or nested_in[index] != nested_in[index + 1]:
            continue
        if not one.issuers and following.issuers:
            one.issuers = following.issuers
        if one.title_start is None and following.title_start is not None and not following.name_holds_others:
            one.title_start, one.title_end = following.title_start, following.title_end
    for one, following in pairwise(mentions):
        if following.issuers or not one.issuers:
            continue
        if not _one_list(flat, one, following) and not _issued_together(flat, one, following):
            continue
        if one.issued_before or not following.typed:
            following.issuers, following.issued_before = one.issuers, one.issued_before


def _one_list(flat: FlatText, one: Mention, following: Mention) -> bool:
    if one.number is None or following.number is None or following.outer_start - one.end > 16:
        return False
    same_body = one.number.organs[0] == following.number.organs[0] and one.number.form == following.number.form
    return same_body and _SHARED.fullmatch(flat.folded, one.end, following.outer_start) is not None


def _issued_together(flat: FlatText, one: Mention, following: Mention) -> bool:
    """Whether an issuer before a list serves this one too: "Nghị quyết của HĐND tỉnh: số …; số …"."""
    if not one.issued_before or following.typed or one.number is None or following.number is None:
        return False
    return one.number.organs[0] == following.number.organs[0] and flat.folded[one.end : following.outer_start] == "; "


def _roles(
    flat: FlatText, mentions: list[Mention], nested_in: list[int | None], in_preamble: bool | None
) -> list[Role]:
    body = preamble_end(flat) if in_preamble is None else None
    roles: list[Role] = []
    governing: Role = "mention"
    reached = -1
    for one, outer in zip(mentions, nested_in, strict=True):
        if outer is not None or one.internal or one.antecedent is not None or one.full_at is not None:
            roles.append("mention")
            continue
        here = in_preamble if in_preamble is not None or body is None else one.start < body
        role: Role = "mention"
        starts = _clause_starts(flat, one.outer_start)
        for start in starts:
            role = opening_role(flat, start, starts[0], one.outer_start, here)
            if role != "mention":
                break
        goes_on = here is not False or governing == "basis"
        if role == "mention" and reached >= 0 and goes_on and is_chained(flat, reached, one.outer_start):
            role = governing
        governing = role
        reached = max(one.end, one.title_end or 0)
        roles.append(role)
    return roles


def _clause_starts(flat: FlatText, place: int) -> tuple[int, ...]:
    """Where the clause and the sentence of a place begin, the nearer first."""
    bound = max(0, place - _FURTHEST_OPENING)
    text = flat.text
    sentence = max(text.rfind("\n", bound, place) + 1, text.rfind(". ", bound, place) + 2)
    if sentence == 1:  # neither was found
        sentence = 0
    for opening in (" Căn cứ ", " Thực hiện "):
        start = text.rfind(opening, max(bound, sentence), place)
        if start <= 0:
            continue
        # Behind a heading on the same line, or in a text that has lost its line ends.
        lost_line_end = start < _OPENINGS_WITHIN and text[start - 1].isalnum()
        if lost_line_end or text[max(0, start - _HEADING_SHOWS) : start].isupper():
            sentence = start + 1
    clause = text.rfind("; ", max(bound, sentence), place)
    return (clause + 2, sentence) if clause >= 0 else (sentence,)


def _citation(text: str, flat: FlatText, one: Mention, outer: int | None, role: Role) -> Citation:
    start, end = flat.start_of(one.start), flat.end_of(one.end)
    title = None
    if one.title_start is not None and one.title_end is not None and not one.name_holds_others:
        title = tidy(flat.text[one.title_start : one.title_end].replace("\n", " "))
    return Citation(
        start=start,
        end=end,
        surface=text[start:end],
        type=one.type,
        number=str(one.number) if one.number else None,
        number_start=flat.start_of(one.number_start),
        number_end=flat.end_of(one.number_end),
        name=one.name,
        date=one.date,
        issuers_printed=tuple(issuer.replace("\n", " ") for issuer in one.issuers),
        title=title,
        pinpoint=one.pinpoint,
        role=role,
        internal=one.internal,
        nested_in=outer,
        repaired=one.repaired,
        antecedent=one.antecedent,
    )
