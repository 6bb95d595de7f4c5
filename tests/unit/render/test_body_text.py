"""Citations in the text of a plan: a quiet link each, and words for what is particular about the document."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from planportal.dates import PartialDate
from planportal.model import Citation, CitedDocument, Mention, PlanBody, Resolution
from planportal.records import DocumentRecord
from planportal.render.body_text import linked_body, row_key
from planportal.render.context import context_of
from planportal.render.plan_relations import Relations, relations_of

from tests.factories import citation, corpus, document, facts, placed, plan, settings

PLAN = "xa-thu/2024/1-kh-ubnd"
ADDRESS = "van-ban/chinh-phu/2015/nghi-dinh-04"
HELD = "xa-thu/2024/2-kh-ubnd"


def text_of(folder: Path, *citations: Citation, **fields: Any) -> tuple[str, Relations]:
    """The text of a plan of 27/3/2023 with these citations, one a paragraph, and its relations."""
    resolutions = fields.pop("resolutions", tuple(Resolution(ADDRESS) for _ in citations))
    documents: tuple[CitedDocument, ...] = fields.pop("documents", (document(**fields),))
    made = corpus(
        plan(PLAN, date="2023-03-27"),
        plan(HELD, number="2/KH-UBND", date="2023-02-01"),
        documents=documents,
        facts_of={PLAN: facts(*(placed(one) for one in citations))},
        resolutions={PLAN: resolutions, HELD: ()},
    )
    parts = [part for one in citations for part in ("<p>", one.surface)] + ["</p>"]
    body = PlanBody(tuple(parts), tuple(range(len(citations))), ())
    context = context_of(made, lambda _: body, settings(folder))
    related = relations_of(context, "../", made.plans[PLAN])
    return str(linked_body(context, "../", made.plans[PLAN], body, related.row_ids)), related


def spoken(html: str) -> str:
    """What a screen reader says of the first link."""
    link = re.search(r"<a [^>]*>(.*?)</a>", html)
    assert link
    return re.sub(r"<[^>]+>", "", link[1])


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (None, ""),
        (DocumentRecord("NĐ", "04/2015/NĐ-CP", in_force_from=PartialDate(2015), checked=PartialDate(2024, 5, 1)), ""),
        (DocumentRecord("NĐ", in_force_to=PartialDate(2023, 6, 30)), " (nay đã hết hiệu lực)"),
        (DocumentRecord("NĐ", in_force_to=PartialDate(2022, 6, 30)), " (đã hết hiệu lực khi ban hành kế hoạch)"),
        (
            DocumentRecord("NĐ", in_force_from=PartialDate(2023, 7, 1), checked=PartialDate(2024, 5, 1)),
            " (chưa có hiệu lực khi ban hành kế hoạch)",
        ),
        (
            DocumentRecord(
                "NĐ", in_force_from=PartialDate(2015), part_ended=PartialDate(2020), checked=PartialDate(2024, 5, 1)
            ),
            " (hết hiệu lực một phần)",
        ),
        (
            DocumentRecord(
                "NĐ", in_force_from=PartialDate(2015), part_ended=PartialDate(2023, 9), checked=PartialDate(2024, 5, 1)
            ),
            " (nay hết hiệu lực một phần)",
        ),
        (
            DocumentRecord("NĐ", in_force_from=PartialDate(2015), note="Chưa rõ hiệu lực."),
            " (tình trạng cần kiểm tra)",
        ),
    ],
    ids=["not checked", "in force", "ended since", "ended before", "not yet", "partly", "partly since", "open"],
)
def test_only_the_exception_is_marked_and_it_is_marked_in_words(
    tmp_path: Path, record: DocumentRecord | None, expected: str
) -> None:
    html, _ = text_of(tmp_path, citation(), record=record)

    assert spoken(html) == f"Nghị định số 04/2015/NĐ-CP{expected}"
    assert f'class="ck-cite" href="../{ADDRESS}/" data-row="vb-1"' in html


def test_a_plan_that_is_only_cited_has_no_force(tmp_path: Path) -> None:
    ended = DocumentRecord("KH", in_force_to=PartialDate(2022, 6, 30))

    html, related = text_of(tmp_path, citation(), record=ended, is_plan=True)

    assert spoken(html) == "Nghị định số 04/2015/NĐ-CP"
    assert related.groups[0].rows[0].life == ()


def test_what_nobody_checked_is_said_in_the_row_and_not_in_the_text(tmp_path: Path) -> None:
    html, related = text_of(tmp_path, citation())

    assert "kiểm tra" not in html
    assert "hiệu lực chưa kiểm tra" in related.groups[0].rows[0].facts


def test_a_short_form_leads_to_the_same_page_and_row(tmp_path: Path) -> None:
    short = Citation(0, 12, "Nghị định 04", "Nghị định", None, 10, 12, name="Nghị định 04", antecedent=0)

    html, related = text_of(tmp_path, citation(), short)

    assert re.findall(r'href="([^"]+)" data-row="([^"]+)"', html) == [(f"../{ADDRESS}/", "vb-1")] * 2
    assert related.cited == 1


def test_an_uncertain_short_form_has_the_row_of_what_it_is_short_for() -> None:
    short = Citation(0, 12, "Nghị định 04", "Nghị định", None, 10, 12, name="Nghị định 04", antecedent=0)
    found = facts(placed(citation()), placed(short))
    unsure = (Resolution(None, ("a", "b")), Resolution(None))

    assert row_key(found, unsure, 1) == row_key(found, unsure, 0)


def test_one_number_that_means_different_things_in_two_places_has_two_rows() -> None:
    found = facts(placed(citation()), placed(citation()))

    unsure = (Resolution(None, ("a", "b")), Resolution(None, ("c", "d")))

    assert row_key(found, unsure, 0) != row_key(found, unsure, 1)


def test_an_uncertain_citation_names_every_candidate_with_or_without_a_page(tmp_path: Path) -> None:
    cited = replace(citation(), issuers_printed=("UBND tỉnh",), date=PartialDate(2022, 8, 1))
    candidates = (ADDRESS, f"ke-hoach/{HELD}", "van-ban/xa-thu/2022/quyet-dinh-1")

    html, related = text_of(tmp_path, cited, resolutions=(Resolution(None, candidates),))

    (row,) = related.groups[0].rows
    assert spoken(html).endswith("(chưa xác định là văn bản nào)")
    assert 'href="#vb-1"' in html
    assert row.facts == ("Bản chữ ghi: UBND tỉnh, ngày\N{NO-BREAK SPACE}01/8/2022",)
    assert [(one.words, one.href) for one in row.candidates] == [
        ("Nghị định số 04/2015/NĐ-CP của cơ quan chưa rõ", f"../{ADDRESS}/"),
        ("Kế hoạch số 2/KH-UBND ngày\N{NO-BREAK SPACE}01/02/2023 của UBND xã Thử", f"../ke-hoach/{HELD}/"),
        ("của UBND xã Thử, năm 2022", ""),
    ]


def test_a_citation_without_any_candidate_says_that_too_little_is_printed(tmp_path: Path) -> None:
    _, related = text_of(tmp_path, citation(), resolutions=(Resolution(None),))

    assert [state.words for state in related.groups[0].rows[0].states] == ["chưa đủ dữ kiện để biết là văn bản nào"]


def test_mentions_of_the_same_document_share_one_row(tmp_path: Path) -> None:
    mentions = (Mention(PLAN, 0), Mention(PLAN, 1))

    html, _ = text_of(tmp_path, citation(), citation(), mentions=mentions)

    assert re.findall(r'data-row="([^"]+)"', html) == ["vb-1", "vb-1"]
