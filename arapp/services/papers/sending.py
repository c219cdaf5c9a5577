"""How statements leave the house: the list of whom to send what, mail drafts, and the chase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.errors import NotFound
from arapp.models.values.money import Money
from arapp.services.collection.outgoing import mail_draft
from arapp.services.ledger.statement_rules import rules
from arapp.services.output.files import file_name, save
from arapp.services.output.phrases import phrases
from arapp.services.output.sheet import Cell, Sheet, xlsx_bytes
from arapp.services.papers.course import CHASED

_ROLES = ("finance", "business", "representative", "other")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A statement with where it goes. `silent`: days since it was sent; `chased` how often."""

    id: int
    number: str
    customer_id: int
    customer: str
    language: str
    to_day: date
    closing: Money
    state: str
    file: str
    person: str
    address: str
    phone: str
    email: str
    sent_on: date | None
    channel: str
    courier_no: str
    silent: int
    chased: int

    @property
    def way(self) -> str:
        """How to send it: as it was, by mail where there is an address, else by courier."""
        return self.channel or ("email" if self.email else "courier" if self.address else "other")


_LIST = """
    SELECT s.id, s.number, s.customer_id, c.name, c.language, s.to_on, s.closing, s.currency,
      s.state, s.file, c.phone, coalesce(nullif(c.mail_address, ''), c.address), s.sent_on,
      s.channel, s.courier_no, coalesce(s.sent_on, s.issued_on),
      (SELECT count(*) FROM contact_log l WHERE l.customer_id = s.customer_id
        AND l.outcome = :said || ' ' || s.number)
    FROM statement s JOIN customer c ON c.id = s.customer_id WHERE s.state <> 'superseded'
"""


def outgoing(tx: Tx, ids: Sequence[int]) -> list[Outgoing]:
    """Statements by their ids, in that order. Raises NotFound."""
    found = {}
    for one in ids:
        row = tx.one(f"{_LIST} AND s.id = :id", {"said": CHASED, "id": one})
        if row is None:
            raise NotFound(what="statement", key=one)
        found[one] = _outgoing(tx, row)
    return [found[one] for one in ids]


def by_numbers(tx: Tx, numbers: Sequence[str]) -> list[Outgoing]:
    """Statements by their numbers, in that order; a number that stands no more is passed over."""
    found = (tx.value("SELECT id FROM statement WHERE number = ?", (one,)) for one in numbers)
    return outgoing(tx, [one for one in found if one is not None])


def silent(tx: Tx, as_of: date) -> list[Outgoing]:
    """Statements to be chased, the longest silence first; the newest of each account alone."""
    last = as_of.toordinal() - rules(tx).silent_days
    rows = tx.rows(
        f"{_LIST} AND s.state = 'sent' AND coalesce(s.sent_on, s.issued_on) <= :last"
        " AND NOT EXISTS (SELECT 1 FROM statement n WHERE n.customer_id = s.customer_id"
        "  AND n.currency = s.currency AND n.state <> 'superseded'"
        "  AND (n.to_on, n.id) > (s.to_on, s.id))"
        " ORDER BY coalesce(s.sent_on, s.issued_on), s.id",
        {"said": CHASED, "last": last},
    )
    return [_outgoing(tx, row) for row in rows]


def _outgoing(tx: Tx, row: Sequence[Any]) -> Outgoing:
    head, (phone, address) = row[:10], row[10:12]
    record, number, who, name, language, to_on, closing, code, state, file = head
    sent, channel, courier, since, chased = row[12:]
    person = _person(tx, who)
    return Outgoing(
        *(record, number, who, name, "en" if language == "en" else "zh_CN"),
        *(date.fromordinal(to_on), Money(closing, code), state, file),
        *(person[0], address, person[1] or phone, person[2]),
        None if sent is None else date.fromordinal(sent),
        *(channel, courier, tx.today.toordinal() - since, chased),
    )


def _person(tx: Tx, customer: int) -> tuple[str, str, str]:
    """Name, telephone and mail of whom statements go to; the mail of another where it has none."""
    people = tx.rows(
        "SELECT role, name, phone, email FROM contact WHERE customer_id = ? ORDER BY id",
        (customer,),
    )
    people.sort(key=lambda one: _ROLES.index(one[0]) if one[0] in _ROLES else len(_ROLES))
    name, phone = (people[0][1], people[0][2]) if people else ("", "")
    return name, phone, next((one[3] for one in people if one[3]), "")


# --- the list -------------------------------------------------------------------------------------

WAYS: dict[str, tuple[str, str]] = {
    "courier": ("快递", "courier"),
    "post": ("邮寄", "post"),
    "email": ("邮件", "e-mail"),
    "message": ("微信", "message"),
    "hand": ("面交", "by hand"),
    "other": ("其他", "other"),
}
_HEADS = (
    ("编号", "Number"), ("客户", "Customer"), ("联系人", "Contact"), ("电话", "Telephone"),
    ("邮箱", "E-mail"), ("地址", "Address"), ("截至", "As of"), ("余额", "Balance"),
    ("币种", "Currency"), ("方式", "How"), ("快递单号", "Courier no."), ("寄出", "Sent on"),
    ("文件", "File"),
)  # fmt: skip
_MORE = (("未回天数", "Days silent"), ("已催", "Chased"))


