"""What a new contract is likely to say: as the customer's last one, else as the firm's last one."""

from dataclasses import dataclass
from typing import Any

from arapp.models.tx import Tx

_LAST = (
    "SELECT tax_rate_ppm, late_rate_ppm, invoice_terms, dispute_terms, template FROM contract"
    " WHERE state IN ('active', 'closed') {whose}"
    " ORDER BY coalesce(signed_on, 0) DESC, id DESC LIMIT 1"
)
_COMMON = (
    "SELECT {field} FROM contract WHERE {field} <> '' AND state <> 'void'"
    " GROUP BY {field} ORDER BY count(*) DESC, max(id) DESC LIMIT 1"
)
# What most firms write, where the ledger has no such clause yet.
USUAL = {
    "invoice_terms": "验收后 7 天内，快递",
    "dispute_terms": "协商不成的，由合同签订地人民法院管辖",
}
_OWNERS = (
    "SELECT owner FROM (SELECT owner FROM customer UNION SELECT owner FROM contract)"
    " WHERE owner <> '' ORDER BY owner LIMIT 200"
)


@dataclass(frozen=True, slots=True)
class Habits:
    """Clauses as last time; `common` those used most, for what is left empty."""

    tax_rate_ppm: int | None
    late_rate_ppm: int | None
    invoice_terms: str
    dispute_terms: str
    template: str
    common: dict[str, str]
    owners: tuple[str, ...]


def habits(tx: Tx, customer_id: int | None) -> Habits:
    """What the form opens with for this customer; None: nobody is chosen yet."""
    found: Any = None
    if customer_id is not None:
        found = tx.one(_LAST.format(whose="AND customer_id = ?"), (customer_id,))
    found = found or tx.one(_LAST.format(whose="")) or (None, None, "", "", "")
    tax, late, invoice, dispute, template = found
    if late is None:
        late = tx.value("SELECT late_rate_ppm FROM company")
    common = {
        field: tx.value(_COMMON.format(field=field)) or usual for field, usual in USUAL.items()
    }
    owners = tuple(name for (name,) in tx.rows(_OWNERS))
    return Habits(tax, late, invoice, dispute, template, common, owners)
