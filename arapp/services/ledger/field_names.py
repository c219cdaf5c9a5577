"""What tables, columns and stored codes are called, in both languages.

Every journaled column has a line here: its kind says how a value is to be read, an empty name that
the column is no matter of the user's (a search key, a hash). Kinds: text, money (minor units of the
row's currency), number, day (ordinal), moment (UTC text), flag, rate (parts per million a day),
percent (parts per million), micro (millionths), code (`CODES`), hidden, or a link as ">customer".
"""

from typing import NamedTuple


class Field(NamedTuple):
    """A column: how to read it and what it is called."""

    kind: str
    zh: str = ""
    en: str = ""


TABLES: dict[str, tuple[str, str]] = {
    "allocation": ("核销", "Allocation"),
    "app_user": ("用户", "User"),
    "attachment": ("附件", "Attachment"),
    "bank_account": ("银行账户", "Bank account"),
    "batch": ("导入批次", "Import"),
    "bill": ("承兑汇票", "Bill of exchange"),
    "bill_event": ("汇票去向", "What became of a bill"),
    "comment": ("备注", "Comment"),
    "company": ("本单位", "The firm"),
    "contact": ("联系人", "Contact"),
    "contact_log": ("沟通记录", "Contact log entry"),
    "contact_plan": ("沟通涉及", "Row spoken of"),
    "contract": ("合同", "Contract"),
    "contract_line": ("合同明细", "Contract line"),
    "customer": ("客户", "Customer"),
    "customer_account": ("客户账户", "Customer's account"),
    "declined": ("不是这笔", "Declined pair"),
    "delivery": ("送货单", "Delivery note"),
    "difference": ("差额", "Difference"),
    "dispute": ("争议", "Dispute"),
    "draft": ("草稿", "Draft"),
    "dunning_profile": ("催收方案", "Dunning profile"),
    "grade": ("信用等级", "Grade"),
    "hold": ("暂缓", "Hold"),
    "import_file": ("导入文件", "Imported file"),
    "import_row": ("留存行", "Kept row"),
    "invoice": ("发票", "Invoice"),
    "invoice_line": ("发票明细", "Invoice line"),
    "layout": ("表格版式", "Sheet layout"),
    "letter": ("催款函", "Collection letter"),
    "limitation_event": ("时效中断", "Limitation restarted"),
    "lpr_rate": ("LPR 利率", "LPR rate"),
    "milestone": ("节点", "Milestone"),
    "number_use": ("编号", "Number"),
    "owner_term": ("负责人变更", "Change of owner"),
    "payable": ("应付", "Payable"),
    "payable_settlement": ("应付抵销", "Settlement of a payable"),
    "payer_alias": ("付款名称", "Payer name"),
    "person": ("业务员", "Salesperson"),
    "plan": ("收款计划", "Receipt plan"),
    "plan_template": ("计划模板", "Plan template"),
    "product": ("产品", "Product"),
    "promise": ("付款承诺", "Promise"),
    "promise_plan": ("承诺涉及", "Row promised"),
    "receipt": ("收款", "Receipt"),
    "refund": ("退款", "Refund"),
    "repayment_agreement": ("还款协议", "Repayment agreement"),
    "repayment_plan": ("协议涉及", "Row agreed on"),
    "setting": ("设置", "Setting"),
    "snooze": ("放一放", "Put off"),
    "statement": ("对账单", "Statement"),
    "statement_difference": ("对账差异", "Difference in a statement"),
    "supplement": ("补充协议", "Supplement"),
    "task": ("任务", "Task"),
    "text_template": ("文本模板", "Text template"),
    "todo": ("待办", "To-do"),
}

