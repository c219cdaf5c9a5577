"""The firm's own texts as a list, what they begin with, and how one reads for a customer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection import message_text as words
from arapp.services.collection.cases import STAGES, cases
from arapp.services.collection.dossier import dossier
from arapp.services.collection.placeholders import names, used
from arapp.services.collection.profiles import profiles
from arapp.services.collection.reminder_text import REMINDER, TRIGGERS, known
from arapp.services.collection.reminders import by_key, worded
from arapp.services.collection.sentences import SENTENCES, sentence
from arapp.services.collection.texts import Wanted, closed, facts_of, shipped
from arapp.services.collection.today import today
from arapp.services.ledger.company import company

USES = (words.MESSAGE, words.CALL, words.MAIL, REMINDER)
_MOST_CUSTOMERS = 200


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of the firm's own; `id` None: not kept yet."""

    id: int | None
    use: str
    name: str
    language: str
    tone: str
    stage: str
    title: str
    body: str


def own_texts(tx: Tx) -> list[OwnText]:
    """All of them but those of letters, by use and name."""
    rows = tx.rows(
        "SELECT id, kind, name, language, tone, stage, title, body FROM text_template"
        " WHERE kind IN ('message', 'call', 'mail', 'reminder') ORDER BY"
        " instr('message call mail reminder', kind), name, language"
    )
    return [OwnText(*row) for row in rows]


def stage_keys(tx: Tx) -> tuple[str, ...]:
    """Keys of the stages of all profiles, those of the default first."""
    found = profiles(tx)
    every = [found.default, *found.by_name.values()]
    return tuple(dict.fromkeys(rung.key for one in every for rung in one.rungs))


def begun(use: str, language: str, tone: str, stage: str) -> tuple[str, str]:
    """(subject, body) that a new text begins with: what ships for it."""
    if use != REMINDER:
        lang = language if language.startswith("zh") else "en"
        title, body = shipped(Wanted(use, tone or "friendly"), True, lang)
        return _named(title, use, language), _named(body, use, language)
    texts = SENTENCES["zh_CN" if language.startswith("zh") else "en"]
    told = {"before_delivery": ("请跟进发货前款，{day}到期", "follow up the payment due {day}")}
    if stage in told:
        body = told[stage][0 if language.startswith("zh") else 1]
    else:
        body = texts.get(stage, "")
    return "", _named(body, use, language)


def _named(text: str, use: str, language: str) -> str:
    """With Chinese names in a Chinese text."""
    if not language.startswith("zh"):
        return text
    for key, chinese in names(use).items():
        text = text.replace(f"{{{key}}}", f"{{{chinese}}}")
    return text


def offered(use: str, stage: str) -> Mapping[str, str]:
    """The placeholders that may stand in such a text, with their Chinese names."""
    return known(stage) if use == REMINDER else names(use)


@dataclass(frozen=True, slots=True)
class Sample:
    """A customer that a text can be tried on: somebody who owes something overdue."""

    customer_id: int
    currency: str
    name: str


def samples(tx: Tx, as_of: date) -> list[Sample]:
    """Those at a stage first, the oldest debt first."""
    seen: dict[tuple[int, str], tuple[bool, int]] = {}
    for case in cases(tx, as_of):
        key = (case.debt.customer_id, case.debt.currency)
        rank = (case.cell not in STAGES, case.debt.due_on)
        seen[key] = min(seen.get(key, rank), rank)
    chosen = sorted(seen, key=lambda key: (seen[key], key))[:_MOST_CUSTOMERS]
    called = dict(tx.rows("SELECT id, coalesce(nullif(short_name, ''), name) FROM customer"))
    return [Sample(*key, str(called[key[0]])) for key in chosen]


@dataclass(frozen=True, slots=True)
class Preview:
    """How a text reads: `values` what each placeholder stands for, `missing` those it uses that
    have nothing; `found` False when there is nothing to try it on."""

    subject: str
    body: str
    values: Mapping[str, str]
    missing: tuple[str, ...]
    found: bool = True


def preview(tx: Tx, as_of: date, text: OwnText, on: Sample | None) -> Preview:
    """The text as it would read; unknown placeholders stay as they are."""
    if text.use == REMINDER:
        return _reminder(tx, as_of, text)
    if on is None:
        return Preview("", "", {}, (), found=False)
    me = str(company(tx)["contact"] or "")
    found = dossier(tx, as_of, on.customer_id, on.currency)
    wanted = Wanted(text.use, text.tone or "friendly", language=text.language, me=me)
    facts = facts_of(found, as_of, wanted)
    missing = tuple(name for name in used(f"{text.title}\n{text.body}", text.use)
                    if not facts.get(name))  # fmt: skip
    return Preview(closed(text.title, facts), closed(text.body, facts), facts, missing)


def _reminder(tx: Tx, as_of: date, text: OwnText) -> Preview:
    """On the first line of the today page that the reminder is about."""
    own = {text.stage: {text.language: by_key(text.body)}}
    for part in today(tx).groups:
        for item in worded(tx, part.items, own if text.stage in TRIGGERS else {}):
            if item.why.own == own.get(text.stage):
                return Preview("", sentence(item.why, text.language, as_of), {}, ())
    return Preview("", "", {}, (), found=False)
