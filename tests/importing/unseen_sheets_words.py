# ruff: noqa: E501 - spellings stand in one line each
"""How firms spell the headings of their sheets, and the names and words that fill the rows.

`SPELT` may be looked up by whoever improves the dictionaries. `HELD` may not: these spellings
measure whether headings nobody has seen are understood, so they must never be put into
`headings.USUAL` or spelt out in `heading_patterns` (a test watches that).
"""

SPELT: dict[str, tuple[str, ...]] = {
    "customer": ("客户名称", "客户", "往来单位", "单位名称", "购货单位", "客户单位", "欠款单位", "客户全称", "需方", "Customer", "Customer Name", "Client", "客戶名稱"),
    "contract": ("合同编号", "合同号", "订单号", "协议编号", "Contract No.", "合同编码", "合約編號"),
    "invoice": ("发票号码", "发票号", "Invoice No.", "Invoice #", "發票號碼"),
    "label": ("期次", "款项性质", "节点", "款项名称", "收款阶段", "Milestone"),
    "booked_on": ("开票日期", "发货日期", "单据日期", "业务日期", "Invoice Date", "開票日期"),
    "due_on": ("到期日", "到期日期", "应收日期", "约定付款日", "计划收款日期", "Due Date", "到期日（应收）", "應收日期"),
    "amount": ("应收金额", "应收账款", "应收款", "金额", "Amount", "應收金額", "Invoice Amount"),
    "paid": ("已收金额", "已收", "已收款", "已回款", "Paid", "累计收款", "已收金額"),
    "open": ("未收金额", "未收", "欠款余额", "未收款", "欠款", "Outstanding", "Balance Due", "未收金額"),
    "opening": ("期初余额", "上年结转", "期初欠款", "上期余额"),
    "moved_debit": ("本期应收", "本期增加", "本期发生", "本年应收"),
    "moved_credit": ("本期收款", "本期已收", "本期回款", "本年收款"),
    "closing": ("期末余额", "期末欠款", "应收余额", "期末应收余额"),
    "number": ("合同编号", "合同号", "Contract No", "协议号", "合同編號"),
    "subject": ("合同名称", "项目名称", "产品名称", "工程名称", "Project", "合同内容"),
    "contract_amount": ("合同金额", "合同总额", "合同额", "合同总价", "Contract Amount", "合同金額"),
    "signed_on": ("签订日期", "签约日期", "合同日期", "Signed On", "簽訂日期"),
    "terms": ("付款方式", "付款条件", "收款方式", "结算方式", "Payment Terms"),
    "deposit": ("首付款", "预付款", "首付", "定金", "签订付款"),
    "shipping": ("发货款", "发货", "发货前款", "发货付款"),
    "acceptance": ("验收款", "验收", "验收付款", "验收后款"),
    "retention": ("质保金", "质保", "质保款", "保修金"),
    "received": ("已收款", "累计收款", "已回款金额", "Received"),
    "day": ("日期", "业务日期", "记账日期", "凭证日期", "Date"),
    "voucher": ("凭证号", "单据号", "凭证字号", "Voucher No."),
    "memo": ("摘要", "摘要内容", "Description", "内容"),
    "debit": ("借方", "应收", "借方金额", "应收金额", "Debit", "本期应收"),
    "credit": ("贷方", "已收", "贷方金额", "收款金额", "Credit", "实收"),
    "balance": ("余额", "结余", "期末余额", "Balance", "余額"),
    "invoice_no": ("发票号码", "发票号", "数电票号码", "Invoice No.", "發票號碼"),
    "buyer": ("购买方名称", "购方名称", "客户名称", "开票单位", "Customer"),
    "tax_no": ("税号", "纳税人识别号", "购方税号", "统一社会信用代码"),
    "invoice_day": ("开票日期", "发票日期", "Invoice Date", "開票日期"),
    "net": ("不含税金额", "未税金额", "Net Amount", "不含税价"),
    "tax": ("税额", "Tax", "增值税", "VAT"),
    "gross": ("价税合计", "含税金额", "开票金额", "发票金额", "Gross", "價稅合計"),
    "receipt_day": ("收款日期", "到账日期", "回款日期", "Receipt Date", "收款日"),
    "receipt_amount": ("收款金额", "到账金额", "回款金额", "实收金额", "Amount Received", "收款金額"),
    "method": ("收款方式", "付款方式", "支付方式", "Method"),
    "payer": ("客户名称", "付款单位", "交款单位", "来款单位", "Customer", "付款方"),
    "name": ("客户名称", "单位名称", "公司名称", "客户全称", "Customer Name", "客戶名稱"),
    "code": ("客户编码", "客户编号", "客户代码", "Customer Code"),
    "contact": ("联系人", "对接人", "Contact", "聯繫人"),
    "phone": ("联系电话", "电话", "手机", "手机号", "Phone", "聯繫電話"),
    "address": ("地址", "公司地址", "Address", "联系地址"),
    "period": ("账期", "信用期", "账期(天)", "Credit Days"),
    "limit": ("信用额度", "授信额度", "Credit Limit"),
    "owner": ("业务员", "销售员", "负责人", "客户经理", "Owner", "業務員"),
    "person": ("姓名", "联系人", "联系人姓名", "Name"),
    "role": ("职务", "职位", "岗位", "Title"),
    "email": ("邮箱", "电子邮箱", "E-mail", "Email"),
}

