"""The machine's rules about invoices: issued with and without a contract, sent, taken back.

`mine.invoices`: invoice → (contract or 0, gross, plan row it made or 0, day); `mine.billed` what
red ones left of each.
"""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from arapp.models.values.money import Money
from arapp.services.dealing.invoice_entry import InvoiceHead
from arapp.services.dealing.invoice_paper import MarkReceived, SendInvoice
from arapp.services.dealing.invoice_red import RedInvoice
from arapp.services.dealing.invoices import RecordInvoice
from tests.services.machine_base import TODAY
from tests.services.machine_deals import DealRules

_GROSS = st.sampled_from([11_300, 50_000, 333, 120_000])


class InvoiceRules(DealRules):
    """Each rule knows beforehand whether the program must do it or must refuse."""

    issued = 0

    @precondition(lambda self: len(self.mine.invoices) < 4)
    @rule(data=st.data(), gross=_GROSS, ago=st.sampled_from([0, 5, 30]), own=st.booleans())
    def issue(self, data: st.DataObject, gross: int, ago: int, own: bool) -> None:
        """An invoice: with a contract it owes nothing more, without one it makes a row."""
        contract = 0
        if self.mine.deals and not own:
            contract = data.draw(st.sampled_from(sorted(self.mine.deals)))
        day = TODAY - timedelta(days=ago)
        self.issued += 1
        money = Money(gross)
        head = InvoiceHead(f"F{self.issued}", day, money, Money(0), money)
        refusal: tuple[str, ...] = ()
        if self.shut(day):
            refusal = ("period_locked",)
        elif contract in self.mine.off:
            refusal = ("contract_state",)
        command = RecordInvoice(
            1, head, (), contract or None, rule="net 10", reason="照开", override="老板同意"
        )
        made = self.do(command, "invoice", refusal)
        if made is None:
            return
        plan = self.row_of(made)
        self.mine.invoices[made] = (contract, gross, plan, day.toordinal())
        self.mine.billed[made] = gross
        if plan:
            self.mine.open[plan] = gross
            self.mine.rows[plan] = (0, gross, 0, "firm", day.toordinal())
        assert bool(plan) == (not contract)
        self.did()

    def row_of(self, invoice: int) -> int:
        """The row that an invoice made, 0 for none."""
        with self.store.reading() as tx:
            found = tx.value(
                "SELECT id FROM plan WHERE invoice_id = ? AND contract_id IS NULL", (invoice,)
            )
        return int(found or 0)

    @precondition(lambda self: bool(self.mine.invoices))
    @rule(data=st.data(), half=st.booleans())
    def take_back_invoice(self, data: st.DataObject, half: bool) -> None:
        """A red one, of all that is left or a part: the row falls by it, or its money is owed."""
        invoice = data.draw(st.sampled_from(sorted(self.mine.invoices)))
        _, gross, plan, day = self.mine.invoices[invoice]
        left = self.mine.billed[invoice]
        amount = left // 2 if half and left > 1 else left
        self.issued += 1
        part = (Money(amount), Money(0)) if half and left > 1 else (None, None)
        refusal = ("nothing_left",) if not left else ()
        untouched = plan and not self.was_paid(plan) and self.mine.rows[plan][3] == "firm"
        red = self.do(RedInvoice(invoice, f"F{self.issued}", TODAY, *part), "red invoice", refusal)
        if red is None:
            return
        self.mine.billed[invoice] = left - amount
        if plan and untouched and amount == gross:
            self.set_rows([plan], "void", day)
        elif plan:
            standing = self.mine.rows[plan][3] == "firm"
            settled = min(amount, self.mine.open[plan]) if standing else 0
            self.mine.open[plan] -= settled
            self.mine.open[self.row_of(red)] = settled - amount
        self.did()

    @precondition(lambda self: bool(self.mine.invoices))
    @rule(data=st.data(), ago=st.sampled_from([0, 0, 1, 40]), signed=st.booleans())
    def send_invoice(self, data: st.DataObject, ago: int, signed: bool) -> None:
        """Its paper goes out, and the customer signs for it."""
        invoice = data.draw(st.sampled_from(sorted(self.mine.invoices)))
        day = TODAY - timedelta(days=ago)
        early = day < date.fromordinal(self.mine.invoices[invoice][3])
        with self.store.reading() as tx:
            sent, got = tx.one("SELECT sent_on, signed_on FROM invoice WHERE id = ?", (invoice,))
        if signed:
            wrong = early or (sent is not None and day.toordinal() < sent)
            command: SendInvoice | MarkReceived = MarkReceived(invoice, day)
        else:
            wrong = early or (got is not None and day.toordinal() > got)
            command = SendInvoice(invoice, day, "SF1")
        refusal = ("invalid_day",) if wrong else ()
        if self.do(command, "paper", refusal) is not None:
            self.did()

    def teardown(self) -> None:
        """At last invoices and red ones come to what the machine reckoned."""
        with self.store.reading() as tx:
            found = dict(
                tx.rows(
                    "SELECT i.id, i.gross + coalesce((SELECT sum(r.gross) FROM invoice r"
                    " WHERE r.red_of_id = i.id), 0) FROM invoice i"
                    " WHERE i.gross > 0 AND i.number LIKE 'F%'"
                )
            )
        assert found == self.mine.billed
        super().teardown()
