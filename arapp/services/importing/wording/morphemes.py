# ruff: noqa: E501 - a table of patterns: one line each, however wide
"""What a heading means by the characters that it is made of, when no dictionary knows it whole.

A heading is a head (what kind of thing: a day, money, a number, a party) and what stands before
it (which one). The families are tried in order, within each the rules; the first whose marks are
all in the heading gives the concept. It is weaker evidence than the dictionaries: the shape of
the values must not contradict it (`shapes.agrees`).
"""

import re
from functools import lru_cache

from arapp.services.importing.wording import bank_morphemes

# family → (marks of the family, ((marks of the member, concept), …)); "" always fits
_FAMILIES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    # what only looks like ours
    (
        r"供应商|供货商|供货单位|vendor|supplier",
        (("", "supplier"),),
    ),
    (r"销售方|销方|卖方|开票方", ((r"税|识别", "seller_tax"), ("", "seller"))),
    (
        r"[数重件台箱]量$|单价|规格|型号|图号|快递|物流|仓库|库存|工号|工资|折旧|社保|个税|净值|是否|审批|审核|经办|制单|录入",
        (("", ""),),
    ),
    # days
    (
        r"日期|时间|(?<![今昨每])日$|年月$|date|day$|(?:到期|届满)$",
        (
            (r"开票|发票|开具|出票|税票|invoice", "invoice_day"),
            (r"签|订立|signing|signed|agreement", "signed_on"),
            (r"到期|期满|应收|应回|应付|约定|计划|预计|预期|最迟|最晚|承诺|期限|due|payby|expected|promis", "due_on"),
            (r"终止|结束|截止|届满|end|expir", "ends_on"),
            (r"收款|回款|到账|到款|来款|款到|进账|实收|banked|received|payment|receipt", "receipt_day"),
            (r"出生|(?<!发)生日|入职|注册|成立|建档|开户|启用|购入|birth", ""),
            ("", "day"),
        ),
    ),
    # people and how to reach them
    (r"邮箱|邮件|电邮|e-?mail", (("", "email"),)),
    (r"地址|住所|address", (("", "address"),)),
    (r"电话|手机|固话|座机|联系方式|phone|mobile|tel(?:ephone)?$", (("", "phone"),)),
    (r"联系人|对接人|contact|attn", ((r"姓名|名字|name", "contact"), ("", "contact"))),
    (r"职务|职位|岗位|头衔|职称|job|position|^role|role$", (("", "role"),)),
    (
        r"业务员|销售员|跟单|客户经理|销售经理|负责(?:人|业务)|销售(?:人员|代表)|业务(?:人员|代表|经理)|accountrep|salesperson|salesrep",
        (("", "owner"),),
    ),
    # numbers
    (
        r"(?:编号|编码|代码|代号|号码?|流水号?|ref|reference|no|number|id)$",
        (
            (r"税务|纳税|识别|信用代码", "tax_no"),
            (r"发票|税票|票据号码|inv", "invoice_no"),
            (r"合同|协议|订单|合约|contract|agreement|order", "contract"),
            (r"客户|客商|往来|单位|customer|client|debtor", "code"),
            (r"凭证|记字|单据|传票|voucher|单号|凭单", "voucher"),
            (r"交易|流水|银行|回单|bank|transaction", "serial"),
        ),
    ),
    # limits and terms
    (r"限额|额度|最高(?:欠|赊|授)|creditlimit", (("", "limit"),)),
    (
        r"账期|天数|周期|信用期|赊(?:账|销|欠)期|creditdays",
        ((r"逾期|超期|拖欠|账龄", "aging"), ("", "terms")),
    ),
    (
        r"(?:付款|收款|结款|回款|结算|支付|payment)(?:方式|条件|条款|约定|节奏|比例|安排|办法|说明|terms)",
        (("", "template"),),
    ),
    (r"(?:结算|收款|到款|付款|支付|来款)(?:工具|渠道|形式|途径|手段)", (("", "method"),)),
    # money
    (r"不含税|除税|未税|税前|excl(?:uding)?(?:tax|vat)|netof", (("", "net"),)),
    (r"含税|价税|发票(?:总|金|额)|开票(?:总|金|额)|inclvat|incltax", ((r"合同|签约|订单|成交", "contract_amount"), ("", "gross"))),
    (r"税额|税金|销项税?|增值税$", (("", "tax"),)),
    (
        r"首付|首款|首期|预付|定金|订金|开工|提货|(?<!收)到货|发货[前时后]?(?:款|付|金)|进度款|调试|安装|初验|终验|验收(?!单|人|日)|质保|质量保证|保修|保证金|尾款|deposit|retention|warranty",
        ((r"日期|时间|日$", ""), ("", "instalment")),
    ),
    (
        r"期初|年初|上期|上年|上月|结转|opening|broughtforward",
        ((r"单|号|人", ""), ("", "opening")),
    ),
    (
        r"期末|月末|年末|closing",
        (("", "open"),),
    ),
    (r"^(?:本[期月年次])?减少(?:金?额|数)?$", (("", "credit"),)),
    (r"^(?:本[期月年次])?增加(?:金?额|数)?$|欠款?增加|应收增加|增加(?:应收|欠款)|销货|销售(?:金?额|收入|挂账)|新增", (("", "debit"),)),
    (r"欠款?减少|应收减少|减少(?:应收|欠款)", (("", "credit"),)),
    (
        r"未[收回结付清到还核退]|未能收|[待尚仍]|剩余|剩下|余款|欠(?!款(?:原|总)|单位|方|人|户)|挂欠|结欠|outstanding|unpaid|remaining|stillopen|openbalance|owing|owed",
        (
            (r"原值|原额|总额$", "due_amount"),
            (r"滚|累计|running", "open"),
            ("", "open"),
        ),
    ),
    (r"余额|结余|滚存|balance", (("", "balance"),)),
    (
        r"已[收回结付清到还核支退]|至今.*收|历[年次].*收|累计.*[收回]|结清|冲抵|核销|paid|settled|todate|sofar",
        (("", "paid"),),
    ),
    (
        r"(?:本[次期月年]|当[期月]|实际)?.*(?:收款|收回|回款|回笼|到款|到账|来款|进账|收到|实收|客户付款)(?:金?额|货款|款|数|合计|总额)?$|received|receipts?$|collected|cashin",
        (("", "received"),),
    ),
    (
        r"(?:签约|合同|协议|订单|成交|中标|标的|contract|order|deal).*(?:金额|额|价款?|总价|合计|sum|amount|value|price|total)",
        (("", "contract_amount"),),
    ),
    (
        r"应[收回结](?!.*(?:人|单位|方$))|挂账(?:金?额|款|$)|货款(?:金额|总额|合计|额|原)|欠款(?:原|总)|赊销(?:金?额|款)|销售(?:金?额|款)|billed|receivable|charged",
        (("", "due_amount"),),
    ),
    (r"(?:金额|总额|价款|款额|总价|合计金额|amount|value|sum)$", (("", "amount"),)),
    # a day only when its values are days
    (
        r"^(?:(?:合同)?约定|预计|计划|预定|应)(?:付款|收款|回款|到账|还款)$|^(?:付款|还款|收款)期$",
        (("", "due_on"),),
    ),
    # what for
    (r"摘要|事由|经济业务|业务内容|用途|particulars|narrative", (("", "memo"),)),
    (r"(?:款项?|收款|付款|回款).*(?:节点|阶段|批次|期次|名称|性质|类别|类型|内容)|节点|批次|期次|milestone", (("", "label"),)),
    (r"标的物?|供货内容|采购内容|货物|品名|产品|工程|项目|合同(?:内容|名)|subject|project|scope", (("", "subject"),)),
    # parties, last: what is left of a heading that names one
    (r"(?:打款|缴款|汇款|来款|交款|付款).*(?:单位|方|人|户|客户|公司|名称)|(?:打款|缴款|汇款|来款|交款)(?:单位|方|人)?", (("", "payer"),)),
    (
        r"客户|客商|买家|买方|甲方|需方|购货|购买|受票|抬头|债务|赊销户?|往来(?:单位|户|客户|公司)|欠款(?:单位|方|人|户)|单位(?:名称?|全称)|公司名|企业名|开票单位|customer|client|debtor|buyer|billto|soldto",
        ((r"电话|手机|地址|税|级|类|行$|账号|等级|区域|邮", ""), (r"简称|short", "short_name"), ("", "customer")),
    ),
    (r"姓名|名字|人员$|fullname", (("", "person"),)),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def guess(folded: str) -> str | None:
    """Concept that a folded heading (`headings.fold`) is made of; None when nothing speaks."""
    bank = bank_morphemes.guess(folded)
    if bank and bank not in bank_morphemes.WEAK:
        return bank
    if not 2 <= len(folded) <= 24:
        return None
    for family, members in _FAMILIES:
        if re.search(family, folded):
            for marks, concept in members:
                if re.search(marks, folded):
                    sided = bank in ("credit", "debit") and concept in ("amount", "limit")
                    return bank if sided else concept or None
    return bank
