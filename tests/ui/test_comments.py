"""Remarks on a record: typed, read, taken back; whoever is named has a to-do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from arapp.models.values.money import Money
from arapp.services.dealing.comments import comments, todos
from arapp.services.dealing.dimensions import SavePerson
from arapp.services.dealing.payables import SavePayable
from arapp.services.dispatch import Dispatch
from arapp.ui.ops import Immediate, Ops
from arapp.ui.widgets.comments import Comments
from tests.conftest import TODAY


@pytest.fixture
def box(qtbot: QtBot, chinese: None, books: Dispatch) -> Comments:
    """The remarks of a payable."""
    books.run(SavePerson("李敏"))
    books.run(SavePayable("甲", Money(100), TODAY))
    made = Comments(Ops(lambda: books, ledger=Immediate(), free=Immediate()))
    qtbot.addWidget(made)
    made.show_record("payable:1")
    made.show()
    return made


def shown(box: Comments) -> str:
    QApplication.processEvents()  # what is new in a layout is shown with the next turn
    return " ".join(one.text() for one in box.findChildren(QLabel) if one.isVisibleTo(box))


def test_a_remark_is_typed_and_read(box: Comments, books: Dispatch) -> None:
    box.field.setText("@李敏 先别付")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert box.field.text() == ""
    assert [one.text for one in books.ask(lambda tx: comments(tx, "payable:1"))] == ["@李敏 先别付"]
    assert "李敏 @李敏 先别付" in shown(box)
    done = next(b for b in box.findChildren(QAbstractButton) if b.isVisibleTo(box))
    done.click()
    assert books.ask(lambda tx: todos(tx, TODAY)) == []


def test_nothing_is_no_remark_and_a_lost_record_is_told(box: Comments, books: Dispatch) -> None:
    box.field.setText("   ")
    box.add()
    assert books.ask(lambda tx: comments(tx, "payable:1")) == []
    box.show_record("payable:9")
    box.field.setText("说给谁听")
    box.add()
    assert box.field.text() == "说给谁听"  # nothing typed is lost
    assert any("payable" in one.text() or "没有" in one.text() for one in box.findChildren(QLabel))
