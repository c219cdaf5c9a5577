"""The commands that end or hand on what stands with a customer, from what was typed."""

from typing import Any

from arapp.services.collection.agreements import EndAgreement
from arapp.services.collection.disputes import CloseDispute
from arapp.services.collection.log import LiftHold
from arapp.services.collection.promises import WithdrawPromise
from arapp.services.collection.tasks import FinishTask, HandOn, TakeTask
from arapp.services.dealing.comments import AddComment
from arapp.services.papers.letter_sent import DeliverLetter, SendLetter
from arapp.ui.pages.collection import words


def withdraw(record: int, _values: dict[str, Any]) -> WithdrawPromise:
    """A promise is withdrawn."""
    return WithdrawPromise(record)


def close(record: int, values: dict[str, Any]) -> CloseDispute:
    """A dispute is settled."""
    return CloseDispute(record, values["outcome"], values["granted"])


def lift(record: int, _values: dict[str, Any]) -> LiftHold:
    """A hold ends."""
    return LiftHold(record)


def end(record: int, values: dict[str, Any]) -> EndAgreement:
    """An agreement is over."""
    return EndAgreement(record, values["note"])


def hand_on(record: int, values: dict[str, Any]) -> HandOn:
    """A task goes on to somebody."""
    waits, note = values["waiting_for"] or None, values["note"] or None
    return HandOn(record, values["owner"], waits, values["due"], note)


def send(record: int, values: dict[str, Any]) -> SendLetter:
    """A letter went out."""
    word = words.outcome("sent")
    return SendLetter((record,), word, values["day"], courier_no=values["number"])


def deliver(record: int, values: dict[str, Any]) -> DeliverLetter:
    """A letter arrived."""
    return DeliverLetter(record, values["day"])


def finish(record: int, values: dict[str, Any]) -> FinishTask:
    """A task is done."""
    return FinishTask(record, values["outcome"])


def remark(record: int, values: dict[str, Any]) -> AddComment:
    """Something is said of a task."""
    return AddComment(f"task:{record}", values["text"])


def take(customer: int, stage: str, plan: int | None, values: dict[str, Any]) -> TakeTask:
    """Somebody takes a customer up."""
    texts = (values["waiting_for"], values["note"])
    return TakeTask(customer, stage, values["owner"], plan, values["due"], *texts)
