"""The receipts desk: differences, other customers, prepayments, refunds, slips, search."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from arapp.models.values.money import Money
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate
from arapp.ui.pages.matching.listing import DONE, PENDING, PREPAID
from tests.ledger_text import given
from tests.ui.receipts_desk import KEY, RUIWO, ruiwo

FIRM = "无锡瑞沃自动化科技有限公司"


# --- differences ----------------------------------------------------------------------------------


def test_a_fee_and_a_rounding_are_two_lines_and_green_at_zero(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 182205.50 2026-11-11"))
    desk.tick(*desk.ticked())
    desk.tick("验收款", "10月货款")
    bar = desk.page.work.bar
    bar.gap.activated.emit(bar.gap.findData("fee"))
    assert bar.to_go_text() == "0.00"
    assert not bar.lines.isVisible()
    desk.page.acts.run("add_gap")  # it is not all a fee: the line opens
    (line,) = bar.lines.lines()
    assert line.amount.hasFocus()
    line.amount.setText("30")
    line.amount.editingFinished.emit()
    assert bar.to_go_text() == "−0.50"
    assert not desk.page.acts.enabled("post")
    desk.page.acts.run("add_gap")
    told = [(one.reason.currentText(), one.amount.text()) for one in bar.lines.lines()]
    assert told == [("手续费", "30.00"), ("折让", "0.50")]
    last = bar.lines.lines()[1]
    last.reason.activated.emit(last.reason.findData("rounding"))
    last.note.setText("尾数")
    last.note.editingFinished.emit()
    assert bar.to_go_text() == "0.00"
    assert bar.gap.currentText() == "2 项 30.50"
    desk.press(KEY.Key_Return)
    rows = desk.books.ask(
        lambda tx: tx.rows("SELECT reason, amount, note FROM difference ORDER BY id")
    )
    assert rows == [("fee", 3000, ""), ("rounding", 50, "尾数")]
    assert desk.value("SELECT count(*) FROM plan WHERE paid = amount") == 2


def test_a_line_is_taken_away_by_key_and_keeps_to_its_limit(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 181900 2026-11-11"))
    desk.tick(*desk.ticked())
    desk.tick("验收款", "10月货款")
    bar = desk.page.work.bar
    bar.several_chosen.emit()
    bar.lines.changed.emit(0, "reason", "rounding")  # 抹零 takes 100.00 of the 336.00
    assert [one.amount.text() for one in bar.lines.lines()] == ["100.00"]
    bar.lines.changed.emit(0, "minor", 101_00)
    assert bar.error_text() == "超过这个原因的上限了"
    assert bar.to_go_text() == "−236.00"
    desk.page.acts.run("add_gap")
    assert bar.to_go_text() == "0.00"
    desk.page.acts.run("drop_gap")
    desk.page.acts.run("drop_gap")
    assert bar.to_go_text() == "−336.00"
    assert not bar.lines.isVisible()
    assert not desk.page.acts.enabled("drop_gap")


# --- one receipt, several customers ---------------------------------------------------------------


def test_a_treasury_pays_for_two_customers_with_the_reason_asked_inline(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 140000 2026-11-11") + """
        客户 宁波恒岳机械制造有限公司 简称=恒岳机械
        应收 恒 宁波恒岳机械制造有限公司 5000 入账=2026-10-01 到期=2026-10-31 款项=恒岳货款
    """)  # fmt: skip
    desk.tick(*desk.ticked())
    desk.page.acts.run("also")
    who = desk.page.work.who
    assert who.isVisible()
    who.field.setText("恒岳")
    who.field.textEdited.emit("恒岳")
    desk.press(KEY.Key_Return, on=who.field)
    assert desk.page.work.head.customer_text() == "瑞沃自动化"
    desk.tick("验收款", "恒岳货款")
    assert desk.page.work.bar.to_go_text() == "0.00"
    assert not desk.page.acts.enabled("post")
    note = desk.page.work.ticks.note
    assert note.isVisible()
    desk.press(KEY.Key_Return, on=desk.rows)
    assert note.hasFocus()
    note.setText("集团代付")
    note.textEdited.emit("集团代付")
    assert desk.page.acts.enabled("post")
    desk.page.acts.run("post")
    assert desk.allocations() == [("验收款", "135000.00"), ("恒岳货款", "5000.00")]
    assert desk.value("SELECT group_concat(DISTINCT reason) FROM allocation") == "集团代付"


# --- prepayments ----------------------------------------------------------------------------------


def test_prepayments_stand_first_with_what_they_may_pay_and_enter_pays_it(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 150000 2026-09-11", "货款 1000 2026-10-11"))
    for memo in ("往来款", "货款"):
        receipt = desk.value(f"SELECT id FROM receipt WHERE memo = '{memo}'")
        firm = desk.value("SELECT id FROM customer")
        desk.ops.run(Allocate(receipt, (), customer_id=firm))
    desk.page.inbox.segments.chosen.emit(PREPAID)
    desk.go("往来款")
    line = desk.page.inbox.current()
    assert desk.page.inbox.two(line).remark.startswith("可核销 验收款")
    assert "验收款" in desk.ticked()
    assert desk.page.acts.enabled("post")
    before = desk.value("SELECT count(*) FROM allocation")
    desk.press(KEY.Key_Return)
    assert desk.value("SELECT count(*) FROM allocation") > before
    assert desk.value("SELECT sum(amount) FROM allocation") >= 135_000_00


def test_all_prepayments_in_one_step(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 50000 2026-09-11", "货款 1000 2026-10-11"))
    firm = desk.value("SELECT id FROM customer")
    for receipt in (1, 2):
        desk.ops.run(Allocate(receipt, (), customer_id=firm))
    desk.page.inbox.segments.chosen.emit(PREPAID)
    desk.page.acts.run("prepaid_all")
    assert desk.allocations() == [("验收款", "50000.00"), ("验收款", "1000.00")]
    assert desk.told[-1] == "预收已核销 1 笔"
    desk.ops.undo()
    assert desk.allocations() == []


def test_asked_for_by_customer_the_page_shows_its_money(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 50000 2026-09-11") + "\n客户 恒岳\n收款 R 恒岳 9 日期=2026-10-01")
    desk.page.open({"customer": desk.value("SELECT id FROM customer WHERE name = '恒岳'")})
    assert desk.page.draft().receipt.memo == "R"


# --- refunds --------------------------------------------------------------------------------------


def test_a_refund_is_written_in_a_line_over_the_receipt(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 150000 2026-11-01"))
    refund = desk.page.side.refund
    desk.page.acts.run("refund")
    assert refund.isVisible()
    assert refund.amount.text() == "150,000.00"
    refund.amount.setText("150000.01")
    refund.book()
    assert refund.error_text() == "最多退这笔还剩的"
    refund.amount.setText("5000")
    refund.day.setText("2026-10-31")
    refund.book()
    assert refund.error_text() == "从到账那天到今天之间"
    refund.day.setText("2026-11-05")
    refund.note.setText("多付")
    refund.note.setFocus()
    desk.press(KEY.Key_Return, on=refund.note)
    rows = desk.books.ask(lambda tx: tx.rows("SELECT amount, kind, note FROM refund"))
    assert rows == [(5_000_00, "refund", "多付")]
    assert not refund.isVisible()
    assert desk.told == ["已退 5,000.00，收-2026-000001"]
    desk.page.acts.run("refund")
    desk.press(KEY.Key_Escape, on=refund.amount)
    assert not refund.isVisible()
    desk.ops.undo()
    assert desk.value("SELECT count(*) FROM refund") == 0


# --- slips ----------------------------------------------------------------------------------------


def drop(desk: Any, *paths: Path) -> bool:
    """Let files fall on the page; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    desk.page.dropEvent(event)
    return event.isAccepted()


