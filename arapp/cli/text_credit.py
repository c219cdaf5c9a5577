"""Sentences about customers and credit, in both languages; see `text`."""

# kind → (Chinese, English); {name} is a field of the error.
MESSAGES: dict[str, tuple[str, str]] = {
    "over_limit": (
        "{customer} 敞口将到 {after}，超额度 {limit} 共 {over}；仍要做请用 --override 写明原因",
        "{customer} would owe {after}, {over} over its limit of {limit}; say why by --override",
    ),
    "grade_needs_prepayment": (
        "{customer}（{grade} 级）先款后货，还差 {missing}；仍要做请用 --override 写明原因",
        "{customer} (grade {grade}) pays first, {missing} is missing; say why by --override",
    ),
    "abnormal_customer": (
        "{customer} 是异常客户，逾期 {amount}，最长 {days} 天；新合同需老板批准，"
        "用 --override 写明原因",
        "{customer} has {amount} overdue, for {days} days; a new contract needs the boss: say why"
        " by --override",
    ),
    "duplicate_name": ("这个名称已有：{customer}", "There is a customer of that name: {customer}"),
    "duplicate_tax_no": ("这个税号是 {customer} 的", "{customer} has this tax number already"),
    "duplicate_code": ("这个编码是 {customer} 的", "{customer} has this code already"),
    "limit_currency": (
        "额度是 {currency}，这里要用 {own}",
        "The limit is in {currency}; it has to be in {own}",
    ),
    "alias_taken": ("「{value}」已是 {customer} 的", "“{value}” pays for {customer} already"),
    "merge_itself": ("同一个客户，换一个", "That is the same customer; choose another"),
    "period_closed_rows": (
        "{customer} 有 {count} 笔在锁定的期间里（到 {until}），反过来并",
        "{customer} has {count} rows in the closed period (to {until}); merge it the other way",
    ),
    "grade_in_use": (
        "还有 {count} 户是 {grade} 级，先改它们的等级",
        "{count} customers have grade {grade}; give them another one first",
    ),
    "last_grade": ("只剩 {grade} 级，删不了", "Grade {grade} is the last one and stays"),
    "grade_points_taken": (
        "另有等级从 {points} 分起，换个分数",
        "Another grade begins at {points} points; choose other points",
    ),
    "invalid_value.unknown_field": ("没有这个字段：{field}", "There is no field {field}"),
    "invalid_value.no_currency": (
        "「{value}」不是币种，写成 CNY、USD 这样的三个字母",
        "“{value}” is no currency; write three letters like CNY or USD",
    ),
    "invalid_value.in_use": (
        "币种改成 {value} 要连额度一起改：现在额度 {limit}、铺底 {base} 是 {own} 的，"
        "用 --set 同时给 limit= 和 base_amount=",
        "To change the currency to {value} change what is lent with it: limit {limit} and base"
        " amount {base} are in {own}; give limit= and base_amount= by the same --set",
    ),
    "invalid_value.sum": ("权重合计不是 100", "The weights do not add up to 100"),
    "invalid_value.order": (
        "更好的反而得分更少（{field}）",
        "A better value may not earn less ({field})",
    ),
    "invalid_value.reach": (
        "分段超出了最大的值（{field}）",
        "A step begins above what can be reached ({field})",
    ),
    "invalid_value.bands": (
        "分段要从 0 起，依次变大（{field}）",
        "The steps begin at 0 and rise ({field})",
    ),
    "invalid_day.past": ("{value} 已经过了", "{value} has passed"),
}
