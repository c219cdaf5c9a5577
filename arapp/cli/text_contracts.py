"""Sentences about contracts and plans, in both languages; see `text`."""

# kind → (Chinese, English); {name} is a field of the error.
MESSAGES: dict[str, tuple[str, str]] = {
    "contract_not_active": ("合同 {contract} 没生效", "Contract {contract} is not active"),
    "contract_not_active.void": ("合同 {contract} 已作废", "Contract {contract} was called off"),
    "contract_not_active.closed": ("合同 {contract} 已结清", "Contract {contract} is closed"),
    "ambiguous": (
        "不止一份合同叫 {key}（{customers}）；写 {contracts} 中的一个",
        "More than one contract is called {key} ({customers}); name one of {contracts}",
    ),
    "plan_sum": (
        "计划合计 {planned}，合同额 {amount}，差 {difference}",
        "The plan adds up to {planned}, the contract is {amount}: {difference} apart",
    ),
    "number_taken": (
        "{customer} 已有合同 {number}，换个编号",
        "{customer} has a contract {number} already; take another number",
    ),
    "merged": ("{name} 已并入 {into}，选那一家", "{name} is part of {into} now; choose that one"),
    "has_plan": (
        "这份合同已有收款计划，用 arapp supplement 改",
        "This contract has a plan already; change it by arapp supplement",
    ),
    "nothing_changes": (
        "补充协议什么都没改：用 --strike 划掉一期，或用 --row 加一期",
        "The supplement changes nothing: strike a row by --strike or add one by --row",
    ),
    "not_of_contract": (
        "「{label}」不是这份合同的收款计划",
        "“{label}” is no row of this contract's plan",
    ),
    "amount_gone": (
        "合同额减完了；不做就用 arapp reverse contract:N 作废",
        "Nothing would be left of the contract; call it off by arapp reverse contract:N",
    ),
    "contract_paid": (
        "「{label}」已收 {paid}，先冲回核销",
        "{paid} of “{label}” is paid; take that back first",
    ),
    "contract_invoiced": (
        "发票 {invoice} 还在，先红冲",
        "Invoice {invoice} stands; take it back by a red one first",
    ),
    "contract_open": (
        "还有 {rows} 期 {open} 没收，收齐了再结清",
        "{open} in {rows} rows is still to be collected; close the contract when all is in",
    ),
    "not_confirmed": ("这个节点还没确认", "This milestone is not confirmed"),
    "signing_stays": (
        "合同已签订；签错了用 arapp reverse contract:N 作废",
        "The contract is signed; if that is wrong, call it off by arapp reverse contract:N",
    ),
    "plan_was_paid": (
        "「{label}」收过款又冲回了，入账要留着；用 arapp supplement 划掉它",
        "“{label}” was paid once, so it stays booked; strike it by arapp supplement",
    ),
    "milestone_taken": (
        "这份合同已有节点「{name}」",
        "The contract has a milestone “{name}” already",
    ),
    "milestone_in_use": (
        "有款项挂在这个节点上，删不掉",
        "Something hangs on this milestone; it stays",
    ),
    "invalid_day.before_signing": (
        "{value} 早于签订日期 {signed_on}",
        "{value} lies before the signing of {signed_on}",
    ),
    "invalid_day.before_row": (
        "{value} 太早，选 {first} 或以后",
        "{value} is too early; choose {first} or later",
    ),
    "invalid_day.range": ("{value} 太远了，写错了？", "{value} is out of range"),
    "invalid_value.before_signing": (
        "{field} 早于签订日期 {signed_on}",
        "{field} lies before the signing of {signed_on}",
    ),
    "invalid_value.empty": ("{field} 没填", "{field} is missing"),
    "invalid_amount.return_note": (
        "{value} 是退货，用 --note 写明退的什么",
        "{value} is a return; say by --note what came back",
    ),
    "invalid_value.too_long": (
        "{field} 最多 {most} 个字符，「{value}」太长了",
        "{field} has at most {most} characters; “{value}” is longer",
    ),
    "invalid_value.not_positive": ("{field} 要大于零", "{field} must be above zero"),
    "invalid_value.sum": (
        "比例加起来不是 100%（{value} ppm）",
        "The shares do not add up to 100 % ({value} ppm)",
    ),
    "invalid_value.rule": (
        "「{value}」不是到期规则，写成 node+15、net 30、月结30 或 2027-03-10",
        "“{value}” is no due rule; write node+15, net 30, eom+30 or on 2027-03-10",
    ),
    "invalid_value.unknown": (
        "{field} 不认得「{value}」",
        "“{value}” is not known as {field}",
    ),
}
