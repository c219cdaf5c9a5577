"""A case for every command that sets, learns or forgets, for the test that undoes them all."""

from collections.abc import Callable
from dataclasses import replace

from arapp.models.tx import WriteTx
from arapp.services.dispatch import Command, Dispatch
from arapp.services.matching.auto import AutoPost
from arapp.services.matching.commands import Decline, RevokeAlias
from arapp.services.matching.habits import ForgetHabit, RestoreHabit
from arapp.services.matching.learned import RestoreAlias, Undecline
from arapp.services.matching.rules import RULES
from arapp.services.matching.settings import SetMatching, SetRules, choices
from tests.ledger_text import given
from tests.matching.writing import Written

FIRM = "无锡瑞沃自动化科技有限公司"
BOOKS = f"""
    客户 {FIRM}
    合同 HT-2026-018 {FIRM} 135000 签订=2026-06-01
    应收 验收款 {FIRM} 135000 入账=2026-10-20 到期=2026-10-29 合同=HT-2026-018
    收款 付HT-2026-018 {FIRM} 135000 日期=2026-11-11 付款人={FIRM}
"""
ALIAS = {
    "kind": "account",
    "value": "1103026400004410",
    "key": "1103026400004410",
    "source": "confirmed",
    "hits": 3,
    "last_used_on": 739_000,
    "revoked": 0,
}


def _alias(books: Dispatch) -> int:
    ids = given(books, BOOKS)
    write = Written(lambda tx: tx.insert("payer_alias", customer_id=ids[FIRM], **ALIAS))
    return int(books.run(write).outcome.result)


def _restore_alias(books: Dispatch) -> Command:
    alias = _alias(books)
    books.run(RevokeAlias(alias))
    return RestoreAlias(alias)


def _restore_habit(books: Dispatch) -> Command:
    ids = given(books, BOOKS)
    books.run(ForgetHabit(ids[FIRM], "deduction"))
    return RestoreHabit(ids[FIRM], "deduction")


def _undecline(books: Dispatch) -> Command:
    ids = given(books, BOOKS)
    pair = books.run(Decline(ids["付HT-2026-018"], ids["验收款"])).outcome.result
    return Undecline(pair)


def _auto_post(books: Dispatch) -> Command:
    ids = given(books, BOOKS)
    books.run(SetMatching((("auto_posting", True),)))
    batch = books.run(Written(lambda tx: bring(tx, ids["付HT-2026-018"]))).outcome.result
    return AutoPost(batch)


def bring(tx: WriteTx, *receipts: int) -> int:
    """A batch, and these receipts in it."""
    made = tx.insert("batch", day=739_566, label="工行 7862")
    for one in receipts:
        tx.update("receipt", one, batch_id=made)
    return int(made)


CASES: dict[str, Callable[[Dispatch], Command]] = {
    "set_matching": lambda _: SetMatching((("policy", "legal"), ("limits", (("fee", 5),)))),
    "set_rules": lambda _: SetRules(choices((replace(RULES[0], on=False), *RULES[1:]))),
    "restore_alias": _restore_alias,
    "forget_habit": lambda books: ForgetHabit(given(books, BOOKS)[FIRM], "deduction"),
    "restore_habit": _restore_habit,
    "undecline": _undecline,
    "auto_post": _auto_post,
}
