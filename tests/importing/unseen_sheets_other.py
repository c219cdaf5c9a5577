# ruff: noqa: E501 - headings and rows stand in one line each
"""Sheets of other trades, which must not be taken for receivables."""

import random

from tests.importing.unseen_sheets_look import Canvas

OTHERS: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "payables": (
        ("应付账款明细表", "供应商对账表", "采购欠款台账"),
        (("供应商名称", "采购单号", "到期日", "应付金额", "已付金额", "未付金额"), ("供货单位", "入库日期", "应付款", "已付款", "尚欠货款")),
    ),
    "trial_balance": (
        ("科目余额表", "2025年10月科目余额", "试算平衡表"),
        (("科目代码", "科目名称", "期初借方", "期初贷方", "本期借方", "本期贷方", "期末借方", "期末贷方"), ("科目编码", "科目名称", "期初余额", "本期发生借方", "本期发生贷方", "期末余额")),
    ),
    "cash_journal": (
        ("现金日记账", "银行存款日记账", "出纳日记账"),
        (("日期", "凭证号", "摘要", "借方", "贷方", "余额"), ("日期", "摘要", "收入", "支出", "结存")),
    ),
    "card_bill": (
        ("信用卡账单", "信用卡对账单"),
        (("交易日", "记账日", "交易摘要", "卡号末四位", "人民币金额"), ("交易日期", "入账日期", "卡号后四位", "交易金额", "交易说明")),
    ),
    "inventory": (
        ("库存盘点表", "收发存汇总表", "仓库台账"),
        (("存货编码", "品名", "规格型号", "单位", "期初数量", "入库数量", "出库数量", "结存数量", "结存金额"), ("日期", "品名", "规格", "入库", "出库", "结存", "单价", "金额")),
    ),
    "payroll": (
        ("工资表", "2025年10月工资发放表", "员工薪资明细"),
        (("姓名", "部门", "基本工资", "绩效", "社保", "个税", "实发工资", "签名"), ("工号", "姓名", "岗位", "应发工资", "扣款", "实发金额", "发放日期")),
    ),
    "quotation": (
        ("报价单", "产品报价表", "Quotation"),
        (("序号", "产品名称", "规格型号", "数量", "单价", "金额", "备注"), ("品名", "型号", "单位", "数量", "含税单价", "总价", "交货期")),
    ),
    "expenses": (
        ("费用报销明细", "差旅费报销登记"),
        (("报销日期", "报销人", "部门", "费用类别", "金额", "备注"), ("日期", "报销人", "事由", "报销金额", "审批人")),
    ),
    "assets": (
        ("固定资产台账", "固定资产折旧表"),
        (("资产编号", "资产名称", "购入日期", "原值", "累计折旧", "净值"), ("资产名称", "使用部门", "启用日期", "原值", "月折旧", "净值")),
    ),
    "purchases": (
        ("采购台账", "采购订单明细", "进货登记表"),
        (("供应商", "采购日期", "物料名称", "数量", "单价", "采购金额"), ("进货日期", "供货商", "品名", "数量", "进价", "金额", "已付款")),
    ),
}  # fmt: skip

_TEXTS = {"姓名": ("李敏", "王建国", "陈立"), "报销人": ("李敏", "王建国"), "部门": ("销售部", "财务部"), "品名": ("减速机", "配电柜"),
          "供应商": ("无锡华东轴承厂", "上海申达钢材有限公司"), "摘要": ("提现", "付货款", "收货款", "手续费"), "科目名称": ("库存现金", "银行存款", "应收账款", "应付账款")}  # fmt: skip


def other(rng: random.Random, name: str) -> Canvas:
    """A sheet of the trade, with or without its title."""
    titles, heads = OTHERS[name]
    canvas = Canvas("Sheet1")
    row = 1
    # without a title a cash journal and a bank's list, or a quotation, look like many things
    if name in ("cash_journal", "card_bill", "trial_balance") or rng.random() < 0.7:
        canvas.put(row, 0, rng.choice(titles))
        row += rng.choice((1, 2))
    head = rng.choice(heads)
    for i, text in enumerate(head):
        canvas.put(row, i, text)
    for n in range(rng.randint(3, 12)):
        row += 1
        for i, text in enumerate(head):
            canvas.put(row, i, _value(rng, text, n))
    if rng.random() < 0.5:
        canvas.put(row + 1, 0, "合计")
        canvas.put(row + 1, len(head) - 1, 123456)
    return canvas


def _value(rng: random.Random, head: str, n: int) -> object:
    for key, values in _TEXTS.items():
        if key in head or (key == "供应商" and "供" in head):
            return rng.choice(values)
    if any(mark in head for mark in ("日期", "到期日", "交易日", "记账日", "入账")):
        return f"2025-{n % 9 + 1:02d}-{rng.randint(1, 28):02d}"
    if any(mark in head for mark in ("代码", "编码")):
        return f"{1001 + n}"
    if any(
        mark in head
        for mark in (
            "号",
            "签名",
            "备注",
            "说明",
            "类别",
            "审批",
            "岗位",
            "名称",
            "规格",
            "单位",
            "型号",
            "事由",
            "交货",
        )
    ):
        return f"{head[:2]}{n + 1}"
    return rng.randrange(100, 900_000) / 100 if rng.random() < 0.8 else None
