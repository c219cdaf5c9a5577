# ruff: noqa: E501 - a table of sentences: one line each, however wide
"""Why a file was not taken in and what to do about it: kind and reason → (Chinese, English).

`{file}` is its name; `{line}`, `{limit}`, `{found}`, `{detail}` are what the refusal carries.
"""

from collections.abc import Mapping

from arapp.models.values.errors import ArappError
from arapp.services.importing.problem_text import needed

# fmt: off
SENTENCES: Mapping[str, tuple[str, str]] = {
    "file_damaged.empty": ("{file} 是空的，找发来的人重新要一份", "{file} is empty; ask for it again"),
    "file_damaged.truncated": ("{file} 只有半截，重新复制或下载一份", "{file} is cut short; copy or download it again"),
    "file_damaged.inconsistent": ("{file} 里面前后对不上，在 Excel 里打开另存一份再导", "{file} contradicts itself; open it in Excel, save it anew and try again"),
    "file_damaged.cell_address": ("{file} 里有不存在的单元格（{detail}），在 Excel 里打开另存一份再导", "{file} has a cell that cannot be ({detail}); open it in Excel, save it anew and try again"),
    "file_damaged.row_order": ("{file} 里行号重复或乱了（第 {row} 行），在 Excel 里打开另存一份再导", "{file} has rows twice or out of order (row {row}); open it in Excel, save it anew and try again"),
    "file_damaged.rows_differ": ("{file} 的「{sheet}」读出来的行数和文件里的不一样，在 Excel 里打开另存一份再导", 'Sheet "{sheet}" of {file} reads with other rows than it holds; open it in Excel, save it anew and try again'),
    "file_damaged.encoding": ("{file} 第 {line} 行起的文字读不出，另存成 UTF-8 的 csv 再导", "{file} has unreadable text from line {line} on; save it as csv in UTF-8 and try again"),
    "file_damaged.mixed_encoding": ("{file} 是两种编码拼起来的（第 {line} 行），从银行或软件里重新导出一份", "{file} was glued from two encodings (line {line}); export it again from the bank or the program"),
    "file_damaged.open_quote": ("{file} 第 {line} 行的引号没有收尾，补上引号或重新导出", "{file} has a quote in line {line} that never ends; close it or export the file again"),
    "file_damaged.markup": ("{file} 的网页读不通，在 Excel 里打开另存成 xlsx 再导", "{file} is a web page that cannot be read; open it in Excel, save it as xlsx and try again"),
    "file_damaged.statement": ("{file} 第 {line} 行不像对账单（{detail}），从网银重新下载一份", "{file} is no sound statement in line {line} ({detail}); download it again from the bank"),
    "file_damaged.changing": ("{file} 正在被写入，等写完再导", "{file} is being written right now; try again when that is done"),
    "file_damaged.reader_died": ("{file} 读到一半就断了，在 Excel 里打开另存一份再导", "Reading {file} broke off; open it in Excel, save it anew and try again"),
    "file_unsafe.dtd": ("{file} 里藏着会撑爆内存或偷看别的文件的定义，没有读它；问问发来的人", "{file} holds definitions that blow up memory or look into other files, and was not read; ask whoever sent it"),
    "file_unsafe.bomb": ("{file} 解开来大得不正常，没有读它；问问发来的人", "{file} unpacks to a size that no sheet has, and was not read; ask whoever sent it"),
    "file_unsafe.path": ("{file} 想把文件写到别处（{detail}），没有读它；问问发来的人", "{file} wants to write elsewhere ({detail}) and was not read; ask whoever sent it"),
    "file_unsafe.members": ("{file} 里塞了 {found} 个文件，没有读它；在 Excel 里另存一份再导", "{file} is packed of {found} pieces and was not read; save it anew in Excel"),
    "file_too_large.bytes": ("{file} 超过 50 MB，拆成几份再导", "{file} is over 50 MB; split it"),
    "file_too_large.member": ("{file} 里的一张表超过 100 MB，拆成几份再导", "{file} has a sheet of over 100 MB; split it"),
    "file_too_large.unpacked": ("{file} 解开来超过 300 MB，拆成几份再导", "{file} unpacks to over 300 MB; split it"),
    "file_too_large.rows": ("{file} 超过 {limit} 行，按年或按客户拆开再导", "{file} has over {limit} rows; split it by year or customer"),
    "file_too_large.columns": ("{file} 超过 {limit} 列，删掉右边用不着的列再导", "{file} has over {limit} columns; delete those on the right that are not needed"),
    "file_too_large.cells": ("{file} 超过 {limit} 格，拆成几份再导", "{file} has over {limit} cells; split it"),
    "file_too_large.time": ("{file} 一分钟还没读完，拆成几份再导", "{file} takes longer than a minute to read; split it"),
    "file_too_large.memory": ("{file} 要的内存太多，拆成几份再导", "{file} needs too much memory; split it"),
    "not_a_table.pdf": ("{file} 是 PDF，要一份 xlsx 或 csv；发票要 XML 的那份", "{file} is a PDF; ask for the xlsx or csv, of an invoice for the XML"),
    "not_a_table.ofd": ("{file} 是 OFD 版式文件，要同一张发票的 XML，或税务局导出的清单", "{file} is an OFD; take the XML of the same invoice, or the list that the tax bureau exports"),
    "not_a_table.picture": ("{file} 是图片，要一份 xlsx 或 csv", "{file} is a picture; ask for the xlsx or csv"),
    "not_a_table.media": ("{file} 是音频或视频，要一份 xlsx 或 csv", "{file} is sound or film; ask for the xlsx or csv"),
    "not_a_table.program": ("{file} 是程序，不是表格；别打开它，问问发来的人", "{file} is a program and no sheet; do not open it, ask whoever sent it"),
    "not_a_table.archive": ("{file} 是压缩包，先解压，再导里面的表", "{file} is an archive; unpack it and import the sheet inside"),
    "not_a_table.shortcut": ("{file} 只是快捷方式，选它指着的那个文件", "{file} is only a shortcut; choose the file that it points to"),
    "not_a_table.database": ("{file} 是数据库，不是表格；账本用「打开」", "{file} is a database and no sheet; a ledger is opened, not imported"),
    "not_a_table.document": ("{file} 是文字稿，把里面的表复制到 Excel 存成 xlsx 再导", "{file} is a text document; copy its table into Excel and save that as xlsx"),
    "not_a_table.markup": ("{file} 是没有表格的网页或 XML，要一份 xlsx 或 csv", "{file} is a page or XML without a table; ask for the xlsx or csv"),
    "not_a_table.unknown": ("{file} 不是认得的表格，在 Excel 里另存成 xlsx 再导", "{file} is no sheet that is known here; save it as xlsx in Excel and try again"),
    "not_a_table.folder": ("{file} 是文件夹，选里面的文件", "{file} is a folder; choose the files in it"),
    "not_a_table.lock_file": ("{file} 只是 Excel 的占位文件，选旁边那个不带 ~$ 的", "{file} is only Excel's lock file; choose the one beside it without ~$"),
    "not_a_table.numbers": ("{file} 是 Numbers 表格，在 Numbers 里导出成 xlsx 再导", "{file} is of Numbers; export it there as xlsx and import that"),
    "password_needed.encrypted": ("{file} 有密码，用 --password 给出，或在 Excel 里去掉密码另存一份", "{file} has a password; give it by --password, or save a copy without one"),
    "password_needed.wrong_password": ("这不是 {file} 的密码，问问发来的人", "That is not the password of {file}; ask whoever sent it"),
    "password_needed.protection_unknown": ("{file} 的加密方式这里打不开，去掉密码另存成 xlsx 再导", "{file} is locked in a way that cannot be opened here; save it as xlsx without a password"),
    "wrong_kind.card_bill": ("{file} 是信用卡账单，导银行账户的对账单", "{file} is a credit card bill; import the statement of a bank account"),
    "wrong_kind.payables": ("{file} 是应付，这里只记别人欠的", "{file} lists what your firm owes; kept here is what it is owed"),
    "wrong_kind.trial_balance": ("{file} 是科目余额表，导未收明细", "{file} is a trial balance; import the list of open items"),
    "wrong_kind.cash_journal": ("{file} 是现金日记账，导银行给的文件", "{file} is a cash journal; import the bank's own file"),
    "wrong_kind.other_trade": ("{file} 是工资、库存、报价之类的表，不是谁欠多少，没有导", "{file} is of wages, stock, prices or the like and does not say who owes what"),
    "wrong_kind.other_customer": ("{file} 里写的是「{seen}」，不是「{customer}」；换客户，或说明就是要对这份", '{file} names "{seen}", not "{customer}"; choose the other customer, or say that this list is meant'),
    "wrong_kind.other_currency": ("{file} 是 {theirs} 的，和这家的往来是 {ours}，没法对", "{file} is in {theirs}, our dealings with the customer are in {ours}; the two cannot be compared"),
    "wrong_kind.other_period": ("{file} 里是 {first} 到 {last} 的，没有 {day} 之前的；换截止日，或要另一段的表", "{file} runs from {first} to {last} and has nothing up to {day}; choose another day, or ask for that period"),
    "wrong_kind.before_books": ("{file} 里是 {first} 到 {last} 的，和这家的账从 {begin} 才开始；要近一段的表", "{file} runs from {first} to {last}; our dealings with the customer begin on {begin}: ask for a later list"),
    "wrong_kind.nothing_of_customer": ("{file} 没什么可对的：账里和「{customer}」还没有任何往来；看看客户选对没有", '{file} has nothing to be compared with: the ledger has no dealings with "{customer}"; is it the right customer?'),
    "nothing_recognised.no_list": ("{file} 里没看出往来明细（要有日期或单号，还要有金额）；指明哪一列是什么，或要一份明细", "No list of movements was found in {file} (it needs days or numbers, and amounts); say what the columns are, or ask for another"),
    "nothing_recognised.empty_list": ("{file} 里一行往来都没有，找对方重新要一份", "{file} has no rows; ask the customer for it again"),
    "nothing_recognised.no_balances": ("{file} 里没看出客户余额表（要有客户和期末余额）；指明哪一列是什么", "No list of balances was found in {file} (it needs customers and closing balances); say what the columns are"),
    "nothing_recognised.balances_not_list": ("{file} 是一张余额表，不是一家的明细；选「余额表」来对", "{file} is a list of balances, not of one customer's movements; compare it as balances"),
    "nothing_recognised.no_rows_to_update": ("{file} 里没有能更新的行，选当初导入的台账、合同、发票或客户表", "{file} holds no rows to bring up to date; choose the sheet of items, contracts, invoices or customers that was imported"),
    "nothing_recognised.pivoted": ("{file} 按月横着排，看不出是应收还是回款；标题写上「应收」再导，或改成一行一笔", "{file} has its months side by side and does not say whether they are owed or received; put \"receivables\" in its title, or one item in a row"),
    "nothing_recognised.no_such_sheet": ("{file} 里没有叫「{sheet}」的表，有的是：{sheets}", '{file} has no sheet "{sheet}"; it has: {sheets}'),
    "nothing_recognised.no_such_layout": ("没有叫「{layout}」的版式，记得的有：{layouts}", 'No layout "{layout}" is remembered; these are: {layouts}'),
    "nothing_recognised.no_layouts": ("没有叫「{layout}」的版式，账本还没记下任何版式；不带 --layout 导一次就记住了", 'No layout "{layout}": this ledger remembers none yet; import a sheet without --layout first'),
    "nothing_recognised.not_of_kind": ("{file} 当{wanted}读缺「{lacking}」，像是{seen}；--kind 换一个，或用 --map 指明那一列", "{file} read as {wanted} lacks {lacking}; it seems to be {seen}: choose another --kind, or name the column by --map"),
    "nothing_recognised.of_no_kind": ("{file} 当{wanted}读缺「{lacking}」；用 --map 指明那一列，或 --kind 换一个", "{file} read as {wanted} lacks {lacking}; name the column by --map, or choose another --kind"),
    "file_trouble.rights": ("没有权限读 {file}，复制到自己的文件夹再导", "No right to read {file}; copy it into a folder of your own"),
}
# fmt: on


_KINDS: Mapping[str, tuple[str, str]] = {
    "customers": ("客户资料", "customers"),
    "contacts": ("联系人", "contacts"),
    "contracts": ("合同台账", "contracts"),
    "plans": ("应收明细", "open items"),
    "invoices": ("发票清单", "invoices"),
    "deliveries": ("送货明细", "deliveries"),
    "receipts": ("收款或银行流水", "receipts"),
    "ledger": ("往来账", "a running ledger"),
}


def template(trouble: ArappError, language: str) -> str | None:
    """The sentence of a file's refusal before its fields are set in; None: there is no own one."""
    found = SENTENCES.get(f"{trouble.kind}.{trouble.fields.get('reason')}")
    if found is None:
        return None
    said = found[language != "zh_CN"]
    for place in ("wanted", "seen"):
        words = _KINDS.get(str(trouble.fields.get(place)))
        said = said.replace(f"{{{place}}}", words[language != "zh_CN"]) if words else said
    lacking = str(trouble.fields.get("lacking", ""))
    return said.replace("{lacking}", needed(lacking, language)) if lacking else said
