"""Sentences of warnings beside an answer, in both languages."""

# problem, or field.problem → (Chinese, English); {name} is a fact, {field} the word of a field.
WARNINGS: dict[str, tuple[str, str]] = {
    "over_limit": (
        "{customer} 敞口到 {after}，超额度 {limit} 共 {over}",
        "{customer} owes {after} with this, {over} over its limit of {limit}",
    ),
    "over_limit_later": (
        "{customer} 还有 {expected} 等节点，全部成为应收后敞口到 {after}，超额度 {limit} 共 {over}",
        "{customer} will owe {after} once the {expected} still expected is firm,"
        " {over} over its limit of {limit}",
    ),
    "grade_needs_prepayment": (
        "{customer}（{grade} 级）先款后货，还差 {missing}",
        "{customer} (grade {grade}) pays first, {missing} is missing",
    ),
    "abnormal_customer": (
        "{customer} 是异常客户，逾期 {amount}，最长 {days} 天",
        "{customer} has {amount} overdue, for {days} days",
    ),
    "other_currency": (
        "{customer} 的额度按 {own} 算，这笔是 {currency}，没算进去",
        "The limit of {customer} is in {own}; this is {currency} and not held against it",
    ),
    "unusual_rate": (
        "税额合税率 {rate}，常用的是 0、1、3、5、6、9、13%，核对一下",
        "The tax makes a rate of {rate}; usual are 0, 1, 3, 5, 6, 9 and 13 %, please check",
    ),
    "bill_early": (
        "汇票 {number} {due_on} 才到期，{day} 还没到，核对一下日期",
        "Bill {number} falls due on {due_on}, {day} is before it; check the day",
    ),
    "other_open": (
        "「{label}」之前的「{other}」还没确认",
        "“{other}”, which comes before “{label}”, is not confirmed",
    ),
    "before_other": (
        "「{label}」比「{other}」（{day}）早",
        "“{label}” lies before “{other}” of {day}",
    ),
    "after_other": (
        "「{label}」比「{other}」（{day}）晚",
        "“{label}” lies after “{other}” of {day}",
    ),
    "warranty_early": (
        "「{label}」原定 {day}，还没到",
        "“{label}” was planned for {day}, which is still to come",
    ),
    "number_elsewhere": (
        "{customer} 也有合同 {number}",
        "{customer} has a contract {number} too",
    ),
    "second_number": (
        "和合同 {number} 同客户、同金额、同一天签：是不是记了两次？",
        "Contract {number} has the same customer, amount and day: entered twice?",
    ),
    "limit_currency": (
        "合同币种 {currency}，客户的是 {limit_currency}",
        "The contract is in {currency}, the customer in {limit_currency}",
    ),
    "tax_no_length": ("税号一般是 18 位", "A tax number has 18 characters as a rule"),
    "tax_no_characters": (
        "税号里有不会出现的字符",
        "The tax number has a character that no such number has",
    ),
    "tax_no_check": (
        "税号的校验位不对，应为 {suggestion}",
        "The last character of the tax number does not fit; {suggestion} would",
    ),
    "terms_unread": (
        "付款条件读不出到期日，写成 月结 30 天、net 30 这样",
        "No due day can be read from the terms; write them like 月结 30 天 or net 30",
    ),
    "future": ("{field}还没到：{day}", "{field}: {day} is still to come"),
    "before_delivery": (
        "{field}早于交货期限 {deliver_on}",
        "{field} lies before the delivery of {deliver_on}",
    ),
    "before_signing": (
        "{field}早于签订日 {signed_on}",
        "{field} lies before the signing of {signed_on}",
    ),
    "node_order": (
        "{field}早于前一期的 {before}",
        "{field} lies before {before} of the row above",
    ),
    "holidays_unknown": (
        "{years} 年的放假安排还没公布，先按周末算",
        "The holidays of {years} are not announced yet; weekends are counted",
    ),
    "lines_sum": (
        "明细合计 {lines}，合同额 {amount}",
        "The lines add up to {lines}, the contract is {amount}",
    ),
    "empty": ("{field}没填", "{field} is missing"),
    "missing_clause": ("合同没写{field}", "The contract is silent about: {field}"),
    "other": ("{field}：{problem}", "{field}: {problem}"),
}
