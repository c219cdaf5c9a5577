"""Problems of cells and rows: stable codes with a severity; sentences live in the languages.

A problem travels as `(code, detail)`; `SEVERITY` says what it does to the row. Rejected: the row
cannot be booked as it stands. Flagged: kept in the to-check list, not booked. Skipped: seen
before. Note: booked, something is worth knowing.
"""

REJECTED, FLAGGED, SKIPPED, NOTE = "rejected", "flagged", "skipped", "note"
ORDER = {REJECTED: 3, FLAGGED: 2, SKIPPED: 1, NOTE: 0}

SEVERITY: dict[str, str] = {
    # the cell cannot be what the column says
    "missing": REJECTED,
    "no_such_month": REJECTED,
    "nul": REJECTED,
    "surrogate": REJECTED,
    "invoice_repeated": REJECTED,
    "period_locked": REJECTED,
    # only the user can say
    "not_an_amount": FLAGGED,
    "not_a_day": FLAGGED,
    "no_such_day": FLAGGED,
    "day_out_of_range": FLAGGED,
    "year_missing": FLAGGED,
    "ambiguous_day": FLAGGED,
    "serial_1900": FLAGGED,
    "amount_out_of_range": FLAGGED,
    "decimals": FLAGGED,
    "ambiguous_amount": FLAGGED,
    "date_in_amount": FLAGGED,
    "number_damaged": FLAGGED,
    "account_zeros": FLAGGED,
    "error_cell": FLAGGED,
    "uncalculated": FLAGGED,
    "dde": FLAGGED,
    "duplicate_cell": FLAGGED,
    "not_finite": FLAGGED,
    "bidi": FLAGGED,
    "text_too_long": FLAGGED,
    "ragged": FLAGGED,
    "does_not_add_up": FLAGGED,
    "paid_exceeds": FLAGGED,
    "negative_receipt": FLAGGED,
    "reversal": FLAGGED,
    "reversed_in_file": FLAGGED,
    "both_sides": FLAGGED,
    "direction_unknown": FLAGGED,
    "side_unproven": FLAGGED,
    "currency_unknown": FLAGGED,
    "zero_amount": FLAGGED,
    "far_larger": FLAGGED,
    "instalments_differ": FLAGGED,
    "parts_differ": FLAGGED,
    "contract_differs": FLAGGED,
    "item_differs": FLAGGED,
    "opening_differs": FLAGGED,
    "number_repeated": FLAGGED,
    "near_name": FLAGGED,
    "own_firm": FLAGGED,
    "maybe_total": FLAGGED,
    # seen before
    "seen_before": SKIPPED,
    "carried_forward": SKIPPED,
    "void_invoice": SKIPPED,
    "nothing_open": SKIPPED,
    "excluded": SKIPPED,
    # understood, converted
    "balance_unread": NOTE,
    "filled_down": NOTE,
    "unit_in_cell": NOTE,
    "unit_of_column": NOTE,
    "currency_mark": NOTE,
    "bracket_negative": NOTE,
    "trailing_minus": NOTE,
    "serial_day": NOTE,
    "year_from_title": NOTE,
    "order_of_day": NOTE,
    "decimal_comma": NOTE,
    "chinese_day": NOTE,
    "full_width": NOTE,
    "spaces_removed": NOTE,
    "controls_removed": NOTE,
    "rounded_15": NOTE,
    "currency_assumed": NOTE,
    "no_due_days": NOTE,
    "due_day_assumed": NOTE,
    "spread_left": NOTE,
    "ages_apart": NOTE,
    "months_apart": NOTE,
    "paid_oldest_first": NOTE,
    "neutral": NOTE,
    "not_done": NOTE,
    "created_customer": NOTE,
    "hidden_row": NOTE,
    "terms_not_a_plan": NOTE,
    "overpaid_ledger": NOTE,
    "settled_before": NOTE,
    "code_zeros": NOTE,
    "grade_unknown": NOTE,
    "split_account": NOTE,
    "changed": NOTE,
    "differs": NOTE,
    "opening_left": NOTE,
}


def severity(code: str) -> str:
    """What a problem does to its row."""
    return SEVERITY.get(code, FLAGGED)