_ID = Field("hidden")
_HIDDEN = Field("hidden")
_AMOUNT = Field("money", "金额", "Amount")
_CURRENCY = Field("text", "币种", "Currency")
_CUSTOMER = Field(">customer", "客户", "Customer")
_CONTRACT = Field(">contract", "合同", "Contract")
_PLAN = Field(">plan", "收款计划", "Receipt plan")
_RECEIPT = Field(">receipt", "收款", "Receipt")
_BATCH = Field(">batch", "导入批次", "Import")
_DAY = Field("day", "日期", "Day")
_DUE = Field("day", "到期日", "Due day")
_NAME = Field("text", "名称", "Name")
_NOTE = Field("text", "备注", "Note")
_REASON = Field("text", "原因", "Reason")
_OWNER = Field("text", "负责人", "Owner")
_PHONE = Field("text", "电话", "Phone")
_EMAIL = Field("text", "邮箱", "Email")
_ADDRESS = Field("text", "地址", "Address")
_TAX_NO = Field("text", "税号", "Tax no.")
_NUMBER = Field("text", "编号", "Number")
_FILE = Field("text", "文件", "File")
_PAGES = Field("number", "页数", "Pages")
_STATE = Field("code", "状态", "State")
_KIND = Field("code", "种类", "Kind")
_PERSON = Field("text", "对方", "Person")
_LATE_RATE = Field("rate", "日违约金率", "Late rate a day")
_DEPARTMENT = Field("text", "部门", "Department")
_BANK = Field("text", "开户行", "Bank")
_ACCOUNT_NO = Field("text", "账号", "Account no.")
_INVOICE = Field(">invoice", "发票", "Invoice")
_PRODUCT = Field(">product", "产品", "Product")
_ITEM = Field("text", "名称", "Item")
_SPEC = Field("text", "规格", "Specification")
_UNIT = Field("text", "单位", "Unit")
_QUANTITY = Field("micro", "数量", "Quantity")
_PRICE = Field("micro", "单价", "Price")
_TAX_RATE = Field("percent", "税率", "Tax rate")
_NO = Field("number", "序号", "No.")
_RECORD = Field("hidden")
_PROFILE = Field(">dunning_profile", "催收方案", "Dunning profile")
_SENT = Field("day", "寄出", "Sent")
_CHANNEL = Field("code", "方式", "Channel")
_COURIER = Field("text", "快递单号", "Courier no.")
_STAGE = Field("text", "阶段", "Stage")
_FROM = Field("day", "从", "From")
_UNTIL = Field("day", "到", "Until")
_ENDED = Field("day", "提前结束", "Ended")
_DONE = Field("day", "办完", "Done")
_OUTCOME = Field("text", "结果", "Outcome")

