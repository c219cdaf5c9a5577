"""What the fields in sentences are called: "rows.0.amount" is 第 1 期金额."""

from arapp.services.ledger.field_names import FIELDS

# Words of commands that are no column of the ledger, or are called otherwise there.
_OWN: dict[str, tuple[str, str]] = {
    "amount_delta": ("增减金额", "Change of the amount"),
    "row": ("--row", "--row"),
    "rows": ("收款计划", "The plan"),
    "lines": ("合同明细", "The lines"),
    "share": ("比例", "Share"),
    "rule": ("到期规则", "Due rule"),
    "due_rule": ("到期规则", "Due rule"),
    "milestone": ("节点", "Milestone"),
    "customer": ("客户", "Customer"),
    "day": ("日期", "Day"),
    "booked_on": ("入账日", "Booking day"),
    "planned_on": ("计划日", "Planned day"),
    "confirmed_on": ("确认日", "Day of confirmation"),
    "tax_rate": ("税率", "Tax rate"),
    "late_rate": ("日违约金率", "Late rate a day"),
    "gap_days": ("间隔天数", "Days after the row above"),
    "after_months": ("间隔月数", "Months after it"),
    "reason": ("原因", "Reason"),
    "strike": ("--strike", "--strike"),
}
_TABLES = ("contract", "plan", "contract_line", "milestone", "supplement", "invoice")
_PARTS = {"rows": ("第 {no} 期", "Row {no}: "), "lines": ("明细第 {no} 行", "Line {no}: ")}


def field_word(field: str, language: str) -> str:
    """What a field is called; its own name when it has no word."""
    at = 0 if language == "zh_CN" else 1
    part, _, rest = field.partition(".")
    number, _, last = rest.partition(".")
    if part in _PARTS and number.isdigit() and last:
        word = field_word(last, language)
        return _PARTS[part][at].format(no=int(number) + 1) + (word if at == 0 else word.lower())
    if field in _OWN:
        return _OWN[field][at]
    named = (FIELDS[table].get(field) for table in _TABLES if table in FIELDS)
    found = next((one for one in named if one is not None and one.zh), None)
    return field if found is None else (found.zh, found.en)[at]
