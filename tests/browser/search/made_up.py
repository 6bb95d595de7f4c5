"""Three plans of two agencies, a decree that one cites, and what readers may type for them."""

from __future__ import annotations

from planportal.dates import PartialDate
from planportal.model import Corpus, Mention, Period
from planportal.records import Registries, Subject, Succession

from tests import factories

TREES, WATER, BOOKS = "xa-thu/2024/49-kh-ubnd", "so-mau/2023/7-kh-smau", "xa-thu/2022/doc-sach"
TEXTS = {
    TREES: "Mỗi thôn trồng ít nhất một trăm cây bóng mát quanh hồ.\n\n"
    "Kinh phí lấy từ quỹ của thôn và người dân đóng góp.",
    WATER: "Kiểm tra nguồn nước thuỷ lợi trước mùa khô.\n\n"
    "Căn cứ Nghị định số 04/2015/NĐ-CP, các trạm báo cáo hằng quý.",
    BOOKS: "Thực hiện CCHC ở trụ sở.\n\nThư viện mở cửa buổi tối cho học sinh.\n\n"
    "Người dân vận chuyển sách cũ về trụ sở.",
}


def made_up_corpus() -> Corpus:
    plans = (
        factories.plan(
            TREES,
            title="Trồng cây bóng mát quanh hồ Đá",
            number="49/KH-UBND",
            date="2024-02-05",
            period=Period(2024, 2024),
            subjects=("moi-truong",),
        ),
        factories.plan(
            WATER,
            title="Bảo vệ nguồn nước",
            number="7/KH-SMAU",
            date="2023-03-09",
            period=Period(2023, 2023),
            quality="D",
        ),
        factories.plan(
            BOOKS, title="Phong trào đọc sách", symbol="KH-UBND", period=Period(2022, 2025), text="abridged"
        ),
    )
    agencies = (
        factories.agency("xa-thu"),
        factories.agency(
            "so-mau",
            name="Sở Mẫu tỉnh Hòa Thử",
            short="Sở Mẫu Hòa Thử",
            level="department",
            place="Hòa Thử",
            aliases=("Sở Kiểu mẫu",),
            successors=(Succession("so-moi", "hợp nhất", None, None),),
        ),
        factories.agency("so-moi", name="Sở Mới tỉnh Hòa Thử", short="Sở Mới Hòa Thử", level="department"),
    )
    decree = factories.document(
        "chinh-phu/2015/nghi-dinh-04",
        mentions=(Mention(WATER, 0),),
        dates=((PartialDate(2015, 1, 9), (Mention(WATER, 0),)),),
    )
    return factories.corpus(
        *plans,
        documents=(decree,),
        facts_of={WATER: factories.facts(factories.placed(factories.citation(), 1))},
        registries=Registries(
            agencies={one.id: one for one in agencies},
            subjects={"moi-truong": Subject("moi-truong", "Môi trường")},
            abbreviations={"ĐS": "đọc sách"},
        ),
    )
