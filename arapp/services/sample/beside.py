"""What stands beside the receivables: products of the firm, and what it has to pay itself.

Draws nothing and falls due beyond the days of reminders, so the rest of the story stays as it is.
"""

from arapp.models.tx import WriteTx

_RATE = 130_000
_MILLION = 1_000_000
# Code, name, specification, unit, price with tax in whole units.
_PRODUCTS = (
    ("P-01", "气密检测台", "双工位", "套", 186_000),
    ("P-02", "自动锁付机", "四轴", "台", 92_500),
    ("P-03", "码垛工作站", "负载 50 kg", "套", 268_000),
    ("P-04", "非标夹具", "按图", "件", 3_600),
)
# Supplier, number, what for, amount in minor units, days from today to its due day.
_PAYABLES = (
    ("昆山朗润精密机电有限公司", "CG-0117", "伺服电机 12 台", 86_400_00, 12),
    ("无锡恒锐钢材有限公司", "CG-0121", "型材及钢板", 41_250_00, 24),
    ("苏州通捷物流有限公司", "CG-0124", "本月运费", 9_860_00, 38),
)


def tell(tx: WriteTx, today: int, home: str) -> None:
    """Write them; the fifth product is what the newest contract line sells, and is linked to it."""
    for code, name, spec, unit, price in _PRODUCTS:
        values = {"code": code, "name": name, "spec": spec, "unit": unit, "tax_rate_ppm": _RATE}
        tx.insert("product", **values, price=price * _MILLION)
    line = tx.rows("SELECT id, item, unit, price FROM contract_line ORDER BY id DESC LIMIT 1")
    for line_id, item, unit, price in line:
        values = {"code": "P-05", "name": item, "unit": unit, "tax_rate_ppm": _RATE}
        made = tx.insert("product", **values, spec="按合同", price=price)
        tx.update("contract_line", line_id, product_id=made)
    owner = tx.value("SELECT owner FROM customer WHERE owner <> '' ORDER BY id LIMIT 1") or ""
    for supplier, number, text, amount, days in _PAYABLES:
        tx.insert(
            "payable", supplier=supplier, number=number, text=text, amount=amount, currency=home,
            due_on=today + days, owner=owner,
        )  # fmt: skip