FIELDS: dict[str, dict[str, Field]] = {
    "allocation": {
        "id": _ID, "receipt_id": _RECEIPT, "plan_id": _PLAN, "amount": _AMOUNT, "day": _DAY,
        "how": Field("code", "怎么核的", "How"), "policy": Field("text", "规则", "Rule"),
        "reason": _REASON, "reverses_id": Field(">allocation", "冲回", "Reverses"),
        "batch_id": _BATCH,
    },
    "app_user": {
        "id": _ID, "name": _NAME, "role": Field("code", "角色", "Role"),
        "department": Field("text", "部门", "Department"), "password_hash": _HIDDEN,
    },
    "attachment": {
        "id": _ID, "tbl": _HIDDEN, "row": _HIDDEN, "name": Field("text", "文件名", "File name"),
        "sha256": _HIDDEN, "size": Field("number", "字节", "Bytes"),
        "added_at": Field("moment", "加入时间", "Added"), "note": _NOTE, "kind": _KIND,
    },
    "bank_account": {
        "id": _ID, "name": _NAME, "bank": Field("text", "开户行", "Bank"),
        "number": Field("text", "账号", "Account no."), "currency": _CURRENCY,
    },
    "batch": {"id": _ID, "day": _DAY, "label": Field("text", "来自", "From")},
    "company": {
        "id": _ID, "ledger_id": _HIDDEN, "name": _NAME,
        "short_name": Field("text", "简称", "Short name"), "address": _ADDRESS,
        "postcode": Field("text", "邮编", "Postcode"), "phone": _PHONE, "email": _EMAIL,
        "contact": Field("text", "联系人", "Contact person"), "tax_no": _TAX_NO,
        "letterhead": Field("text", "信头", "Letterhead"), "currency": _CURRENCY,
        "late_rate_ppm": _LATE_RATE, "created_at": Field("moment", "建账时间", "Founded"),
        "sample": Field("flag", "示例账本", "Sample ledger"),
        "locked_until": Field("day", "锁定到", "Closed up to"),
    },
    "bill": {
        "id": _ID, "receipt_id": _RECEIPT, "number": Field("text", "票号", "Bill no."),
        "kind": _KIND, "drawer": Field("text", "出票人", "Drawer"),
        "acceptor": Field("text", "承兑人", "Acceptor"), "amount": _AMOUNT, "currency": _CURRENCY,
        "issued_on": Field("day", "出票日", "Issued"), "due_on": _DUE, "note": _NOTE,
    },
    "bill_event": {
        "id": _ID, "bill_id": Field(">bill", "承兑汇票", "Bill"), "day": _DAY, "kind": _KIND,
        "to_whom": Field("text", "给谁", "To whom"),
        "account_id": Field(">bank_account", "银行账户", "Bank account"), "receipt_id": _RECEIPT,
        "amount": _AMOUNT, "fee": Field("money", "费用", "Fee"),
        "recourse": Field("flag", "可追索", "With recourse"), "note": _NOTE,
    },
    "comment": {
        "id": _ID, "record": _RECORD, "at": Field("moment", "时间", "When"),
        "author": Field("text", "谁", "Who"), "text": Field("text", "内容", "Text"),
    },
    "contact": {
        "id": _ID, "customer_id": _CUSTOMER, "name": _NAME,
        "role": Field("code", "角色", "Role"), "title": Field("text", "职务", "Position"),
        "phone": _PHONE, "email": _EMAIL, "address": _ADDRESS, "batch_id": _BATCH,
    },
    "contact_log": {
        "id": _ID, "customer_id": _CUSTOMER, "plan_id": _PLAN, "day": _DAY,
        "channel": Field("code", "方式", "Channel"), "person": _PERSON,
        "outcome": Field("text", "结果", "Outcome"), "note": _NOTE,
        "next_on": Field("day", "下次", "Next"), "stage": _STAGE,
        "reached": Field("flag", "找到人", "Reached"), "reason": _REASON,
        "amount": Field("money", "当时逾期", "Overdue then"), "sent_on": _SENT,
        "contact_id": Field(">contact", "联系人", "Contact"),
        "promise_id": Field(">promise", "付款承诺", "Promise"),
        "letter_id": Field(">letter", "催款函", "Letter"),
    },
    "contact_plan": {
        "id": _ID, "contact_log_id": Field(">contact_log", "沟通记录", "Contact log entry"),
        "plan_id": _PLAN, "amount": _AMOUNT,
    },
    "contract": {
        "id": _ID, "number": _NUMBER, "number_key": _HIDDEN, "customer_id": _CUSTOMER,
        "subject": Field("text", "标的", "Subject"), "amount": _AMOUNT, "currency": _CURRENCY,
        "signed_on": Field("day", "签订日", "Signed"), "ends_on": Field("day", "到期日", "Ends"),
        "terms": Field("text", "付款条件", "Terms"), "late_rate_ppm": _LATE_RATE,
        "owner": _OWNER, "state": _STATE, "note": _NOTE, "batch_id": _BATCH,
        "deliver_on": Field("day", "交货期限", "Deliver by"), "tax_rate_ppm": _TAX_RATE,
        "invoice_terms": Field("text", "发票交付", "Invoice delivery"),
        "dispute_terms": Field("text", "争议解决", "Disputes"),
        "template": Field("text", "计划模板", "Plan template"), "department": _DEPARTMENT,
        "profile_id": _PROFILE,
    },
    "contract_line": {
        "id": _ID, "contract_id": _CONTRACT, "product_id": _PRODUCT, "no": _NO, "item": _ITEM,
        "spec": _SPEC, "unit": _UNIT, "quantity": _QUANTITY, "price": _PRICE,
        "tax_rate_ppm": _TAX_RATE, "amount": _AMOUNT,
    },
    "customer": {
        "id": _ID, "code": Field("text", "客户编号", "Code"), "name": _NAME, "name_key": _HIDDEN,
        "short_name": Field("text", "简称", "Short name"), "initials": _HIDDEN,
        "tax_no": _TAX_NO, "grade": Field("text", "信用等级", "Grade"),
        "credit_limit": Field("money", "信用额度", "Credit limit"),
        "terms": Field("text", "账期", "Terms"), "owner": _OWNER,
        "department": Field("text", "部门", "Department"),
        "region": Field("text", "地区", "Region"), "phone": _PHONE, "address": _ADDRESS,
        "language": Field("code", "函件语言", "Language of papers"), "currency": _CURRENCY,
        "parent_id": Field(">customer", "上级客户", "Parent"), "batch_id": _BATCH, "note": _NOTE,
        "kind": Field("text", "类型", "Type"),
        "mail_address": Field("text", "寄送地址", "Postal address"),
        "base_amount": Field("money", "铺底金额", "Base amount"),
        "statement_day": Field("number", "账单日", "Statement day"),
        "since_on": Field("day", "合作开始", "Customer since"),
        "grade_until": Field("day", "等级到", "Grade until"),
        "grade_reason": Field("text", "定级原因", "Why this grade"),
        "scored_on": Field("day", "评分日", "Scored"),
        "merged_into_id": Field(">customer", "并入", "Merged into"), "profile_id": _PROFILE,
        "no_statement": Field("text", "不对账的原因", "Why no statement"),
    },
    "customer_account": {
        "id": _ID, "customer_id": _CUSTOMER, "bank": _BANK, "number": _ACCOUNT_NO, "note": _NOTE,
    },
    "declined": {"id": _ID, "receipt_id": _RECEIPT, "plan_id": _PLAN, "day": _DAY},
    "delivery": {
        "id": _ID, "customer_id": _CUSTOMER, "contract_id": _CONTRACT, "invoice_id": _INVOICE,
        "number": _NUMBER, "day": _DAY, "amount": _AMOUNT, "currency": _CURRENCY, "note": _NOTE,
        "batch_id": _BATCH,
    },
    "difference": {
        "id": _ID, "plan_id": _PLAN, "receipt_id": _RECEIPT, "amount": _AMOUNT, "day": _DAY,
        "reason": Field("code", "原因", "Reason"), "note": _NOTE,
        "reverses_id": Field(">difference", "冲回", "Reverses"),
    },
    "dispute": {
        "id": _ID, "plan_id": _PLAN, "amount": _AMOUNT, "reason": _REASON,
        "opened_on": Field("day", "提出日", "Opened"), "due_on": Field("day", "期限", "Due"),
        "closed_on": Field("day", "了结日", "Closed"),
        "outcome": Field("text", "结果", "Outcome"), "owner": _OWNER, "note": _NOTE,
        "granted": Field("money", "认可金额", "Granted"),
    },
    "draft": {
        "id": _ID, "form": _HIDDEN, "title": _NAME, "fields": _HIDDEN,
        "saved_at": Field("moment", "存于", "Saved"),
    },
    "dunning_profile": {
        "id": _ID, "name": _NAME, "place": _HIDDEN, "stages": _HIDDEN, "note": _NOTE,
        "retired": Field("flag", "停用", "Retired"),
    },
    "grade": {
        "id": _ID, "code": Field("text", "等级", "Grade"), "name": _NAME,
        "net_days": Field("number", "账期天数", "Net days"),
        "credit_limit": Field("money", "信用额度", "Credit limit"),
        "grace_days": Field("number", "宽限天数", "Days of grace"),
        "points": Field("number", "起始分", "Points from"),
        "enforce": Field("code", "超额度时", "Over the limit"),
        "tolerance_amount": Field("money", "容忍金额", "Tolerated amount"),
        "tolerance_days": Field("number", "容忍天数", "Tolerated days"), "profile_id": _PROFILE,
    },
    "hold": {
        "id": _ID, "customer_id": _CUSTOMER, "plan_id": _PLAN,
        "reason": Field("code", "原因", "Reason"), "note": _NOTE,
        "set_on": _FROM, "until_on": _UNTIL, "ended_on": _ENDED,
    },
    "import_file": {
        "id": _ID, "batch_id": _BATCH, "name": Field("text", "文件名", "File name"),
        "sha256": _HIDDEN, "account_id": Field(">bank_account", "银行账户", "Bank account"),
        "last_day": Field("day", "流水到", "Until"), "summary": _HIDDEN,
    },
    "import_row": {
        "id": _ID, "batch_id": _BATCH, "file_id": Field(">import_file", "文件", "File"),
        "sheet": Field("text", "工作表", "Sheet"), "row_no": Field("number", "行号", "Row"),
        "kind": _HIDDEN, "status": Field("code", "状态", "State"),
        "raw": Field("text", "原文", "As read"), "problem": Field("text", "问题", "Problem"),
        "equals": _HIDDEN,
    },
    "invoice": {
        "id": _ID, "number": Field("text", "发票号", "Invoice no."), "customer_id": _CUSTOMER,
        "contract_id": _CONTRACT, "day": Field("day", "开票日", "Invoice day"),
        "net": Field("money", "不含税", "Net"), "tax": Field("money", "税额", "Tax"),
        "gross": Field("money", "价税合计", "Gross"), "currency": _CURRENCY,
        "check_state": Field("code", "与合同核对", "Check against contract"), "batch_id": _BATCH,
        "code": Field("text", "发票代码", "Invoice code"), "kind": Field("text", "票种", "Type"),
        "buyer": Field("text", "购方名称", "Buyer"),
        "buyer_tax_no": Field("text", "购方税号", "Buyer's tax no."),
        "red_of_id": Field(">invoice", "红冲", "Takes back"),
        "check_note": Field("text", "核对说明", "Why it was confirmed"),
        "sent_on": Field("day", "寄出", "Sent"),
        "courier_no": Field("text", "快递单号", "Courier no."),
        "signed_on": Field("day", "签收", "Received"), "note": _NOTE,
    },
    "invoice_line": {
        "id": _ID, "invoice_id": _INVOICE, "product_id": _PRODUCT, "no": _NO, "item": _ITEM,
        "spec": _SPEC, "unit": _UNIT, "quantity": _QUANTITY, "price": _PRICE,
        "net": Field("money", "不含税", "Net"), "tax_rate_ppm": _TAX_RATE,
        "tax": Field("money", "税额", "Tax"),
    },
    "layout": {
        "id": _ID, "fingerprint": _HIDDEN, "name": _NAME, "kind": _HIDDEN,
        "mapping": Field("text", "列对应", "Columns"),
        "used_on": Field("day", "上次使用", "Last used"),
    },
    "letter": {
        "id": _ID, "number": _NUMBER, "customer_id": _CUSTOMER,
        "stage": Field("code", "阶段", "Stage"), "day": _DAY,
        "deadline_on": Field("day", "期限", "Deadline"), "amount": _AMOUNT,
        "interest": Field("money", "违约金", "Interest"), "currency": _CURRENCY, "file": _FILE,
        "pages": _PAGES, "sha256": _HIDDEN, "snapshot": _HIDDEN,
        "tone": Field("text", "语气", "Tone"), "sent_on": _SENT, "channel": _CHANNEL,
        "courier_no": _COURIER, "delivered_on": Field("day", "签收", "Delivered"),
    },
    "limitation_event": {
        "id": _ID, "customer_id": _CUSTOMER, "plan_id": _PLAN, "day": _DAY, "kind": _KIND,
        "note": _NOTE,
    },
    "lpr_rate": {
        "id": _ID, "term": Field("code", "期限", "Term"), "from_on": _FROM,
        "rate_ppm": Field("percent", "年利率", "Rate a year"),
    },
    "milestone": {
        "id": _ID, "contract_id": _CONTRACT, "kind": _KIND, "label": _NAME,
        "planned_on": Field("day", "计划日", "Planned"),
        "confirmed_on": Field("day", "确认日", "Confirmed"),
        "evidence": Field("text", "凭据", "Evidence"), "batch_id": _BATCH,
        "after_id": Field(">milestone", "在此之后", "After"),
        "after_months": Field("number", "月数", "Months"),
    },
    "number_use": {
        "id": _ID, "series": _HIDDEN, "year": _HIDDEN, "n": _HIDDEN, "number": _NUMBER,
        "day": _HIDDEN,
    },
    "owner_term": {
        "id": _ID, "customer_id": _CUSTOMER, "owner": _OWNER, "department": _DEPARTMENT,
        "from_on": Field("day", "从", "From"),
    },
    "payable": {
        "id": _ID, "supplier": Field("text", "供应商", "Supplier"), "number": _NUMBER,
        "text": Field("text", "事由", "For"), "amount": _AMOUNT, "currency": _CURRENCY,
        "due_on": _DUE, "paid_on": Field("day", "付清日", "Paid"), "owner": _OWNER, "note": _NOTE,
    },
    "payable_settlement": {
        "id": _ID, "payable_id": Field(">payable", "应付", "Payable"), "receipt_id": _RECEIPT,
        "bill_event_id": Field(">bill_event", "背书", "Endorsement"), "day": _DAY,
        "amount": _AMOUNT, "reverses_id": Field(">payable_settlement", "冲回", "Reverses"),
    },
    "person": {
        "id": _ID, "name": _NAME, "department": _DEPARTMENT, "phone": _PHONE, "email": _EMAIL,
        "left_on": Field("day", "离开", "Left"),
    },
    "payer_alias": {
        "id": _ID, "customer_id": _CUSTOMER, "kind": _KIND,
        "value": Field("text", "付款方", "Payer"), "key": _HIDDEN,
        "source": Field("text", "来自", "Learned from"),
        "hits": Field("number", "用过", "Times used"),
        "last_used_on": Field("day", "上次", "Last used"),
        "revoked": Field("flag", "已撤", "Revoked"),
    },
    "plan": {
        "id": _ID, "customer_id": _CUSTOMER, "contract_id": _CONTRACT,
        "invoice_id": Field(">invoice", "发票", "Invoice"),
        "milestone_id": Field(">milestone", "节点", "Milestone"),
        "no": Field("number", "期次", "No."), "kind": _KIND, "label": Field("text", "款项", "Item"),
        "state": _STATE, "booked_on": Field("day", "入账日", "Booked"), "due_on": _DUE,
        "void_on": Field("day", "作废日", "Void since"), "amount": _AMOUNT,
        "currency": _CURRENCY, "owner": _OWNER, "note": _NOTE, "batch_id": _BATCH,
        "due_rule": Field("text", "到期规则", "Due rule"),
        "made_by_id": Field(">supplement", "来自补充协议", "From supplement"),
        "ended_by_id": Field(">supplement", "被补充协议替换", "Ended by supplement"),
        "from_plan_id": Field(">plan", "原债务", "Taken over from"),
        "by_receipt_id": Field(">receipt", "转出凭证", "Settled there by"),
        "agreement_id": Field(">repayment_agreement", "还款协议", "Repayment agreement"),
        "profile_id": _PROFILE,
    },
    "plan_template": {
        "id": _ID, "name": _NAME, "place": _HIDDEN, "rows": _HIDDEN,
    },
    "product": {
        "id": _ID, "code": Field("text", "产品编号", "Code"), "name": _NAME, "spec": _SPEC,
        "unit": _UNIT, "price": _PRICE, "tax_rate_ppm": _TAX_RATE,
        "retired": Field("flag", "停用", "Retired"),
    },
    "promise": {
        "id": _ID, "customer_id": _CUSTOMER, "plan_id": _PLAN, "amount": _AMOUNT,
        "currency": _CURRENCY, "made_on": Field("day", "承诺日", "Made"),
        "due_on": Field("day", "答应付款日", "Promised for"), "person": _PERSON, "note": _NOTE,
        "evidence": Field("text", "凭据", "Evidence"),
        "withdrawn_on": Field("day", "撤回", "Withdrawn"),
    },
    "promise_plan": {
        "id": _ID, "promise_id": Field(">promise", "付款承诺", "Promise"), "plan_id": _PLAN,
        "amount": _AMOUNT,
    },
    "receipt": {
        "id": _ID, "number": _NUMBER,
        "account_id": Field(">bank_account", "银行账户", "Bank account"),
        "day": Field("day", "到账日", "Day"), "payer": Field("text", "付款方", "Payer"),
        "payer_account": Field("text", "付款账号", "Payer's account"), "amount": _AMOUNT,
        "currency": _CURRENCY, "serial_no": Field("text", "流水号", "Serial no."),
        "memo": Field("text", "附言", "Memo"), "customer_id": _CUSTOMER,
        "method": Field("code", "方式", "Method"),
        "not_customer": Field("text", "不是货款", "Not from a customer"), "row_key": _HIDDEN,
        "batch_id": _BATCH,
    },
    "refund": {
        "id": _ID, "receipt_id": _RECEIPT, "amount": _AMOUNT, "day": _DAY, "note": _NOTE,
        "reverses_id": Field(">refund", "冲回", "Reverses"), "kind": _KIND,
        "to_receipt_id": Field(">receipt", "转入", "Transferred to"),
    },
    "repayment_agreement": {
        "id": _ID, "customer_id": _CUSTOMER, "number": _NUMBER,
        "signed_on": Field("day", "签订日", "Signed"), "amount": _AMOUNT, "currency": _CURRENCY,
        "person": _PERSON, "note": _NOTE, "ended_on": _ENDED,
    },
    "repayment_plan": {
        "id": _ID, "agreement_id": Field(">repayment_agreement", "还款协议", "Agreement"),
        "plan_id": _PLAN, "amount": _AMOUNT,
    },
    "setting": {
        "id": _ID, "key": Field("text", "设置项", "Setting"), "value": Field("text", "值", "Value"),
    },
    "snooze": {
        "id": _ID, "record": _RECORD, "reason": _REASON, "set_on": _FROM, "until_on": _UNTIL,
        "ended_on": _ENDED,
    },
    "statement": {
        "id": _ID, "number": _NUMBER, "customer_id": _CUSTOMER, "kind": _KIND,
        "from_on": Field("day", "从", "From"), "to_on": Field("day", "到", "To"),
        "issued_on": Field("day", "出具日", "Issued"), "opening": Field("money", "期初", "Opening"),
        "debits": Field("money", "本期应收", "Debits"),
        "credits": Field("money", "本期已收", "Credits"),
        "closing": Field("money", "期末", "Closing"), "currency": _CURRENCY, "state": _STATE,
        "file": _FILE, "pages": _PAGES, "sha256": _HIDDEN, "basis": _HIDDEN, "snapshot": _HIDDEN,
        "superseded_by": Field(">statement", "改由", "Replaced by"), "sent_on": _SENT,
        "channel": _CHANNEL, "courier_no": _COURIER,
        "answered_on": Field("day", "回函日", "Answered"),
        "answer": Field("text", "回函", "Answer"),
        "confirmed": Field("money", "对方确认", "Confirmed"),
    },
    "statement_difference": {
        "id": _ID, "statement_id": Field(">statement", "对账单", "Statement"), "kind": _KIND,
        "record": _RECORD, "day": _DAY, "ours": Field("money", "我方", "Ours"),
        "theirs": Field("money", "对方", "Theirs"), "note": _NOTE,
        "resolved_on": Field("day", "了结日", "Resolved"), "outcome": _OUTCOME,
    },
    "supplement": {
        "id": _ID, "contract_id": _CONTRACT, "number": _NUMBER, "day": _DAY, "amount": _AMOUNT,
        "reason": _REASON,
    },
    "task": {
        "id": _ID, "customer_id": _CUSTOMER, "plan_id": _PLAN, "stage": _STAGE, "owner": _OWNER,
        "opened_on": Field("day", "接手", "Taken up"), "due_on": _DUE, "done_on": _DONE,
        "waiting_for": Field("text", "等谁", "Waiting for"), "outcome": _OUTCOME, "note": _NOTE,
    },
    "text_template": {
        "id": _ID, "kind": _KIND, "name": _NAME,
        "language": Field("code", "语言", "Language"), "stage": _STAGE,
        "tone": Field("text", "语气", "Tone"), "title": Field("text", "标题", "Title"),
        "body": Field("text", "正文", "Text"),
    },
    "todo": {
        "id": _ID, "record": _HIDDEN, "text": Field("text", "事项", "To do"), "owner": _OWNER,
        "due_on": _DUE, "done_on": Field("day", "办完", "Done"),
    },
}  # fmt: skip

