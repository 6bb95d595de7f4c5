"""The force of a cited document as its page tells it: on the dates of the plans that cite it, and today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from ..model import CitedDocument
from .context import Context
from .force import NOT_CHECKED, force_now, force_on
from .views import State
from .wording import counted, on

_UNDATED = State("na", "kế hoạch không ghi ngày")


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The force when plans cited it and the force today, always both, each with its date."""

    then: str
    then_states: tuple[State, ...]
    now: str
    now_state: State
    words: str
    source: str


def then_and_now(context: Context, document: CitedDocument) -> ThenAndNow | None:
    """Then and now, or None where the registry knows nothing of the document's force."""
    record = document.record
    now = force_now(record, context.settings.today)
    plans = dict.fromkeys(mention.plan for mention in document.mentions)
    dates = [context.corpus.plans[plan_id].date for plan_id in plans]
    counts: dict[tuple[str, str], int] = {}
    for date in dates:
        then = force_on(record, date) or (State("ask", NOT_CHECKED) if date else _UNDATED)
        counts[then.kind, then.words] = counts.get((then.kind, then.words), 0) + 1
    if record is None or (now is None and all(words in (NOT_CHECKED, _UNDATED.words) for _, words in counts)):
        return None
    states = tuple(
        State(kind, _upper_first(words) + (f" ({counted(number, 'kế hoạch')})" if len(counts) > 1 else ""))
        for (kind, words), number in sorted(counts.items(), key=lambda entry: entry[0][1] == _UNDATED.words)
    )
    note = (record.note or "").removeprefix("Cần kiểm tra.").strip()
    return ThenAndNow(
        then=_when(sorted(date for date in dates if date)),
        then_states=states or (State("ask", "Chưa có kế hoạch nào dẫn"),),
        now=f"Hiện nay, kiểm tra {on(record.checked)}" if record.checked else "Hiện nay, chưa ghi ngày kiểm tra",
        now_state=State(now.kind, _upper_first(now.words)) if now else State("ask", "Chưa kiểm tra"),
        words=note,
        source=record.source or "",
    )


def _when(dates: Sequence[PartialDate]) -> str:
    if not dates:
        return "Khi kế hoạch ban hành"
    first, last = dates[0].printed(), dates[-1].printed()
    return f"Khi kế hoạch ban hành, {first}" if first == last else f"Khi các kế hoạch ban hành, {first} đến {last}"


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
