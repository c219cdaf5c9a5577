"""The bare window: never larger than the screen, never beside it."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from arapp.ui.design import theme
from arapp.ui.frame import Frame


def inside(frame: Frame) -> bool:
    """Whether the window lies wholly on its screen."""
    return frame.screen().availableGeometry().contains(frame.geometry())


def test_the_first_window_fits_a_small_screen(qtbot: QtBot, qapp: QApplication) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    room = qapp.primaryScreen().availableGeometry()
    assert frame.width() <= min(1440, room.width())
    assert frame.height() < min(901, room.height())
    assert inside(frame)


def test_a_place_kept_from_a_larger_screen_comes_back_inside(qtbot: QtBot) -> None:
    far = Frame()
    qtbot.addWidget(far)
    far.setGeometry(3000, 2000, 2400, 1500)
    assert not inside(far)
    QSettings("arapp", "arapp").setValue("geometry", far.saveGeometry())
    frame = Frame()
    qtbot.addWidget(frame)
    assert inside(frame)


def test_what_comes_into_the_window_is_dressed_there_and_nothing_before(
    qtbot: QtBot, dressed: QApplication
) -> None:
    frame, content = Frame(), QWidget()
    part = QLabel("应收", content)
    assert not dressed.styleSheet()
    assert part.style() is dressed.style()
    frame.host(content)
    qtbot.addWidget(frame)
    assert "QLabel" in frame.styleSheet()
    assert part.style() is not dressed.style()
    light = frame.styleSheet()
    theme.apply(dressed, theme.Mode.DARK)
    try:
        assert frame.styleSheet() != light
    finally:
        theme.apply(dressed, theme.Mode.LIGHT)
    assert frame.styleSheet() == light
