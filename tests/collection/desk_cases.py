"""Cases of the collection commands for the test that takes every command back."""

from collections.abc import Callable
from datetime import timedelta

from arapp.models.values.money import Money
from arapp.services.collection.agreements import EndAgreement, Payment, SignAgreement
from arapp.services.collection.disputes import CloseDispute, Contested, OpenDispute
from arapp.services.collection.escalation import SetRoles
from arapp.services.collection.handover import MergeHandover
from arapp.services.collection.limitation import DropLimitationEvent, RestartLimitation
from arapp.services.collection.log import LogContact, LogRun
from arapp.services.collection.lpr import DropLpr, SetLpr
from arapp.services.collection.profiles import AssignProfile, ResetProfile, SaveProfile
from arapp.services.collection.promises import MakePromise, Promised, WithdrawPromise
from arapp.services.collection.rungs import DEFAULT, to_json
from arapp.services.collection.snooze import SnoozeItem, WakeItem
from arapp.services.collection.tasks import FinishTask, HandOn, TakeTask
from arapp.services.collection.texts import DropText, SaveText
from arapp.services.dispatch import Command, Dispatch
from arapp.services.papers.letter_run import LeftOut, RunLetters
from arapp.services.papers.letter_sent import DeliverLetter, SendLetter, SendLetters
from arapp.services.papers.letters import LetterRun, prepare
from arapp.services.papers.record import Rendered
from arapp.services.progress import silent
from tests.conftest import TODAY
from tests.ledger_text import given

Lay = Callable[[Dispatch], Command]
SOON = TODAY + timedelta(days=8)
BOOK = """
    客户 弘达 业务=周凯
    合同 CH-1 弘达 300
    应收 A 弘达 100 入账=2026-08-01 到期=2026-09-25 合同=CH-1
    应收 B 弘达 200 入账=2026-08-01 到期=2026-10-25 合同=CH-1
    收款 R 弘达 40 日期=2026-10-01
    核销 R A 40 日期=2026-10-01
"""


def lay(books: Dispatch) -> dict[str, int]:
    """A customer who owes 60 of A and 200 of B."""
    return given(books, BOOK)


def promise(books: Dispatch) -> Command:
    """Of both rows."""
    ids = lay(books)
    return MakePromise(ids["弘达"], Promised(Money(250_00), SOON, "李"), (ids["A"], ids["B"]))


def contact(books: Dispatch) -> Command:
    """With a promise, on a stage that somebody had taken up."""
    ids = lay(books)
    books.run(TakeTask(ids["弘达"], "legal", "王", ids["A"]))
    return LogContact(
        ids["弘达"], "phone", "承诺付款", "李", plans=(ids["A"],), stage="legal",
        reason="downstream", promised=Promised(Money(60_00), SOON), sent=True,
    )  # fmt: skip


def agreement(books: Dispatch) -> Command:
    """Three payments for a partly paid row and one on which nothing was paid."""
    ids = lay(books)
    days = [TODAY + timedelta(days=30 * n) for n in (1, 2, 3)]
    parts = (Money(100_00), Money(100_00), Money(60_00))
    payments = tuple(Payment(day, part) for day, part in zip(days, parts, strict=True))
    return SignAgreement(ids["弘达"], (ids["A"], ids["B"]), payments, person="李总")


def _dispute(books: Dispatch) -> Command:
    return OpenDispute(lay(books)["B"], Contested("质量", SOON, Money(30_00)))


def _close(books: Dispatch) -> Command:
    return CloseDispute(books.run(_dispute(books)).outcome.result, "退 10", Money(10_00))


def _task(books: Dispatch) -> Command:
    return TakeTask(lay(books)["弘达"], "call", "何俊", due=SOON, waiting_for="发票")


def _assign(books: Dispatch) -> Command:
    return AssignProfile("customer", lay(books)["弘达"], "strict")


def _reset(books: Dispatch) -> Command:
    books.run(SaveProfile("default", to_json(DEFAULT) | {"grace": 2}))
    return ResetProfile("default")


def _text(_: Dispatch) -> Command:
    return SaveText("message", "催款", "{person}您好，{amount}", tone="formal")


def _event(books: Dispatch) -> Command:
    return RestartLimitation(lay(books)["弘达"], TODAY, "lawsuit", "立案通知书")


def run(books: Dispatch) -> Command:
    """One letter goes out, another customer was taken out of the run."""
    ids = lay(books) | given(books, "客户 安普")
    ready = books.ask(lambda tx: prepare(tx, LetterRun((ids["弘达"],)), silent))
    rendered = tuple(Rendered(paper, "a.pdf", 1, "0" * 64) for paper in ready.papers)
    return RunLetters(rendered, ready.seq, (LeftOut(ids["安普"], "老板去谈"),))


def _send(books: Dispatch) -> SendLetter:
    (letter,) = books.run(run(books)).outcome.result
    return SendLetter((letter,), "已发出", courier_no="SF1")


def _deliver(books: Dispatch) -> Command:
    command = _send(books)
    books.run(command)
    return DeliverLetter(command.letters[0], TODAY)


def _snooze(books: Dispatch) -> Command:
    given(books, "待办 补材料 到=2026-11-10")
    return SnoozeItem("todo:1", SOON, "等回电")


def _wake(books: Dispatch) -> Command:
    return WakeItem(books.run(_snooze(books)).outcome.result)


CASES: dict[str, Lay] = {
    "run_letters": run,
    "send_letter": _send,
    "send_letters": lambda b: SendLetters((_send(b),)),
    "deliver_letter": _deliver,
    "set_lpr": lambda _: SetLpr(TODAY, 29_000),
    "drop_lpr": lambda b: DropLpr(b.run(SetLpr(TODAY, 29_000)).outcome.result),
    "restart_limitation": _event,
    "drop_limitation_event": lambda b: DropLimitationEvent(b.run(_event(b)).outcome.result),
    "merge_handover": lambda b: MergeHandover((LogContact(lay(b)["弘达"], "phone", "已告知"),)),
    "snooze_item": _snooze,
    "wake_item": _wake,
    "make_promise": promise,
    "withdraw_promise": lambda b: WithdrawPromise(b.run(promise(b)).outcome.result),
    "log_contact": contact,
    "log_run": lambda b: LogRun((LogContact(lay(b)["弘达"], "message", "已发出", stage="call"),)),
    "open_dispute": _dispute,
    "close_dispute": _close,
    "sign_agreement": agreement,
    "end_agreement": lambda b: EndAgreement(b.run(agreement(b)).outcome.result, "没付"),
    "take_task": _task,
    "hand_on": lambda b: HandOn(b.run(_task(b)).outcome.result, owner="周凯"),
    "finish_task": lambda b: FinishTask(b.run(_task(b)).outcome.result, "办了"),
    "assign_profile": _assign,
    "save_profile": lambda _: SaveProfile("熟客", to_json(DEFAULT)),
    "reset_profile": _reset,
    "set_roles": lambda _: SetRoles({"cfo": "孙总监"}),
    "save_text": _text,
    "drop_text": lambda b: DropText(b.run(_text(b)).outcome.result),
}
