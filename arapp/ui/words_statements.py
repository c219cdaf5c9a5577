"""Sentences of errors and names of commands: statements after they were issued, return slips."""

from arapp.ui.marks import QT_TRANSLATE_NOOP

ERRORS: dict[str, str] = {
    "not_a_scan": QT_TRANSLATE_NOOP(
        "errors", "{file} is no scan. PDF, PNG, JPG and TIF can be read."
    ),
    "not_differing": QT_TRANSLATE_NOOP("errors", "{number} was not logged as differing."),
    "resolved_already": QT_TRANSLATE_NOOP("errors", "This difference is resolved already."),
    "answered_already": QT_TRANSLATE_NOOP("errors", "{number} was answered; no need to ask again."),
    "invalid_value.agrees": QT_TRANSLATE_NOOP(
        "errors", "A statement that agrees has no differences."
    ),
    "invalid_value.not_closing": QT_TRANSLATE_NOOP(
        "errors", "The balance named is not the statement's: log it as differing."
    ),
    "invalid_day.before_paper": QT_TRANSLATE_NOOP(
        "errors", "{value} lies before the day of issue."
    ),
    "invalid_day.before_answer": QT_TRANSLATE_NOOP(
        "errors", "{value} lies before the day of the answer."
    ),
    "file_damaged.scan": QT_TRANSLATE_NOOP(
        "errors", "{file} cannot be opened, it may be cut short. Scan it again."
    ),
    "file_too_large.pixels": QT_TRANSLATE_NOOP(
        "errors", "{file} has too many pixels. Scan it again at 300 dpi."
    ),
    "invalid_value.not_in_range": QT_TRANSLATE_NOOP("errors", "{value} is out of range here."),
}
LABELS: dict[str, str] = {
    "add_differences": QT_TRANSLATE_NOOP("labels", "Differences added"),
    "answer_statement": QT_TRANSLATE_NOOP("labels", "Answer to a statement"),
    "chase_statements": QT_TRANSLATE_NOOP("labels", "Asked for return slips"),
    "drop_difference": QT_TRANSLATE_NOOP("labels", "Difference taken away"),
    "reopen_difference": QT_TRANSLATE_NOOP("labels", "Difference open again"),
    "resolve_differences": QT_TRANSLATE_NOOP("labels", "Differences resolved"),
    "send_statements": QT_TRANSLATE_NOOP("labels", "Statements sent"),
    "set_no_statement": QT_TRANSLATE_NOOP("labels", "Left out of the monthly run"),
    "set_statement_rules": QT_TRANSLATE_NOOP("labels", "Rules of statements"),
}
