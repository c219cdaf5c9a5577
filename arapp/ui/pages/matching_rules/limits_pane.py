"""Limits: how much may be lost for which reason, fees and odd yuan, the order of paying."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from arapp.models.values.errors import DomainError
from arapp.services.matching.rows import DIFFERENCE_REASONS, Settings
from arapp.ui import formats, parse
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.matching_rules import words
from arapp.ui.pages.matching_rules.words import translate
from arapp.ui.widgets.fields import AmountField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import frame, label, row, stack

_FIELD = 140
_WIDE = 480
_COMMAS = str.maketrans({"，": ",", "、": ",", "；": ",", ";": ","})


class LimitsPane(QScrollArea):
    """Signals:
    edited(): something is typed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Settings | None = None
        self.limits = {reason: self._amount() for reason in DIFFERENCE_REASONS}
        self.fees, self.tails = QLineEdit(), QLineEdit()
        self.under = self._amount()
        self.policy = QComboBox()
        for key, (name, _) in words.POLICIES.items():
            self.policy.addItem(words.say(name), key)
        self._order = label("", "small", "text2", wrap=True)
        self.policy.currentIndexChanged.connect(self._policy_changed)
        for field in (self.fees, self.tails):
            field.setFixedWidth(_WIDE)
            field.textEdited.connect(lambda _text: self.edited.emit())
        self.policy.setFixedWidth(_WIDE)
        self.left, self.right, self.last = Form(), Form(), Form()
        self._lay_out()

    def _amount(self) -> AmountField:
        field = AmountField()
        field.setFixedWidth(_FIELD)
        field.textEdited.connect(lambda _text: self.edited.emit())
        return field

    def _lay_out(self) -> None:
        for reason, field in self.limits.items():
            field.setPlaceholderText(translate("rules", "no limit"))
            self.left.add(reason, words.say(words.REASONS[reason]), field, check=_right(field))
        self.right.add("fees", translate("rules", "Bank fees"), self.fees,
                       check=lambda: _steps_told(self.fees))  # fmt: skip
        self.right.add("tails", translate("rules", "Odd yuan"), self.tails,
                       check=lambda: _steps_told(self.tails))  # fmt: skip
        self.right.add("under", translate("rules", "Settle under"), self.under,
                       check=_right(self.under))  # fmt: skip
        self.last.add("policy", translate("rules", "Order"), self.policy)
        inside = frame("surface")
        across = row(inside, margins=(MARGIN_LEFT, 16, MARGIN_RIGHT, 16), gap=64)
        first = self._column(
            across, translate("rules", "Most that may be lost"),
            translate("rules", "For one receipt, all differences of a reason together."),
        )  # fmt: skip
        self.left.setFixedWidth(_FIELD + 100)
        first.addWidget(self.left)
        first.addStretch()
        second = self._column(
            across, translate("rules", "What is proposed as a difference"),
            translate("rules", "Amounts with commas between. Fees: what banks take. Odd yuan: a"
                      " customer that pays whole 10s leaves less than 10."),
        )  # fmt: skip
        second.addWidget(self.right)
        second.addSpacing(20)
        second.addWidget(label(translate("rules", "Money that names nothing"), "section"))
        second.addSpacing(6)
        second.addWidget(self.last)
        second.addWidget(self._order)
        second.addStretch()
        across.addStretch()
        self._order.setContentsMargins(92, 4, 0, 0)
        self.setWidget(inside)
        self.setWidgetResizable(True)

    def _column(self, across: QHBoxLayout, title: str, told: str) -> QVBoxLayout:
        box = stack(gap=0)
        box.addWidget(label(title, "section"))
        note = label(told, "small", "text3", wrap=True)
        note.setMaximumWidth(_WIDE + 92)
        box.addWidget(note)
        box.addSpacing(8)
        across.addLayout(box)
        return box

    def _policy_changed(self) -> None:
        key = str(self.policy.currentData())
        self._order.setText(words.say(words.POLICIES[key][1]))
        self.edited.emit()

    # --- values -------------------------------------------------------------------------------

    def show_settings(self, kept: Settings) -> None:
        """As the ledger has it."""
        self._kept = kept
        known = dict(kept.limits)
        for reason, field in self.limits.items():
            field.set_minor(known.get(reason))
        for line, steps in ((self.fees, kept.fee_steps), (self.tails, kept.tails)):
            line.setText(_told(steps))
            line.setCursorPosition(0)
        self.under.set_minor(kept.settle_under)
        self.policy.setCurrentIndex(max(self.policy.findData(kept.policy), 0))
        self._policy_changed()
        for form in (self.left, self.right):
            for name in form.names():
                form.set_error(name, "")

    def is_right(self) -> bool:
        """Check all; the first wrong field gets the focus."""
        return self.left.check_all() and self.right.check_all()

    def errors(self) -> list[str]:
        """Titles of the fields that are wrong."""
        return [*self.left.errors(), *self.right.errors()]

    def changed(self) -> tuple[tuple[str, object], ...]:
        """Settings that differ from the ledger, by name; one that cannot be read is None."""
        kept = self._kept
        if kept is None:
            return ()
        limits = tuple((reason, self.limits[reason].minor()) for reason in DIFFERENCE_REASONS)
        known = dict(kept.limits)
        now: dict[str, object] = {}
        if any(minor != known.get(reason) for reason, minor in limits):
            now["limits"] = limits
        for name, field in (("fee_steps", self.fees), ("tails", self.tails)):
            steps = _steps(field.text())
            if steps is None or set(steps) != set(getattr(kept, name)):
                now[name] = steps
        if (self.under.minor() or 0) != kept.settle_under:
            now["settle_under"] = self.under.minor() or 0
        if self.policy.currentData() != kept.policy:
            now["policy"] = str(self.policy.currentData())
        return tuple(now.items())

    def settings(self, kept: Settings) -> Settings:
        """These with what is typed in their place."""
        values = dict(self.changed())
        limits = [(reason, field.minor()) for reason, field in self.limits.items()]
        own = tuple((reason, minor) for reason, minor in limits if minor is not None)
        return replace(kept, **{**values, "limits": own})  # type: ignore[arg-type]  # fields of it

    def is_changed(self) -> bool:
        """Whether something is typed that the ledger has not."""
        wrong = [one for one in (*self.limits.values(), self.under) if not one.is_right()]
        return bool(wrong) or bool(self.changed())


def _right(field: AmountField) -> Callable[[], str]:
    def check() -> str:
        minor = field.minor()
        if field.is_right() and (minor is None or minor >= 0):
            return ""
        return translate("rules", "Not an amount.")

    return check


def _steps(text: str) -> tuple[int, ...] | None:
    """Amounts with commas between, as minor units; None when one cannot be read."""
    found = []
    for part in text.translate(_COMMAS).split(","):
        if part.strip():
            try:
                found.append(parse.amount(part.strip(), formats.base_currency()))
            except DomainError:
                return None
    return tuple(found) if all(one > 0 for one in found) else None


def _steps_told(field: QLineEdit) -> str:
    if _steps(field.text()) is not None:
        return ""
    return translate("rules", "Amounts above zero with commas between, like 5, 10.50, 50.")


def _told(steps: tuple[int, ...]) -> str:
    """ "0.50, 1, 10.50": cents only where there are any."""
    shown = [formats.raw_amount(one) for one in sorted(steps)]
    return ", ".join(one.removesuffix(".00") for one in shown)
