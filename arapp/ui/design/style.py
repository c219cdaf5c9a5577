"""QPalette from the tokens and one style sheet whose @names are filled in from them.

`@token` is a colour, `@px-role` a type size, `@icon-name-token` the file of a coloured icon.
"""

import re

from PySide6.QtGui import QPalette

from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color
from arapp.ui.design.scale import TYPES
from arapp.ui.design.tokens import TABLE

_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "raised"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Highlight, "accenttint"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Mid, "line2"),
    (QPalette.ColorRole.Light, "line"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
)

_TONES = "\n".join(
    f'QLabel[tone="{name}"]{{color:@{name}}}' for name, _, _ in TABLE if name != "scrim"
)
_TYPE = "\n".join(
    f'QLabel[role="{role}"]{{font-size:@px-{role};font-weight:{600 if size.bold else 400}}}'
    for role, size in TYPES.items()
)

_SHAPES = """
QLineEdit,QComboBox,QPushButton,QPlainTextEdit,QTextEdit{border-width:1px;border-style:solid;
  border-radius:6px;min-height:30px;padding:0 8px}
QPlainTextEdit,QTextEdit{padding:4px}
QToolButton[seg="1"]{min-height:26px;max-height:26px;padding:0 9px;margin:0}
QHeaderView::section{height:29px;padding:0 8px}
QTreeView,QListView,QScrollArea{border:none;outline:0}
QScrollBar:vertical{width:12px;margin:2px}
QScrollBar:horizontal{height:12px;margin:2px}
QScrollBar::add-line,QScrollBar::sub-line{width:0;height:0}
"""

