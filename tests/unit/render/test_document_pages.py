"""The page of a cited document: what is known and from where, and how to ask for what is not held."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from planportal.dates import PartialDate
from planportal.model import Citation, CitedDocument, Mention, Resolution
from planportal.records import DocumentRecord, DocumentReference, Registries
from planportal.render.context import context_of
from planportal.render.document_pages import document_pages

from tests.factories import agency, bodies, citation, corpus, document, facts, placed, plan, settings

PLAN = "xa-thu/2024/1-kh-ubnd"
KEY = "chinh-phu/2015/nghi-dinh-04"
AGENCIES = (agency("xa-thu"), agency("chinh-phu", name="Chính phủ", short="Chính phủ", level="central", place=None))


class _Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def words_of(html: str) -> str:
    return " ".join(" ".join(_Words(html).found).split())


def page_of(
    folder: Path,
    *citations: Citation,
    others: tuple[CitedDocument, ...] = (),
    known: tuple[DocumentRecord, ...] = (),
    date: str | None = "2023-03-27",
    resolutions: tuple[Resolution, ...] = (),
    **fields: Any,
) -> str:
    """The content of the decree's page, cited by one plan with these citations."""
    cited = citations or (citation(),)
    mentions = tuple(Mention(PLAN, at) for at in range(len(cited)))
    decree = document(KEY, series="chinh-phu", **{"mentions": mentions, **fields})
    text = " ".join(one.surface for one in cited)
    made = corpus(
        plan(PLAN, number="1/KH-UBND", date=date),
        agencies=AGENCIES,
        documents=(decree, *others),
        facts_of={PLAN: facts(*(placed(one) for one in cited))},
        **({"resolutions": {PLAN: resolutions}} if resolutions else {}),
    )
    if known:
        made = replace(made, registries=Registries(made.registries.agencies, known))
    context = context_of(made, bodies({PLAN: text}), settings(folder))
    with closing(context.sentences):
        return next(page.content for page in document_pages(context) if page.address == decree.address)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (None, "Hiệu lực: chưa kiểm tra."),
        (
            DocumentRecord("NĐ", in_force_from=PartialDate(2015, 2, 25), checked=PartialDate(2024, 5, 5)),
            "Khi kế hoạch ban hành, 27/3/2023 Còn hiệu lực Hiện nay, kiểm tra ngày 05/5/2024 Còn hiệu lực",
        ),
        (
            DocumentRecord("NĐ", in_force_from=PartialDate(2015, 2, 25), in_force_to=PartialDate(2023, 6, 30)),
            "27/3/2023 Còn hiệu lực Hiện nay, chưa ghi ngày kiểm tra Hết hiệu lực từ 01/7/2023",
        ),
        (
            DocumentRecord("NĐ", in_force_from=PartialDate(2023, 7, 1), checked=PartialDate(2024, 5, 5)),
            "27/3/2023 Chưa có hiệu lực Hiện nay, kiểm tra ngày 05/5/2024 Còn hiệu lực",
        ),
        (
            DocumentRecord(
                "NĐ",
                in_force_from=PartialDate(2015, 2, 25),
                part_ended=PartialDate(2020, 1, 1),
                checked=PartialDate(2024, 5, 5),
            ),
            "27/3/2023 Hết hiệu lực một phần Hiện nay, kiểm tra ngày 05/5/2024 Hết hiệu lực một phần từ 01/01/2020",
        ),
        (
            DocumentRecord("NĐ", in_force_from=PartialDate(2015, 2, 25), note="Cần kiểm tra. Căn cứ đã hết."),
            "27/3/2023 Chưa kiểm tra Hiện nay, chưa ghi ngày kiểm tra Cần kiểm tra Căn cứ đã hết.",
        ),
    ],
    ids=["no entry", "in force", "ended since", "not yet then", "partly ended", "open"],
)
def test_the_force_is_told_for_then_and_for_today(tmp_path: Path, record: DocumentRecord | None, expected: str) -> None:
    assert expected in words_of(page_of(tmp_path, record=record))


def test_a_plan_without_a_date_has_no_force_on_its_date(tmp_path: Path) -> None:
    record = DocumentRecord("NĐ", in_force_from=PartialDate(2015, 2, 25), checked=PartialDate(2024, 5, 5))

    content = page_of(tmp_path, record=record, date=None)

    assert "Khi kế hoạch ban hành Kế hoạch không ghi ngày" in words_of(content)


def test_every_spelling_of_the_number_is_told_with_how_many_plans_have_it(tmp_path: Path) -> None:
    surface = "Nghị định số 04/2015/NĐ-\nCP"
    broken = replace(citation(), surface=surface, end=len(surface), number_start=13, number_end=len(surface))

    words = words_of(page_of(tmp_path, citation(), broken))

    assert "Số, ký hiệu 04/2015/NĐ-CP ghi ở 1 kế hoạch 04/2015/NĐ- CP ghi ở 1 kế hoạch" in words


