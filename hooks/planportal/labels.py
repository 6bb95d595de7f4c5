"""The words readers see for the codes of a plan and an agency, and the addresses of levels."""

from __future__ import annotations

from .model import Quality, TextKind
from .records import Level

LEVEL_SEGMENTS: dict[Level, str] = {
    "central": "trung-uong",
    "province": "tinh",
    "department": "so-nganh",
    "district": "huyen",
    "division": "phong-ban",
    "commune": "xa",
    "unit": "don-vi",
}
LEVELS: dict[Level, str] = {
    "central": "Trung ương",
    "province": "Tỉnh",
    "department": "Tỉnh (sở, ban, ngành)",
    "district": "Huyện (đến 30/6/2025)",
    "division": "Huyện (phòng, ban; đến 30/6/2025)",
    "commune": "Xã",
    "unit": "Đơn vị",
}
TEXTS: dict[TextKind, str] = {"full": "Toàn văn", "abridged": "Rút gọn"}
QUALITIES: dict[Quality, str] = {
    "A": "Đã đối chiếu với bản ký",
    "B": "Chưa đối chiếu với bản ký",
    "C": "Có lỗi nhận dạng chữ",
    "D": "Mất dấu, chỉ để tham khảo",
}
