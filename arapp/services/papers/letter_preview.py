"""Letter texts of the firm's own: the list, what a new one begins with, how one reads in print."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from arapp.models.tx import Tx
from arapp.services.collection.letter_text import PLACEHOLDERS, STAGES, check_rows
from arapp.services.collection.placeholders import check_placeholders
from arapp.services.collection.rungs import TONES
from arapp.services.collection.text_list import OwnText as KeptText
from arapp.services.collection.texts import LETTER
from arapp.services.output.documents import LetterDoc, LetterStage
from arapp.services.output.documents.letter import OwnText
from arapp.services.output.pdf.letter_own import missing
from arapp.services.output.phrases import texts as phrases_of
from arapp.services.papers.letter_doc import How, letter_document
from arapp.services.papers.parties import customer, sender
from arapp.services.reports.open import open_items, source

_MOST_CUSTOMERS = 200
_OBJECTION_DAYS = "3"
# How the shipped phrases name what a text of one's own names otherwise.
_NAMES = {"{amount}": "{open_total}", "{objection}": _OBJECTION_DAYS, "{dunned}": ""}


@dataclass(frozen=True, slots=True)
class Sample:
    """A customer a letter can be tried on: somebody with overdue rows, the most overdue first."""

    customer_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter as it would be, and the names of the facts that it lacks for this customer."""

    doc: LetterDoc
    missing: tuple[str, ...]


def letter_texts(tx: Tx) -> list[KeptText]:
    """The firm's own letter texts, by stage and name."""
    rows = tx.rows(
        "SELECT id, kind, name, language, tone, stage, title, body FROM text_template"
        " WHERE kind = ? ORDER BY instr('reminder demand final legal', stage), name, language",
        (LETTER,),
    )
    return [KeptText(*row) for row in rows]


def begun(stage: str, tone: str, language: str) -> str:
    """The shipped letter of a stage ("": the demand) and tone as a text to be changed."""
    at = stage if stage in STAGES else "demand"
    voice = at if at == "legal" or tone not in TONES else STAGES[TONES.index(tone)]
    table = phrases_of(language)
    ask = table[f"letter.ask_{voice}"]
    ask = ask.replace("{consequence}", table[f"letter.consequence_{voice}"])
    first = table[f"letter.open_{at}"].replace("{client_performed}", "{performed}")
    body = "\n".join((first, "{rows}", "{earlier}", ask))
    for shipped, own in _NAMES.items():
        body = body.replace(shipped, own)
    if language != "zh_CN":
        body = body.replace("{performed}", "{performed} ")
    return spelt(re.sub(r"\[/?b\]", "", body), language)


def spelt(body: str, language: str) -> str:
    """With Chinese names in a Chinese text."""
    if language == "zh_CN":
        for name, chinese in PLACEHOLDERS.items():
            body = body.replace(f"{{{name}}}", f"{{{chinese}}}")
    return body


def offered() -> Mapping[str, str]:
    """The names a letter text may hold, each with its Chinese one."""
    return PLACEHOLDERS


def samples(tx: Tx) -> list[Sample]:
    """Whom a letter can be tried on."""
    found = source(tx, tx.today, where="p.due_on < :d AND p.amount > 0")
    rows = tx.rows(
        "SELECT c.id, coalesce(nullif(c.short_name, ''), c.name) FROM customer c"
        f" JOIN (SELECT customer_id, min(due_on) AS due FROM ({found.sql}) GROUP BY customer_id) o"
        f" ON o.customer_id = c.id ORDER BY o.due, c.id LIMIT {_MOST_CUSTOMERS}",
        found.params,
    )
    return [Sample(*row) for row in rows]


def preview(tx: Tx, record: int, text: KeptText) -> Preview | None:
    """How a text reads for a customer, holds and promises aside; None where nothing is overdue.

    Raises InvalidValue for a placeholder that nothing fills and for a body without its table.
    """
    for field in ("title", "body"):
        check_placeholders(field, getattr(text, field), LETTER)
    check_rows(text.body)
    rows = [
        row for row in open_items(tx, tx.today, record) if row.amount > 0 and row.due_on < tx.today
    ]
    if not rows:
        return None
    firm = sender(tx)
    codes = {row.currency for row in rows}
    code = firm.currency if firm.currency in codes else min(codes)
    mine = [row for row in rows if row.currency == code]
    how = How(LetterStage(text.stage or "demand"), True, text.tone, OwnText(text.title, text.body))
    who = replace(customer(tx, record), language=text.language)
    doc = letter_document(tx, firm, who, code, mine, how)
    return Preview(doc, missing(doc))
