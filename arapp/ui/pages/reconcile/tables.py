"""The two tables: both sides beside each other, and balances beside each other."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.reconcile.balances import Standing
from arapp.services.reconcile.paper import remark
from arapp.services.reconcile.phrasing import KINDS, STANDINGS, WORDS, said
from arapp.services.reconcile.rows import Kind, Line
from arapp.ui import formats, language
from arapp.ui.pages.reconcile.work import BalanceRow, Row
from arapp.ui.tables.columns import Chip, Column
from arapp.ui.tables.columns import Kind as CellKind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table

translate = QCoreApplication.translate
TONES = {
    Kind.PAIRED: "ok", Kind.AMOUNT: "age2", Kind.IN_TRANSIT: "accent", Kind.NOT_BOOKED: "age1",
    Kind.NO_INVOICE: "age1", Kind.RECEIVED: "accent", Kind.CANCELLED: "outline",
}  # fmt: skip
_STANDING_TONES = {
    Standing.EQUAL: "ok", Standing.DIFFERS: "age2", Standing.ONLY_THERE: "age1",
    Standing.ONLY_HERE: "age1",
}  # fmt: skip


def code() -> str:
    """The language of the service's words."""
    return language.LANGUAGES[language.current()]


def kind_word(kind: Kind) -> str:
    """What became of a row."""
    return said(KINDS, kind, code())


def standing_word(standing: Standing) -> str:
    """How a customer stands in both lists."""
    return said(STANDINGS, standing, code())


def _numbers(lines: tuple[Line, ...]) -> str:
    known = list(dict.fromkeys(line.number for line in lines if line.number))
    more = f" +{len(lines) - 1}" if len(lines) > 1 else ""
    return (known[0] if known else "") + more


def _text(row: Row) -> str:
    lines = row.match.theirs or row.match.ours
    return "，".join(dict.fromkeys(line.text for line in lines if line.text))


def _day(lines: tuple[Line, ...]) -> date | None:
    return next((line.day for line in lines if line.day), None)


def _sum(lines: tuple[Line, ...], currency: str) -> Money | None:
    return Money(sum(line.delta for line in lines), currency) if lines else None


def _days_and_numbers(which: Callable[[Row], tuple[Line, ...]], key: str) -> list[Column[Row]]:
    heads = {
        "our": (translate("reconcile", "Our day"), translate("reconcile", "Our number"),
                translate("reconcile", "Ours")),
        "their": (translate("reconcile", "Their day"), translate("reconcile", "Their number"),
                  translate("reconcile", "Theirs")),
    }[key]  # fmt: skip
    return [
        Column(f"{key}_day", heads[0], lambda r: _day(which(r)), CellKind.DAY, width=92),
        Column(f"{key}_number", heads[1], lambda r: _numbers(which(r)), width=118, middle=True,
               tip=lambda r: "\n".join(_told(line) for line in which(r))),
        Column(f"{key}_sum", heads[2], lambda r: _sum(which(r), r.currency), CellKind.MONEY,
               width=116, total=True),
    ]  # fmt: skip


def _told(line: Line) -> str:
    day = line.day.isoformat() if line.day else ""
    return "  ".join(part for part in (day, line.number, line.text) if part)


def match_table() -> Table:
    """Both sides, a line a match."""
    columns: list[Column[Row]] = [
        Column("kind", translate("reconcile", "Outcome"),
               lambda r: Chip(kind_word(r.match.kind), TONES[r.match.kind]), CellKind.CHIP,
               width=148),
        *_days_and_numbers(lambda r: r.match.ours, "our"),
        *_days_and_numbers(lambda r: r.match.theirs, "their"),
        Column("text", translate("reconcile", "Text"), _text, tone="text2", width=100),
        Column("difference", translate("reconcile", "Difference"),
               lambda r: Money(r.match.difference, r.currency) if r.match.difference else None,
               CellKind.MONEY, width=112, total=True),
        Column("note", translate("reconcile", "Note"), lambda r: remark(r.match, code()),
               tone="text2", width=120, stretch=True, tip=lambda r: remark(r.match, code())),
    ]  # fmt: skip
    model: RecordModel[Row] = RecordModel(columns, EARLIEST, sentence=_spoken)
    return Table("reconcile", model, total=True)


def _spoken(row: Row) -> str:
    form = translate("reconcile", "{kind}: ours {ours}, theirs {theirs}, {text}")
    return form.format(
        kind=kind_word(row.match.kind),
        ours=formats.amount(row.match.our_sum, row.currency),
        theirs=formats.amount(row.match.their_sum, row.currency),
        text=_text(row),
    )


def balance_table() -> Table:
    """Balances, a line a customer."""

    def money(minor: int, row: BalanceRow) -> Money:
        return Money(minor, row.one.currency)

    columns: list[Column[BalanceRow]] = [
        Column("standing", translate("reconcile", "Outcome"),
               lambda r: Chip(standing_word(r.one.standing), _STANDING_TONES[r.one.standing]),
               CellKind.CHIP, width=164),
        Column("name", translate("reconcile", "Customer"), lambda r: r.one.name, width=200,
               stretch=True),
        Column("listed", translate("reconcile", "Name in the list"),
               lambda r: "，".join(one.name or one.code for one in r.one.listed), tone="text2",
               width=200),
        Column("ours", translate("reconcile", "Ours"), lambda r: money(r.one.ours, r),
               CellKind.MONEY, width=124, total=True),
        Column("theirs", translate("reconcile", "Theirs"), lambda r: money(r.one.theirs, r),
               CellKind.MONEY, width=124, total=True),
        Column("difference", translate("reconcile", "Difference"),
               lambda r: money(r.one.difference, r) if r.one.difference else None,
               CellKind.MONEY, width=124, total=True),
        Column("maybe", translate("reconcile", "Note"), _maybe, tone="text2", width=240),
    ]  # fmt: skip
    model: RecordModel[BalanceRow] = RecordModel(columns, EARLIEST)
    return Table("reconcile_balances", model, total=True)


def _maybe(row: BalanceRow) -> str:
    return said(WORDS, "maybe", code(), row.one.maybe[0]) if row.one.maybe else ""
