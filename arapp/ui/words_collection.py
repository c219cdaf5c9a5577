"""Words of the collection desk: what its commands are called, what they refuse."""

from arapp.ui.marks import QT_TRANSLATE_NOOP

LABELS: dict[str, str] = {
    "save_profile": QT_TRANSLATE_NOOP("labels", "Dunning profile"),
    "reset_profile": QT_TRANSLATE_NOOP("labels", "Dunning profile reset"),
    "assign_profile": QT_TRANSLATE_NOOP("labels", "Dunning profile chosen"),
    "snooze_item": QT_TRANSLATE_NOOP("labels", "Put off"),
    "wake_item": QT_TRANSLATE_NOOP("labels", "Back on the page"),
    "make_promise": QT_TRANSLATE_NOOP("labels", "Promise"),
    "withdraw_promise": QT_TRANSLATE_NOOP("labels", "Promise withdrawn"),
    "open_dispute": QT_TRANSLATE_NOOP("labels", "Dispute"),
    "close_dispute": QT_TRANSLATE_NOOP("labels", "Dispute settled"),
    "sign_agreement": QT_TRANSLATE_NOOP("labels", "Repayment agreement"),
    "end_agreement": QT_TRANSLATE_NOOP("labels", "Repayment agreement ended"),
    "take_task": QT_TRANSLATE_NOOP("labels", "Task taken up"),
    "hand_on": QT_TRANSLATE_NOOP("labels", "Task handed on"),
    "finish_task": QT_TRANSLATE_NOOP("labels", "Task done"),
    "set_roles": QT_TRANSLATE_NOOP("labels", "Who is told"),
    "save_text": QT_TRANSLATE_NOOP("labels", "Text"),
    "drop_text": QT_TRANSLATE_NOOP("labels", "Text dropped"),
    "log_run": QT_TRANSLATE_NOOP("labels", "Many contacts logged"),
    "set_lpr": QT_TRANSLATE_NOOP("labels", "LPR"),
    "drop_lpr": QT_TRANSLATE_NOOP("labels", "LPR entry taken away"),
    "restart_limitation": QT_TRANSLATE_NOOP("labels", "Limitation restarted"),
    "drop_limitation_event": QT_TRANSLATE_NOOP("labels", "Limitation event taken away"),
    "merge_handover": QT_TRANSLATE_NOOP("labels", "Hand-over workbook merged"),
    "run_letters": QT_TRANSLATE_NOOP("labels", "Letters issued"),
    "send_letter": QT_TRANSLATE_NOOP("labels", "Letter sent"),
    "send_letters": QT_TRANSLATE_NOOP("labels", "Letters sent"),
    "deliver_letter": QT_TRANSLATE_NOOP("labels", "Letter delivered"),
}
ERRORS: dict[str, str] = {
    "stages_overlap": QT_TRANSLATE_NOOP(
        "errors", "Stage {stage} ({name}) begins on day {day}, while {before} still runs."
    ),
    "stages_gap": QT_TRANSLATE_NOOP(
        "errors",
        "Stage {stage} ({name}): nothing covers day {day}. Move its days or leave the end open.",
    ),
    "stages_order": QT_TRANSLATE_NOOP(
        "errors", "Stage {stage} ({name}): stages that count from the one before come last."
    ),
    "stages_mixed": QT_TRANSLATE_NOOP(
        "errors", "Count all stages from the due day, or all from the end of its month."
    ),
    "default_by_hand": QT_TRANSLATE_NOOP(
        "errors", "The default profile needs stages. Choose “by hand” for single customers instead."
    ),
    "profile_in_use": QT_TRANSLATE_NOOP(
        "errors", "{name} is still used in {count} places. Give them another profile first."
    ),
    "text_name_taken": QT_TRANSLATE_NOOP(
        "errors", "There is a text called {name} already. Call this one something else."
    ),
    "profile_retired": QT_TRANSLATE_NOOP("errors", "{name} is no longer used. Save it anew first."),
    "plan_not_open": QT_TRANSLATE_NOOP(
        "errors", "{label} is not open: settled, void or not firm yet."
    ),
    "task_open": QT_TRANSLATE_NOOP("errors", "{owner} has it since {day}. Hand that on instead."),
    "agreement_sum": QT_TRANSLATE_NOOP(
        "errors", "Open is {open}, agreed {agreed}: {difference} apart."
    ),
    "not_put_off": QT_TRANSLATE_NOOP("errors", "It is not put off."),
    "invalid_day.not_later": QT_TRANSLATE_NOOP(
        "errors", "{value} is not after today. Choose a later day."
    ),
    "snooze_past_limitation": QT_TRANSLATE_NOOP(
        "errors", "Limitation runs out on {day}. It cannot be put off beyond that."
    ),
    "run_before_last": QT_TRANSLATE_NOOP(
        "errors", "There is a later run, of {last}. Choose that day or a later one."
    ),
    "invalid_day.missing": QT_TRANSLATE_NOOP("errors", "Which day? Put one in."),
    "invalid_day.cell": QT_TRANSLATE_NOOP(
        "errors", "{field}: “{value}” is no day. Write 2026-11-12."
    ),
    "invalid_day.cell_past": QT_TRANSLATE_NOOP(
        "errors", "{field}: {value} has passed. Put in today or a later day."
    ),
    "invalid_day.cell_missing": QT_TRANSLATE_NOOP(
        "errors", "{field} is empty: by which day was it promised?"
    ),
    "invalid_amount.cell": QT_TRANSLATE_NOOP("errors", "{field}: “{value}” is no usable amount."),
    "invalid_amount.cell_missing": QT_TRANSLATE_NOOP(
        "errors", "{field} holds no usable amount: how much was promised?"
    ),
    "invalid_amount.cell_more": QT_TRANSLATE_NOOP(
        "errors", "{field}: {value} is too much, no more than {available} is open."
    ),
    "invalid_value.cell": QT_TRANSLATE_NOOP(
        "errors", "{field} holds a formula or an error ({value}). Type what is meant."
    ),
    "invalid_amount.promise_amount": QT_TRANSLATE_NOOP("errors", "How much was promised?"),
    "invalid_amount.more_than_open": QT_TRANSLATE_NOOP(
        "errors", "No more than {available} is open."
    ),
    "handover_changed": QT_TRANSLATE_NOOP(
        "errors",
        "{sheet} {place} was changed; only yellow columns may be. Undo that or export anew.",
    ),
    "handover_foreign": QT_TRANSLATE_NOOP(
        "errors", "This workbook was not made for this ledger. Export it anew."
    ),
    "handover_unknown": QT_TRANSLATE_NOOP(
        "errors", "{sheet} {place}: there is no such row any more."
    ),
    "nothing_to_pack": QT_TRANSLATE_NOOP(
        "errors", "{customer} owes nothing that could be claimed."
    ),
}
