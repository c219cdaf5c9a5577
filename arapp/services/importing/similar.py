"""Names of a sheet that the ledger does not know, and known ones that may be meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arapp.models.tx import Tx
from arapp.services.importing.records import CustomerRow
from arapp.services.importing.stage import StagedTable, Staging
from arapp.services.ledger.names import name_key

_LEGAL = re.compile(r"(?:股份)?有限(?:责任)?公司|集团|公司|厂|co\.?,?ltd\.?|inc\.?|gmbh|llc")
_MOST = 200
_NEAR = 78


@dataclass(frozen=True, slots=True)
class Unknown:
    """A customer's name that would be made new; `rows` by (file, table, row number)."""

    name: str
    rows: tuple[tuple[int, int, int], ...]
    similar: tuple[str, ...]


def known_names(tx: Tx) -> list[tuple[str, str]]:
    """(name, short name) of every customer of the ledger."""
    return [(name, short) for name, short in tx.rows("SELECT name, short_name FROM customer")]


def unknown_names(staging: Staging, known: Sequence[tuple[str, str]]) -> list[Unknown]:
    """Names in plans, contracts, invoices and ledgers that nobody has, with near ones, if any.

    Customers that the same import brings count as known.
    """
    names = [name for pair in known for name in pair if name]
    listed = [row.name for table in _tables(staging, "customers") for row in table.records
              if isinstance(row, CustomerRow)]  # fmt: skip
    keys = {name_key(name) for name in (*names, *listed)}
    rows: dict[str, list[tuple[int, int, int]]] = {}
    for place, name, row in _named(staging):
        if name and name_key(name) not in keys:
            rows.setdefault(name, []).append((*place, row))
    full = [name for name, _ in known] + listed
    first = list(rows.items())[:_MOST]
    return [Unknown(name, tuple(places), near(name, full)) for name, places in first]


def _tables(staging: Staging, kind: str) -> Iterable[StagedTable]:
    return (table for file in staging.files for table in file.tables if table.kind == kind)


def _named(staging: Staging) -> Iterable[tuple[tuple[int, int], str, int]]:
    for f, file in enumerate(staging.files):
        for t, table in enumerate(file.tables):
            if table.kind in ("plans", "contracts", "invoices", "ledger"):
                for record in table.records:
                    yield (f, t), getattr(record, "customer", ""), record.row


def near(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """At most two known names that differ by a character, by a legal form, or hold the name."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import Levenshtein

    wanted = _core(name)
    if len(wanted) < 2:
        return ()
    cores = [_core(other) for other in known]
    holding = [i for i, core in enumerate(cores) if len(wanted) >= 3 and len(core) >= 3
               and (wanted in core or core in wanted)]  # fmt: skip
    close = [i for _, _, i in process.extract(wanted, cores, scorer=fuzz.ratio,
                                              score_cutoff=_NEAR, limit=3)]  # fmt: skip
    one_off = [
        i for core, _, i in process.extract(wanted, cores, scorer=Levenshtein.distance,
                                            score_cutoff=1, limit=3)
        if min(len(core), len(wanted)) >= 3
    ]  # fmt: skip
    found = dict.fromkeys(known[i] for i in (*one_off, *holding, *close))
    return tuple(other for other in found if name_key(other) != name_key(name))[:2]


def _core(name: str) -> str:
    return _LEGAL.sub("", name_key(name))
