"""One page of each kind of the made-up agency's site, by its address below the site's root."""

from __future__ import annotations

PLAN = "ke-hoach/chi-cuc-nam/2024/12-kh-ccn/"
KINDS = {
    "home": "",
    "plan": PLAN,
    "plan-checked": "ke-hoach/tong-cuc-duong-thuy/2024/10-kh-tcdt/",
    "plan-abridged-quality-c": "ke-hoach/chi-cuc-bac/2024/ke-hoach-an-toan/",
    "document-stub": "van-ban/tong-cuc-duong-thuy/2024/ke-hoach-99-kh-tcdt/",
    "document-ended": "van-ban/tong-cuc-duong-thuy/2019/quyet-dinh-03-2019-qd-tcdt/",
    "document-conflict": "van-ban/tong-cuc-duong-thuy/2024/quyet-dinh-08-qd-tcdt/",
    "agency-with-successor": "co-quan/chi-cuc-bac/",
    "agencies": "co-quan/",
    "chain": "chuoi/tong-cuc-duong-thuy/2024/10-kh-tcdt/",
    "chains": "chuoi/",
    "year": "nam/2024/",
    "years": "nam/",
    "subject": "chuyen-de/an-toan-ben-bai/",
    "subjects": "chuyen-de/",
    "citations": "trich-dan/",
    "citations-most": "trich-dan/nhieu-nhat/",
    "citations-kinds": "trich-dan/loai/",
    "citations-kind": "trich-dan/loai/quyet-dinh/",
    "citations-issuers": "trich-dan/co-quan/",
    "conflicts": "trich-dan/mau-thuan/",
    "conflicts-kind": "trich-dan/mau-thuan/ngay-khac-nhau/",
    "paste": "trich-dan/tra/",
    "search": "tim-kiem/",
    "search-results": "tim-kiem/?q=phao",
    "search-nothing": "tim-kiem/?q=%22xyzzy%22&nam=2024",
    "plans-by-number": "tim-kiem/so/",
    "plans-by-letter": "tim-kiem/chu-cai/",
    "help": "tro-giup/",
    "help-code": "tro-giup/go-tim/",
    "not-found": "khong/co/trang-nay/",
}
