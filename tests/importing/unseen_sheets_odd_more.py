# ruff: noqa: E501 - sheets stand row by row, as they look
"""More sheets made by hand: English ones, messy ones, those that must be refused."""

from tests.importing.unseen_sheets_odd import Odd, Want

MORE: tuple[Odd, ...] = (
    Odd("AR aging detail by customer", {"Aging": """
Chenghe Automation Ltd.
A/R Aging Detail
As of October 31, 2025
Date|Transaction Type|Num|Customer|Due Date|Amount|Open Balance
2025-07-01|Invoice|1001|Aster Pumps GmbH|2025-07-31|1000|1000
2025-08-01|Invoice|1007|Nordlys AS|2025-08-31|2500.5|500.5
2025-09-15|Credit Memo|1012|Nordlys AS|2025-09-15|-100|-100
Total|||||3400.5|1400.5
"""}, (Want("plans", 4, 3, "1400.5", {"customer": "Customer", "due_on": "Due Date", "open": "Open Balance"}),)),
    Odd("AR aging summary", {"Summary": """
Customer|Current|1-30|31-60|61-90|>90|Total
Aster Pumps GmbH|100|200||||300
Nordlys AS||||50|25.5|75.5
TOTAL|100|200|0|50|25.5|375.5
"""}, (Want("plans", 1, 2, "375.5", {"customer": "Customer"}),)),
    Odd("open invoices", {"Open": """
Invoice No|Invoice Date|Due Date|Customer Name|Invoice Total|Amount Paid|Balance
INV-001|2025-05-01|2025-05-31|Aster Pumps GmbH|1000|400|600
INV-002|2025-06-01|2025-07-01|Kestrel Tools Inc.|250||250
"""}, (Want("plans", 1, 2, "850", {"customer": "Customer Name", "due_on": "Due Date", "open": "Balance"}),)),
    Odd("statement of account", {"SOA": """
STATEMENT OF ACCOUNT
Customer: Oakfield Mills Ltd
Date|Description|Debit|Credit|Balance
2025-01-01|Balance b/f|||500
2025-01-20|Invoice 12|300||800
2025-02-10|Payment - thank you||500|300
Closing balance||||300
"""}, (Want("ledger", 3, 3, "300", {"day": "Date", "debit": "Debit", "credit": "Credit"}, who="Oakfield Mills Ltd"),)),
    Odd("customer list, address in parts", {"Customers": """
Customer ID|Company Name|Contact Name|Email|Phone|Street|City|Country|Payment Terms|Credit Limit
C-1|Aster Pumps GmbH|J. Weber|jw@example.com|+49 30 1|Hauptstr. 1|Berlin|DE|Net 30|50000
C-2|Nordlys AS|K. Dahl|kd@example.com|+47 2|Storgata 2|Oslo|NO|Net 60|20000
"""}, (Want("customers", 1, 2, fields={"name": "Company Name", "code": "Customer ID", "contact": "Contact Name", "limit": "Credit Limit"}),)),
    Odd("bilingual header in two lines", {"应收": """
客户名称|发票号|开票日期|到期日|金额|已收|余额
Customer|Invoice No.|Invoice Date|Due Date|Amount|Paid|Balance
苏州恒岳机械有限公司|11112222|2025-03-01|2025-04-30|1000|100|900
无锡海顿电机厂|11112223|2025-03-02|2025-05-01|2000||2000
"""}, (Want("plans", 2, 2, "2900", {"customer": "客户名称/Customer", "open": "余额/Balance"}),)),
    Odd("traditional", {"應收": """
應收帳款明細表
客戶名稱|單據日期|到期日|應收金額|已收金額|未收餘額
台灣精密股份有限公司|2025/03/01|2025/05/01|1000|300|700
東屿實業有限公司|2025/04/01|2025/06/01|500||500
總計|||1500|300|1200
"""}, (Want("plans", 2, 2, "1200", {"customer": "客戶名稱", "open": "未收餘額", "due_on": "到期日"}),)),
    Odd("title of the firm beside the header, blank columns between", {"Sheet1": """
应收款
|客户||应收||已收||未收||到期
|苏州恒岳机械有限公司||1000||100||900||2025.3.5
|无锡海顿电机厂||500||||500||2025.4.5
"""}, (Want("plans", 2, 2, "1400", {"customer": "客户", "amount": "应收", "paid": "已收", "open": "未收"}),)),
    Odd("two columns of customers to save paper", {"余额": """
客户余额一览
客户|欠款|客户|欠款
苏州恒岳机械有限公司|1000|上海启明包装有限公司|300
无锡海顿电机厂|500|宁波联创船舶配件有限公司|200
"""}, (Want("plans", 2, 2, "1500", {"customer": "客户"}), Want("plans", 2, 2, "500"))),
    Odd("open items and what came in, side by side", {"十月": """
|未收款||||| 本月收款||
客户|到期日|金额|||收款日期|客户|金额
苏州恒岳机械有限公司|2025-10-01|1000|||2025-10-05|上海启明包装有限公司|400
无锡海顿电机厂|2025-11-01|500|||2025-10-06|无锡海顿电机厂|100
||||| 2025-10-09|无锡海顿电机厂|50
"""}, (Want("plans", 2, 2, "1500"), Want("receipts", 2, 3, "550"))),
    Odd("formulas gone, notes instead", {"应收": """
客户|合同额|已付|尾款|备注
苏州恒岳机械有限公司|10000|7000|3000|
无锡海顿电机厂|8000|见备注|待定|等验收
上海启明包装有限公司|5000|付清||
"""}, (Want("plans", 1, 3, "3000", {"customer": "客户", "paid": "已付"}, spare=2),)),
    Odd("years in one column, no title", {"Sheet1": """
客户|年度|应收|已收|欠款
苏州恒岳机械有限公司|2023|1000|1000|0
苏州恒岳机械有限公司|2024|2000|500|1500
无锡海顿电机厂|2024|900||900
"""}, (Want("plans", 1, 3, "2400", {"customer": "客户", "amount": "应收", "open": "欠款"}, spare=1),)),
    Odd("delivery slips with tax and no-tax amounts", {"应收明细": """
应收明细（含税）
送货日期|客户名称|不含税金额|税额|含税金额|已收款|余款|约定付款
2025.03.01|苏州恒岳机械有限公司|1000|130|1130|130|1000|2025.05.01
2025.03.02|无锡海顿电机厂|2000|260|2260||2260|2025.05.02
"""}, (Want("plans", 2, 2, "3260", {"customer": "客户名称", "amount": "含税金额", "paid": "已收款", "open": "余款", "due_on": "约定付款"}),)),
    Odd("contact book", {"通讯录": """
客户通讯录
单位|姓名|部门|职务|办公电话|手机|微信|邮箱
苏州恒岳机械有限公司|陈立|财务部|经理|0512-1|13800000001|chenli|c@example.com
|刘洋|采购部|主管|0512-2|13800000002||l@example.com
无锡海顿电机厂|周婷|财务|会计||13800000003||
"""}, (Want("contacts", 2, 3, fields={"customer": "单位", "name": "姓名", "role": "职务"}),)),
    Odd("payables", {"应付": """
应付账款明细表
单位名称|入库单号|应付金额|已付金额|未付金额|到期日
无锡华东轴承厂|R1|1000|200|800|2025-05-01
上海申达钢材有限公司|R2|500||500|2025-06-01
"""}, (Want("refuse"),)),
    Odd("payables without a title", {"Sheet1": """
供应商|发票号|到期日|应付金额|已付|未付
无锡华东轴承厂|1|2025-05-01|1000|200|800
"""}, (Want("refuse"),)),
    Odd("trial balance", {"科目余额": """
科目余额表
科目编码|科目名称|期初余额|借方发生|贷方发生|期末余额
1001|库存现金|100|50|30|120
1122|应收账款|5000|3000|2000|6000
"""}, (Want("refuse"),)),
    Odd("cash journal", {"现金": """
现金日记账
日期|凭证|摘要|收入|支出|余额
2025-01-01||上年结转|||500
2025-01-03|1|提现|1000||1500
2025-01-04|2|买办公用品||120|1380
"""}, (Want("refuse"),)),
    Odd("payroll", {"工资": """
2025年10月工资表
序号|姓名|部门|基本工资|奖金|应发|社保|个税|实发|签字
1|李敏|财务|6000|500|6500|600|50|5850|
2|王芳|销售|5000|2500|7500|600|80|6820|
"""}, (Want("refuse"),)),
    Odd("stock", {"库存": """
库存月报
日期|品名|规格|单位|期初|入库|出库|结存|单价|金额
2025-01-01|轴承|6204|个|10|5|3|12|20|240
2025-01-02|联轴器|L2|套|4||1|3|300|900
"""}, (Want("refuse"),)),
    Odd("quotation to a customer", {"报价": """
报价单
客户：苏州恒岳机械有限公司|||日期：2025-03-01
序号|产品名称|规格|单位|数量|单价|金额
1|减速机|R37|台|2|1500|3000
2|电机|2.2kW|台|2|900|1800
合计||||||4800
"""}, (Want("refuse"),)),
    Odd("travel expenses", {"报销": """
日期|姓名|事由|交通费|住宿费|合计|备注
2025-01-03|李敏|出差苏州|120|300|420|
2025-01-08|王芳|拜访客户|80||80|
"""}, (Want("refuse"),)),
    Odd("header lower than a block of notes", {"应收": """
说明：
1. 本表每月更新
2. 红色为逾期
3. 有疑问找财务
编号|单位|项目|开票额|回款额|应收余额|预计回款日
1|苏州恒岳机械有限公司|输送线|10000|4000|6000|2025.12.1
2|无锡海顿电机厂|检测台|3000||3000|2025.12.15
"""}, (Want("plans", 5, 2, "9000", {"customer": "单位", "open": "应收余额", "due_on": "预计回款日"}),)),
    Odd("a ledger that starts with a payment and repeats its header", {"海顿": """
无锡海顿电机厂往来账
年月日|摘要|增加|减少|结欠
2025.1.3|上年结欠|||5000
2025.1.9|付款||3000|2000
年月日|摘要|增加|减少|结欠
2025.2.8|发货|700||2700
2025.3.8|付款||2700|0
"""}, (Want("ledger", 2, 4, "0", {"debit": "增加", "credit": "减少", "balance": "结欠"}, who="海顿"),)),
)  # fmt: skip
