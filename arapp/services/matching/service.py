"""Matching with the ledger at hand: the query, its JSON, and posting what is safe."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import plain
from arapp.services.matching import sentences
from arapp.services.matching.assign import match_book
from arapp.services.matching.load import load_book
from arapp.services.matching.rows import (
    Answer,
    Book,
    Evidence,
    PlanIn,
    ReceiptIn,
    Result,
    Settings,
)
from arapp.services.matching.settings import SHIPPED, settings
from arapp.services.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class AnswerOut:
    """A result with what a page needs to show it: the receipt, the rows and customers it names."""

    receipt: ReceiptIn
    result: Result
    plans: Mapping[int, PlanIn]
    customers: Mapping[int, str]


def match(tx: Tx, progress: Progress = silent) -> list[AnswerOut]:
    """One answer for every receipt that is not fully allocated, by day and id, as the firm has set
    its rules and limits."""
    return match_loaded(load_book(tx), progress, settings(tx))


def match_loaded(
    book: Book, progress: Progress = silent, limits: Settings = SHIPPED
) -> list[AnswerOut]:
    """The same for a book already loaded; no ledger is touched, so it may run on any thread."""
    results = match_book(book, limits, progress)
    plans = {p.id: p for p in book.plans}
    names = {c.id: c.name for c in book.customers}
    receipts = {r.id: r for r in book.receipts}
    return [AnswerOut(receipts[r.receipt_id], r, plans, names) for r in results]


def match_receipt(tx: Tx, receipt_id: int, customer_id: int | None = None) -> AnswerOut | None:
    """The answer for one receipt beside all others, or as if it were `customer_id`'s (换客户)."""
    book = load_book(tx)
    if customer_id is not None:
        changed = tuple(
            replace(r, customer_id=customer_id) if r.id == receipt_id else r for r in book.receipts
        )
        book = replace(book, receipts=changed)
    found = (a for a in match_loaded(book, limits=settings(tx)) if a.receipt.id == receipt_id)
    return next(found, None)


def document(answers: list[AnswerOut], posted: int = 0, lang: str = "zh_CN") -> dict[str, Any]:
    """The JSON of `arapp match`."""
    return {"posted": posted, "answers": [answer_document(a, lang) for a in answers]}


def answer_document(out: AnswerOut, lang: str = "zh_CN") -> dict[str, Any]:
    """One answer as JSON; amounts as strings with the currency's digits."""
    best, currency = out.result.best, out.receipt.currency
    return {
        "receipt": out.receipt.id,
        "confidence": str(best.confidence),
        "customer": out.customers.get(best.customer_id or 0),
        "customer_id": best.customer_id,
        "currency": currency,
        **_uses(best, currency),
        "policy": best.policy,
        "rule": best.rule,
        "reasons": [_reason(out, e, lang) for e in best.reasons],
        "alternatives": [
            {
                **_uses(other, currency),
                "customer_id": other.customer_id,
                "confidence": str(other.confidence),
                "policy": other.policy,
                "why_not": sentences.why_not(other.why_not, lang),
            }
            for other in out.result.alternatives
        ],
        "ambiguous": out.result.ambiguous,
        "not_customer": out.result.not_customer,
        "auto": out.result.auto,
    }


def _uses(answer: Answer, currency: str) -> dict[str, Any]:
    gap = answer.difference
    return {
        "parts": [{"plan": p.plan_id, "amount": plain(p.minor, currency)} for p in answer.parts],
        "prepayment": plain(answer.prepayment, currency),
        "difference": {"reason": gap.reason, "amount": plain(gap.minor, currency)} if gap else None,
    }


def _reason(out: AnswerOut, evidence: Evidence, lang: str) -> dict[str, str]:
    return {
        "group": evidence.group,
        "key": evidence.key,
        "strength": evidence.strength,
        "text": sentences.sentence(evidence, lang, out.receipt.currency, out.customers),
    }
