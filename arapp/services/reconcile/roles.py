"""What a column of a list may be, by name: for `--map`, and for the choice under a heading."""

from arapp.models.values.errors import InvalidValue
from arapp.services.reconcile.columns import BALANCE_ROLES, LIST_ROLES

ROLES: dict[str, tuple[str, str]] = {
    "day": ("日期", "day"),
    "paid_day": ("付款日期", "day of payment"),
    "document": ("单号", "document number"),
    "text": ("摘要", "text"),
    "party": ("对方", "other party"),
    "currency": ("币种", "currency"),
    "side": ("方向", "side"),
    "plus": ("增加", "increase"),
    "minus": ("减少", "decrease"),
    "amount": ("金额", "amount"),
    "balance": ("余额", "balance"),
    "open": ("未付", "open"),
    "name": ("客户", "customer"),
    "code": ("编码", "code"),
    "tax_no": ("税号", "tax number"),
    "opening": ("期初", "opening"),
    "opening_less": ("期初贷方", "opening, credit"),
    "debit": ("借方", "debit"),
    "credit": ("贷方", "credit"),
    "closing": ("期末", "closing"),
    "closing_less": ("期末贷方", "closing, credit"),
}


def check_role(name: str) -> str:
    """The role of that name, "" for none. Raises InvalidValue."""
    if name and name not in ROLES:
        choices = sorted({*LIST_ROLES, *BALANCE_ROLES})
        raise InvalidValue(field="map", value=name, reason="no_such_field", choices=choices)
    return name


def role_word(name: str, language: str) -> str:
    """What a role is called."""
    return ROLES[name][language != "zh_CN"] if name in ROLES else name
