"""A small ledger with something of everything in it, closed: what the harnesses damage and copy."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from arapp.models.store import Store
from arapp.models.tx import WriteTx
from arapp.models.values.days import FixedClock
from arapp.models.values.money import Money
from arapp.services.collection.log import LogContact, PutOff
from arapp.services.dispatch import Dispatch, Outcome, Right, Topic
from arapp.services.files import new_ledger
from arapp.services.importing.service import run_import
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate, Decline, PostSafe, Unallocate
from arapp.services.papers import letters
from arapp.services.papers.letters import LetterRun
from arapp.services.papers.record import IssueStatements, MarkStatement, Rendered
from arapp.services.papers.statements import month_run, prepare
from arapp.services.progress import silent
from tests.ledger_text import given

TODAY = date(2026, 11, 12)
OCTOBER = date(2026, 10, 1)
BOOK = """
    公司 简称=澄禾 地址=苏州工业园区星海街188号 联系人=李敏 电话=051200008821
    账户 工行 银行=中国工商银行苏州园区支行 账号=1102020309004417862
    账户 中行美元 银行=中国银行 账号=44170001 币种=USD
    客户 上海弘达机械设备有限公司 简称=弘达机械 税号=91310000MA1K00018X 业务=周凯
    客户 海顿电机有限公司 简称=海顿 业务=周凯 地址=昆山市前进路9号
    客户 Nordwind-GmbH 语言=en 币种=USD
    客户 启明包装有限公司
    合同 CH-018 上海弘达机械设备有限公司 320000 签订=2026-06-01 违约=500 名称=买卖合同
    节点 验收 CH-018 计划=2026-12-20
    应收 首付 上海弘达机械设备有限公司 96000 入账=2026-06-01 到期=2026-06-16 合同=CH-018
    应收 发货前款 上海弘达机械设备有限公司 96000 入账=2026-08-26 到期=2026-09-25 合同=CH-018
    应收 验收款 上海弘达机械设备有限公司 96000 状态=expected 到期=2027-01-20 合同=CH-018 节点=验收
    应收 质保金 上海弘达机械设备有限公司 32000 状态=expected 种类=retention 合同=CH-018
    应收 备件 上海弘达机械设备有限公司 23680.55 入账=2026-08-31 到期=2026-10-15
    应收 红字 上海弘达机械设备有限公司 -1200 入账=2026-10-01 到期=2026-10-20
    应收 D1 海顿电机有限公司 333.33 入账=2026-10-01 到期=2026-11-01
    应收 D2 海顿电机有限公司 5000 入账=2026-07-01 到期=2026-07-31
    应收 D3 海顿电机有限公司 77 入账=2026-09-01 到期=2026-09-30
    应收 N1 Nordwind-GmbH 2500 入账=2026-09-10 到期=2026-10-10 币种=USD
    收款 R1 上海弘达机械设备有限公司 96000 日期=2026-06-15
    核销 R1 首付 96000 日期=2026-06-15
    收款 R2 上海弘达机械设备有限公司 50000 日期=2026-10-20
    核销 R2 发货前款 45000 日期=2026-10-20
    收款 R3 海顿电机有限公司 5000 日期=2026-10-27
    核销 R3 D2 3000 日期=2026-10-27
    冲回 R3 D2 日期=2026-10-28
    退款 R3 500 日期=2026-10-29
    差额 D3 7 日期=2026-10-01 原因=rounding
    承诺 海顿电机有限公司 4500 计划=D2 说于=2026-11-03 到=2026-11-20 人=王会计
    争议 D2 200 原因=缺件 日期=2026-10-08 到=2026-11-30
    暂缓 启明包装有限公司 原因=manual 备注=下月再说 日期=2026-11-01 到=2026-12-01
    沟通 海顿电机有限公司 日期=2026-11-03 人=王会计 结果=答应月底前付
    待办 寄发票 到=2026-11-20
    应收 D4 海顿电机有限公司 10 入账=2026-09-02 到期=2026-09-30
    作废 D4 日期=2026-10-02
