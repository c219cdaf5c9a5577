"""A list of the ledger as a file: the same columns, typed cells, headings as names or as words."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidValue
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import ListOptions, table
from arapp.services.output.export import WRITERS, Rows
from arapp.services.progress import Progress, silent

# Field → (Chinese, English): headings for people.
TITLES: Mapping[str, tuple[str, str]] = {
    "acceptor": ("承兑人", "Acceptor"),
    "account": ("收款账户", "Account"),
    "added_at": ("添加时间", "Added"),
    "address": ("地址", "Address"),
    "after_months": ("隔几个月", "Months after"),
    "allocated": ("已核销", "Allocated"),
    "amount": ("金额", "Amount"),
    "answer": ("回函", "Answer"),
    "answered_on": ("回函日", "Answered"),
    "at": ("时间", "When"),
    "author": ("谁写的", "Author"),
    "balance": ("应收余额", "Balance"),
    "base_amount": ("铺底", "Base amount"),
    "booked_on": ("入账日", "Booked"),
    "buyer": ("抬头", "Buyer"),
    "buyer_tax_no": ("购方税号", "Buyer's tax no."),
    "channel": ("方式", "Channel"),
    "check": ("核对", "Check"),
    "check_reason": ("确认原因", "Reason accepted"),
    "closed_on": ("了结日", "Closed"),
    "closing": ("期末", "Closing"),
    "code": ("编码", "Code"),
    "confirmed": ("对方确认", "Confirmed"),
    "confirmed_on": ("确认日", "Confirmed"),
    "contract": ("合同", "Contract"),
    "contract_id": ("合同序号", "Contract ID"),
    "courier_no": ("快递单号", "Courier no."),
    "credits": ("本期收款", "Credits"),
    "currency": ("币种", "Currency"),
    "customer": ("客户", "Customer"),
    "customer_id": ("客户序号", "Customer ID"),
    "customers": ("客户数", "Customers"),
    "day": ("日期", "Day"),
    "debits": ("本期应收", "Debits"),
    "deliver_on": ("交货期限", "Delivery by"),
    "department": ("部门", "Department"),
    "done_on": ("办完日", "Done"),
    "drawer": ("出票人", "Drawer"),
    "due_on": ("到期日", "Due"),
    "due_rule": ("到期规则", "Due rule"),
    "email": ("邮箱", "E-mail"),
    "ended_by": ("划掉它的补充协议", "Struck by"),
    "ends_on": ("到期日（合同）", "Ends"),
    "enforce": ("超额时", "Over the limit"),
    "evidence": ("凭据", "Evidence"),
    "fee": ("贴现费用", "Bank's fee"),
    "file": ("文件", "File"),
    "follows": ("跟着节点", "Follows"),
    "from": ("起", "From"),
    "from_on": ("自", "From"),
    "grace_days": ("宽限天数", "Grace days"),
    "grade": ("等级", "Grade"),
    "gross": ("价税合计", "Gross"),
    "hits": ("次数", "Times"),
    "how": ("核销方式", "How"),
    "id": ("序号", "ID"),
    "invoice": ("发票", "Invoice"),
    "issued_on": ("出票日", "Issued"),
    "item": ("货物", "Item"),
    "kind": ("种类", "Kind"),
    "label": ("款项", "Label"),
    "last_used_on": ("上次", "Last used"),
    "left": ("未付", "Left"),
    "left_on": ("离开日", "Left"),
    "limit": ("信用额度", "Credit limit"),
    "made": ("新增期数", "Rows made"),
    "made_by": ("新增它的补充协议", "Made by"),
    "made_on": ("承诺日", "Made"),
    "memo": ("摘要", "Remark"),
    "merged_into": ("并入", "Merged into"),
    "method": ("收款方式", "Method"),
    "milestone": ("节点", "Milestone"),
    "missing": ("缺的条款", "Missing clauses"),
    "money": ("到账金额", "Money in"),
    "name": ("名称", "Name"),
    "net": ("不含税", "Net"),
    "net_days": ("账期天数", "Net days"),
    "next_on": ("下次联系", "Next"),
    "no": ("行", "Line"),
    "note": ("备注", "Note"),
    "number": ("编号", "Number"),
    "open": ("未收", "Open"),
    "opened_on": ("提出日", "Opened"),
    "opening": ("期初", "Opening"),
    "outcome": ("结果", "Outcome"),
    "overdue": ("逾期", "Overdue"),
    "owner": ("业务员", "Owner"),
    "paid": ("已收", "Paid"),
    "paid_on": ("付清日", "Paid"),
    "payer": ("付款人", "Payer"),
    "payer_account": ("付款账号", "Payer's account"),
    "person": ("联系人", "Person"),
    "phone": ("电话", "Phone"),
    "plan": ("应收序号", "Plan row"),
    "planned": ("已排款", "Planned"),
    "planned_on": ("预计日", "Planned"),
    "points": ("起评分", "Points from"),
    "policy": ("核销次序", "Policy"),
    "prepayment": ("预收款", "Prepayment"),
    "price": ("单价", "Price"),
    "product": ("产品", "Product"),
    "progress": ("进度", "Progress"),
    "quantity": ("数量", "Quantity"),
    "reason": ("原因", "Reason"),
    "receipt": ("收款序号", "Receipt"),
    "received": ("已收款", "Received"),
    "received_on": ("签收日", "Received"),
    "record": ("所属", "Record"),
    "red_of": ("红冲", "Takes back"),
    "refunded": ("已退", "Refunded"),
    "region": ("地区", "Region"),
    "retired": ("停用", "Retired"),
    "reversed": ("冲回日", "Reversed"),
    "revoked": ("已撤销", "Revoked"),
    "risk": ("仍有风险", "At risk"),
    "role": ("角色", "Role"),
    "sent_on": ("寄出日", "Sent"),
    "serial_no": ("流水号", "Serial no."),
    "sha256": ("SHA-256", "SHA-256"),
    "short_name": ("简称", "Short name"),
    "signed_on": ("签订日", "Signed"),
    "since": ("起于", "Since"),
    "size": ("字节", "Bytes"),
    "source": ("来源", "Source"),
    "spec": ("规格", "Specification"),
    "stage": ("级别", "Stage"),
    "state": ("状态", "State"),
    "struck": ("划掉期数", "Rows struck"),
    "subject": ("内容", "Subject"),
    "supplier": ("供应商", "Supplier"),
    "tax": ("税额", "Tax"),
    "tax_no": ("税号", "Tax no."),
    "tax_rate": ("税率（%）", "Tax rate (%)"),
    "tax_rate_ppm": ("税率（百万分之）", "Tax rate (ppm)"),
    "template": ("计划模板", "Template"),
    "terms": ("账期", "Terms"),
    "text": ("事项", "Text"),
    "title": ("职务", "Title"),
    "to": ("止", "To"),
    "to_whom": ("交给", "To whom"),
    "tolerance_amount": ("容忍金额", "Tolerated amount"),
    "tolerance_days": ("容忍天数", "Tolerated days"),
    "unit": ("单位", "Unit"),
    "value": ("付款名称或账号", "Name or account"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to export: a list with its options; `titles` "" for field names, else a language."""

    name: str
    options: ListOptions
    titles: str = ""


def export_list(
    books: Dispatch, wanted: Wanted, form: str, path: Path, progress: Progress = silent
) -> int:
    """Write the list as of the ledger day to a file, "xlsx" or "csv"; number of rows.

    Raises NotFound, NoSuchCustomer, InvalidValue (the file is the ledger itself), DiskFull,
    NotWritable; then nothing is written and an older file is as it was.
    """
    if path.resolve() == books.path or path.is_dir():
        raise InvalidValue(field="file", value=str(path), reason="taken")

    def write(tx: Tx) -> int:
        found = table(tx, wanted.name, wanted.options, tx.today)
        names = [name for name, _ in found.columns]
        kinds = [kind for _, kind in found.columns]
        heads = [_title(name, wanted.titles) for name in names]
        with closing(found.rows) as rows:
            return WRITERS[form](path, Rows(wanted.name, heads, kinds, rows), progress)

    return books.ask(write)


def _title(name: str, lang: str) -> str:
    if not lang or name not in TITLES:
        return name
    chinese, english = TITLES[name]
    return english if lang == "en" else chinese
