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
    "rate": ("利率", "Rate"),
    "factor": ("倍数", "Multiple of the rate"),
    "gap_days": ("间隔天数", "Days after the row above"),
    "after_months": ("间隔月数", "Months after it"),
    "record": ("记录", "Record"),
    "reason": ("原因", "Reason"),
    "strike": ("--strike", "--strike"),
    "acceptance": ("承兑", "Acceptance"),
    "argument": ("参数", "Argument"),
    "basis": ("账龄口径", "Basis of the ages"),
    "company": ("公司", "Company"),
    "count": ("期数", "Number of parts"),
    "customers": ("客户", "Customers"),
    "contract": ("合同", "Contract"),
    "difference": ("差额", "Difference"),
    "due": ("到期日", "Due day"),
    "fields": ("字段", "Fields"),
    "form": ("表单", "Form"),
    "habit": ("习惯", "Habit"),
    "invoice": ("发票", "Invoice"),
    "letters": ("催款函", "Letters"),
    "map": ("列的含义", "Meaning of a column"),
    "money": ("金额", "Amount"),
    "n": ("期数", "Number of rows"),
    "every": ("间隔月数", "Months between the rows"),
    "open": ("未收", "Open"),
    "paid": ("已收", "Paid"),
    "part": ("部分", "Part"),
    "parts": ("敞口的组成", "Parts of the exposure"),
    "passphrase": ("密语", "Passphrase"),
    "payments": ("各期还款", "Payments"),
    "place": ("位置", "Place"),
    "plan": ("款项", "Plan"),
    "plans": ("款项", "Plans"),
    "recipient": ("收件人", "Recipient"),
    "rules": ("规则", "Rules"),
    "share_ppm": ("比例", "Share"),
    "sort": ("排序", "Order"),
    "stages": ("催收阶段", "Stages"),
    "statement": ("对账函", "Statement"),
    "states": ("状态", "States"),
    "to": ("去处", "Target"),
    "until": ("截止日", "End day"),
    "what": ("种类", "Kind"),
    # the points model
    "points_model": ("评分模型", "Points model"),
    "weights": ("权重", "Weights"),
    "measures": ("评分项", "Measures"),
    "on_time": ("按时付款占比", "Share paid in time"),
    "days_late": ("平均晚付天数", "Days late"),
    "overdue_days": ("现在逾期", "Overdue now"),
    "months": ("往来月数", "Months of trade"),
    "frequency": ("每年笔数", "Rows a year"),
    "turnover": ("每年金额", "Turnover a year"),
    "size": ("规模实力", "Size and standing"),
    "report": ("外部报告", "Outside report"),
    "kept": ("承诺兑现", "Promises kept"),
    "min_rows": ("满几笔才评", "Rows needed for a score"),
    "min_months": ("满几个月才评", "Months needed for a score"),
    "grace": ("宽限天数", "Days still in time"),
    "window": ("看几个月", "Months looked back"),
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
    found = _word(field, at)
    if found is None and "." in field:  # stages.2.key: what is known of its end, else of its head
        found = _word(field.rpartition(".")[2], at) or _word(part, at)
    return found or field


def _word(field: str, at: int) -> str | None:
    if field in _OWN:
        return _OWN[field][at]
    tables = (*_TABLES, *(name for name in FIELDS if name not in _TABLES))
    named = (FIELDS[table].get(field) for table in tables if table in FIELDS)
    found = next((one for one in named if one is not None and one.zh), None)
    return None if found is None else (found.zh, found.en)[at]