def list_xlsx(rows: Sequence[Outgoing], language: str, *, chase: bool = False) -> bytes:
    """The list to go by when sending, or when asking for answers; the courier numbers go in it."""
    place = 0 if language.startswith("zh") else 1
    heads = [head[place] for head in (*_HEADS, *(_MORE if chase else ()))]
    cells = [[*_cells(one, place), *((one.silent, one.chased) if chase else ())] for one in rows]
    title = (("催回函清单", "To be asked"), ("寄送清单", "Send list"))[0 if chase else 1][place]
    return xlsx_bytes([Sheet(title, heads, cells)])


def _cells(one: Outgoing, place: int) -> list[Cell]:
    return [
        *(one.number, one.customer, one.person, one.phone, one.email, one.address, one.to_day),
        *(one.closing, one.closing.currency, WAYS.get(one.way, WAYS["other"])[place]),
        *(one.courier_no, one.sent_on, Path(one.file).name),
    ]


# --- mails ----------------------------------------------------------------------------------------

_SEND = {
    "zh_CN": (
        "{firm}对账函（截至 {day}，{number}）",
        "{person}您好：\n\n附上截至 {day} 的对账函（{number}），余额 {amount}。\n请核对后在回执上"
        "盖章，寄回或将扫描件回复本邮件；有不符的请列明项目和金额。\n\n谢谢！\n{firm}",
    ),
    "en": (
        "{firm}: statement of account as of {day} ({number})",
        "Dear {person},\n\nPlease find attached our statement as of {day} ({number}), balance"
        " {amount}.\nKindly check it, sign the return slip and send it back or reply with a scan;"
        " where it differs, please name the items and amounts.\n\nThank you.\n{firm}",
    ),
}
_CHASE = {
    "zh_CN": (
        "{firm}：请回函（{number}，已 {days} 天）",
        "{person}您好：\n\n截至 {day} 的对账函（{number}，余额 {amount}）寄出已 {days} 天，还没收到"
        "回执。\n麻烦核对后盖章寄回或回复扫描件；有不符的告诉我们是哪几笔。附件是同一份对账函。"
        "\n\n谢谢！\n{firm}",
    ),
    "en": (
        "{firm}: your answer to {number}, {days} days",
        "Dear {person},\n\nOur statement as of {day} ({number}, balance {amount}) went out {days}"
        " days ago and we have not had your slip yet.\nPlease sign and return it or reply with a"
        " scan, or tell us which items differ. The same statement is attached.\n\nThank you.\n"
        "{firm}",
    ),
}


def mail_text(one: Outgoing, firm: str, *, chase: bool) -> tuple[str, str]:
    """Subject and body in the customer's language; also what is sent as a message."""
    subject, body = (_CHASE if chase else _SEND)[one.language]
    polite = "" if one.language == "zh_CN" else "Sir or Madam"
    facts = {
        "firm": firm, "person": one.person or polite, "number": one.number,
        "day": one.to_day.isoformat(), "days": one.silent,
        "amount": _balance(one.closing, one.language),
    }  # fmt: skip
    return subject.format(**facts), body.format(**facts)


def _balance(closing: Money, language: str) -> str:
    """ "3,480.30 元"; what we owe is told as such, not by a minus."""
    told = phrases(language).price(closing if closing.minor >= 0 else -closing)
    if closing.minor >= 0:
        return told
    return f"{told}（本公司欠贵公司）" if language == "zh_CN" else f"{told} in your favour"


def mail_of(one: Outgoing, firm: str, sender: str, *, chase: bool = False) -> bytes:
    """An .eml draft with the PDF as it lies in its folder; without it where the file is gone."""
    subject, body = mail_text(one, firm, chase=chase)
    try:
        content = Path(one.file).read_bytes()
    except OSError:
        content = b""
    files = [(Path(one.file).name, "application/pdf", content)] if content else []
    return mail_draft(one.email, subject, body, sender, files)


def write_out(
    rows: Sequence[Outgoing], folder: Path, firm: tuple[str, str], language: str, *,
    chase: bool = False, mails: bool = True,
) -> list[Path]:  # fmt: skip
    """The list and a mail draft for each with a mail address; the files. Raises DiskFull,
    NotWritable. `firm`: name and mail address."""
    name = "催回函清单" if chase else "寄送清单"
    plain = name if language.startswith("zh") else ("to be asked" if chase else "send list")
    made = [folder / f"{plain}.xlsx"]
    folder.mkdir(parents=True, exist_ok=True)
    save(made[0], list_xlsx(rows, language, chase=chase))
    for one in rows if mails else ():
        if one.email:
            path = folder / file_name(one.customer, one.number, suffix=".eml")
            save(path, mail_of(one, firm[0], firm[1], chase=chase), durable=False)
            made.append(path)
    return made


def firm_of(tx: Tx) -> tuple[str, str]:
    """Name and mail address of the firm."""
    row = tx.one("SELECT name, email FROM company")
    return (row[0], row[1]) if row else ("", "")
