"""Differences of an invoice from its contract as sentences and cells, in both languages."""

from datetime import date
from decimal import Decimal

from arapp.models.values.money import Money
from arapp.services.ledger.invoice_check import Difference, Value

# key → (Chinese, English); {invoice}, {contract}, {item} are set in.
_SENTENCES: dict[str, tuple[str, str]] = {
    "buyer_differs": (
        "抬头是「{invoice}」，合同客户是「{contract}」",
        "made out to {invoice}, the contract is with {contract}",
    ),
    "tax_no_differs": (
        "购方税号 {invoice}，客户资料里是 {contract}",
        "tax no. {invoice}, the customer's is {contract}",
    ),
    "currency_differs": (
        "发票是 {invoice}，合同是 {contract}",
        "in {invoice}, the contract is in {contract}",
    ),
    "contract_draft": ("合同还是草稿", "the contract is a draft"),
    "contract_void": ("合同已作废", "the contract is void"),
    "contract_closed": ("合同已结束", "the contract is closed"),
    "item_unknown": ("合同里没有「{item}」", "{item} is not in the contract"),
    "quantity_over": (
        "「{item}」累计开了 {invoice}，合同只有 {contract}",
        "{item}: {invoice} invoiced in all, the contract has {contract}",
    ),
    "unit_differs": (
        "「{item}」的单位是{invoice}，合同里是{contract}",
        "{item}: unit {invoice}, in the contract {contract}",
    ),
    "price_differs": (
        "「{item}」含税单价 {invoice}，合同 {contract}",
        "{item}: price with tax {invoice}, in the contract {contract}",
    ),
    "rate_differs": (
        "「{item}」税率 {invoice}，合同 {contract}",
        "{item}: tax rate {invoice}, in the contract {contract}",
    ),
    "whole_rate_differs": (
        "税额合税率 {invoice}，合同 {contract}",
        "the tax makes a rate of {invoice}, in the contract {contract}",
    ),
    "total_over": (
        "累计开票 {invoice}，超过合同 {contract}",
        "invoiced in all {invoice}, more than the contract's {contract}",
    ),
    "before_signing": (
        "开票日 {invoice} 早于签订日 {contract}",
        "dated {invoice}, before the contract was signed on {contract}",
    ),
    "after_end": (
        "开票日 {invoice} 晚于合同到期 {contract}",
        "dated {invoice}, after the contract ended on {contract}",
    ),
}
# field → (Chinese, English): what is compared.
FIELDS: dict[str, tuple[str, str]] = {
    "buyer": ("抬头", "Buyer"),
    "tax_no": ("税号", "Tax no."),
    "currency": ("币种", "Currency"),
    "state": ("合同状态", "State"),
    "item": ("货物", "Item"),
    "quantity": ("数量", "Quantity"),
    "unit": ("单位", "Unit"),
    "price": ("含税单价", "Price with tax"),
    "tax_rate": ("税率", "Tax rate"),
    "total": ("累计金额", "Invoiced in all"),
    "day": ("日期", "Day"),
}
KEYS = frozenset(_SENTENCES)


def sentence(difference: Difference, language: str) -> str:
    """One difference in words, with both values."""
    return _SENTENCES[difference.key][language != "zh_CN"].format(
        invoice=value_text(difference.invoice, difference.field),
        contract=value_text(difference.contract, difference.field),
        item=difference.item,
    )


def field_name(field: str, language: str) -> str:
    """What is compared, as a heading."""
    return FIELDS[field][language != "zh_CN"]


def value_text(value: Value, field: str = "") -> str:
    """A value as it is read: amounts with separators, rates as percent."""
    if isinstance(value, Money):
        code = "" if value.currency == "CNY" else f"{value.currency} "
        return f"{code}{Decimal(value.plain()):,}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and field == "tax_rate":
        return f"{(Decimal(value) / 10_000).normalize():f}%"
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return "" if value is None else str(value)
