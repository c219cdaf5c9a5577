"""What the remark of a receipt says about the rows that are paid."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from arapp.services.matching.rows import PlanIn
from tests.matching.market import names
from tests.matching.market.books import Maker

_HAN = ("零", *"一二三四五六七八九十", "十一", "十二")
_STAGE_WORDS = {
    "签订款": ("签订款", "首付款", "合同签订款"),
    "预付款": ("预付款", "首付", "预付"),
    "首付款": ("首付款", "首付", "首期款"),
    "定金": ("定金", "订金"),
    "发货款": ("发货款", "发货前款", "提货款"),
    "到货款": ("到货款", "货到付款"),
    "验收款": ("验收款", "验收合格款"),
    "尾款": ("尾款", "余款"),
    "质保金": ("质保金", "质保款"),
    "质量保证金": ("质保金", "质量保证金"),
}
_PURPOSES = (
    "货款", "往来款", "转账", "付款", "", "采购款", "付货款", "支付设备合同款", "汇款", "转账汇款",
    "网银转账", "用途:货款", "材料款", "还款", "商品款", "合同款",
)  # fmt: skip
_SAME_STAGE = ({"签订款", "预付款", "首付款", "定金"}, {"发货款", "到货款"},
               {"质保金", "质量保证金"})  # fmt: skip
_TEXTS = (
    "付{}", "{}", "支付{}", "{} 请查收", "货款{}", "付合同{}", "转账-{}", "用途:{}", "{}，谢谢",
    "电汇 {}", "支付{}（见附件）", "合同号：{}",
)  # fmt: skip


@dataclass(frozen=True)
class Remark:
    """`pool`: rows that it leaves to choose from; `pinned`: exactly the rows paid; `number`: it
    bears a whole number; `apart`: it tells rows of one contract and amount apart."""

    tag: str
    text: str
    pool: tuple[PlanIn, ...]
    pinned: bool
    number: bool
    apart: bool


Way = Callable[[Maker, Sequence[PlanIn]], Remark | None]
_MONTHS = ("{m}月货款", "{m}月货款", "{m}月份货款", "2026年{m}月货款", "2026.{m}货款",
           "{h}月份货款", "2026-{m:02d}货款", "2026{m:02d}货款", "{m}月对账款")  # fmt: skip


def _periods(row: PlanIn) -> bool:
    return "期" in row.label and "首期" not in row.label


def _word(maker: Maker, row: PlanIn) -> str:
    """第n期, 验收款, 9月货款: what the row is called, or ""."""
    if _periods(row):
        ways = (f"第{row.no}期", f"第{_HAN[row.no]}期款", f"{row.no}期款", f"第{row.no}笔款",
                f"第{_HAN[row.no]}批货款", f"第{row.no}次付款")  # fmt: skip
        return maker.rnd.choice(ways)
    if row.kind == "invoice":
        return maker.rnd.choice(_MONTHS).format(m=_month(row), h=_HAN[_month(row)])
    if row.label in ("设备款", "安装费", "培训费"):
        return row.label
    return maker.rnd.choice(_STAGE_WORDS.get(row.label, ("",)))


def _month(row: PlanIn) -> int:
    told = re.search(r"(\d+)月", row.label)
    return int(told[1]) if told else date.fromordinal(row.booked_on or 1).month


def _document(maker: Maker, row: PlanIn) -> str:
    if row.contract:
        return row.contract
    number = maker.tails[row.id]
    return maker.rnd.choice((f"发票{number}", f"票号{number[-8:]}", f"{number[-8:]}号发票"))


def _rows(maker: Maker, row: PlanIn) -> list[PlanIn]:
    """Open rows of the document that `_document` names."""
    if not row.contract:
        return [row]
    return [r for r in maker.rows[row.customer_id] if r.contract == row.contract]


def _joined(document: str, word: str) -> str:
    """No clerk writes 合同018 and 2期 in one run of digits."""
    between = " " if document[-1:].isdigit() and word[:1].isdigit() else ""
    between = "，" if word[:4] == "2026" else between
    return document + between + word


def _framed(maker: Maker, text: str) -> str:
    return maker.rnd.choice(_TEXTS).format(text)


def number_and_word(maker: Maker, rows: Sequence[PlanIn]) -> Remark:
    """Every row by its document and its name."""
    told = [_joined(_document(maker, row), _word(maker, row)) for row in rows]
    text = maker.rnd.choice(("、", "及", "，", "+")).join(told)
    return Remark("number and word", _framed(maker, text), tuple(rows), True, True, True)


def number(maker: Maker, rows: Sequence[PlanIn]) -> Remark:
    """Documents only."""
    told = list(dict.fromkeys(_document(maker, row) for row in rows))
    pool = tuple({r.id: r for row in rows for r in _rows(maker, row)}.values())
    pinned = len(pool) == len(rows) == len({row.contract or row.id for row in rows})
    text = "、".join(told) + maker.rnd.choice(("货款", "", "合同款"))
    return Remark("number", _framed(maker, text), pool, pinned, True, pinned)


def noisy(maker: Maker, rows: Sequence[PlanIn]) -> Remark:
    """Document numbers as clerks type them, glued to words and sums."""
    base = maker.rnd.choice((number, number_and_word))(maker, rows)
    text, rnd = base.text, maker.rnd
    ways: tuple[Callable[[str], str], ...] = (
        str.lower,
        names.wide,
        lambda t: t.replace("-", ""),
        lambda t: t.replace("-", "—"),
        lambda t: t.replace("-", " - "),
        lambda t: t.replace("-", "/"),
        lambda t: f"{t}款{sum(r.open for r in rows) // 100}元",
        lambda t: f"电汇{t}GYS8842",
    )
    text = rnd.choice(ways)(text)
    return replace(base, tag="noisy number", text=text)


def cut(maker: Maker, rows: Sequence[PlanIn]) -> Remark | None:
    """合同0018: the last digits of a contract, when only one of the customer's ends so."""
    row = rows[0]
    tail = re.sub(r"\D", "", row.contract)[-3:]
    own = {r.contract for r in maker.rows[row.customer_id] if r.contract}
    own.add(maker.settled[row.customer_id])
    same = [c for c in own if re.sub(r"\D", "", c).endswith(tail)]
    if len(rows) > 1 or not row.contract or len(same) > 1:
        return None
    word = _word(maker, row)
    named = bool(word) and maker.rnd.random() < 0.5
    text = _joined(f"合同{tail}", word) if named else f"合同号{tail}货款"
    pool = (row,) if named else tuple(_rows(maker, row))
    return Remark("cut number", text, pool, named, False, named)


