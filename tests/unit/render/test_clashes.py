"""A plan held here that other plans cite with another day."""

from __future__ import annotations

from pathlib import Path

import pytest
from planportal.dates import PartialDate
from planportal.model import Block, Corpus, Mention, PlanBody, Resolution
from planportal.render import site_pages

from tests.factories import citation, corpus, facts, placed, plan, settings

HELD = "tinh-thu/2024/10-kh-ubnd"
CITING = "xa-thu/2024/1-kh-ubnd"


def cited(day: str) -> Corpus:
    """A plan of 01/02/2024 that another one cites with a day."""
    upper = plan(HELD, number="10/KH-UBND", date="2024-02-01")
    mention = placed(citation("10/KH-UBND", "Kế hoạch", date=PartialDate.parse(day)))
    return corpus(
        upper,
        plan(CITING, number="1/KH-UBND", date="2024-05-05"),
        facts_of={CITING: facts(mention)},
        resolutions={HELD: (), CITING: (Resolution(upper.address),)},
        cited_by={upper.address: (Mention(CITING, 0),)},
    )


def pages(tmp_path: Path, made: Corpus) -> dict[str, str]:
    text = "Kế hoạch số 10/KH-UBND"
    body = PlanBody(("<p>", text, "</p>"), (0,), (Block("mo-dau-1", "", text),))
    bodies = {HELD: PlanBody((), (), ()), CITING: body}
    return {page.address: page.content for page in site_pages(made, bodies.__getitem__, settings(tmp_path))}


def test_another_day_is_shown_on_both_plans_and_among_the_contradictions(tmp_path: Path) -> None:
    found = pages(tmp_path, cited("2024-02-02"))

    assert "1 kế hoạch ghi ngày khác: 02/02/2024" in found[f"ke-hoach/{HELD}"]
    assert "bản trên cổng ghi ngày\N{NO-BREAK SPACE}01/02/2024" in found[f"ke-hoach/{CITING}"]
    assert "ngày ghi không thống nhất" in found[f"ke-hoach/{CITING}"]
    assert "Chỗ ghi khác nhau (1)" in found["trich-dan"]
    conflicts = found["trich-dan/mau-thuan"]
    assert conflicts.index("Kế hoạch trên cổng ghi") < conflicts.index("<b>01</b>/02/2024")
    assert conflicts.index("1 kế hoạch ghi") < conflicts.index("<b>02</b>/02/2024")


@pytest.mark.parametrize("day", ["2024-02-01", "2024-02", "2024"], ids=["same day", "month only", "year only"])
def test_the_same_or_a_less_exact_date_contradicts_nothing(tmp_path: Path, day: str) -> None:
    found = pages(tmp_path, cited(day))

    assert "ghi ngày khác" not in found[f"ke-hoach/{HELD}"]
    assert "Chưa thấy chỗ nào ghi khác nhau." in found["trich-dan/mau-thuan"]