_TEMPLATE = """
QWidget{color:@text}
QMainWindow,QDialog{background:@canvas}
QToolTip{background:@raised;color:@text;border:1px solid @line2;padding:3px 6px;
  font-size:@px-small}
QFrame[ground="surface"]{background:@surface}
QFrame[ground="raised"]{background:@raised}
QFrame[ground="canvas"]{background:@canvas}
QFrame[rule="bottom"]{border:none;border-bottom:1px solid @line}
QFrame[rule="top"]{border:none;border-top:1px solid @line}
QFrame[rule="left"]{border:none;border-left:1px solid @line}
QFrame[rule="right"]{border:none;border-right:1px solid @line}
QFrame[rule="topedge"]{border:none;border-top:1px solid @edge}
QFrame[line="1"]{background:@line;border:none}
QFrame[card="1"]{background:@surface;border:1px solid @line;border-radius:8px}

QLineEdit,QComboBox,QPushButton,QPlainTextEdit,QTextEdit{background:@surface;
  border-color:@line2;border-bottom-color:@edge;selection-background-color:@accenttint;
  selection-color:@text}
QLineEdit:focus,QComboBox:focus,QPushButton:focus,QPlainTextEdit:focus,QTextEdit:focus{
  border:2px solid @accent;min-height:28px;padding:0 7px}
QPlainTextEdit:focus,QTextEdit:focus{padding:3px}
QLineEdit[small="1"],QComboBox[small="1"],QPushButton[small="1"]{min-height:26px;padding:0 6px}
QLineEdit[small="1"]:focus,QComboBox[small="1"]:focus,QPushButton[small="1"]:focus{
  min-height:24px;padding:0 5px}
QLineEdit[wrong="1"],QComboBox[wrong="1"],QPlainTextEdit[wrong="1"]{border:2px solid @bar3;
  min-height:28px;padding:0 7px}
QLineEdit:disabled,QComboBox:disabled,QPushButton:disabled,QLineEdit:read-only{
  background:@raised;color:@text3;border-color:@line2}
QPushButton:hover,QComboBox:hover{background:@hover}
QPushButton:pressed{background:@accenttint}
QPushButton[kind="primary"]{background:@accentfill;border-color:@accentfill;color:@onaccent;
  font-weight:600}
QPushButton[kind="primary"]:focus{border:2px solid @text}
QPushButton[kind="primary"]:disabled{background:@line;border-color:@line;color:@text3}
QPushButton[kind="link"]{background:transparent;border:1px solid transparent;color:@accent;
  padding:0 2px}
QPushButton[kind="link"]:hover{text-decoration:underline}
QPushButton[kind="link"]:focus{border:2px solid @accent;padding:0 1px}

QToolButton{background:transparent;border:1px solid transparent;border-radius:6px;
  min-width:26px;min-height:26px}
QToolButton:hover{background:@hover}
QToolButton:focus{border:2px solid @accent}
QToolButton[seg="1"]{background:@surface;border:1px solid @line2;border-left-width:0;
  border-radius:0}
QToolButton[seg="1"]:hover{background:@hover}
QToolButton[seg="1"]:checked{background:@accenttint;color:@accent;font-weight:600}
QToolButton[seg="1"]:focus{border:2px solid @accent}
QToolButton[seg="1"][place="first"]{border-left-width:1px;border-top-left-radius:6px;
  border-bottom-left-radius:6px}
QToolButton[seg="1"][place="last"]{border-top-right-radius:6px;border-bottom-right-radius:6px}
QToolButton[seg="1"][place="only"]{border-left-width:1px;border-radius:6px}

QComboBox::drop-down{border:none;width:28px}
QComboBox::down-arrow{image:url(@icon-chevron-down-text2);width:14px;height:14px}
QComboBox QAbstractItemView{background:@surface;border:1px solid @line2;padding:4px;outline:0;
  selection-background-color:@accenttint;selection-color:@text}
QCheckBox,QRadioButton{spacing:8px;min-height:28px}
QCheckBox::indicator{width:14px;height:14px;border:1px solid @edge;border-radius:4px;
  background:@surface}
QCheckBox::indicator:checked{background:@accentfill;border-color:@accentfill;
  image:url(@icon-check-onaccent)}
QCheckBox:focus,QRadioButton:focus{color:@accent}
QCheckBox:disabled,QRadioButton:disabled{color:@text3}
QCheckBox::indicator:disabled{background:@raised;border-color:@line2}

QHeaderView{background:@surface;border:none}
QHeaderView::section{background:@surface;color:@text3;border:none;
  border-bottom:1px solid @line;font-size:@px-small}
QTreeView,QListView{background:@surface}
QScrollArea,QScrollArea>QWidget>QWidget{background:transparent}
QSplitter::handle{background:@line}
QSplitter::handle:horizontal{width:1px}
QSplitter::handle:vertical{height:1px}
QScrollBar:vertical,QScrollBar:horizontal{background:transparent}
QAbstractScrollArea::corner{background:transparent;border:none}
QScrollBar[under="1"]:vertical{margin:32px 2px 2px 2px}
QScrollBar::handle{background:@line2;border-radius:4px}
QScrollBar::handle:vertical{min-height:32px}
QScrollBar::handle:horizontal{min-width:32px}
QScrollBar::handle:hover{background:@edge}
QScrollBar::add-page,QScrollBar::sub-page{background:transparent}

QMenu{background:@surface;border:1px solid @line2;padding:4px}
QMenu::item{padding:5px 24px 5px 8px;border-radius:4px;min-height:18px}
QMenu::item:selected{background:@accenttint}
QMenu::item:disabled{color:@text3}
QMenu::separator{height:1px;background:@line;margin:4px 8px}
QMenu::icon{padding-left:6px}
QCalendarWidget QAbstractItemView{selection-background-color:@accentfill;
  selection-color:@onaccent}
QProgressBar{border:none;background:@line;max-height:2px;min-height:2px}
QProgressBar::chunk{background:@accent}
"""

TEMPLATE = _SHAPES + _TEMPLATE + _TYPE + "\n" + _TONES
SHAPES_ONLY = _SHAPES + _TYPE
"""For high contrast: forms without colours of our own."""

_MARK = re.compile(
    r"@(?:icon-(?P<icon>[a-z-]+)-(?P<tone>[a-z0-9]+)|px-(?P<px>[a-z]+)"
    r"|(?P<token>[a-z]+[0-9]?))"
)


def palette() -> QPalette:
    """Palette of the tokens that hold now; disabled text in the hint colour."""
    made = QPalette()
    for role, token in _ROLES:
        made.setColor(role, color(token))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, color("text3"))
    return made


def sheet(template: str = TEMPLATE) -> str:
    """The style sheet with every @name filled in. KeyError for an unknown one."""
    return _MARK.sub(_fill, template)


def _fill(match: "re.Match[str]") -> str:
    if match["icon"]:
        return icons.file_url(match["icon"], match["tone"], 14)
    if match["px"]:
        return f"{fonts.pixels(match['px'])}px"
    return color(match["token"]).name()