def tail(maker: Maker, rows: Sequence[PlanIn]) -> Remark | None:
    """The last eight digits of e-invoices."""
    if not all(row.id in maker.tails for row in rows):
        return None
    told = "、".join(maker.tails[row.id][-8:] for row in rows)
    text = maker.rnd.choice((f"{told}号发票款", f"发票{told}", f"付发票款{told}"))
    return Remark("invoice tail", text, tuple(rows), True, True, True)


def word(maker: Maker, rows: Sequence[PlanIn]) -> Remark | None:
    """第3期, 验收款, 9月货款, no document."""
    told = [_word(maker, row) for row in rows]
    if not all(told) or len(rows) > 2:
        return None
    own = maker.rows[rows[0].customer_id]
    pool = tuple(r for r in own if any(_called(r, row) for row in rows))
    pinned = len(pool) == len(rows)
    month = all(row.kind == "invoice" for row in rows)
    if all(row.label in ("设备款", "安装费", "培训费") for row in rows):
        return Remark("label", "、".join(told), pool, pinned, False, True)
    return Remark("month" if month else "word", "、".join(told), pool, pinned, False, True)


def _called(row: PlanIn, meant: PlanIn) -> bool:
    """Whether `row` may be called what `meant` is called."""
    if _periods(meant):
        return bool(row.contract) and row.no == meant.no
    if meant.kind == "invoice":
        return row.kind == "invoice" and _month(row) == _month(meant)
    stage = next((s for s in _SAME_STAGE if meant.label in s), {meant.label})
    last = max((r.no for r in (row, meant) if r.contract == row.contract), default=0)
    final = meant.label == "尾款" and row.contract != "" and row.no >= last
    return row.label in stage or final


def _chatter(maker: Maker) -> str:
    """Figures that are no number of ours: a day, the payer's order, the bank's own signs."""
    digits = "".join(maker.rnd.choice("0123456789") for _ in range(8))
    ways = (f"PO{digits}货款", "20261105付款", f"订单{digits}", f"跨行转账 手续费0.00 流水{digits}",
            f"电话139{digits}", "付11月5日送货单款")  # fmt: skip
    return maker.rnd.choice(ways)


def plain(maker: Maker, rows: Sequence[PlanIn]) -> Remark:
    """货款, or nothing at all."""
    text = maker.rnd.choice((*_PURPOSES, _chatter(maker), _chatter(maker)))
    return Remark("no word", text, tuple(maker.rows[rows[0].customer_id]), False, False, False)


