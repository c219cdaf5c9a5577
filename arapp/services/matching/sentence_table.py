"""The words of every reason, Chinese and English with the same facts: a table to read and edit.

Facts: {name} {number} {label} {contract} {minor} {count} … are filled from the evidence.
"""

from collections.abc import Mapping

Phrase = tuple[str, str]

GROUPS: Mapping[str, Phrase] = {
    "party": ("付款方", "Payer"),
    "reference": ("单据号", "Document"),
    "amount": ("金额", "Amount"),
    "time": ("到期", "Due day"),
    "habit": ("习惯", "Habit"),
    "policy": ("顺序", "Order"),
    "auto": ("未自动", "Not posted"),
    "veto": ("不是货款", "Not for us"),
}

STRENGTHS: Mapping[str, Phrase] = {
    "decisive": ("决定性", "decisive"),
    "strong": ("有力", "strong"),
    "medium": ("一般", "fair"),
    "weak": ("仅供参考", "weak"),
    "note": ("", ""),
    "veto": ("有疑", "doubt"),
}

STAGES: Mapping[str, Phrase] = {
    "signing": ("首付", "signing"),
    "delivery": ("发货款", "delivery"),
    "acceptance": ("验收款", "acceptance"),
    "retention": ("质保金", "retention"),
    "progress": ("进度款", "progress"),
    "final": ("尾款", "final payment"),
    "interest": ("违约金", "interest"),
}

