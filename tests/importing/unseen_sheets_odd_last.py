# ruff: noqa: E501 - sheets stand row by row, as they look
"""A third lot of sheets made by hand, written before the program had seen any like them."""

from tests.importing.unseen_sheets_odd import Odd, Want

LAST: tuple[Odd, ...] = (
    Odd("old ledger paper: month and day in columns", {"明细账": """
应收账款明细账
客户：苏州恒岳机械有限公司
2025年||凭证号数|摘要|借方|贷方|方向|余额
月|日|||||
1|1||上年结转|||借|5000
1|15|记-3|销售|2000||借|7000
2|3|记-9|收款||5000|借|2000
"""}, (Want("ledger", 4, 3, "2000", {"debit": "借方", "credit": "贷方", "balance": "余额"}, who="苏州恒岳机械有限公司"),), ("A3:B3",)),
    Odd("a delivery bill to one customer", {"对账": """
送货对账单
客户：无锡海顿电机厂|||2025年3月
日期|送货单号|品名|规格|数量|单价|金额
2025-03-01|S1|轴承|6204|10|20|200
2025-03-05|S2|联轴器|L2|2|300|600
合计||||||800
"""}, (Want("deliveries", 3, 2, "800", {"number": "送货单号", "item": "品名", "quantity": "数量", "price": "单价", "amount": "金额"}, who="无锡海顿电机厂"),)),
    Odd("credit limits with what is owed now", {"额度": """
客户信用额度表
客户名称|信用等级|信用额度|账期|当前欠款|可用额度|业务员
苏州恒岳机械有限公司|A|500000|60|120000|380000|李敏
无锡海顿电机厂|C|50000|30|0|50000|王芳
"""}, (Want("customers", 2, 2, fields={"name": "客户名称", "limit": "信用额度", "grade": "信用等级", "opening": "当前欠款"}),)),
    Odd("overdue list", {"逾期": """
逾期应收清单 2025-10-31
客户|发票号|到期日|逾期天数|逾期金额|责任人
苏州恒岳机械有限公司|10000001|2025-08-01|91|12000|李敏
无锡海顿电机厂|10000002|2025-09-30|31|3500.5|王芳
合计||||15500.5|
"""}, (Want("plans", 2, 2, "15500.5", {"customer": "客户", "due_on": "到期日", "open": "逾期金额"}),)),
    Odd("contract list in English", {"Contracts": """
Contract #|Client|Title|Value (CNY)|Signed|Start|End|Billed|Paid|Balance
C-01|Aster Pumps GmbH|Conveyor|100000|2025-01-05|2025-02-01|2025-12-31|60000|50000|50000
C-02|Nordlys AS|Test bench|56000.5|2025-03-05|2025-03-10|2025-09-30|0|0|56000.5
"""}, (Want("contracts", 1, 2, "156000.5", {"number": "Contract #", "customer": "Client", "amount": "Value (CNY)", "signed_on": "Signed"}),)),
    Odd("payment schedule in English", {"Schedule": """
Payment schedule
Contract No|Customer|Milestone|%|Amount|Expected Date|Status
C-01|Aster Pumps GmbH|Signing|30|30000|2025-01-10|paid
C-01|Aster Pumps GmbH|Delivery|60|60000|2025-06-10|open
C-01|Aster Pumps GmbH|Retention|10|10000|2026-06-10|open
"""}, (Want("plans", 2, 3, "100000", {"contract": "Contract No", "customer": "Customer", "amount": "Amount", "due_on": "Expected Date", "label": "Milestone"}),)),
    Odd("ledger of all customers with sums by month", {"往来": """
客户往来明细（全部）
日期|客户|摘要|应收增加|应收减少|应收余额
2025-01-03|苏州恒岳机械有限公司|销货|1000||1000
2025-01-09|苏州恒岳机械有限公司|收款||400|600
2025-01-10|无锡海顿电机厂|销货|700||700
|本月合计||1700|400|1300
2025-02-10|无锡海顿电机厂|收款||700|0
|本月合计|||700|600
|累计||1700|1100|600
"""}, (Want("ledger", 2, 4, "600", {"customer": "客户", "debit": "应收增加", "credit": "应收减少"}),)),
    Odd("issued invoices in English", {"2025": """
Invoice Number|Date|Customer|Net|VAT 13%|Gross|Status
1001|2025-01-05|Aster Pumps GmbH|1000|130|1130|issued
1002|2025-01-06|Nordlys AS|200|26|226|issued
"""}, (Want("invoices", 1, 2, "1356", {"number": "Invoice Number", "customer": "Customer", "gross": "Gross", "day": "Date"}),)),
    Odd("two contacts per customer", {"客户": """
客户名称|联系人1|电话1|联系人2|电话2|地址
苏州恒岳机械有限公司|陈立|13800000001|刘洋|13800000002|苏州1号
无锡海顿电机厂|周婷|13800000003|||无锡2号
"""}, (Want("customers", 1, 2, fields={"name": "客户名称", "contact": "联系人1", "phone": "电话1"}),)),
    Odd("money come in, to be claimed", {"到账": """
到账认领表
到账日期|付款户名|到账金额|收款账户|认领人|认领合同
2025-03-01|苏州恒岳机械有限公司|30000|工行|李敏|XS-1
2025-03-04|无锡海顿电机厂|12000.5|农行||
"""}, (Want("receipts", 2, 2, "42000.5", {"day": "到账日期", "payer": "付款户名", "amount": "到账金额"}),)),
    Odd("amount and day of each instalment under one head", {"回款": """
项目回款台账
合同号|客户|合同额|首付款||尾款||累计回款|未回款
|||金额|日期|金额|日期||
H1|苏州恒岳机械有限公司|100000|30000|2025-01-05|||30000|70000
H2|无锡海顿电机厂|50000|15000|2025-02-05|35000|2025-06-05|50000|0
合计||150000|45000||35000||80000|70000
"""}, (Want("contracts", 3, 2, "150000", {"customer": "客户", "number": "合同号", "amount": "合同额", "received": "累计回款"}, spare=1),), ("D2:E2", "F2:G2", "A2:A3", "B2:B3", "C2:C3", "H2:H3", "I2:I3")),
    Odd("bills of exchange", {"票据": """
应收票据备查簿
票号|出票人|承兑人|票面金额|出票日|到期日|背书人|贴现日|状态
1313|苏州恒岳机械有限公司|工行|50000|2025-01-01|2025-07-01|无锡海顿电机厂||持有
1314|上海启明包装有限公司|农行|20000|2025-02-01|2025-08-01|||已贴现
"""}, (Want(None),)),
    Odd("deposits that the firm has paid", {"保证金": """
投标保证金支付台账
支付日期|收款单位|项目名称|金额|应退日期|退回日期|退回金额
2025-01-01|某某招标公司|输送线|20000|2025-03-01|2025-03-05|20000
2025-02-01|某某代理公司|包装线|10000|2025-05-01||
"""}, (Want(None),)),
    Odd("statement with the newest line first", {"Statement": """
Statement for Kestrel Tools Inc.
Date|Details|Charges|Payments|Balance
2025-03-10|Payment||300|500
2025-02-10|Invoice 7|300||800
2025-01-10|Invoice 3|500||500
"""}, (Want(None),)),
    Odd("pages with their own heads and feet", {"应收": """
应收明细表
客户|到期日|应收|已收|未收
苏州恒岳机械有限公司|2025-01-01|100|0|100
本页小计||100|0|100
制表：李敏|||第1页 共2页|
应收明细表
客户|到期日|应收|已收|未收
无锡海顿电机厂|2025-02-01|200|50|150
本页小计||200|50|150
总计||300|50|250
制表：李敏|||第2页 共2页|
"""}, (Want("plans", 2, 2, "250", {"customer": "客户", "open": "未收"}),)),
    Odd("contract cells merged over their instalments", {"计划": """
合同收款计划
客户|合同号|合同额|期次|应收日期|应收金额|已收金额|未收金额
苏州恒岳机械有限公司|H1|100000|首付|2025-01-05|30000|30000|0
|||发货|2025-03-05|60000|20000|40000
|||质保|2026-03-05|10000||10000
无锡海顿电机厂|H2|5000|全款|2025-04-01|5000||5000
"""}, (Want("plans", 2, 4, "55000", {"customer": "客户", "contract": "合同号", "amount": "应收金额", "paid": "已收金额", "open": "未收金额", "due_on": "应收日期", "label": "期次"}, spare=1),), ("A3:A5", "B3:B5", "C3:C5")),
    Odd("units in a line of their own", {"Sheet1": """
客户名称|应收金额|已收金额|未收金额|到期日
|万元|万元|万元|
苏州恒岳机械有限公司|12.5|2.5|10|2025-12-01
无锡海顿电机厂|3||3|2025-11-01
"""}, (Want("plans", 2, 2, "130000", {"customer": "客户名称", "open": "未收金额(万元)"}),)),
    Odd("names only", {"客户名单": """
客户名称
苏州恒岳机械有限公司
无锡海顿电机厂
"""}, (Want("customers", 1, 2, fields={"name": "客户名称"}),)),
)  # fmt: skip
