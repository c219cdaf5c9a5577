"""Contracts as they are named by people: by number, by id, as "contract:12". One rule for all.

Two customers may have contracts of the same number; then the customer, or the id, tells them apart.
"""

from arapp.models.tx import Tx
from arapp.models.values.errors import NotFound, Refused
from arapp.services.ledger.names import number_key
from arapp.services.ledger.record_ids import record_id


def find_contract(tx: Tx, key: str, customer_id: int | None = None) -> int:
    """Id of the contract named by number, by id or as "contract:12".

    A number means the customer's own contract first, else the only one of that number; those that
    were called off only when no other has it. Raises NotFound, Refused `ambiguous` with `key`,
    `contracts` ("contract:1", …) and `customers`.
    """
    if key.startswith("contract:"):
        return _existing(tx, key, key)
    named = tx.rows(
        "SELECT k.id, k.customer_id, k.state = 'void', c.name FROM contract k"
        " JOIN customer c ON c.id = k.customer_id WHERE k.number_key = ? AND k.number_key <> ''"
        " ORDER BY k.id",
        (number_key(key),),
    )
    if not named:
        return _existing(tx, f"contract:{key.strip()}", key)
    found = [row for row in named if row[1] == customer_id] or named
    found = [row for row in found if not row[2]] or found
    if len(found) > 1 and found[0][1] == customer_id:
        found = found[-1:]  # all of one's own were called off: the last of them
    if len(found) > 1:
        raise Refused(
            "ambiguous",
            what="contract",
            key=key,
            contracts=[f"contract:{row[0]}" for row in found],
            customers=[row[3] for row in found],
        )
    return int(found[0][0])


def _existing(tx: Tx, record: str, key: str) -> int:
    try:
        _, number = record_id(record)
    except NotFound:
        raise NotFound(what="contract", key=key) from None
    found = tx.value("SELECT id FROM contract WHERE id = ?", (number,))
    if found is None:
        raise NotFound(what="contract", key=key)
    return int(found)