HELD: dict[str, tuple[str, ...]] = {
    "customer": ("甲方单位名称", "客户名", "买家", "往来客户名称", "债务单位", "赊销客户", "合作客户", "Debtor Name"),
    "contract": ("合同或订单号", "销售合同流水编号", "内部合同编号", "Agreement Ref"),
    "invoice": ("税票号", "对应发票号", "Inv. No."),
    "label": ("收款节点名称", "款项摘要类别", "付款批次"),
    "booked_on": ("挂账日", "出货日", "立账日期", "Billing Date"),
    "due_on": ("应回款日", "最迟收款日", "货款到期", "合同约定回款日", "预计到账时间", "Pay By Date"),
    "amount": ("应结算金额", "挂账金额", "应收货款总额", "欠款原值", "应回款金额", "Billed Value"),
    "paid": ("已结清金额", "已到账", "回笼金额", "已付货款", "冲抵金额", "Paid So Far"),
    "open": ("仍欠金额", "剩余未结", "待收余款", "未结清金额", "尚未收回", "Still Outstanding"),
    "opening": ("年初欠款数", "上期末结欠", "结转余额"),
    "moved_debit": ("本期新增应收", "当期销售挂账", "本月新增"),
    "moved_credit": ("本期收回", "当期回笼", "本月到账"),
    "closing": ("期末结欠", "截止本期欠款", "期末应收合计数"),
    "number": ("合同流水号", "销售合同编码号", "Contract Ref."),
    "subject": ("供货内容", "采购标的", "合同标的物"),
    "contract_amount": ("签约总金额", "合同标的额", "合同含税总价款", "成交总价", "Contract Sum"),
    "signed_on": ("签字日", "合同签署时间", "订立时间", "Date of Signing"),
    "terms": ("付款节奏", "结款约定", "收款条款"),
    "deposit": ("合同签订首付", "订金部分", "开工预付"),
    "shipping": ("提货付款", "发货时付", "到货款"),
    "acceptance": ("调试验收款", "终验款", "安装验收"),
    "retention": ("质量保证金", "质保期满款", "保证金尾款"),
    "received": ("至今已收", "已回笼", "历年已收款"),
    "day": ("发生日", "做账日", "入账日", "Posting Day"),
    "voucher": ("凭证编码", "记字号", "凭单编码"),
    "memo": ("业务事项", "事由摘要", "经济业务"),
    "debit": ("本次应收", "销货金额", "增加应收", "欠款增加"),
    "credit": ("本次收款", "货款回笼", "减少应收", "客户付款"),
    "balance": ("结存欠款", "滚存余额", "累计欠款", "Running Balance"),
    "invoice_no": ("发票票据号码", "税控发票号", "电子发票号码"),
    "buyer": ("受票单位", "发票抬头", "开票抬头"),
    "tax_no": ("购买方纳税人识别号", "纳税识别号", "税务识别号"),
    "invoice_day": ("发票开具日", "开具时间", "出票日期"),
    "net": ("不含税额", "除税金额", "税前价款"),
    "tax": ("增值税税金", "销项税", "销项税额"),
    "gross": ("发票总额", "含税总金额", "价税合计金额", "发票含税价"),
    "receipt_day": ("进账日", "来款日", "款到日期", "Date Banked"),
    "receipt_amount": ("进账金额", "来款金额", "本次到款", "收到货款", "Cash Received"),
    "method": ("结算工具", "收款渠道", "到款形式"),
    "payer": ("打款单位", "付款客户", "缴款方名称"),
    "name": ("企业名称全称", "客商名", "客户公司名", "往来户名称"),
    "code": ("客户代号", "客商编码", "客户ID"),
    "contact": ("对方联系人", "客户对接人", "业务联系人"),
    "phone": ("联系人电话", "手机/电话", "联系手机"),
    "address": ("通讯地址", "办公地址", "收货地址"),
    "period": ("付款周期天数", "赊账天数", "结算周期(天)"),
    "limit": ("赊销限额", "最高欠款额", "信用限额"),
    "owner": ("跟单业务", "所属业务员", "负责业务员", "Account Rep"),
    "person": ("联系人名字", "人员", "对接人姓名"),
    "role": ("岗位职务", "职务头衔", "Role in Firm"),
    "email": ("电邮", "邮件地址", "邮箱号"),
}

