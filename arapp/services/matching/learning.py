"""What a confirmation teaches: this name, this account pays for that customer. Revocable."""

import re

from arapp.models.tx import WriteTx
from arapp.services.ledger.names import account_key, name_key
from arapp.services.ledger.settling import UNPAID
from arapp.services.matching.names import legal_key, split_account
from arapp.services.matching.text import account_key as plain_account

# Cash desks and payment houses pay for everybody: nothing is to be learned from them.
_EVERYBODY = re.compile(
    r"现金|存现|柜台|银联|支付宝|蚂蚁|财付通|微信|备付金|待清算|代收|待报解|应付|网银在线|快钱|拉卡拉|过渡|内部户"
)
_SHOWN_DIGITS = 8


def learn(tx: WriteTx, receipt_id: int, customer_id: int, new: bool = True) -> None:
    """Count the payer's name and account for the customer; make new aliases only when `new`.

    A revoked alias stays revoked. The customer's own name needs no alias; offsets and transfers
    were booked here, nobody paid by them.
    """
    payer, account, day, method = tx.one(
        "SELECT payer, payer_account, day, method FROM receipt WHERE id = ?", (receipt_id,)
    )
    name, glued = split_account(payer)
    if _EVERYBODY.search(name) or method in UNPAID:
        return
    own = tx.value("SELECT name FROM customer WHERE id = ?", (customer_id,))
    if name and legal_key(name) != legal_key(own):
        _count(tx, customer_id, "name", name.strip(), name_key(name), day, new)
    number = account or glued
    if sum(c.isdigit() for c in plain_account(number)) >= _SHOWN_DIGITS:
        _count(tx, customer_id, "account", number.strip(), account_key(number), day, new)


def unlearn(tx: WriteTx, receipt_id: int, customer_id: int) -> None:
    """The confirmation was taken back: count one less, and revoke what rested on it alone."""
    payer, account, method = tx.one(
        "SELECT payer, payer_account, method FROM receipt WHERE id = ?", (receipt_id,)
    )
    if method in UNPAID:
        return
    name, glued = split_account(payer)
    keys = (("name", name_key(name)), ("account", account_key(account or glued)))
    for kind, key in keys:
        found = tx.one(
            "SELECT id, hits FROM payer_alias"
            " WHERE customer_id = ? AND kind = ? AND key = ? AND revoked = 0",
            (customer_id, kind, key),
        )
        if key and found:
            alias_id, hits = found
            tx.update("payer_alias", alias_id, hits=max(hits - 1, 0), revoked=int(hits <= 1))


def _count(
    tx: WriteTx, customer_id: int, kind: str, value: str, key: str, day: int, new: bool
) -> None:
    sql = (
        "SELECT id, hits, last_used_on, revoked FROM payer_alias"
        " WHERE customer_id = ? AND kind = ? AND key = ?"
    )
    found = tx.one(sql, (customer_id, kind, key))
    if found:
        alias_id, hits, last, revoked = found
        if not revoked:
            tx.update("payer_alias", alias_id, hits=hits + 1, last_used_on=max(last, day))
        elif not hits and new:  # taken back before, confirmed again: it starts anew
            tx.update("payer_alias", alias_id, hits=1, revoked=0, last_used_on=max(last, day))
        return
    if new:
        tx.insert(
            "payer_alias",
            customer_id=customer_id,
            kind=kind,
            value=value,
            key=key,
            source="confirmed",
            hits=1,
            last_used_on=day,
            revoked=0,
        )
