"""Raw facts of a large sheet while it is unpacked: never the whole of its XML in memory.

Only where all of it is as expected; of anything else `scan_stream` says nothing, and the sheet is
unpacked and walked as a whole (`rawsheet`).
"""

import re
from collections.abc import Collection
from typing import IO

from arapp.services.importing.reading import limits
from arapp.services.importing.reading.rawsheet import SheetFacts, has_space, merges_of, regular

_BLOCK = 1_000_000  # bytes unpacked at once
_SHEET_DATA = re.compile(rb"<(\w+:)?sheetData\b")
_END = re.compile(rb"</worksheet>\s*$")
_ROW_END = b"</row>"
_SINGLE_QUOTE = b"='"  # attributes that `regular` does not look for


def scan_stream(stream: IO[bytes], forbidden: Collection[bytes]) -> SheetFacts | None:
    """Facts as `scan_sheet` has them; None when the sheet is to be looked at as a whole.

    `forbidden`: marks that no part may hold. Raises what unpacking raises.
    """
    facts = SheetFacts()
    block = stream.read(_BLOCK)
    named = _SHEET_DATA.search(block)
    if not named or named.group(1) or has_space(block[: named.start()]):
        return None
    rest = b""
    size = previous = filled = 0
    while block:
        size += len(block)
        whole = rest + block
        cut = whole.rfind(_ROW_END) + len(_ROW_END)
        if size > limits.MEMBER_BYTES or any(mark in whole for mark in (*forbidden, _SINGLE_QUOTE)):
            return None
        if cut >= len(_ROW_END):
            piece, rest = whole[:cut], whole[cut:]
            if not previous:
                piece = piece[piece.find(b"sheetData") :]
            known = regular(piece, previous, facts)
            if known is None or len(facts.rows) + len(known) > limits.ROWS + 1_000:
                return None
            facts.rows.update(known)
            previous = known[-1] if known else previous
            filled += piece.count(b"</v>") + piece.count(b"</is>")
        else:
            rest = whole
        block = stream.read(_BLOCK)
    facts.exact = not facts.rows
    strange = previous > 2 * len(facts.rows) + 10_000  # a few cells far down
    if strange or filled > limits.CELLS or not _END.search(rest[-200:]):
        return None
    facts.merged = merges_of(rest)
    return facts
