"""Sentences of errors and names of commands: matching, its rules and what it has learned."""

from arapp.ui.marks import QT_TRANSLATE_NOOP

ERRORS: dict[str, str] = {
    "invalid_value.may_not_post": QT_TRANSLATE_NOOP(
        "errors", "What this rule finds is not certain enough to post by itself ({value})."
    ),
    "invalid_value.last": QT_TRANSLATE_NOOP(
        "errors", "The rule that takes all the rest stays at the end as it is."
    ),
}

LABELS: dict[str, str] = {
    "auto_post": QT_TRANSLATE_NOOP("labels", "Posted by itself"),
    "forget_habit": QT_TRANSLATE_NOOP("labels", "Habit not used any more"),
    "restore_alias": QT_TRANSLATE_NOOP("labels", "Payer name used again"),
    "restore_habit": QT_TRANSLATE_NOOP("labels", "Habit used again"),
    "set_matching": QT_TRANSLATE_NOOP("labels", "Settings of matching"),
    "set_rules": QT_TRANSLATE_NOOP("labels", "Rules of matching"),
    "undecline": QT_TRANSLATE_NOOP("labels", "Declined row allowed again"),
}
