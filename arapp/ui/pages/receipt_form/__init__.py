"""登记收款: money or a bill of exchange that came in, typed by hand."""

from arapp.ui.pages.receipt_form.page import ReceiptForm

__all__ = ["ReceiptForm"]
