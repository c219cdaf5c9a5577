"""A letter text of the firm's own on the page: its names filled, what of them stays empty."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from arapp.services.collection import letter_text
from arapp.services.collection.placeholders import filled, used
from arapp.services.output.documents import Contract, LetterDoc, LetterStage
from arapp.services.output.documents.letter import OwnText
from arapp.services.output.pdf.letter_tables import contracts_named, earlier_sentence, performed
from arapp.services.output.pdf.text import clean
from arapp.services.output.phrases import BOLD_OFF, BOLD_ON, Phrases, phrases

USE = "letter"
_BLANKS = re.compile(" {2,}")  # what an empty fact leaves behind
# Facts of the paper itself that a letter should not lack.
_NEEDED = ("address", "recipient", "account", "contact", "phone")


class Said(NamedTuple):
    """The paragraphs before and after the table."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def title_of(doc: LetterDoc, words: Phrases) -> str:
    """The title: the firm's own, else that of the stage."""
    own = clean(doc.own.title) if doc.own else ""
    told = filled(own, facts(doc, words), USE).strip() if own else ""
    return told or words(f"letter.title_{doc.stage.value}")


def said(doc: LetterDoc, own: OwnText, words: Phrases) -> Said:
    """The filled paragraphs; one that comes out empty is left away."""
    known = facts(doc, words)
    before, after = letter_text.parts(own.body)
    return Said(_filled(before, known), _filled(after, known))


def _filled(paragraphs: tuple[str, ...], known: dict[str, str]) -> tuple[str, ...]:
    told = (_BLANKS.sub(" ", filled(clean(text), known, USE)).strip() for text in paragraphs)
    return tuple(text for text in told if text)


def facts(doc: LetterDoc, words: Phrases) -> dict[str, str]:
    """What the names of a letter text stand for."""
    contact = doc.contacts[0] if doc.contacts else None
    account = doc.account
    contracts = [group.contract for group in doc.groups if group.contract]
    oldest = min(row.due_on for row in doc.rows)
    return {
        letter_text.ROWS: "",  # not a fact; a title that names it stays clean
        "customer": clean(doc.customer.name),
        "recipient": clean(doc.customer.recipient),
        "firm": clean(doc.firm.name),
        "number": clean(doc.number),
        "contracts": contracts_named(contracts, words) if contracts else "",
        "performed": _performed(doc, contracts, words),
        "open_total": words.price(doc.overdue),
        "open_words": words.words(doc.overdue),
        "interest": words.price(doc.interest) if doc.interest else "",
        "count": str(len(doc.rows)),
        "oldest_due": words.day(oldest),
        "days": str(max(row.days for row in doc.rows)),
        "earlier": earlier_sentence(doc, words),
        "deadline": f"{BOLD_ON}{words.day(doc.deadline)}{BOLD_OFF}",
        "today": words.day(doc.day),
        "account": " ".join(clean(t) for t in (account.bank, account.number)) if account else "",
        "memo": clean(doc.memo),
        "contact": clean(contact.name) if contact else "",
        "phone": clean(contact.phone if contact else doc.firm.phone),
    }


def _performed(doc: LetterDoc, contracts: Sequence[Contract], words: Phrases) -> str:
    """The sentence that the contracts were fulfilled, with the days where they are known."""
    if not contracts:
        return ""
    told = performed(contracts, words)
    whose = "client_" if doc.stage is LetterStage.LEGAL else ""
    key = "performed" if told else "performed_plain"
    return words(f"letter.{whose}{key}", performed=told).strip()


def missing(doc: LetterDoc) -> tuple[str, ...]:
    """Names of facts this letter lacks: those its text asks for, and those of any letter."""
    known = facts(doc, phrases(doc.language))
    known["address"] = doc.mailed_to
    known[letter_text.ROWS] = "there"
    text = f"{doc.own.title}\n{doc.own.body}" if doc.own else ""
    asked = dict.fromkeys((*_NEEDED, *used(text, USE)))
    return tuple(name for name in asked if not known[name] and name not in {"number", "memo"})
