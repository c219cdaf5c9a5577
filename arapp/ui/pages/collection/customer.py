"""The customer at hand: its panes, form or letter, drafts not saved yet, the text to say."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from arapp.models.values.errors import ArappError
from arapp.services.collection.cases import STAGES
from arapp.services.collection.desk import Line
from arapp.services.collection.stages import LETTER_STAGES
from arapp.services.collection.texts import Letter
from arapp.ui import formats, why_not
from arapp.ui.pages.collection import reading, words
from arapp.ui.pages.collection.contact_fields import Draft
from arapp.ui.pages.collection.desk_pane import AGREEMENT, CLAIM, FORM, LETTER
from arapp.ui.pages.collection.inbox import key_of
from arapp.ui.pages.collection.reading import Key, One

if TYPE_CHECKING:
    from arapp.ui.pages.collection.page import CollectionPage

_CHANNELS = frozenset({"message", "phone", "email", "visit", "letter"})


class Customer(QObject):
    """What the page shows of one customer; read anew whenever another line is current."""

    def __init__(self, page: "CollectionPage") -> None:
        super().__init__(page)
        self._page = page
        self.key: Key | None = None
        self.one: One | None = None
        self._drafts: dict[Key, Draft] = {}

    def wire(self) -> None:
        """Listen to what is done elsewhere."""
        page = self._page
        page.debts.ticked.connect(self._ticked)
        page.pane.turned.connect(self.turn)
        page.pane.form.channelled.connect(self._channelled)
        page.side.script.wanted.connect(self._compose)

    def go(self, line: Line | None, *, anew: bool = False) -> bool:
        """Another line is current; False when it is the one that is shown.

        `anew`: the ledger changed; what is typed and a letter that was issued stay.
        """
        key = key_of(line) if line is not None else None
        if key is not None and key == self.key and not anew:
            return False
        same = key is not None and key == self.key and self.one is not None
        if not same:
            self.keep_draft()
            self.one = None
        self.key = key
        if line is not None:
            query = partial(reading.one, customer=line.customer_id, currency=line.currency)
            done = self._again if same else self._came
            self._page.ops.ask(query, done, latest=("collection", "one"))
        return True

    def _came(self, found: One) -> None:
        """Another customer, from the beginning."""
        line = self._page.inbox.current()
        if line is None or found.key != self.key or key_of(line) != found.key:
            return
        self._show(found, line, self._drafts.get(found.key))
        rung = found.dossier.why.rung
        self._page.side.script.tones.choose(rung.tone if rung else "friendly")
        self.turn(LETTER if rung and rung.channel == "letter" and line.cell in STAGES else FORM)
        self._compose()

    def _again(self, found: One) -> None:
        """The same customer, read anew."""
        page, line = self._page, self._page.inbox.current()
        if line is None or found.key != self.key or key_of(line) != found.key:
            return
        ticked = {one.plan for one in page.debts.ticked_rows()}
        form, box = page.pane.form, page.pane.letter
        self._show(found, line, form.draft() if form.is_changed() else None)
        there = [one.plan for one in found.dossier.rows if one.plan in ticked]
        if there:
            page.debts.tick(there)
        if box is None or not box.is_over():
            self.turn(page.pane.mode())
        self._compose()

    def _show(self, found: One, line: Line, draft: Draft | None) -> None:
        page = self._page
        self.one = found
        page.debts.show()
        page.side.show()
        page.debts.show_customer(found.dossier, found.today)
        page.pane.show_line(line, page.inbox.place(), self._held(line), found.today)
        rung = found.dossier.why.rung
        channel = rung.channel if rung and rung.channel in _CHANNELS else "phone"
        page.pane.form.show_customer(found.dossier, found.today, channel, draft)
        page.pane.form.set_rows(page.debts.ticked_rows())
        page.side.show_one(found, line.stage, page.shown.me if page.shown else "")
        page.enable()

    def _held(self, line: Line) -> str:
        if line.cell in STAGES or self.one is None:
            return ""
        if line.cell == "parked":
            money = formats.amount(self.one.dossier.in_hand, line.currency)
            return self.tr("{money} of theirs is here and not matched: match it first").format(
                money=money
            )
        why = words.why_not(line.why_not)
        if line.until is None:
            return self.tr("Not dunned: {why}").format(why=why)
        day = formats.day(line.until, self.one.today)
        return self.tr("Not dunned until {day}: {why}").format(day=day, why=why)

    def turn(self, mode: str) -> None:
        """The form, the letter, an agreement, or what a claim stands on."""
        line, found = self._page.inbox.current(), self.one
        if found is not None and mode == AGREEMENT:
            form = self._page.pane.the_agreement()
            form.know(found.dossier, found.today)
            form.set_rows(self._page.debts.ticked_rows())
        if found is not None and mode == CLAIM:
            self._page.pane.the_claim().show_one(found)
        rung = found.dossier.why.rung if found else None
        stage = rung.letter if rung and rung.letter in LETTER_STAGES else "auto"
        self._page.pane.turn(mode, line, stage)
        self._page.pane.name_title(self._page.pane.form.channel())
        verbs = {
            LETTER: self.tr("Sent, next customer"), AGREEMENT: self.tr("Sign, next customer"),
        }  # fmt: skip
        self._page.acts.rename("save", verbs.get(mode, self.tr("Save, next customer")))
        self._page.tell()

    def turn_over(self) -> None:
        """Ctrl+Shift+L."""
        self.turn(FORM if self._page.pane.mode() == LETTER else LETTER)

    def begin_agreement(self) -> None:
        """Ctrl+N."""
        if self.one is not None:
            self.turn(AGREEMENT)
            self._page.pane.the_agreement().begin()

    def turn_claim(self) -> None:
        """Ctrl+J: what a claim stands on, or back."""
        if self.one is not None:
            self.turn(FORM if self._page.pane.mode() == CLAIM else CLAIM)

    def begin_log(self) -> None:
        """Ctrl+L, Enter: into the form, or to the letter."""
        if self.one is None:
            return
        if self._page.pane.letter is not None and self._page.inbox.view.hasFocus():
            self._page.pane.letter.begin()
            return
        self.turn(FORM)
        self._page.pane.form.begin()

    def answer(self, place: int) -> None:
        """Alt+A…I."""
        if self.one is not None:
            if self._page.pane.mode() != FORM:
                self.turn(FORM)
            self._page.pane.form.answer(place)

    def name(self) -> str:
        """Of the customer at hand."""
        line = self._page.inbox.current()
        return (line.short_name or line.customer) if line is not None else ""

    # --- drafts -------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        if self.one is None or self.key is None:
            return
        form = self._page.pane.form
        if form.is_changed():
            self._drafts[self.one.key] = form.draft()
        else:
            self._drafts.pop(self.one.key, None)

    def forget_draft(self) -> None:
        """It is saved."""
        if self.one is not None:
            self._drafts.pop(self.one.key, None)
            self.one = None

    # --- texts --------------------------------------------------------------------------------

    def _ticked(self) -> None:
        rows = self._page.debts.ticked_rows()
        self._page.pane.form.set_rows(rows)
        if self._page.pane.mode() == AGREEMENT:
            self._page.pane.the_agreement().set_rows(rows)
        self._compose()

    def _channelled(self) -> None:
        self._page.pane.name_title(self._page.pane.form.channel())
        self._compose()

    def _compose(self) -> None:
        self._ask_text(self._page.pane.form.channel(), self._composed, "script")

    def _composed(self, letter: Letter) -> None:
        self._page.side.script.show_letter(letter, self._page.pane.form.channel())

    def want_mail(self, then: Callable[[str, str], None]) -> None:
        """The text as a mail, whatever the channel."""
        self._ask_text("email", lambda letter: then(letter.subject, letter.body), "mail")

    def _ask_text(self, channel: str, then: Callable[[Letter], None], use: str) -> None:
        found = self.one
        if found is None:
            return
        rows = tuple(one.plan for one in self._page.debts.ticked_rows())
        me = self._page.shown.me if self._page.shown else ""
        wanted = self._page.side.script.want(channel, rows, me, self._page.pane.form.person_name())
        query = partial(reading.text_of, found=found.dossier, wanted=wanted)
        self._page.ops.ask(query, then, self._no_text, latest=("collection", use), owner=self)

    def _no_text(self, error: ArappError) -> None:
        """Nothing may be asked for: the text of whoever stood there before is gone."""
        self._page.side.script.show_letter(Letter(""), self._page.pane.form.channel())
        self._page.set_status("", why_not.sentence(error))
