"""Files for other programs: a calendar (.ics) of what comes, a mail draft (.eml). Texts only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP

from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.models.values.money import Money
from arapp.services.collection.holds import HOLD_END, promises
from arapp.services.collection.tasks import task_list
from arapp.services.collection.wording import price

_LINE = 74  # octets of a line of a calendar, the blank that continues one not counted


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day; `key` names it for good, so that it is not doubled in a calendar."""

    key: str
    day: date
    title: str
    note: str = ""


def events(tx: Tx, as_of: date, until: date, language: str = "zh_CN") -> list[Event]:
    """Promises that lapse, holds that end, contacts to come back to, tasks due, to a day."""
    zh = language.startswith("zh")
    names = dict(tx.rows("SELECT id, coalesce(nullif(short_name, ''), name) FROM customer"))
    found = [
        Event(
            f"promise-{one.id}",
            one.due_on,
            f"{names[one.customer_id]} "
            + ("承诺付 " if zh else "promised ")
            + price(Money(one.left, one.currency), language),
            one.person,
        )
        for one in promises(tx, as_of)
        if one.state(as_of) == "open" and one.due_on <= until
    ]
    key = {"d": as_of.toordinal(), "u": until.toordinal()}
    held = tx.rows(
        f"SELECT id, customer_id, {HOLD_END}, note FROM hold WHERE set_on <= :d"
        f" AND {HOLD_END} > :d AND {HOLD_END} <= :u",
        key,
    )
    word = "暂缓到期" if zh else "hold ends"
    found += [
        Event(f"hold-{row}", date.fromordinal(day), f"{names[who]} {word}", note)
        for row, who, day, note in held
    ]
    back = tx.rows(
        "SELECT id, customer_id, next_on, outcome FROM contact_log"
        " WHERE day <= :d AND next_on > :d AND next_on <= :u",
        key,
    )
    word = "再联系" if zh else "call again"
    found += [
        Event(f"contact-{row}", date.fromordinal(day), f"{names[who]} {word}", note)
        for row, who, day, note in back
    ]
    return sorted((*found, *_tasks(tx, as_of, until, zh)), key=lambda one: (one.day, one.key))


def _tasks(tx: Tx, as_of: date, until: date, zh: bool) -> list[Event]:
    """Tasks that somebody has, on the day by which they are to be done."""
    return [
        Event(
            f"task-{one.id}",
            one.due_on,
            f"{one.owner}：{one.customer}" if zh else f"{one.owner}: {one.customer}",
            " ".join(part for part in (one.title, one.waiting_for, one.note) if part),
        )
        for one in task_list(tx, as_of)
        if one.due_on is not None and as_of <= one.due_on <= until
    ]


def calendar(found: Iterable[Event], ledger: str, now: datetime) -> str:
    """The events as the text of an .ics file (RFC 5545), whole days; `ledger` goes into the uid."""
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//arapp//receivables//EN"]
    for one in found:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.key}@{ledger}",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{add_days(one.day, 1):%Y%m%d}",
            f"SUMMARY:{_escaped(one.title)}",
            *([f"DESCRIPTION:{_escaped(one.note)}"] if one.note else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _escaped(text: str) -> str:
    found = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return found.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Lines of at most 75 octets, never cut within a character."""
    parts, now, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LINE:
            parts.append(now)
            now, size = " ", 1
        now += letter
        size += width
    return [*parts, now]


def mail_draft(
    to: str,
    subject: str,
    body: str,
    sender: str = "",
    attachments: Sequence[tuple[str, str, bytes]] = (),
) -> bytes:
    """An .eml that mail programs open as a draft; attachments are (name, type, content).

    Line breaks in addresses and subject are taken out: they would begin other headers.
    """
    mail = EmailMessage(policy=SMTP)
    for name, value in (("From", sender), ("To", to), ("Subject", subject)):
        if value.strip():
            mail[name] = " ".join(value.split())
    mail["X-Unsent"] = "1"
    mail.set_content(body, cte="base64")
    for name, kind, content in attachments:
        main, _, sub = kind.partition("/")
        mail.add_attachment(content, maintype=main, subtype=sub or "octet-stream", filename=name)
    return mail.as_bytes()
