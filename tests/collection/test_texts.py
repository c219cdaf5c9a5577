"""Texts to be sent: the currency of the row, whole sentences where nobody is known by name."""

import pytest

from arapp.models.tx import Tx
from arapp.services.collection import message_text as words
from arapp.services.collection.dossier import dossier
from arapp.services.collection.ready_text import ready_text
from arapp.services.collection.stages import Group
from arapp.services.collection.texts import Wanted, compose
from arapp.services.collection.today import today
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = """
    公司 简称=澄禾
    客户 Haldenmoor 语言=en
    客户 双币贸易
    应收 A Haldenmoor 18140.55 入账=2026-09-30 到期=2026-10-31 款项=Sept 币种=USD
    应收 B 双币贸易 5000.05 入账=2026-09-30 到期=2026-10-31 款项=九月 币种=USD
    应收 C 双币贸易 70.07 入账=2026-09-30 到期=2026-11-05 款项=十月
"""


def copied(books: Dispatch) -> dict[str, str]:
    """Title of an overdue row → what its line of the today page gives to paste."""

    def read(tx: Tx) -> dict[str, str]:
        late = (Group.DAYS_8_15, Group.DAYS_1_7)
        items = [one for part in today(tx).groups if part.group in late for one in part.items]
        return {one.title: ready_text(tx, one, "zh_CN") for one in items}

    return books.ask(read)


def test_a_row_is_asked_for_in_its_own_currency(books: Dispatch) -> None:
    given(books, BOOK)
    told = copied(books)
    assert "九月 USD 5,000.05 已于 2026-10-31 到期" in told["九月"], "no dollars called 元"
    assert "十月 70.07 元已于 2026-11-05 到期" in told["十月"]
    assert told["Sept"].startswith("Hello, Sept USD 18,140.55 was due on 2026-10-31")


@pytest.mark.parametrize("kind", [words.MESSAGE, words.CALL, words.MAIL])
@pytest.mark.parametrize("tone", ["friendly", "formal", "firm"])
@pytest.mark.parametrize("length", [words.SHORT, words.LONG])
@pytest.mark.parametrize("me", ["", "Li Min"])
def test_an_english_text_to_nobody_known_is_whole(
    books: Dispatch, kind: str, tone: str, length: str, me: str
) -> None:
    ids = given(books, BOOK)
    wanted = Wanted(kind, tone, length, me=me)

    def write(tx: Tx) -> str:
        return compose(tx, dossier(tx, TODAY, ids["Haldenmoor"], "USD"), TODAY, wanted).body

    told = books.ask(write)
    assert told.split()[0] in {"Hello,", "Dear", "Good", "Haldenmoor"}
    assert "Dear ," not in told
    assert " ," not in told
    assert "this is of" not in told
    assert not any(line.strip() == "," for line in told.splitlines())
    assert not told.endswith(", ")
