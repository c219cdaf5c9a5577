"""Words of a reconciliation, for the window, paper and headless alike: key → (Chinese, English)."""

from collections.abc import Mapping

from arapp.services.reconcile.balances import Standing
from arapp.services.reconcile.rows import Kind

KINDS: Mapping[str, tuple[str, str]] = {
    Kind.PAIRED: ("对上了", "paired"),
    Kind.AMOUNT: ("金额不符", "another amount"),
    Kind.IN_TRANSIT: ("对方已付未达", "in transit"),
    Kind.NOT_BOOKED: ("我方未记", "not in our books"),
    Kind.NO_INVOICE: ("发票未到", "not in their books"),
    Kind.RECEIVED: ("我方已收对方未记", "received, not there"),
    Kind.CANCELLED: ("自己冲掉了", "taken back"),
}
STANDINGS: Mapping[str, tuple[str, str]] = {
    Standing.EQUAL: ("一致", "equal"),
    Standing.DIFFERS: ("不一致", "differs"),
    Standing.ONLY_THERE: ("只在对方表里", "list only"),
    Standing.ONLY_HERE: ("只在我们账里", "our books only"),
}
WHY: Mapping[str, tuple[str, str]] = {
    "number": ("单号一样", "same number"),
    "amount": ("金额一样", "same amount"),
    "near": ("日子相近，金额像写错了", "near in days, amount seems miswritten"),
    "sum": ("几笔加起来", "a sum of several"),
    "hand": ("手工配的", "paired by hand"),
    "opening": ("已在对方期初里", "in their opening already"),
    "back": ("一正一负", "one plus, one minus"),
    "": ("", ""),
}
NOTES: Mapping[str, tuple[str, str]] = {
    "balance_unknown": (
        "对方的表没写余额，只对发生额，期初当作一样",
        "The list names no balance: movements were compared, the openings taken as equal",
    ),
    "only_money": (
        "对方的表只有付款，只对付款；发票没对，当作一样",
        "The list holds payments alone: only those were compared, invoices taken as equal",
    ),
    "only_bills": (
        "对方的表只有发票，只对发票；付款没对，当作一样",
        "The list holds invoices alone: only those were compared, payments taken as equal",
    ),
    "unread": (
        "有 {n} 行没读懂，没算进去，先看原表",
        "{n} rows could not be read and are not in it; look at the sheet",
    ),
    "rows_after": ("{n} 行在截止日之后，没算", "{n} rows lie after the day and were left out"),
    "astray": (
        "对方的表自己加不到它写的余额，差额单列一行",
        "The list does not add up to the balance that it names; that stands on a line of its own",
    ),
    "few_pairs": (
        "只对上 {n} 行，先看看是不是这家、这段时间的表",
        "Only {n} rows found a partner: is it the list of this customer and period?",
    ),
    "left_currency": (
        "{n} 的行没对：账里和这家没有这个币种的往来",
        "Rows in {n} were left out: the ledger has none with this customer",
    ),
    "day_untold": (
        "表里没写截止日，按 {n} 的余额比；不对就换一个日子",
        "The list names no day: compared with the balances of {n}; choose another day if need be",
    ),
    "day_ahead": (
        "表是 {n} 的，那天还没到，按今天的余额比",
        "The list is of {n}, which is to come: compared with the balances of today",
    ),
    "ends_early": (
        "对方的表只到 {n}，之后的都会显示成对方没有",
        "The list ends on {n}; what is later shows as missing in it",
    ),
    "without_day": (
        "{n} 行没有日期，只按金额和单号对",
        "{n} rows have no day and were compared by amount and number alone",
    ),
}
WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("往来对账差异表", "Reconciliation"),
    "title_balances": ("客户余额核对表", "Balances compared"),
    "ours": ("我方余额", "Our balance"),
    "theirs": ("对方余额", "Their balance"),
    "opening": ("期初不同", "Openings differ"),
    "astray": ("对方表内自差", "Their list against itself"),
    "reached": ("调节后余额", "Balance after reconciling"),
    "kind": ("结果", "Outcome"),
    "our_day": ("我方日期", "Our day"),
    "our_number": ("我方单号", "Our number"),
    "our_amount": ("我方金额", "Our amount"),
    "their_day": ("对方日期", "Their day"),
    "their_number": ("对方单号", "Their number"),
    "their_text": ("对方摘要", "Their text"),
    "their_amount": ("对方金额", "Their amount"),
    "difference": ("差额", "Difference"),
    "note": ("说明", "Note"),
    "later": ("{n} 已到账", "arrived on {n}"),
    "later_bill": ("我方 {n} 已记", "booked here on {n}"),
    "statement": ("余额调节表", "Reconciliation statement"),
    "differences": ("差异", "Differences"),
    "no_differences": ("没有差异，两边一致", "No differences: both sides agree"),
    "span": (
        "{customer}　{first} 至 {last}　{currency}　对方文件：{file}",
        "{customer}, {first} to {last}, {currency}, their file: {file}",
    ),
    "file_day": ("截至 {day}　对方文件：{file}", "As of {day}, their file: {file}"),
    "customer": ("客户", "Customer"),
    "listed": ("表里的名字", "Name in the list"),
    "maybe": ("是不是 {n}", "is it {n}?"),
    "total": ("合计", "Total"),
    "row": ("第 {n} 行", "row {n}"),
}


def said(table: Mapping[str, tuple[str, str]], key: str, language: str, n: str = "") -> str:
    """A word or sentence; `n` is the figure in it."""
    chinese, english = table[key]
    text = chinese if language == "zh_CN" else english
    return text.replace("{n}", n)


def notes(found: tuple[tuple[str, str], ...], language: str) -> tuple[str, ...]:
    """Sentences of notes."""
    return tuple(said(NOTES, key, language, n) for key, n in found)
