"""Cases of the commands about statements for the test that takes every command back."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.attachments import Stored
from arapp.services.ledger.attachments import store as store_file
from arapp.services.ledger.statement_rules import SetStatementRules
from arapp.services.papers.course import (
    AnswerStatement,
    ChaseStatements,
    SendStatements,
    Sent,
    SetNoStatement,
)
from arapp.services.papers.differences import (
    AddDifferences,
    DropDifference,
    ReopenDifference,
    ResolveDifferences,
    of_amount,
)
from arapp.services.papers.service import issue_statements
from arapp.services.papers.statements import month_run
from tests.conftest import TODAY
from tests.ledger_text import given

Lay = Callable[[Dispatch], Command]
BOOK = """
    公司 简称=澄禾
    客户 弘达 简称=弘达机械
    应收 A 弘达 100 入账=2026-08-01 到期=2026-09-25
    收款 R 弘达 40 日期=2026-10-01
"""
LINES = (of_amount("in_transit", 30_00, "电汇在途"), of_amount("no_invoice", 5_00))


def lay(books: Dispatch) -> dict[str, int]:
    """A customer whose October statement was issued as statement 1."""
    ids = given(books, BOOK)
    with TemporaryDirectory() as folder:
        issue_statements(books, month_run(TODAY.replace(month=10, day=1)), Path(folder))
    return ids


def scan(books: Dispatch) -> Stored:
    """A file beside the ledger."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "回执.pdf"
        file.write_bytes(b"%PDF-1.4 stamped")
        return store_file(books.path, file)


def send(books: Dispatch) -> Command:
    lay(books)
    return SendStatements((Sent(1, "EMS 1103"),), "courier", TODAY, (scan(books),))


def differs(books: Dispatch) -> Command:
    lay(books)
    return AnswerStatement(1, "differs", TODAY, "slip", 25_00, LINES, (scan(books),))


def agrees_after_all(books: Dispatch) -> Command:
    books.run(differs(books))
    return AnswerStatement(1, "confirmed", TODAY)


def add(books: Dispatch) -> Command:
    books.run(differs(books))
    return AddDifferences(1, (of_amount("other", -1_00, "尾差"),))


def resolve(books: Dispatch) -> Command:
    books.run(differs(books))
    return ResolveDifferences((1, 2), "款已到")


def reopen(books: Dispatch) -> Command:
    books.run(resolve(books))
    return ReopenDifference(1)


def drop(books: Dispatch) -> Command:
    books.run(differs(books))
    return DropDifference(2)


def chase(books: Dispatch) -> Command:
    lay(books)
    return ChaseStatements((1,), "phone")


def leave_out(books: Dispatch) -> Command:
    return SetNoStatement((lay(books)["弘达"],), "集团统一对账")


def choose(_books: Dispatch) -> Command:
    return SetStatementRules((("silent_days", 10), ("silence", True)))


CASES: dict[str, Lay] = {
    "send_statements": send,
    "answer_statement": differs,
    "answer_statement_again": agrees_after_all,
    "add_differences": add,
    "resolve_differences": resolve,
    "reopen_difference": reopen,
    "drop_difference": drop,
    "chase_statements": chase,
    "set_no_statement": leave_out,
    "set_statement_rules": choose,
}
