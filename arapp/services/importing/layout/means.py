"""How money came in: words for 现金, 微信, 承兑 and the like, and the column made of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.shapes import Shape

# what the money came by → method of a receipt
_MEANS: tuple[tuple[str, str], ...] = (
    (r"现金|现钞|\bcash\b", "cash"),
    (r"承兑|汇票|票据|银承|商承|支票|\bbill|\bdraft\b|che(?:que|ck)", "bill"),
    (
        r"微信|支付宝|扫码|二维码|收款码|聚合|刷卡|pos机?|云闪付|数字人民币|抵账|抵扣|抵货|冲抵|易货|以货抵"
        r"|wechat|alipay|paypal|\bcard\b|其他",
        "other",
    ),
    (
        r"银行|转账|电汇|网银|汇款|对公|公户|转帐|存款|企业网银|\bbank|\bwire|transfer|\bt/?t\b",
        "bank",
    ),
)
_LEAST = 0.8


def method_of(text: str) -> str:
    """Method of a receipt that such a word means; bank where it names none."""
    return next((method for pattern, method in _MEANS if re.search(pattern, text, re.I)), "bank")


def with_means(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> list[Column]:
    """The column whose values are means of payment tells the method, whatever its heading says."""
    if any(c.field == "method" for c in columns):
        return list(columns)
    found = next((c for c in columns if c.field is None and _made_of_means(shapes[c.index])), None)
    return [replace(c, field="method") if c is found else c for c in columns]


def _made_of_means(shape: Shape) -> bool:
    values = [value for value in shape.values if value.strip()]
    if not values or len(values) > 12 or any(len(value) > 10 for value in values):
        return False
    hits = sum(any(re.search(p, value, re.I) for p, _ in _MEANS) for value in values)
    return hits >= _LEAST * len(values)
