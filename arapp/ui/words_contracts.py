"""Sentences of errors and names of commands about contracts and plans; see `words`."""

from arapp.ui.marks import QT_TRANSLATE_NOOP

ERRORS: dict[str, str] = {
    "contract_not_active": QT_TRANSLATE_NOOP("errors", "This contract is not active."),
    "contract_not_active.void": QT_TRANSLATE_NOOP("errors", "This contract was called off."),
    "contract_not_active.closed": QT_TRANSLATE_NOOP(
        "errors", "This contract is closed. Open it again first."
    ),
    "ambiguous": QT_TRANSLATE_NOOP(
        "errors", "More than one contract is called {key}: {customers}. Say whose it is."
    ),
    "plan_sum": QT_TRANSLATE_NOOP(
        "errors", "The plan adds up to {planned}, the contract is {amount}: {difference} apart."
    ),
    "number_taken": QT_TRANSLATE_NOOP("errors", "{customer} has a contract {number} already."),
    "merged": QT_TRANSLATE_NOOP("errors", "{name} is part of {into} now. Choose that one."),
    "has_plan": QT_TRANSLATE_NOOP(
        "errors", "This contract has a plan already. Change it by a supplement."
    ),
    "nothing_changes": QT_TRANSLATE_NOOP(
        "errors", "The supplement changes nothing. Strike a row or add one."
    ),
    "not_of_contract": QT_TRANSLATE_NOOP("errors", "{label} is not a row of this contract's plan."),
    "amount_gone": QT_TRANSLATE_NOOP(
        "errors", "Nothing would be left of the contract. Call it off instead."
    ),
    "contract_paid": QT_TRANSLATE_NOOP(
        "errors", "{paid} of {label} is paid. Take the allocation back first."
    ),
    "contract_invoiced": QT_TRANSLATE_NOOP(
        "errors", "Invoice {invoice} stands. Take it back by a red one first."
    ),
    "contract_open": QT_TRANSLATE_NOOP(
        "errors", "{open} is still to be collected. Close the contract when all of it is in."
    ),
    "not_confirmed": QT_TRANSLATE_NOOP("errors", "This milestone is not confirmed."),
    "signing_stays": QT_TRANSLATE_NOOP(
        "errors", "The contract is signed. If that is wrong, call the contract off."
    ),
    "plan_was_paid": QT_TRANSLATE_NOOP(
        "errors", "{label} was paid once, so it stays booked. Strike it by a supplement."
    ),
    "milestone_taken": QT_TRANSLATE_NOOP("errors", "The contract has a milestone {name} already."),
    "milestone_in_use": QT_TRANSLATE_NOOP("errors", "Something hangs on this milestone. It stays."),
    "invalid_day.before_signing": QT_TRANSLATE_NOOP(
        "errors", "{value} lies before the signing of {signed_on}."
    ),
    "invalid_day.before_row": QT_TRANSLATE_NOOP(
        "errors", "{value} is too early: choose {first} or later."
    ),
    "invalid_value.before_signing": QT_TRANSLATE_NOOP(
        "errors", "This day lies before the signing of {signed_on}."
    ),
    "invalid_value.due_rule": QT_TRANSLATE_NOOP(
        "errors", "“{value}” is no rule for a due day. Write it like 节点后 15 天 or 月结 30."
    ),
    "invalid_value.empty": QT_TRANSLATE_NOOP("errors", "Something is missing here ({field})."),
    "invalid_value.too_long": QT_TRANSLATE_NOOP(
        "errors", "“{value}” is too long: at most {most} characters ({field})."
    ),
    "invalid_value.not_positive": QT_TRANSLATE_NOOP("errors", "The amount must be above zero."),
    "invalid_value.sum": QT_TRANSLATE_NOOP("errors", "The shares do not add up to 100 %."),
}
LABELS: dict[str, str] = {
    "save_contract": QT_TRANSLATE_NOOP("labels", "Contract"),
    "revise_contract": QT_TRANSLATE_NOOP("labels", "Clauses of a contract"),
    "plan_contract": QT_TRANSLATE_NOOP("labels", "Plan of a contract"),
    "annotate_plan": QT_TRANSLATE_NOOP("labels", "Words of a plan row"),
    "supplement_contract": QT_TRANSLATE_NOOP("labels", "Supplement"),
    "void_contract": QT_TRANSLATE_NOOP("labels", "Contract called off"),
    "close_contract": QT_TRANSLATE_NOOP("labels", "Contract closed"),
    "reopen_contract": QT_TRANSLATE_NOOP("labels", "Contract opened again"),
    "add_plan": QT_TRANSLATE_NOOP("labels", "Receipt plan"),
    "unconfirm_milestone": QT_TRANSLATE_NOOP("labels", "Milestone not confirmed after all"),
    "move_milestone": QT_TRANSLATE_NOOP("labels", "Milestone moved"),
    "add_milestone": QT_TRANSLATE_NOOP("labels", "Milestone"),
    "remove_milestone": QT_TRANSLATE_NOOP("labels", "Milestone removed"),
    "save_draft": QT_TRANSLATE_NOOP("labels", "Draft"),
    "drop_draft": QT_TRANSLATE_NOOP("labels", "Draft thrown away"),
    "save_plan_template": QT_TRANSLATE_NOOP("labels", "Plan template"),
    "remove_plan_template": QT_TRANSLATE_NOOP("labels", "Plan template removed"),
}
