"""Numbers that look like ours and are in no book."""

import re

from arapp.services.matching.number_index import Named, ReferenceIndex, plain_parts
from arapp.services.matching.text import fold, number_key


def unknown_number(index: ReferenceIndex, memo: str, found: list[Named]) -> str:
    """A number in our own style that the ledger does not know, "" when there is none.

    "付HT-2025-777货款" from a customer with one equal row is no proof for that row.
    """
    text = fold(memo)
    written = {n.written for n in found}
    plain = {plain_parts(n.ref.number) for n in found}
    for match in re.finditer(r"(?<![A-Z0-9])([A-Z]{1,6})[- ]?(\d[\d-]{3,})", text):
        if match[1] not in index.prefixes:
            continue
        if not _is_part(number_key(match[0]), written) and not _known(match[0], plain):
            return match[0].rstrip("-")
    for shape in index.shapes.values():
        for match in shape.finditer(text):
            if not _is_part(number_key(match[0]), written):
                return match[0]
    return ""


def _known(written: str, plain: set[tuple[str, ...]]) -> bool:
    """HT-2024-18 where HT-2024-018 was found, HT-2024 before an O18 that is a 018."""
    parts = plain_parts(written)
    return any(parts == told[: len(parts)] for told in plain)


def _is_part(key: str, written: set[str]) -> bool:
    return any(key.startswith(w) or w.startswith(key) for w in written)
