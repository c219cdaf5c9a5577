"""Numbers that look like ours and are in no book."""

import re

from arapp.services.matching.references import Named, ReferenceIndex
from arapp.services.matching.text import fold, number_key


def unknown_number(index: ReferenceIndex, memo: str, found: list[Named]) -> str:
    """A number in our own style that the ledger does not know, "" when there is none.

    "付HT-2025-777货款" from a customer with one equal row is no proof for that row.
    """
    text = fold(memo)
    written = {n.written for n in found}
    for match in re.finditer(r"(?<![A-Z0-9])([A-Z]{1,6})[- ]?(\d[\d-]{3,})", text):
        if match[1] not in index.prefixes:
            continue
        if not _is_part(number_key(match[0]), written):
            return match[0].rstrip("-")
    for shape in index.shapes.values():
        for match in shape.finditer(text):
            if not _is_part(number_key(match[0]), written):
                return match[0]
    return ""


def _is_part(key: str, written: set[str]) -> bool:
    return any(key.startswith(w) or w.startswith(key) for w in written)