# code → (Chinese, English); a code of one table alone is under "table.column.code".
CODES: dict[str, tuple[str, str]] = {
    # rows of a plan
    "instalment": ("分期款", "instalment"), "retention": ("质保金", "retention"),
    "invoice": ("发票", "invoice"), "opening": ("期初", "opening balance"),
    "interest": ("违约金", "interest"), "credit": ("贷项", "credit"),
    "expected": ("预计", "expected"), "firm": ("已入账", "firm"), "void": ("作废", "void"),
    "draft": ("草稿", "draft"), "active": ("履行中", "active"), "closed": ("已结束", "closed"),
    "unsigned": ("待签", "not signed yet"),
    # milestones
    "signing": ("签约", "signing"), "delivery": ("发货", "delivery"),
    "acceptance": ("验收", "acceptance"), "warranty": ("质保期满", "end of warranty"),
    "other": ("其他", "other"),
    # money
    "hand": ("手工", "by hand"), "proposal": ("按建议", "as proposed"), "auto": ("自动", "by rule"),
    "import": ("导入", "import"), "bank": ("银行", "bank"), "cash": ("现金", "cash"),
    "bill": ("承兑汇票", "bill of exchange"), "fee": ("手续费", "fee"),
    "discount": ("折让", "discount"), "rounding": ("尾差", "rounding"),
    "exchange": ("汇兑", "exchange"), "penalty": ("扣款", "penalty"), "tax": ("税差", "tax"),
    "refund": ("退款", "refund"), "reversal": ("冲回", "reversal"),
    "offset": ("冲抵应付", "offset"), "transfer": ("转账", "transfer"),
    "plan.kind.transfer": ("承接债务", "debt taken over"),
    "refund.kind.transfer": ("转给别的客户", "to another customer"),
    # bills
    "bill.kind.bank": ("银行承兑", "bank"), "commercial": ("商业承兑", "commercial"),
    "held": ("在手", "held"), "endorsed": ("已背书", "endorsed"),
    "discounted": ("已贴现", "discounted"), "collected": ("已兑付", "collected"),
    "returned": ("已退票", "returned"),
    # people and papers
    "finance": ("财务", "finance"), "business": ("业务", "business"), "legal": ("法务", "legal"),
    "representative": ("法定代表人", "representative"), "owner": ("老板", "owner"),
    "sales": ("业务", "sales"), "reader": ("只读", "read only"),
    "phone": ("电话", "phone"), "message": ("短信或微信", "message"), "email": ("邮件", "email"),
    "letter": ("信函", "letter"), "visit": ("上门", "visit"),
    "promise": ("承诺", "promise"), "dispute": ("争议", "dispute"), "manual": ("手工", "by hand"),
    "snooze": ("暂缓", "put off"), "name": ("户名", "name"), "account": ("账号", "account"),
    "activity": ("往来对账", "activity"), "open": ("未结清单", "open items"),
    "detailed": ("明细", "detailed"), "confirmation": ("对账函", "confirmation"),
    "issued": ("已出具", "issued"), "sent": ("已寄出", "sent"),
    "confirmed": ("相符", "confirmed"), "differs": ("不符", "differs"),
    "superseded": ("已被替代", "superseded"), "reminder": ("提示函", "reminder"),
    "demand": ("催款函", "demand"), "final": ("严正催告", "final demand"),
    "letter.stage.legal": ("律师函前", "before legal action"),
    "flagged": ("待核", "to check"), "rejected": ("拒绝", "rejected"),
    "skipped": ("跳过", "skipped"), "outgoing": ("付出", "outgoing"),
    "none": ("未核对", "not compared"), "cleared": ("一致", "agrees"),
    "invoice.check_state.differs": ("有差异", "differs"),
    "invoice.check_state.confirmed": ("已确认差异", "difference accepted"),
    "grade.enforce.none": ("不管", "nothing"), "warn": ("提醒", "warn"), "block": ("拦下", "stop"),
    "lawsuit": ("起诉", "lawsuit"), "payment": ("部分还款", "part payment"),
    "limitation_event.kind.demand": ("催款", "demand"),
    "limitation_event.kind.confirmation": ("对账确认", "confirmation"),
    "one_year": ("一年期", "one year"), "five_years": ("五年期以上", "five years"),
    "in_transit": ("对方已付未达", "paid, on its way"),
    "not_booked": ("我方未记", "not booked by us"),
    "no_invoice": ("发票未到", "no invoice yet"), "amount": ("金额不符", "amounts differ"),
    "call": ("电话", "call"), "mail": ("邮件", "mail"),
    "zh_CN": ("中文", "Chinese"), "en": ("英文", "English"),
}  # fmt: skip


def _pick(pair: tuple[str, str], language: str) -> str:
    return pair[0] if language.startswith("zh") else pair[1]


def table_name(table: str, language: str) -> str:
    """What rows of a table are called; an unknown table by its own name."""
    return _pick(TABLES[table], language) if table in TABLES else table


def field(table: str, column: str) -> Field:
    """How a column is read; one that no version knows any more is shown as text by its name."""
    return FIELDS.get(table, {}).get(column) or Field("text", column, column)


def field_name(table: str, column: str, language: str) -> str:
    """What a column is called, "" for one that is no matter of the user's."""
    found = field(table, column)
    return _pick((found.zh, found.en), language)


def code_name(table: str, column: str, code: str, language: str) -> str:
    """A stored code in words; an unknown one as it is."""
    pair = CODES.get(f"{table}.{column}.{code}") or CODES.get(code)
    return _pick(pair, language) if pair else code
