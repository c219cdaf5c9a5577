# ruff: noqa: E501 - a table of patterns: one line each, however wide
"""What firms and banks write above their columns, as data: header text → concept.

A concept is what a column means in the trade, before it is known what kind of table it stands in
(`columns.py` turns concepts into fields). Patterns are matched against the folded header (no
blanks, no brackets, lower case, 账 for 帐), the first that fits wins, so the special ones stand
before the general ones.
"""

_PARTY = r"(?:对方|对手方?|交易对手方?|交易对方|交易方|收付款?方|付收款?方|往来方|对应方?|counterparty|opposite)"
_PAY = r"(?:付款|汇款|缴款|来款|打款|付|汇出)(?:人|方|单位|账户|客户|企业|公司)?"
_GET = r"(?:收款|收|汇入)(?:人|方|单位|账户|企业|公司)"
_NAME = r"(?:名称?|户名|姓名|全称|名字|账户名称?|账号名称|单位名称|name)"
_ACCOUNT = r"(?:账号|账户号码?|账户|卡号|卡号/账号|账号/卡号|银行账号|acc(?:oun)?t(?:no|number)?)"
_SUM = r"(?:金额|额|总额|数额?|合计|总计|款|款项|总金额)"
_DATE = r"(?:日期|时间|日|年月日|date)"
_CREDIT = (
    r"(?:贷方|贷|收入|存入|转入|入账|汇入|进账|收方|来账|贷记|收款入账|流入"
    r"|credits?|deposits?|moneyin|paidin|inflow)"
)
_DEBIT = (
    r"(?:借方|借|支出|取出|转出|支取|付出|汇出|出账|付方|借记|流出"
    r"|debits?|withdrawals?|moneyout|paidout|outflow)"
)
_BEFORE = r"(?:本期|交易|记账|当期|本月|本年|人民币|本币|原币|账户)?"
_AFTER = r"(?:金额|发生额|发生数|发生|数额?|额|交易额|amount|amt)?"
_CLIENT = (
    r"(?:客户|客商|购货单位|购货方|购货人|往来单位|往来客户|往来户|购买方|购方|购买单位|买方|需方|甲方"
    r"|买受人|欠款单位|欠款人|欠款方|欠款客户|债务人|付款单位|付款方|付款人|客户单位|结算对象|结算单位"
    r"|对方单位|单位|公司|企业|厂商|厂家|商户|用户|用户单位|收货单位|收货方|委托方|委托单位|合作单位"
    r"|核算项目|建设单位|业主|业主单位|发包方|发包人|定作方|相对方|经销商|代理商|门店|店铺|顾客|受票方)"
)