def test_a_slip_falls_on_its_receipt_and_is_shown(
    desk_of: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(ruiwo("往来款 150000 2026-11-01"))
    slip = tmp_path / "回单 1101.pdf"
    slip.write_bytes(b"%PDF-1.4 slip")
    assert drop(desk, slip)
    assert desk.told == ["已附上 回单 1101.pdf"]
    head = desk.page.work.head
    assert head.slips.names() == ["回单 1101.pdf"]
    assert desk.value("SELECT tbl || ':' || row FROM attachment") == "receipt:1"
    opened: list[Path] = []

    def show(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("arapp.ui.paper_folder.open_file", show)
    one = desk.books.ask(lambda tx: tx.rows("SELECT id FROM attachment"))[0][0]
    from arapp.services.ledger.attachments import attachments_of

    (found,) = desk.books.ask(lambda tx: attachments_of(tx, "receipt:1"))
    assert found.id == one
    head.slips.opened.emit(found)
    assert [path.name for path in opened] == ["回单 1101.pdf"]
    assert opened[0].read_bytes() == b"%PDF-1.4 slip"
    head.slips.removed.emit(found)
    assert desk.value("SELECT count(*) FROM attachment") == 0
    assert head.slips.names() == []


def test_a_sheet_is_no_slip(desk_of: Any, tmp_path: Path) -> None:
    desk = desk_of(ruiwo("往来款 150000 2026-11-01"))
    sheet = tmp_path / "流水.xlsx"
    sheet.write_bytes(b"PK")
    drop(desk, sheet)
    assert desk.value("SELECT count(*) FROM attachment") == 0


# --- looking for what is done ---------------------------------------------------------------------


def test_receipts_of_any_day_are_found_by_time_customer_amount_and_number(desk_of: Any) -> None:
    desk = desk_of(RUIWO + "客户 宁波恒岳机械制造有限公司 简称=恒岳机械")
    other = "宁波恒岳机械制造有限公司"
    came = (
        (FIRM, 1, date(2026, 3, 5)),
        (FIRM, 2, date(2026, 10, 5)),
        (other, 3, date(2026, 10, 6)),
        (FIRM, 4, date(2026, 10, 7)),
    )
    for payer, thousands, day in came:
        money = Money(thousands * 1000_00)
        desk.ops.run(RecordReceipt(day, money, payer, serial_no=f"SN00{thousands}"))
    for receipt, owner in ((1, FIRM), (2, FIRM), (3, other)):
        customer = desk.value(f"SELECT id FROM customer WHERE name = '{owner}'")
        desk.ops.run(Allocate(receipt, (), customer_id=customer))
    desk.page.acts.run("find")
    find = desk.page.inbox.finder
    assert find.isVisible()
    assert desk.page.inbox.segments.current() == DONE

    def found(**typed: str) -> list[str]:
        for key, field in find.fields.items():
            field.setText(typed.get(key, ""))
        desk.press(KEY.Key_Return, on=find.fields["day"])
        rows = desk.page.inbox.model.rows()
        return [line.record.receipt.number[-1] for line in rows]

    assert found(day="2026-10-01..2026-10-31") == ["3", "2"]
    assert found(who="恒岳") == ["3"]
    assert found(who="瑞沃", amount=">1500") == ["2"]
    assert found(amount="1000") == ["1"]
    assert found(number="sn003") == ["3"]
    assert found(number="2026-000002") == ["2"]
    assert found(amount="4000") == []  # it waits, so it is not done
    assert desk.page.side.message.text() == "没有这样的收款"
    desk.press(KEY.Key_Escape, on=find.fields["day"])
    assert not find.isVisible()
    assert len(desk.page.inbox.model.rows()) == 3
    desk.page.inbox.segments.chosen.emit(PENDING)
    assert len(desk.page.inbox.model.rows()) == 1


def test_what_cannot_be_read_is_marked_and_left_out(desk_of: Any) -> None:
    desk = desk_of(ruiwo("往来款 150000 2026-11-01"))
    given(desk.books, f"收款 甲 {FIRM} 1000 日期=2026-03-05")
    desk.page.acts.run("find")
    find = desk.page.inbox.finder
    find.fields["amount"].setText("什么")
    assert find.search().is_empty
    assert find.fields["amount"].property("wrong") == "1"


# --- the pack for the auditor ---------------------------------------------------------------------


def test_the_pack_of_a_month_is_written_where_the_user_wants_it(
    desk_of: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(ruiwo("往来款 150000 2026-10-11"))
    target = tmp_path / "凭证.zip"
    asked: list[Path] = []

    def where(_parent: Any, _title: str, _kinds: str, path: Path) -> Path:
        asked.append(path)
        return target

    monkeypatch.setattr("arapp.ui.dialogs.save_file", where)
    noticed: list[Any] = []
    desk.page.noticed.connect(noticed.append)
    desk.page.acts.run("pack")
    line = desk.page.side.pack
    assert line.isVisible()
    line.last.setText("什么")
    line.pack()
    assert line.last.property("wrong") == "1"
    line.last.setText("2026-10-31")
    line.pack()
    assert asked == [Path("收款凭证 2026-10-01 至 2026-10-31.zip")]
    assert target.is_file()
    assert noticed[-1].text == "凭证.zip：收款 1 笔，回单 0 份"
    assert not line.isVisible()
