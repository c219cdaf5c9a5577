"""Amounts as they stand in a text to a customer."""

from arapp.models.values.money import Money, plain


def price(amount: Money, lang: str) -> str:
    """52,718.40 元; CNY 52,718.40."""
    whole, dot, cents = plain(amount.minor, amount.currency).partition(".")
    figures = f"{int(whole):,}{dot}{cents}"
    if lang.startswith("zh") and amount.currency == "CNY":
        return f"{figures} 元"
    return f"{amount.currency} {figures}"
