"""Who cites a document: every sentence with its role and place, and the force on the plan's own date."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from planportal.dates import PartialDate
from planportal.model import Block, Mention, PlanBody
from planportal.records import DocumentRecord
from planportal.render.citing import Citing, citing_overview
from planportal.render.context import context_of
from planportal.render.views import State

from tests.factories import citation, corpus, facts, placed, plan, settings

PLAN = "xa-thu/2024/1-kh-ubnd"
DECREE = "van-ban/chinh-phu/2015/nghi-dinh-04"
CITED = "Nghị định số 04/2015/NĐ-CP"


def citing(
    folder: Path,
    *texts: str,
    roles: tuple[str, ...] = (),
    record: DocumentRecord | None = None,
    date: str | None = None,
) -> Citing:
    """The table for a plan whose paragraphs each cite the decree once."""
    found = []
    for at, text in enumerate(texts):
        start = text.index(CITED)
        role = roles[at] if roles else "mention"
        one = replace(citation(), start=start, end=start + len(CITED), role=role)  # type: ignore[arg-type]
        found.append(placed(one, at, f"muc-i-{at + 1}", f"I.{at + 1}"))
    body = PlanBody(("",), (), tuple(Block(f"muc-i-{at}", f"I.{at}", text) for at, text in enumerate(texts, 1)))
    context = context_of(
        corpus(plan(PLAN, date=date), facts_of={PLAN: facts(*found)}), lambda _: body, settings(folder)
    )
    mentions = [Mention(PLAN, at) for at in range(len(texts))]
    with closing(context.sentences):
        return citing_overview(context, DECREE, mentions, record)


def test_every_sentence_stands_there_with_its_role_and_its_place(tmp_path: Path) -> None:
    table = citing(
        tmp_path,
        f"Căn cứ {CITED};",
        f"Làm theo {CITED} trong năm.",
        roles=("basis", "mention"),
    )

    (row,) = table.rows
    assert [(quote.role, quote.before, quote.marked, quote.after) for quote in row.quotes] == [
        ("làm căn cứ", "Căn cứ ", CITED, ";"),
        ("nhắc đến", "Làm theo ", CITED, " trong năm."),
    ]
    assert [quote.places[0].href.partition("#")[2] for quote in row.quotes] == ["muc-i-1", "muc-i-2"]
    assert row.times == "2 lần"


def test_the_same_sentence_twice_is_shown_once_with_both_places(tmp_path: Path) -> None:
    table = citing(tmp_path, f"Theo {CITED}.", f"Theo {CITED}.")

    (quote,) = table.rows[0].quotes
    assert [place.words for place in quote.places] == ["mục I.1", "mục I.2"]


def test_a_plan_that_cites_without_end_is_cut_and_says_so(tmp_path: Path) -> None:
    table = citing(tmp_path, *(f"Việc {number} theo {CITED}." for number in range(25)))

    assert len(table.rows[0].quotes) == 20
    assert table.rows[0].further == "và 5 chỗ khác trong kế hoạch này"


def test_the_force_is_that_of_the_plans_own_date(tmp_path: Path) -> None:
    record = DocumentRecord("NĐ", in_force_from=PartialDate(2015, 1, 1), in_force_to=PartialDate(2023, 6, 30))

    before = citing(tmp_path, CITED, record=record, date="2023-06-30")
    after = citing(tmp_path, CITED, record=record, date="2023-07-01")

    assert before.rows[0].then == State("held", "còn hiệu lực")
    assert after.rows[0].then == State("ended", "đã hết hiệu lực")


def test_what_the_registry_does_not_say_is_not_said(tmp_path: Path) -> None:
    record = DocumentRecord("NĐ", in_force_from=PartialDate(2015, 1, 1))

    unchecked = citing(tmp_path, CITED, record=record, date="2023-06-30")
    undated = citing(tmp_path, CITED, record=record)

    assert (unchecked.rows[0].then, undated.rows[0].then) == ("chưa kiểm tra", "kế hoạch không ghi ngày")
    assert not unchecked.has_force
