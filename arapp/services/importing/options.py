"""What the user chose for an import, and what the ledger remembers of earlier ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Options:
    """What the user chose. `layouts`: fingerprint → (kind, header → field) remembered before.

    `maps` header → field for all tables; `columns` the same for one table by (file, table) index;
    `cells` corrected texts by (file, table, row number, 0-based column); `excluded` rows by
    (file, table, row number); `said`: headers of `maps` that the user named, which the files must
    have; `currency_said`: the user named the currency, none is in doubt;
    `lang` of the sentences in the answer; `names` sheet's customer → name of a customer
    in the ledger; `update`: which differences from records that are there are taken unasked:
    none, empty (what the ledger has nothing for), all; `taken` by (record "customer:3", field)
    goes before it.
    """

    today: date
    currency: str = "CNY"
    currency_said: bool = False
    kind: str = "auto"
    sheet: str | None = None
    layout: str | None = None
    bank_account: str | None = None
    date_order: str = ""
    password: str | None = None
    maps: Mapping[str, str] = field(default_factory=dict)
    layouts: Mapping[str, tuple[str, Mapping[str, str | None]]] = field(default_factory=dict)
    kinds: Mapping[tuple[int, int], str] = field(default_factory=dict)
    columns: Mapping[tuple[int, int], Mapping[str, str]] = field(default_factory=dict)
    cells: Mapping[tuple[int, int, int, int], str] = field(default_factory=dict)
    excluded: frozenset[tuple[int, int, int]] = frozenset()
    said: frozenset[str] = frozenset()
    lang: str = "zh_CN"
    names: Mapping[str, str] = field(default_factory=dict)
    update: str = "empty"
    taken: Mapping[tuple[str, str], bool] = field(default_factory=dict)
