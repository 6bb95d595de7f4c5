"""Agencies: who answers today where several share the work, and the order of the index."""

from __future__ import annotations

from pathlib import Path

from planportal.dates import PartialDate
from planportal.model import PlanBody
from planportal.records import Agency, Succession
from planportal.render import site_pages

from tests.factories import agency, corpus, plan, settings

SINCE = PartialDate(2025, 7, 1)


def contents(tmp_path: Path, *agencies: Agency) -> dict[str, str]:
    made = corpus(plan("xa-thu/2024/1-kh-ubnd", date="2024-05-05"), agencies=agencies)
    return {
        page.address: page.content
        for page in site_pages(made, lambda _: PlanBody((), (), ()), settings(tmp_path))
        if page.address.startswith("co-quan")
    }


def test_several_heirs_are_led_by_a_plain_sentence_and_doubts_are_marked(tmp_path: Path) -> None:
    old = agency(
        "xa-thu",
        successors=(
            Succession("xa-mot", "chia", SINCE, "Nghị quyết thử. Đã thấy nguồn."),
            Succession("xa-hai", "chia", None, "Địa bàn còn lại: suy ra."),
        ),
    )

    page = contents(tmp_path, old, agency("xa-mot", name="Xã Một"), agency("xa-hai", name="Xã Hai"))["co-quan/xa-thu"]

    section = page[page.index('id="nay"') : page.index("</section>")]
    assert section.index("Không có một cơ quan kế thừa duy nhất.") < section.index("Xã Một")
    assert "<p>Nhận một phần địa bàn từ 01/7/2025.</p>" in section
    assert (
        '<p>Nhận một phần địa bàn, chưa rõ ngày. <span class="ck-st ck-st--ask">cần kiểm tra</span></p>'
        '<p class="ck-small ck-muted">Cơ sở: Địa bàn còn lại: suy ra.</p>'
    ) in section


def test_one_heir_is_named_at_once(tmp_path: Path) -> None:
    old = agency("xa-thu", successors=(Succession("xa-mot", "hợp nhất", SINCE, None),))

    page = contents(tmp_path, old, agency("xa-mot", name="Xã Một"))["co-quan/xa-thu"]

    assert "duy nhất" not in page


def test_agencies_with_plans_come_first_in_the_index(tmp_path: Path) -> None:
    page = contents(
        tmp_path, agency("chinh-phu", name="Chính phủ", level="central"), agency("xa-thu"), agency("xa-moi", name="Xã")
    )["co-quan"]

    held, central = page.index("Có kế hoạch trên cổng"), page.index("Chưa có kế hoạch trên cổng, cấp trung ương")
    assert held < page.index("Ủy ban nhân dân xã Thử") < central < page.index("Chính phủ")