def ranged(maker: Maker, rows: Sequence[PlanIn]) -> Remark | None:
    """HT-2026-018~020: contracts that follow each other, all of this customer."""
    told = sorted({row.contract for row in rows})
    if len(told) < 2 or not all(told) or not told[-1][-1:].isdigit():
        return None
    ids = {row.contract_id or 0 for row in rows}
    own = [r for r in maker.rows[rows[0].customer_id] if r.contract]
    pool = tuple(r for r in own if min(ids) <= (r.contract_id or 0) <= max(ids))
    if len({r.contract for r in pool}) != max(ids) - min(ids) + 1:
        return None
    last = told[-1] if maker.rnd.random() < 0.3 else told[-1][-3:]
    text = told[0] + maker.rnd.choice(("~", "-", "至", "—")) + last + "货款"
    pinned = len(pool) == len(rows)
    return Remark("range", _framed(maker, text), pool, pinned, True, pinned)


def ending(maker: Maker, rows: Sequence[PlanIn]) -> Remark | None:
    """发票尾号5678, 合同尾号018: only one document of the customer ends so."""
    row = rows[0]
    if len(rows) > 1:
        return None
    own = maker.rows[row.customer_id]
    if row.contract:
        tail = re.sub(r"\D", "", row.contract)[-3:]
        same = {r.contract for r in own if re.sub(r"\D", "", r.contract).endswith(tail)}
        same |= {
            c for c in (maker.settled[row.customer_id],) if re.sub(r"\D", "", c).endswith(tail)
        }
        text, pool = f"合同尾号{tail}", tuple(_rows(maker, row))
    else:
        tail = maker.tails[row.id][-4:]
        same = {maker.tails[r.id] for r in own if maker.tails.get(r.id, "").endswith(tail)}
        text, pool = (
            maker.rnd.choice((f"发票尾号{tail}", f"发票后四位{tail}", f"{tail}号发票")),
            (row,),
        )
    if len(same) > 1:
        return None
    pinned = len(pool) == 1
    return Remark("last digits", text + "货款", pool, pinned, False, pinned)


def stripped(maker: Maker, rows: Sequence[PlanIn]) -> Remark | None:
    """HT-2026-18 for HT-2026-0018: zeros left out."""
    row = rows[0]
    parts = re.split(r"[-/]", row.contract)
    if len(rows) > 1 or len(parts) < 3:
        return None
    text = "-".join((*parts[:-1], parts[-1].lstrip("0")))
    pool = tuple(_rows(maker, row))
    return Remark("zeros left out", f"付{text}货款", pool, len(pool) == 1, False, len(pool) == 1)


def runs_on(maker: Maker, rows: Sequence[PlanIn]) -> Remark | None:
    """Two numbers without anything between them."""
    told = list(dict.fromkeys(row.contract for row in rows))
    if len(told) < 2 or not all(told) or not told[0][:2].isalpha() or not told[0][:2].isascii():
        return None
    pool = tuple({r.id: r for row in rows for r in _rows(maker, row)}.values())
    pinned = len(pool) == len(rows)
    return Remark("numbers run on", "".join(told), pool, pinned, True, pinned)


def months(maker: Maker, rows: Sequence[PlanIn]) -> Remark | None:
    """6、7月货款, 第三季度货款, Q3货款: several invoices by their months."""
    if len(rows) < 2 or not all(row.kind == "invoice" for row in rows):
        return None
    told = sorted({_month(row) for row in rows})
    quarter = {(m + 2) // 3 for m in told}
    listed = maker.rnd.choice(("、", "/", "和")).join(map(str, told)) + "月货款"
    text, meant = listed, set(told)
    if len(quarter) == 1 and maker.rnd.random() < 0.5:
        (q,) = quarter
        text = maker.rnd.choice((f"Q{q}货款", f"第{_HAN[q]}季度货款", f"2026年{_HAN[q]}季度货款"))
        meant = {3 * q - 2, 3 * q - 1, 3 * q}
    own = maker.rows[rows[0].customer_id]
    pool = tuple(r for r in own if r.kind == "invoice" and _month(r) in meant)
    return Remark("months", text, pool, len(pool) == len(rows), False, len(pool) == len(rows))


WAYS: tuple[tuple[Way, int], ...] = (
    (number_and_word, 24),
    (number, 14),
    (noisy, 10),
    (cut, 4),
    (tail, 10),
    (word, 12),
    (plain, 22),
    (ranged, 6),
    (ending, 4),
    (stripped, 3),
    (runs_on, 6),
    (months, 20),
)


def draw(maker: Maker, rows: Sequence[PlanIn]) -> Remark:
    """Any remark that these rows can have."""
    ways, weights = zip(*WAYS, strict=True)
    while True:
        found: Remark | None = maker.rnd.choices(ways, weights)[0](maker, rows)
        if found:
            return found
