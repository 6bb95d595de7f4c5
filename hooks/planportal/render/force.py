"""Whether a cited document was in force when a plan was issued, and whether it is today: from the registry alone.

One of five answers: còn hiệu lực, hết hiệu lực, hết hiệu lực một phần, chưa có hiệu lực, or none of them
("chưa kiểm tra"). What the registry does not say for the day in question has no answer.
"""

from __future__ import annotations

import calendar
import datetime

from ..dates import PartialDate
from ..records import DocumentRecord
from .views import State

NOT_CHECKED = "chưa kiểm tra"
PARTLY = "hết hiệu lực một phần"


def force_on(record: DocumentRecord | None, date: PartialDate | None) -> State | None:
    """The force on a date in the past, or None where the registry cannot tell.

    `in_force_to` is the last day in force, `part_ended` the first day on which a part was not. An open end is
    only known up to the day it was checked. A date of which only the month or the year is known is
    answered where every day of it has the same answer.
    """
    if record is None or date is None or not (record.in_force_from or record.part_ended or record.in_force_to):
        return None
    first, last = _span(date)
    start, part, end = record.in_force_from, record.part_ended, record.in_force_to
    if start and last < _span(start)[0]:
        return State("soon", "chưa có hiệu lực")
    if end and first > _span(end)[1]:
        return State("ended", "đã hết hiệu lực")
    begun = start is None or first >= _span(start)[1]
    known_until = _span(end)[0] if end else _span(record.checked)[1] if record.checked else None
    if not begun or known_until is None or last > known_until:
        return None
    if part is None or last < _span(part)[0]:
        return State("held", "còn hiệu lực")
    return State("part", PARTLY) if first >= _span(part)[1] else None


def force_now(record: DocumentRecord | None, today: datetime.date) -> State | None:
    """The force today, or None where nobody has looked; what is open is said to be open."""
    if record is None:
        return None
    if record.in_force_to and _span(record.in_force_to)[1] < today:
        return State("ended", f"hết hiệu lực từ {_day_after(record.in_force_to)}")
    if record.in_force_from and today < _span(record.in_force_from)[0]:
        return State("soon", f"có hiệu lực từ {record.in_force_from.printed()}")
    if record.part_ended and _span(record.part_ended)[0] <= today:
        return State("part", f"{PARTLY} từ {record.part_ended.printed()}")
    if record.note and not record.in_force_to:
        return State("ask", "cần kiểm tra")
    if record.in_force_to:
        return State("held", f"còn hiệu lực đến hết {record.in_force_to.printed()}")
    if record.in_force_from and record.checked:
        return State("held", f"còn hiệu lực, kiểm tra {record.checked.printed()}")
    return None


def life(record: DocumentRecord | None, date: PartialDate | None, today: datetime.date) -> tuple[State, ...]:
    """Then and now, as far as known, each with its date."""
    states = []
    then, now = force_on(record, date), force_now(record, today)
    if then and date:
        states.append(State(then.kind, f"{date.printed()}: {then.words}"))
    if now and then and then.kind == "soon" and now.kind == "held" and record and record.in_force_from:
        states.append(State("held", f"có hiệu lực từ {record.in_force_from.printed()}"))
    elif now:
        states.append(State(now.kind, f"nay: {now.words}" if now.kind == "ask" else now.words))
    return tuple(states)


def _span(date: PartialDate) -> tuple[datetime.date, datetime.date]:
    """The first and the last day a date can mean."""
    month = date.month or 12
    last = date.day or calendar.monthrange(date.year, month)[1]
    return datetime.date(date.year, date.month or 1, date.day or 1), datetime.date(date.year, month, last)


def _day_after(date: PartialDate) -> str:
    if not date.is_complete:
        return f"sau {date.printed()}"
    following = _span(date)[1] + datetime.timedelta(days=1)
    return PartialDate(following.year, following.month, following.day).printed()