SENTENCES: Mapping[str, Phrase] = {
    # who paid
    "party.customer_set": ("这笔钱已记在客户名下", "The receipt is already this customer's"),
    "party.account_known": (
        "账号尾号 {tail} 是客户的账号",
        "Account ending {tail} is the customer's",
    ),
    "party.account_confirmed": (
        "账号尾号 {tail} 已确认过 {hits} 次",
        "Account ending {tail} was confirmed {hits} times",
    ),
    "party.account_masked": (
        "账号露出的数字都对得上，尾号 {tail}",
        "The digits shown of the account agree, ending {tail}",
    ),
    "party.account_shared": (
        "账号尾号 {tail} 不止一个客户用过",
        "Account ending {tail} was used by more than one customer",
    ),
    "party.alias_confirmed": (
        "「{name}」已确认过 {hits} 次",
        "“{name}” was confirmed {hits} times",
    ),
    "party.alias_shared": (
        "「{name}」替不止一个客户付过款",
        "“{name}” has paid for more than one customer",
    ),
    "party.name_equal": ("户名完全一致：{name}", "The full name is the same: {name}"),
    "party.name_reordered": (
        "户名的地区、字号、行业、组织形式都相同，只是写法不同：{name}",
        "Place, trade name, trade and form are the same, put differently: {name}",
    ),
    "party.name_without_form": (
        "户名只少了「有限公司」这样的组织形式：{name}",
        "The name lacks only its form, such as Co., Ltd.: {name}",
    ),
    "party.name_cut_off": (
        "户名少了后面几个字，只有一个客户以「{name}」开头",
        "The name is cut off; only one customer's begins with “{name}”",
    ),
    "party.pays_for_others": (
        "户名注明代付，可能替别人付款",
        "The payer's name says that it pays for another",
    ),
    "party.short_name_equal": ("户名是客户的简称：{name}", "The payer is the short name: {name}"),
    "party.person_of": ("{name} 是客户的联系人", "{name} is a contact of the customer"),
    "party.representative_of": (
        "{name} 是客户的法定代表人，要定",
        "{name} is the customer's legal representative; please confirm",
    ),
    "party.branch_of": ("{name} 是客户的分支", "{name} is a branch of the customer"),
    "party.brand_equal": (
        "字号同为「{name}」，地区不冲突，只有这一个客户",
        "Same trade name “{name}”, place agrees, only one such customer",
    ),
    "party.name_begins": (
        "只有一个客户的名字以「{name}」开头，要定",
        "Only one customer's name begins with “{name}”; please choose",
    ),
    "party.brand_group": (
        "字号同为「{name}」的客户有 {count} 个，要定",
        "Customers with the trade name “{name}”: {count}; please choose",
    ),
    "party.brand_other_name": (
        "字号同为「{name}」，全名不同，像一家集团，要定",
        "Same trade name “{name}” but another full name, perhaps one group; please choose",
    ),
    "party.name_shared": (
        "叫「{name}」的客户有 {count} 个，要定",
        "Customers called “{name}”: {count}; please choose",
    ),
    "party.named_in_remark": ("附言里写着「{name}」", "The remark names “{name}”"),
    "party.account_and_name_differ": (
        "账号和户名指的不是同一个客户",
        "Account and name point to different customers",
    ),
    "party.known_by_number": ("客户是从单据号认出来的", "The customer is known by the number"),
    "party.number_of_another": (
        "附言里的单据是另一个客户的，可能是代付",
        "The document is another customer's; perhaps paid for them",
    ),
    "party.across_customers": (
        "分给 {count} 个客户，要写明原因",
        "Goes to {count} customers; needs a note",
    ),
    "party.nothing_written": ("没有户名和附言", "Neither payer nor remark"),
    "party.no_payer": ("没写付款方", "No payer is written"),
    "party.unknown": ("没见过「{name}」", "“{name}” is not known"),
    "party.only_similar": (
        "{customer} 名字像，但字号不同，没有采用",
        "{customer} looks alike but the trade name differs; not taken",
    ),
    # what it names
    "reference.number_contract": ("附言写明合同 {number}", "The remark names contract {number}"),
    "reference.number_invoice": ("附言写明发票 {number}", "The remark names invoice {number}"),
    "reference.number_statement": (
        "附言写明对账单 {number}",
        "The remark names statement {number}",
    ),
    "reference.number_loose": (
        "附言里的数字像 {number}",
        "Digits in the remark look like {number}",
    ),
    "reference.invoice_without_plan": (
        "发票 {number} 还没有收款计划，先记预收款，建了计划再核销",
        "Invoice {number} has no plan row yet; keep the money until it has",
    ),
    "reference.words_fit": (
        "附言说的{what}对上了 {count} 笔",
        "The remark speaks of {what}; rows that fit: {count}",
    ),
    "reference.named_is_settled": ("{number} 没有未收的款项", "Nothing is open on {number}"),
    "reference.number_unknown": ("账上没有 {number}", "{number} is not in the books"),
    "reference.words_fit_nothing": (
        "附言说的{what}没有对应的未收款项",
        "The remark speaks of {what}, but no open row fits",
    ),
    # how the amount fits
    "amount.equal_next": (
        "{same} 笔同额，先冲「{label}」：其余到期更晚，或已给别的收款",
        "{same} rows of this amount: “{label}” first; the others are due later or given away",
    ),
    "amount.equal_one": ("金额只和「{label}」相等", "Equals “{label}” and nothing else"),
    "amount.equal_undisputed": (
        "正好是「{label}」没有争议的部分",
        "Equals the undisputed part of “{label}”",
    ),
    "amount.equal_named": (
        "附言点名的「{label}」金额相等",
        "Equals “{label}”, which the remark names",
    ),
    "amount.equal_several": (
        "同额的款项有 {count} 笔，「{label}」是其一",
        "One of {count} equal rows: “{label}”",
    ),
    "amount.equal_all": ("{count} 笔合计正好相等", "{count} rows add up exactly"),
    "amount.equal_set": (
        "{of} 笔未收里 {count} 笔合计相等，共 {ways} 种凑法",
        "{count} of {of} open rows add up; ways to do so: {ways}",
    ),
    "amount.named_and_more": (
        "点名的款项加另外 {count} 笔正好相等",
        "The named rows and {count} more add up exactly",
    ),
    "amount.named_less_credit": (
        "点名的款项减去 {count} 笔退货或红字正好相等",
        "The named rows less {count} credit notes add up exactly",
    ),
    "amount.less_fee": ("少 {minor}，像手续费", "{minor} short, like a bank fee"),
    "amount.less_tax": (
        "少 {minor}，正好是 {percent}% 的税",
        "{minor} short, just {percent}% of tax",
    ),
    "amount.less_rounding": ("少 {minor}，像抹零", "{minor} short, like rounding off"),
    "amount.pays_all_and_more": (
        "付清后还多 {rest}，记为预收款",
        "Pays all, {rest} remains as prepayment",
    ),
    "amount.pays_part": (
        "没有合得上的，按顺序冲 {count} 笔",
        "Nothing fits; pays {count} rows in order",
    ),
    "amount.equal_among_all": (
        "全部客户里同额的未收款项有 {count} 笔",
        "Open rows of this amount among all customers: {count}",
    ),
    "amount.expected_fits": (
        "像是「{label}」，它的节点还没确认",
        "Looks like “{label}”, whose milestone is not confirmed",
    ),
    "amount.spoken_for": (
        "未收的款项已经建议给别的到账",
        "What is open is proposed for other receipts",
    ),
    "amount.nothing_open": ("客户没有未收的款项", "The customer has nothing open"),
    "amount.paid_twice": (
        "同一家这几天付了两笔一样的，只有一笔款对得上，可能付重了",
        "Two equal payments within days and one row for them; perhaps paid twice",
    ),
    "amount.kept": ("先记为预收款，以后再核销", "Keep as prepayment, allocate later"),
    # when, how usually, in which order
    "time.due_near": ("到期日 {due}，就在这几天", "Due {due}, just about now"),
    "time.promised": ("答应过 {due} 前付 {minor}", "Promised {minor} by {due}"),
    "time.usually_late": (
        "到期日 {due}，这家一般晚 {days} 天付，日子对得上",
        "Due {due}; this customer usually pays {days} days late, about now",
    ),
    "time.usually_early": (
        "到期日 {due}，这家一般早 {days} 天付，日子对得上",
        "Due {due}; this customer usually pays {days} days early, about now",
    ),
    "habit.paid_contract_before": (
        "账号尾号 {tail} 付过合同 {contract}",
        "Account ending {tail} paid contract {contract} before",
    ),
    "habit.pays_exact": (
        "这家以前 {times} 次都按笔付，这笔对不上哪一笔",
        "Paid row by row {times} times before; this fits no row",
    ),
    "habit.pays_oldest": (
        "这家以前 {times} 次不对准某一笔，按先后冲的",
        "Paid on account, in order, {times} times before",
    ),
    "habit.pays_round": (
        "这家以前 {times} 次都付整数，按先后冲的",
        "Paid round sums on account {times} times before",
    ),
    "habit.usual_deduction": ("以前 {times} 次都少 {minor}", "{minor} short {times} times before"),
    "policy.oldest_due": ("最早到期的先冲", "Oldest due first"),
    "policy.by_contract": ("按合同，一份冲完再下一份", "Contract by contract"),
    "policy.pro_rata": ("按比例分摊", "In proportion"),
    "policy.legal": ("法定顺序（民法典 560、561 条）", "Statutory order (Civil Code 560, 561)"),
    # why a person has to confirm
    "auto.rule": ("把握还不够，请确认", "Not sure enough; please confirm"),
    "auto.has_difference": ("有差额，请确认", "There is a difference; please confirm"),
    "auto.not_exact": ("金额不是正好相等，请确认", "The amount is not exact; please confirm"),
    "auto.no_number": (
        "附言里没有单据号，请确认",
        "No document is named in the remark; please confirm",
    ),
    "auto.round_amount": (
        "没写单据号，金额又太整，请确认",
        "No document is named and the amount is round; please confirm",
    ),
    "auto.row_of_another": (
        "另一笔到账点了这笔款的名，请确认",
        "Another receipt names this row; please confirm",
    ),
    "auto.declined_before": (
        "这笔钱的建议退回过，请确认",
        "A proposal for this money was declined; please confirm",
    ),
    "auto.remark_says_other": (
        "附言和这笔款项对不上，请确认",
        "The remark says otherwise; please confirm",
    ),
    "auto.expected_row_meant": (
        "可能付的是还没到节点的款，请确认",
        "May be meant for an expected row; please confirm",
    ),
    "auto.second_answer": ("还有一样可能的，请选", "Another is as likely; please choose"),
    "auto.remark_refund": (
        "附言像退款或冲正，请确认",
        "The remark looks like a refund; please confirm",
    ),
    "auto.remark_says_part": (
        "附言说是部分付款，请确认",
        "The remark speaks of part of a payment; please confirm",
    ),
    "auto.near_reversal": (
        "附近有同额的冲正，请确认",
        "A reversal of this amount is near; please confirm",
    ),
    "auto.disputed": ("款项有争议，请确认", "The row is disputed; please confirm"),
    "auto.several_customers": ("不止一个客户，请确认", "More than one customer; please confirm"),
    "auto.bill_not_collected": (
        "承兑汇票还没兑付，请确认",
        "The bill is not collected; please confirm",
    ),
    "auto.payer_not_full": (
        "户名不是客户全名，请确认",
        "The payer is not the customer's full name; please confirm",
    ),
    "auto.payer_unsure": ("认不准付款方，请确认", "The payer is not certain; please confirm"),
    "auto.others_first": (
        "前面有几笔要先确认，可能动到这笔款",
        "Others must be confirmed first; they may take this row",
    ),
    # money that settles nothing
    "veto.reversal_pair": ("这笔和冲正的那笔相抵", "Offset by its reversal"),
    "veto.money_out": ("这是付出的钱", "This is money paid out"),
    "veto.marked": ("已标为非客户款", "Marked as not from a customer"),
    "veto.own_transfer": ("自己账户之间转账", "Transfer between own accounts"),
    "veto.interest": ("银行结息", "Bank interest"),
    "veto.tax_refund": ("退税", "Tax refund"),
    "veto.reversal": ("冲正或退汇", "Reversal or returned payment"),
    "veto.deposit_back": ("退回或收取的保证金", "A deposit"),
    "veto.refund": ("退款", "A refund"),
    "veto.loan": ("借款", "A loan"),
    "veto.capital": ("投资款", "Capital paid in"),
    "veto.subsidy": ("补贴、社保或理赔款", "Subsidy, social security or insurance"),
}

WHY_NOT: Mapping[str, Phrase] = {
    "equally_likely": ("一样可能，要选一个", "As likely; please choose"),
    "remark_names_other": ("附言点名的不是它", "The remark names another"),
    "other_fits_exactly": ("有合得上的款项", "Other rows fit exactly"),
    "other_fits_less_known": ("有只差一点的款项", "Other rows fit but for a small difference"),
    "remark_refund": ("附言像退款，不像货款", "The remark looks like a refund"),
    "rows_are_open": ("还有没收的款项", "There are open rows"),
    "less_sure": ("把握小一些", "Less sure"),
}