"""
BANK = [
    ["交易日期", "流水号", "借方发生额", "贷方发生额", "余额", "对方户名", "对方账号", "摘要"],
    ["2026-11-02", "LS101", "", "51000.00", "151000.00", "弘达机械", "32", "CH-018"],
    ["2026-11-03", "LS102", "", "333.33", "151333.33", "海顿电机有限公司", "3206", "货款"],
    ["2026-11-04", "LS103", "80.00", "", "151253.33", "供电局", "3207", "电费"],
    ["2026-11-05", "LS104", "", "12.00", "151265.33", "路人甲", "3208", ""],
]  # fmt: skip
ITEMS = [
    ["客户名称", "单据号", "单据日期", "到期日", "应收金额", "已收金额", "余额", "业务员"],
    ["拓科环保", "XS-1", "2026-05-08", "2026-06-07", "18000.00", "6000.00", "12000.00", "吴敏"],
    ["海顿电机有限公司", "XS-2", "2026-08-15", "2026-09-14", "640.10", "0", "640.10", "周凯"],
    ["拓科环保有限公司", "XS-3", "2026-10-02", "2026-11-01", "9999.99", "0", "9999.99", "吴敏"],
    ["拓科环保有限公司", "XS-4", "不详", "", "五百", "", "", ""],
]  # fmt: skip


def sheet(path: Path, rows: list[list[str]]) -> Path:
    """A csv as Excel saves it."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


@dataclass(frozen=True)
class WriteTheRest:
    """Rows of the tables that no other part of the story fills."""

    label: ClassVar[str] = "write_the_rest"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """A user, a setting, contacts, an invoice, a learned payer."""
        day = TODAY.toordinal()
        tx.insert(
            "app_user", name="李敏", role="finance", department="财务", password_hash="x" * 40
        )
        tx.insert("setting", key="letter.gap", value="7")
        for who, role in (("王会计", "finance"), ("赵总", "legal")):
            tx.insert("contact", customer_id=1, name=who, role=role, phone="13900000000")
        tx.insert(
            "invoice",
            number="24312000000012345678",
            customer_id=1,
            day=day,
            currency="CNY",
            net=84_956_00,
            tax=11_044_00,
            gross=96_000_00,
        )
        tx.insert(
            "payer_alias",
            customer_id=2,
            kind="name",
            value="王小二",
            key="王小二",
            source="hand",
            last_used_on=day,
        )
        return Outcome(frozenset(Topic))


def record_letters(books: Dispatch) -> None:
    """Letters to everybody who is overdue, without drawing them."""
    ready = books.ask(partial(letters.prepare, run=LetterRun(), step=silent))
    rendered = tuple(Rendered(one, f"/{one.number}.pdf", 1, "cd" * 32) for one in ready.papers)
    assert rendered
    books.run(letters.IssueLetters(rendered, ready.seq))


def record_statements(books: Dispatch) -> None:
    """The October statements under their numbers, without drawing the papers."""
    run = month_run(OCTOBER)
    ready = books.ask(partial(prepare, run=run, step=silent))
    rendered = tuple(Rendered(one, f"/{one.number}.pdf", 1, "ab" * 32) for one in ready.papers)
    books.run(IssueStatements(run, rendered, ready.seq))


def fill(books: Dispatch, folder: Path) -> None:
    """Write the story: typed rows, two imports, matching, papers, undo and redo."""
    given(books, BOOK)
    run_import(books, [sheet(folder / "bank.csv", BANK)], bank_account="工行")
    run_import(books, [sheet(folder / "items.csv", ITEMS)])
    books.run(PostSafe())
    money = RecordReceipt(date(2026, 11, 6), Money(640_10), "海顿电机有限公司")
    receipt = books.run(money).outcome.result
    plan = books.ask(lambda tx: tx.value("SELECT id FROM plan WHERE amount = 64010"))
    use = Allocate(receipt, ((plan, Money(600_00)),), ("fee", Money(20_00)))
    (row,) = books.run(use).outcome.result
    books.run(Unallocate(row))
    books.run(Decline(receipt, plan))
    books.run(WriteTheRest())
    record_statements(books)
    record_letters(books)
    books.run(MarkStatement(1, "sent"))
    books.run(PutOff(1, date(2026, 11, 30), "老板去谈"))
    books.run(LogContact(2, "phone", "下周付", "王会计", "问到了"))
    books.undo()
    books.redo()
    books.undo()


def filled_ledger(path: Path) -> Path:
    """Make the ledger at `path` and close it."""
    new_ledger(path, "苏州澄禾自动化设备有限公司", clock=FixedClock(TODAY))
    with Store.open(path, FixedClock(TODAY)) as store:
        fill(Dispatch(store), path.parent)
    return path