# fmt: off
TABLE: tuple[tuple[str, str], ...] = (
    # --- columns of other trades, and those that only look like ours
    ("supplier", r"(?:供应商|供货商|供货单位|供方|供货方|supplier|vendor)(?:名称|编码|编号|code|name)?"),
    ("seller", r"(?:销售方|销方|卖方|开票方|seller)(?:名称|企业名称|单位名称|name)?"),
    ("seller_tax", r"(?:销售方|销方|卖方|开票方)(?:纳税人)?(?:识别号|税号|识别码).*"),
    ("subject_code", r"(?:会计)?科目(?:编码|代码|编号|名称|全称)?"),
    ("card_due", r"(?:本期)?(?:最低还款额?|应还款额?|最后还款日|到期还款日)"),
    ("card_tail", r"(?:卡号)?(?:末四位|后四位|卡末四位)"),
    ("overdue", r"(?:逾期|超期|拖欠|到期)(?:应收|未[收回付])*(?:金额|欠款|款项?|账款|余额|总额)|overdue(?:amount|balance)"),
    ("aging", r".*(?:账龄|逾期|超期|拖欠).*"),
    (
        "aging",
        r"(?!\d{1,4}[月年]\d{1,2}[日月])(?:大于|超过|小于|未满|满)?\d{1,4}(?:天|日|个?月|年)?(?:至|到|~)?\d{0,4}(?:天|日|个月|年)(?:以内|以上|以下|之内|内|含)*"
        r"|.*(?:天|个月|年)(?:以内|以上|内)|未到期.*",
    ),
    ("aging", r"(?:not_?due|current|(?:over|under|above)\d+)(?:days?|months?)?|\d{1,7}(?:days?|months?)"),
    # --- bank files
    ("party_bank", _PARTY + r".*(?:行|行名|行号|网点|机构|银行|联行号)(?:名称?)?"),
    ("party_bank", r".*(?:开户(?:银)?行|联行号|行号|行名)(?:名称|号)?"),
    ("counterparty", _PARTY + r".*" + _NAME + r"|" + _PARTY + r".*(?:单位|公司|信息|机构)"),
    ("party_account", _PARTY + r".*" + _ACCOUNT),
    ("counterparty", _PARTY),
    ("payer_account", _PAY + r".*" + _ACCOUNT + r"|payeracc(?:oun)?t(?:no|number)?"),
    (
        "payee_account",
        _GET
        + r".*"
        + _ACCOUNT
        + r"|收款"
        + _ACCOUNT
        + r"|payeeacc(?:oun)?t(?:no|number)?|beneficiaryacc.*",
    ),
    (
        "payer",
        _PAY + _NAME + r"|付款人|汇款人|缴款人|来款单位|来款方|汇款单位|付方|打款人|交款人|交款单位"
        r"|payer(?:name)?|remitter(?:name)?|originator(?:name)?|orderingcustomer"
        r"|(?:received|payment|paid)from",
    ),
    ("payee", _GET + _NAME + r"|收款人|收款方|收款单位|payee(?:name)?|beneficiary(?:name)?"),
    (
        "direction",
        r"(?:借贷|收支|借/贷|收/支|收付|收/付|往来账?|来往账?|往/来账?|dc|d/c|cr/?dr|dr/?cr"
        r"|debit/?credit)(?:标志|标识|方向|类型|类别|性质|标记|indicator|flag)",
    ),
    ("direction", r"(?:资金|交易|记账|余额)(?:方向|流向|收支)|资金流向|(?:余额)?借贷方向"),
    ("direction", r"借贷|借/贷|收支|收/支|往来账|来往账|dc|d/c|cr/?dr|dr/?cr|debit/?credit|方向|direction"),
    ("credit", _BEFORE + _CREDIT + _AFTER + r"(?:/元|/rmb)?"),
    ("debit", _BEFORE + _DEBIT + _AFTER + r"(?:/元|/rmb)?"),
    ("contract", r".*(?:合同|协议|合约|订单)(?:.*)(?:编号|编码|号码?|流水号)"),
    (
        "serial",
        r".*(?:流水号?|日志号|唯一标?识?号|流水编号|回单(?:编)?号|交易编号|交易单号|交易订单号"
        r"|交易序号|交易参考号|参考号|业务编号|明细编号)",
    ),
    (
        "serial",
        r"(?:transaction|trans|txn|serial|trace|bank)(?:id|no|number|ref(?:erence)?)"
        r"|reference(?:no|number)|ref(?:no)?",
    ),
    ("voucher", r"(?!.*发票).*(?:凭证|传票|单据|票据)(?:字)?(?:号码?|编号|字号)|商户单号|商户订单号|voucher(?:no|number)?"),
    ("time", r"交易时刻|时刻|time|(?:transaction)?timeofday"),
    ("currency", r"(?:交易|记账|账户|结算|原币)?(?:币种|币别|货币|币制|currency|ccy|curr)(?:名称|代码|类型|code)?"),
    # --- invoices
    ("red_of", r"(?:被红冲|被冲红|对应|原|红冲)(?:的)?(?:蓝字|正数)?(?:数电|电子)?(?:发票|票)号码?|蓝字(?:数电)?发票号码"),
    ("goods", r"(?:货物或应税|货物、?劳务|应税劳务|货物劳务).*名称?"),
    ("invoice_type", r"发票票种|票种"),
    ("invoice_code", r"发票代码|invoicecode"),
    ("invoice_no", r".*(?:发票|数电票|电票|票据票)(?:号码?|编号|no)|发票|票号|invoice(?:no|number|id|#)?"),
    ("invoice_day", r"(?:开票|发票|开具)" + _DATE + r"|invoicedate|dateofinvoice"),
    ("invoice_state", r"(?:发票|开票)状态|是否作废|作废标[志记]"),
    ("invoice_kind", r"是否正数发票|发票风险等级|发票票种|发票类型|发票来源"),
    ("net", r"(?:不含税|未税|税前)(?:金额|价|价款|收入|销售额|额|总额)?|net(?:amount)?|excl(?:uding)?(?:vat|tax)"),
    ("tax_rate", r"税率|征收率|税率/征收率|taxrate|vatrate"),
    ("tax", r"税额|增值税额?|税金|tax(?:amount)?|vat(?:amount)?"),
    ("gross", r"价税合计|(?:含税|发票|开票|已开票)(?:金额|价|价款|总额|总价|额|合计)|gross(?:amount)?|invoice(?:amount|total)|totalinvoice"),
    (
        "tax_no",
        r".*(?:纳税人识别[号码]|税号|识别号|统一社会信用代码|税务登记号|信用代码)"
        r"|tax(?:no|id|number|payerid)|vat(?:no|id|number)|tin",
    ),
    # --- contracts and plans
    ("warranty", r"(?:质保|保修|质量保证|保质|质量保修)(?:期|年限|时间|时长|月数|年数)(?:限|长)?|(?:warranty|retention|guarantee)(?:period|months?|years?|term)"),
    (
        "contract",
        r"(?:销售|客户|购销|我方|系统|关联|对应|所属)?(?:合同|协议|订单|合约|销售单|项目)"
        r"(?:编号|编码|号码?|no|序号|单号|编|代码|id)",
    ),
    ("contract", r"合同|订单|(?:sales)?(?:contract|order|po|so|agreement|deal)(?:no|number|id|#|code|ref)?"),
    (
        "contract_amount",
        r"(?:含税)?(?:签约|合同|订单|协议|项目|签单|成交)(?:总|含税|签约|签订|价税)*"
        r"(?:金额|额|价款?|总额|合计|价税合计|款)|含税签约合同价|合同额|合同价",
    ),
    ("contract_amount", r"(?:contract|order|deal)(?:amount|value|sum|total|price)"),
    (
        "subject",
        r"(?:合同|项目|工程|协议|订单|标的|货物|产品|设备|品名|商品)(?:名称?|内容|标的|简称|描述)?"
        r"|subject|project(?:name)?|product|contractname",
    ),
    ("starts_on", r".*(?:合同|履行|服务)?(?:起始|开始|生效|起)" + _DATE + r"|startdate|effectivedate"),
    (
        "ends_on",
        r"(?:合同|履行|服务|协议)(?:终止|结束|截止|到期|届满|期限).*|.*(?:终止|结束)"
        + _DATE
        + r"|enddate|expiry(?:date)?",
    ),
    (
        "signed_on",
        r"(?:合同)?(?:签订|签约|签署|订立|签字|合同|订单|下单|成交|签单|签)(?:签订|签署)?"
        + _DATE
        + r"|signed(?:on|date)?|(?:contract|order|signing|agreement)date|datesigned",
    ),
    (
        "due_on",
        r"(?:预计|计划|约定|最迟|最晚|最后|合同约定|预定|拟|承诺|应)(?:.*)(?:日期?|时间|期限?|日子)"
        r"|(?:应收|应付)(?:账|款)*"
        + _DATE
        + r"|(?:付款|收款|还款|回款|支付|结算|信用)(?:期限|到期日?|截止日?期?|期)"
        r"|到期(?:日期?|时间)?|(?:账款|款项|发票|应收款?)到期.*|due(?:date|on|day)?|dateDue|payby|maturity(?:date)?"
        r"|paymentdue(?:date)?|(?:expected|planned)(?:payment)?date",
    ),
    (
        "receipt_day",
        r"(?:实际)?(?:收款|回款|到账|到款|来款|收到|实收|付款|进账|入账|核销)"
        + _DATE
        + r"|payment(?:date|on)|(?:date)?received(?:on|date)|receiptdate|paidon|paiddate",
    ),
    (
        "opening",
        r"(?:期初|年初|上期|上年|初始|上月)(?:余额|应收|欠款|金额|应收账款|结转|结余|应收款|数)"
        r"|opening(?:balance|receivable)?",
    ),
    (
        "open",
        r"(?:应收|合同|货款)?(?:未|尚未|待|剩余|尚)(?:收|回|付|结|核销|清|支付|到|欠)(?:到|款|账)?"
        r"(?:款|账款|货款|款项)?(?:金额|额|余额|总额|数|合计|部分)?",
    ),
    (
        "open",
        r"(?:尚|累计|总|合计|实际|期末|目前|当前)?(?:欠款?|结欠|拖欠)(?:金额|额|余额|总额|合计|数)?|尚欠.*|余款"
        r"|应收(?:账款?|款)?(?:余额|结余|期末余额)|剩余(?:应收|未收|金额|款|欠款|货款).*|合同余额|期末(?:余额|应收.*|欠款)"
        r"|outstanding(?:amount|balance)?|open(?:amount|balance|item)?|balancedue|unpaid(?:amount)?|remaining(?:amount|balance)?"
        r"|amount(?:open|outstanding)|stilldue|owed|owing",
    ),
    ("balance", r".*(?:余额|结余|balance)(?:/元)?|bal"),
    (
        "paid",
        r"(?:累计|本期|总|截止.*)?(?:已|实)(?:收|付|回|到|核销|结|支付|收到|回笼|结算)(?:到|款|账)?(?:款|账款|货款|款项)?"
        + _SUM
        + r"?(?:情况)?",
    ),
    (
        "received",
        r"(?:累计|实际|本次|本期)?(?:收款|回款|到款|付款|到账|回笼|来款|收到)(?:款)?"
        + _SUM
        + r"?(?:情况)?"
        r"|received(?:amount)?|receipts?(?:amount)?|collected|collections?|payments?(?:amount|received)?",
    ),
    ("paid", r"paid(?:amount|todate)?|amount(?:paid|received)|settled"),
    ("instalment", r"(?:发货|交货|到货|货到|提货|结算|签订)(?:前|后|时)?款?(?:金额|比例)?(?<!发货)(?<!结算)"),
    (
        "due_amount",
        r"(?:本期|本次|合计|总|当期|本月|累计)?(?:应收|应回|计划|约定|预计|货款|销售|发货|出库|送货|赊销|结算|计划收款|应收回)"
        r"(?:账款|款|款项|货款|收款|回款)?(?:金额|额|总额|数|合计|总计|原值|原额)?",
    ),
    ("due_amount", r"amountdue|(?:accounts?)?receivables?(?:amount)?|due(?:amount)|instal+mentamount|billed(?:amount)?|sales(?:amount)?|charges?"),
    (
        "instalment",
        r"(?:首付|首期|预付|定金|订金|签订|签约|合同签订|发货前?|提货|到货|交货|进度|安装|调试|验收|终验"
        r"|初验|竣工|质保|保修|保证|尾|结算|第?[一二三四五六七八九十\d]+期|第?[一二三四五六]次)"
        r"(?:后|时|期满|合格)?(?:款项?|金|付款|收款|比例|应收|首付|尾款)*(?:金额|比例)?",
    ),
    ("instalment", r"(?:down|advance|deposit|delivery|shipment|acceptance|final|retention|warranty)(?:payment)?"),
    (
        "template",
        r"(?:付款|收款|结算|回款|支付)(?:方式|条件|条款|约定|比例|计划|模板|安排|周期)|计划模板|收付款方式"
        r"|payment(?:terms?|method|plan|schedule)|terms(?:ofpayment)?",
    ),
    ("terms", r"(?:信用)?(?:账期|信用期限?|信用天数|付款天数|结算账期|赊销期)(?:天数)?|credit(?:days|period|terms)|netdays"),
    (
        "label",
        r"款项(?:名称|性质|类型|类别|说明|内容|用途)?|款别|期次|期数|期别|节点|阶段|批次|款项?节点|账款类型|收款类型"
        r"|(?:收款|付款|回款|应收)(?:阶段|节点|内容|项目|性质|期次|批次|款项|事项|名称|说明)|费用(?:名称|类型|项目)"
        r"|milestone|instal+ment(?:no|name)?|stage|phase|paymentstage",
    ),
    # --- customers and people
    ("limit", r"(?:信用|授信|赊销|欠款|最高)?(?:额度|限额|授信额)|credit(?:limit|line)"),
    ("grade", r"(?:信用|客户|信誉)?(?:等级|级别|评级|分级)|grade|rating|class"),
    ("tax_no", r"税务号|信用号"),
    (
        "code",
        r"(?:客户|单位|往来单位|客商|对方单位|相对方|付款单位|付款方|核算项目|客户单位)(?:编号|编码|代码|代号|id|号)"
        r"|(?:customer|client|account)(?:code|no|id|number)",
    ),
    ("short_name", r"(?:客户|单位|公司|企业)?简称|shortname|alias"),
    (
        "owner",
        r"(?:业务员|销售员|销售|销售负责人|负责人|销售代表|客户经理|业务经理|销售经理|经办人|跟单员|跟单|跟进人"
        r"|责任人|项目经理|销售人员|业务人员|业务|业务负责人|归属人|所属销售|催收人|催款人|收款人员|收款责任人)(?:姓名|名称)?"
        r"|owner|sales(?:person|man|rep|manager)?|accountmanager|handler",
    ),
    ("department", r"(?:所属|销售|业务)?部门|department|dept"),
    ("region", r"(?:所属|销售)?(?:区域|地区|省份|省市|省|大区|城市|片区|市)|region|area|city|province"),
    ("role", r"职务|职位|岗位|角色|职称|position|jobtitle|role|title"),
    ("email", r"(?:电子)?(?:邮箱|邮件)(?:地址)?|e-?mail(?:address)?"),
    (
        "phone",
        r"(?:联系|客户|公司|单位|联系人|固定|办公)?(?:手机号?码?|电话号?码?|固话|座机|联系方式|移动电话)"
        r"|(?:phone|mobile|tel|telephone|cell)(?:no|number)?",
    ),
    ("fax", r"传真|fax"),
    ("representative", r"(?:公司|企业|单位|客户)?(?:法定代表人|法人代表|法人|法代)(?:姓名|名称)?|legalrepresentative"),
    ("contact", r"(?:客户|财务|业务|采购|收件|项目|首要|主要)?(?:联系人|对接人|收件人|收货人)(?:姓名|名称)?|contact(?:person|name)?|attn"),
    ("address", r".*地址|address|street"),
    ("bank", r"开户银?行|银行(?:名称)?|bank(?:name)?"),
    ("customer", _CLIENT + r"(?:名称?|全称|单位|公司|姓名|户名|企业名称|简称)?"),
    ("customer", r"(?:customer|client|buyer|debtor|company|account|billto|soldto|party|purchaser)(?:name)?|名称|客户姓名|单位全称"),
    ("person", r"姓名|人员姓名|name|fullname"),
    ("account", r"(?:本方|我方|本单位|本人|己方|查询|交易|本|银行)?" + _ACCOUNT),
    ("own_name", r"(?:本方|我方|账户|本单位|本人)?(?:户名|账户名称?)"),
    ("method", r"(?:收/?付|支付|收|付|到账|汇款)款?(?:方式|渠道)|交易渠道|渠道|method|channel"),
    ("tx_type", r"(?:交易|业务|类|钞/?汇)(?:类型|分类|种类|名称|型|代码)?|(?:transaction)?type|category"),
    ("state", r"(?:交易|当前|发票|合同|收款|付款|回款|结算|核销)?(?:状态|情况)|status|state|启用状态"),
    (
        "memo",
        r".*(?:摘要|用途|附言|备注|说明|事由|个性化信息|交易详情|留言)(?:\d|名称\d|内容|信息)?|内容|业务内容|交易场所|交易地点"
        r"|memo|notes?|description|remarks?|details?|purpose|summary|narrative|particulars|message|comments?",
    ),
    (
        "day",
        r"(?:交易|记账|入账|业务|发生|凭证|单据|制单|登记|账务|过账|起息|会计|发货|送货|出库|销售|对账|立账|挂账|票据|开单"
        r"|下单|应收|确认|到货|建账|交易发生)?"
        + _DATE
        + r"(?:戳)?|日记账日|记账日|年月|月日|交易日|(?:transaction|trans|txn|posting|value|booking|entry|book|document|doc)?"
        r"(?:date|day|datetime)",
    ),
    (
        "amount",
        r"(?:交易|发生|业务|记账|款项|原币|本币|总|人民币|货款|价款)*(?:金额|额|发生额|总额|数额|价款|款额|总价|合计金额|小写金额)(?:/元)?"
        r"|(?:transaction|trade|total|gross)?(?:amount|amt|sum|value|total)",
    ),
    ("plain_no", r"编号|编码|代码|code|number"),
    ("seq", r"序号|顺序号|no|行号|项次|号|id|#|index|seq|row|顺序|排序|次序|num"),
)
