"""Codes of currencies as they are typed after an option."""

from arapp.models.values.currencies import CODES
from arapp.models.values.errors import InvalidValue


def currency_code(text: str) -> str:
    """ISO code of a currency in use. Raises InvalidValue: a slip would be money of its own."""
    from arapp.services.importing.wording.words import currency_of

    found = currency_of(text) or text.strip().upper()
    if found not in CODES:
        raise InvalidValue(field="currency", value=text, reason="code")
    return found