# columns that stand beside and are none of our business, with what fills them
IDLE: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("序号", ("#",)),
    ("备注", ("", "", "", "催过", "月底付", "老客户")),
    ("图号", ("T-12", "T-40B", "", "GZ-7")),
    ("规格型号", ("Φ50", "M12×30", "2.5kW", "")),
    ("数量", (1, 2, 5, 12)),
    ("经办人", ("李敏", "王芳", "")),
    ("仓库", ("一号库", "成品库")),
    ("是否开票", ("是", "否", "")),
    ("区域", ("华东", "华北", "西南")),
    ("Remarks", ("", "see mail", "")),
    ("S/N", ("#",)),
    ("Warehouse", ("A", "B2")),
    ("Qty", (1, 4, 10)),
    ("审批状态", ("已审", "", "已审")),
    ("快递单号", ("SF1022", "", "YT88")),
)

_PLACES = ("恒岳", "海顿", "启明", "同泰", "联创", "广川", "弘达", "瑞丰", "嘉禾", "东屿", "北辰", "南岭", "宏图", "金桥", "盛源", "安泰", "永固", "华锐", "欣荣", "卓越", "明达", "立信", "远航", "博瑞", "天衡", "江临", "澄明", "泽润", "百川", "鼎新")
_TRADES = ("机械", "电机", "包装", "风电设备", "船舶配件", "线缆", "精密制造", "自动化", "商贸", "建材", "化工", "电子科技", "食品", "纺织", "工程安装")
_FORMS = ("有限公司", "有限公司", "有限责任公司", "股份有限公司", "厂", "集团有限公司", "有限公司苏州分公司", "经营部")
_TOWNS = ("", "苏州", "无锡市", "上海", "江苏", "宁波", "浙江")
CUSTOMERS: tuple[str, ...] = tuple(
    f"{_TOWNS[(i * 3) % len(_TOWNS)]}{place}{_TRADES[(i * 7) % len(_TRADES)]}{_FORMS[(i * 5) % len(_FORMS)]}"
    for i, place in enumerate(_PLACES)
)
FOREIGN = ("Aster Pumps GmbH", "Yamato Kogyo KK", "Brightwater Foods Ltd", "Nordlys AS", "Kestrel Tools Inc.", "Delmar Trading LLC", "Oakfield Mills Ltd", "Pan-Gulf Supplies Co., Ltd.")
PEOPLE = ("李敏", "王建国", "张晓燕", "陈立", "刘洋", "赵雪梅", "孙浩", "周婷")
GOODS = ("数控转台", "减速机", "备品备件", "输送线", "配电柜", "包装机", "滚珠丝杠", "检测台")
STEPS = ("首付款", "发货前款", "验收款", "质保金", "进度款", "尾款")
