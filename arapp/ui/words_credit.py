"""Sentences and names of customers and credit; see `words`."""

from arapp.ui.marks import QT_TRANSLATE_NOOP

ERRORS: dict[str, str] = {
    "over_limit": QT_TRANSLATE_NOOP(
        "errors",
        "{customer} would owe {after}, {over} over its limit of {limit}. Say why to go on.",
    ),
    "grade_needs_prepayment": QT_TRANSLATE_NOOP(
        "errors",
        "{customer} (grade {grade}) pays first: {missing} is missing. Say why to go on.",
    ),
    "abnormal_customer": QT_TRANSLATE_NOOP(
        "errors",
        "{customer} has {amount} overdue, for {days} days. A new contract needs the boss: say why.",
    ),
    "duplicate_name": QT_TRANSLATE_NOOP("errors", "There is a customer of that name: {customer}."),
    "duplicate_tax_no": QT_TRANSLATE_NOOP("errors", "{customer} has this tax number already."),
    "duplicate_code": QT_TRANSLATE_NOOP("errors", "{customer} has this code already."),
    "limit_currency": QT_TRANSLATE_NOOP(
        "errors", "The limit is in {currency}; it has to be in {own}."
    ),
    "alias_taken": QT_TRANSLATE_NOOP("errors", "“{value}” pays for {customer} already."),
    "merge_itself": QT_TRANSLATE_NOOP("errors", "That is the same customer. Choose another."),
    "period_closed_rows": QT_TRANSLATE_NOOP(
        "errors",
        "{customer} has {count} rows in the closed period (to {until}). Merge it the other way.",
    ),
    "grade_in_use": QT_TRANSLATE_NOOP(
        "errors", "{count} customers have grade {grade}. Give them another one first."
    ),
    "last_grade": QT_TRANSLATE_NOOP("errors", "Grade {grade} is the last one and stays."),
    "grade_points_taken": QT_TRANSLATE_NOOP(
        "errors", "Another grade begins at {points} points. Choose other points."
    ),
    "invalid_value.unknown_field": QT_TRANSLATE_NOOP("errors", "There is no field {field}."),
    "invalid_value.no_currency": QT_TRANSLATE_NOOP(
        "errors", "“{value}” is no currency. Three letters like CNY, USD."
    ),
    "invalid_value.sum": QT_TRANSLATE_NOOP("errors", "The weights do not add up to 100."),
    "invalid_value.order": QT_TRANSLATE_NOOP(
        "errors", "A better value may not earn less ({field})."
    ),
    "invalid_value.reach": QT_TRANSLATE_NOOP(
        "errors", "A step begins above what can be reached ({field})."
    ),
    "invalid_value.bands": QT_TRANSLATE_NOOP("errors", "The steps begin at 0 and rise ({field})."),
    "invalid_day.past": QT_TRANSLATE_NOOP("errors", "{value} has passed. Choose a day to come."),
}

LABELS: dict[str, str] = {
    "add_alias": QT_TRANSLATE_NOOP("labels", "Payer name"),
    "apply_grades": QT_TRANSLATE_NOOP("labels", "Grades by points"),
    "apply_model": QT_TRANSLATE_NOOP("labels", "Points model and grades"),
    "merge_customers": QT_TRANSLATE_NOOP("labels", "Customers merged"),
    "remove_account": QT_TRANSLATE_NOOP("labels", "Customer's account removed"),
    "remove_contact": QT_TRANSLATE_NOOP("labels", "Contact removed"),
    "remove_grade": QT_TRANSLATE_NOOP("labels", "Grade removed"),
    "save_account": QT_TRANSLATE_NOOP("labels", "Customer's account"),
    "save_contact": QT_TRANSLATE_NOOP("labels", "Contact"),
    "save_customer": QT_TRANSLATE_NOOP("labels", "Customer"),
    "save_grade": QT_TRANSLATE_NOOP("labels", "Grade of the list"),
    "set_assessed": QT_TRANSLATE_NOOP("labels", "Size and report"),
    "set_exposure_parts": QT_TRANSLATE_NOOP("labels", "Parts of the exposure"),
    "set_grade": QT_TRANSLATE_NOOP("labels", "Grade by hand"),
    "set_limit": QT_TRANSLATE_NOOP("labels", "Credit limit"),
    "set_owner": QT_TRANSLATE_NOOP("labels", "Salesperson changed"),
    "set_points_model": QT_TRANSLATE_NOOP("labels", "Points model"),
}
