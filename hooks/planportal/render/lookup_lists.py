"""Plans by number and by the first letter of their title: the search of readers without a script.

A list that is short stands on one page. A longer one is parted, each part again while it is too
long, last by year and in blocks of 100 from the oldest: no page lists more, no address ever goes
away, and a new plan changes one page of plans in each list and the pages that lead to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from ..model import Plan, SitePage
from ..vietnamese import address_slug, fold, nfc, sort_key
from .context import Context, age
from .links import base_of, href
from .listing import listing_page
from .paging import BLOCK, Group, ListPage, Step, group_pages, year_group
from .views import Link

BY_NUMBER = "tim-kiem/so"
BY_LETTER = "tim-kiem/chu-cai"

GroupOf = Callable[[Plan], Group]
_NUMBER = re.compile(r"\d{1,6}")
_HUNDRED = 100
_LONGEST_WORD = 20
_SPELLINGS = 4  # of a first word that are named
_NO_NUMBER = Group("khong-ghi-so", "không ghi số")
# Letters that a reader looks for in one place, by the letter without marks.
_LETTERS = {"a": "A, Ă, Â", "d": "D, Đ", "e": "E, Ê", "o": "O, Ô, Ơ", "u": "U, Ư"}
_OTHER = Group("khac", "không bắt đầu bằng chữ cái")


def lookup_lists(context: Context) -> Iterator[SitePage]:
    """The pages of both lists."""
    plans = [context.corpus.plans[plan_id] for plan_id in context.in_order]
    yield from _pages(
        context,
        BY_NUMBER,
        "Kế hoạch theo số",
        "Xếp theo số của kế hoạch; cùng một số thì cũ trước, mới sau.",
        sorted(plans, key=lambda plan: _number(plan) or 0 if plan.number else 10**6),
        (_hundred_group, _number_group, _year),
    )
    yield from _pages(
        context,
        BY_LETTER,
        "Kế hoạch theo chữ cái",
        "Xếp theo chữ cái đầu của tên kế hoạch; cùng một tên thì cũ trước, mới sau.",
        sorted(plans, key=lambda plan: sort_key(plan.title)[:2]),
        (_letter_group, _word_group, _year),
    )


def parted(
    address: str, plans: Sequence[Plan], ways: Sequence[GroupOf], words: str = "", above: str = ""
) -> Iterator[ListPage[str]]:
    """The pages of a list of plans that stand in its order; `ways` part what is too long for one page."""
    if len(plans) <= BLOCK:
        yield ListPage(address, words, len(plans), tuple(plan.address for plan in plans), (), above)
        return
    if not ways:
        # By age, so that a new plan comes last and the blocks before it stay as they are.
        yield from group_pages(address, words, [plan.address for plan in sorted(plans, key=age)], above)
        return
    groups = _grouped(plans, ways[0])
    steps = tuple(Step(f"{address}/{group.segment}", group.words, len(found)) for group, found in groups)
    yield ListPage(address, words, len(plans), (), steps, above)
    for group, found in groups:
        more = f"{words}, {group.words}" if words else group.words
        yield from parted(f"{address}/{group.segment}", found, ways[1:], more, address)


def _grouped(plans: Sequence[Plan], group_of: GroupOf) -> list[tuple[Group, list[Plan]]]:
    """The plans by segment, in the order of the list but years in their own; groups of one segment join their words."""
    words: dict[str, dict[str, None]] = {}
    found: dict[str, list[Plan]] = {}
    for plan in plans:
        group = group_of(plan)
        words.setdefault(group.segment, {})[group.words] = None
        found.setdefault(group.segment, []).append(plan)
    segments = sorted(found) if group_of is _year else list(found)
    return [(Group(segment, ", ".join(islice(words[segment], _SPELLINGS))), found[segment]) for segment in segments]


def _pages(
    context: Context, address: str, title: str, lead: str, plans: Sequence[Plan], ways: Sequence[GroupOf]
) -> Iterator[SitePage]:
    for page in parted(address, plans, ways):
        kind = Link("Tìm kiếm", href(base_of(page.address), "tim-kiem"))
        yield listing_page(
            context, page, title=title, kind=kind, lead=lead, nav="nam", empty="Chưa có kế hoạch nào trên cổng."
        )


def _number(plan: Plan) -> int | None:
    """The number of a plan without its symbol; None where it prints none."""
    found = _NUMBER.search(plan.number or "")
    return int(found.group()) if found else None


def _hundred_group(plan: Plan) -> Group:
    number = _number(plan)
    if number is None:
        return _NO_NUMBER
    first = number - number % _HUNDRED
    last = first + _HUNDRED - 1
    return Group(f"tu-{first or 1}-den-{last}", f"từ số {first or 1} đến số {last}")


def _number_group(plan: Plan) -> Group:
    number = _number(plan)
    return _NO_NUMBER if number is None else Group(f"so-{number}", f"số {number}")


def _letter_group(plan: Plan) -> Group:
    letter = fold(nfc(plan.title))[:1]
    return Group(letter, f"chữ {_LETTERS.get(letter, letter.upper())}") if "a" <= letter <= "z" else _OTHER


def _word_group(plan: Plan) -> Group:
    """The first word; words that differ in their marks alone have one address and stand together."""
    word = plan.title.split(maxsplit=1)[0][:_LONGEST_WORD] if plan.title.strip() else ""
    segment = address_slug(word)
    return Group(segment, f"{word[:1].upper()}{word[1:]}…") if segment else _OTHER


def _year(plan: Plan) -> Group:
    return year_group(plan.year)