def test_a_repaired_symbol_is_said_to_be_repaired(tmp_path: Path) -> None:
    words = words_of(page_of(tmp_path, replace(citation(), repaired=True)))

    assert "Ký hiệu đọc nhầm, đã sửa theo bảng ký hiệu" in words


def test_what_registry_and_plans_agree_on_stands_once_with_both_sources(tmp_path: Path) -> None:
    date = PartialDate(2015, 1, 9)
    record = DocumentRecord("NĐ", "04/2015/NĐ-CP", date=date, title="Thực hiện dân chủ", source="Công báo số 1")

    words = words_of(
        page_of(
            tmp_path,
            record=record,
            dates=((date, (Mention(PLAN, 0),)),),
            titles=(("về thực hiện dân chủ", (Mention(PLAN, 0),)),),
        )
    )

    assert "Ngày 09/01/2015 theo sổ đăng ký; ghi ở 1 kế hoạch" in words
    assert "Trích yếu “Thực hiện dân chủ” theo sổ đăng ký; ghi ở 1 kế hoạch" in words
    assert "Nguồn của sổ Công báo số 1 Kiểm tra Chưa ghi ngày kiểm tra" in words


def test_a_successor_with_a_page_is_a_link_and_one_without_is_text(tmp_path: Path) -> None:
    later = document("chinh-phu/2023/nghi-dinh-59", number="59/2023/NĐ-CP", mentions=())
    record = DocumentRecord("NĐ", "04/2015/NĐ-CP", replaced_by="chinh-phu/2023/nghi-dinh-59-2023-nd-cp")
    known = (DocumentRecord("NĐ", "59/2023/NĐ-CP", issuers=("chinh-phu",), date=PartialDate(2023, 8, 14)),)

    linked = page_of(tmp_path, record=record, others=(later,), successor=later.address)
    told = page_of(tmp_path, record=record, known=known)
    bare = page_of(tmp_path, record=replace(record, replaced_by="59/2023/NĐ-CP"))

    assert f'<strong>Văn bản thay thế:</strong> <a href="../../../../{later.address}/">' in linked
    assert "Văn bản thay thế: 59/2023/NĐ-CP, Chính phủ, ngày 14/8/2023" in words_of(told)
    assert "Văn bản thay thế: 59/2023/NĐ-CP" in words_of(bare)


def test_counterparts_are_links_and_those_without_a_page_are_named(tmp_path: Path) -> None:
    other = document("tinh-khac/2015/quyet-dinh-9", number="9/QĐ-UBND", type="Quyết định", mentions=())
    references = (
        DocumentReference(number="9/QĐ-UBND", issuer="xa-thu"),
        DocumentReference(number="3/QĐ-UBND", issuer="xa-thu", date=PartialDate(2015, 2, 3)),
    )

    content = page_of(
        tmp_path,
        record=DocumentRecord("NĐ", counterparts=references),
        others=(other,),
        counterparts=(other.address,),
    )

    assert f'<a href="../../../../{other.address}/">Quyết định số 9/QĐ-UBND</a>' in content
    assert "3/QĐ-UBND UBND xã Thử, ngày 03/02/2015, chưa có trang trên cổng" in words_of(content)


def test_a_request_has_what_is_known_filled_in_and_no_address_of_a_body(tmp_path: Path) -> None:
    dates = ((PartialDate(2015, 1, 9), (Mention(PLAN, 0),)), (PartialDate(2016, 1, 9), (Mention(PLAN, 0),)))

    content = page_of(
        tmp_path, dates=dates, titles=(("dân chủ", (Mention(PLAN, 0),)),), issuers=(("Chính phủ", (Mention(PLAN, 0),)),)
    )

    asked = words_of(content[content.index('id="loi-de-nghi"') - 5 :].partition("</div>")[0])
    assert (
        "Đề nghị cung cấp: Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 hoặc ngày 09/01/2016 (các kế hoạch ghi khác nhau)"
        " của Chính phủ, trích yếu “Dân chủ”." in asked
    )
    assert "Văn bản được dẫn tại: Kế hoạch số 1/KH-UBND ngày 27/3/2023 của UBND xã Thử, phần mở đầu." in asked
    assert "Kính gửi: [cơ quan ban hành hoặc cơ quan đang giữ văn bản]" in asked
    assert f"Trang ghi những gì đã biết: cong.example/van-ban/{KEY}/" in asked


def test_a_citation_that_may_mean_the_document_is_told_as_such(tmp_path: Path) -> None:
    unsure = citation("04/2015/NĐ-CP", "Nghị định")
    resolutions = (Resolution(f"van-ban/{KEY}"), Resolution(None, (f"van-ban/{KEY}", "van-ban/a/2016/b")))

    content = page_of(tmp_path, citation(), unsure, mentions=(Mention(PLAN, 0),), resolutions=resolutions)

    assert "Có thể cũng dẫn văn bản này" in words_of(content)
    assert "Có thể cũng dẫn" not in words_of(page_of(tmp_path))
