"""Sentences about bills, offsets and transfers, in both languages; see `text`."""

# kind → (Chinese, English); {name} is a field of the error.
MESSAGES: dict[str, tuple[str, str]] = {
    "bill_not_held": (
        "汇票 {number} 已经不在手上",
        "Bill {number} is not in hand any more",
    ),
    "bill_held": ("汇票 {number} 就在手上", "Bill {number} is in hand"),
    "bill_returned": ("汇票 {number} 已退票", "Bill {number} was returned"),
    "bill_collected": (
        "汇票 {number} 已兑付；记错了先用 bill hold 收回来",
        "Bill {number} was collected; if that is wrong, take it back by bill hold",
    ),
    "duplicate_bill": (
        "汇票 {number} 还在手上，收款 {receipt} 已经记过",
        "Bill {number} is in hand already, as receipt {receipt}",
    ),
    "not_the_bills_money": (
        "收款 {number} 金额不对或已用掉，不是这张汇票的钱",
        "Receipt {number} is another amount or in use, it is not the bill's money",
    ),
    "invalid_amount.more_than_bill": (
        "{value} 比票面还多",
        "{value} is more than the bill",
    ),
    "invalid_amount.below_settled": (
        "已抵掉的比 {value} 多",
        "More than {value} of it is settled already",
    ),
    "invalid_day.before_issue": (
        "{value} 早于出票日 {first}",
        "{value} lies before the issue of {first}",
    ),
    "invalid_day.before_event": (
        "{value} 早于上一次变动的 {first}",
        "{value} lies before {first}, when something was done with it",
    ),
    "same_customer": ("转出转入是同一个客户", "It is that customer's already"),
    "not_a_settlement": (
        "收款 {number} 是真收的钱，用 reverse 冲回",
        "Receipt {number} brought money; take it back by reverse",
    ),
    "transfer_used": (
        "{label} 已经收了 {paid}，先冲回核销",
        "{paid} of {label} is paid; take that back first",
    ),
    "transferred": (
        "这笔钱转成了收款 {number}，冲回那一笔",
        "It became receipt {number}; take that one back",
    ),
    "stays_taken_back": (
        "收款 {number} 冲回了就不能恢复，重新记一笔",
        "Receipt {number} stays taken back; record it anew",
    ),
    "debt_transferred": (
        "这是转来的债务，冲回收款 {number} 就退回原处",
        "This debt was taken over; reverse receipt {number} and it goes back",
    ),
}
