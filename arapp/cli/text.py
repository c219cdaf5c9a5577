"""Sentences of the headless commands, in both languages; the window has its own."""

import locale
import os
from datetime import datetime

from arapp.cli import (
    text_collection,
    text_contracts,
    text_credit,
    text_instruments,
    text_letter_texts,
    text_matching,
    text_statements,
)
from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money, grouped
from arapp.services.ledger.field_names import table_name
from arapp.services.ledger.field_words import field_word

# kind → (Chinese, English); {name} is a field of the error.
_OWN: dict[str, tuple[str, str]] = {
    "missing": ("找不到账套 {path}，用 --ledger 指定", "No ledger at {path}; name one by --ledger"),
    "not_a_ledger": (
        "{path} 不是应收管家的账套，没有动它",
        "{path} is no arapp ledger; left as it is",
    ),
    "not_a_ledger.folder": ("{path} 是个文件夹，不是账套", "{path} is a folder, no ledger"),
    "not_a_ledger.backup": (
        "{path} 是一份备份，用 arapp restore 恢复成账套再打开",
        "{path} is a backup; make a ledger of it by arapp restore",
    ),
    "newer": (
        "{path} 由更新的版本写成（{version}，这里到 {known}），请升级应收管家",
        "{path} was written by a newer version ({version}, known here: {known}); update arapp",
    ),
    "locked": (
        "{path} 正被另一个应收管家使用，关掉它再来",
        "{path} is in use by another arapp; close it and try again",
    ),
    "damaged": (
        "{path} 有损坏（{detail}），原样留着；请从备份恢复",
        "{path} is damaged ({detail}) and was left as it is; restore a backup",
    ),
    "damaged.log": (
        "{path} 旁边的 -wal 不是它的，是别的时候或别的账套留下的；两个都没动，"
        "把成对的放回来，或从备份恢复",
        "The -wal beside {path} is of another day or another ledger; both were left as they are."
        " Put back the two that belong together, or restore a backup",
    ),
    "damaged.truncated": (
        "{path} 缺了一截（没复制完？），原样留着；重新复制一份，或从备份恢复",
        "{path} is cut short (half copied?) and left as it is; copy it again or restore a backup",
    ),
    "damaged.schema": (
        "{path} 的结构被别的程序改过（表或触发器不是应收管家建的样子），原样留着；请从备份恢复，"
        "或用 arapp rescue 读出里面的账",
        "The structure of {path} was changed by another program (tables or triggers are not as"
        " arapp made them); it was left as it is. Restore a backup, or read out what is in it by"
        " arapp rescue",
    ),
    "damaged.header": (
        "{path} 的开头是空的或坏的，原样留着；请从备份恢复",
        "The beginning of {path} is empty or broken; left as it is, restore a backup",
    ),
    "unsound": (
        "账没对上（{checks}），什么都没写；先查清再导入",
        "The books do not hold a check ({checks}); nothing was written, find out why first",
    ),
    "period_locked": (
        "账已锁到 {until}，换一个之后的日子；里面的不能再改",
        "The books are closed up to {until}; choose a later day, what is in them stays",
    ),
    "lock_not_past": (
        "只能锁到过去的日子，最晚 {latest}",
        "Only past days can be closed, {latest} at the latest",
    ),
    "lock_earlier": (
        "账已锁到 {present}；要放开请用 unlock",
        "The books are closed up to {present} already; open them by unlock",
    ),
    "not_locked": ("账没有锁", "The books are not closed"),
    "unlock_later": (
        "账只锁到 {present}；要多锁请用 lock",
        "The books are closed up to {present} only; close more by lock",
    ),
    "still_allocated": (
        "收款 {number} 核销着 {rows}，先冲回核销",
        "Receipt {number} is allocated to {rows}; take that back first",
    ),
    "receipt_refunded": (
        "收款 {number} 退过 {amount}，先冲回退款",
        "{amount} of receipt {number} was refunded; take that back first",
    ),
    "plan_paid": (
        "这笔应收已收 {paid}，先冲回核销",
        "{paid} of this row is paid; take that back first",
    ),
    "already_void": ("这笔应收 {day} 已作废", "This row is void since {day}"),
    "attachment_gone": (
        "附件「{name}」的文件不在了，从备份恢复",
        "The file of attachment “{name}” is gone; restore it from a backup",
    ),
    "unsafe_place": (
        "账本要放在这台电脑的硬盘上，不能放在 {name}",
        "A ledger must lie on a disk of this PC, not in {name}",
    ),
    "unsafe_place.cloud": (
        "{path} 在云盘的同步文件夹里（{name}），边记边被上传，会坏；放到这台电脑的普通文件夹里",
        "{path} lies in a cloud folder ({name}), which copies it while it is being written; keep it"
        " in a plain folder of this PC",
    ),
    "unsafe_place.network": (
        "{path} 在网络共享上（{name}），断网或两台电脑同时开就会坏；放到这台电脑的硬盘上",
        "{path} lies on a network share ({name}), where a lost connection or a second PC breaks it;"
        " keep it on a disk of this PC",
    ),
    "unsafe_place.removable": (
        "{path} 在移动盘上（{name}），没写完就拔掉会坏；放到这台电脑的硬盘上，备份可以放移动盘",
        "{path} lies on a removable disk ({name}) and breaks when that is pulled out; keep it on a"
        " disk of this PC, backups may go there",
    ),
    "unsafe_place.linked": (
        "{path} 有 {name} 个名字（硬链接），换个名字打开会少账；复制一份再打开",
        "{path} is one file under {name} names (hard links) and loses entries when opened by"
        " another; open a copy of it",
    ),
    "is_backup": (
        "{path} 是备份，用 arapp restore 恢复成账套再打开",
        "{path} is a backup; make a ledger of it by arapp restore",
    ),
    "read_only": (
        "账本现在只能看（{reason}），什么都没有写",
        "The ledger is open for reading only ({reason}); nothing was written",
    ),
    "disk_full": (
        "磁盘写不下了：{path}。腾出空间再来，账没有动",
        "No room left at {path}. Make room and try again; the books are unchanged",
    ),
    "not_writable": (
        "{path} 不让写，换个文件夹或改权限",
        "No right to write {path}; choose another folder or change the rights",
    ),
    "environment": ("{detail}", "{detail}"),
    "environment.name_too_long": (
        "文件名或路径太长：{path}。换个短些的名字或文件夹",
        "The name or the path is too long: {path}. Choose a shorter name or folder",
    ),
    "bug": (
        "应收管家自己出了错（{what}），没做完的都退回了。细节记在 {log}",
        "arapp has a fault of its own ({what}); what was not done whole was taken back. Details are"
        " in {log}",
    ),
    "not_found": ("没有这个{what}：{key}", "No such {what}: {key}"),
    "no_such_customer": ("没有这个客户：{key}", "No such customer: {key}"),
    "invalid_value.short": (
        "密码至少 10 个字符",
        "A passphrase has at least 10 characters",
    ),
    "invalid_value.is_folder": (
        "{value} 是文件夹；--to 要的是文件名",
        "{value} is a folder; --to names a file",
    ),
    "invalid_value": ("{field} 不能是「{value}」", "{field} cannot be “{value}”"),
    "invalid_amount": ("「{value}」不是能用的金额", "“{value}” is no usable amount"),
    "invalid_day": (
        "「{value}」不是一天，写成 2026-11-12",
        "“{value}” is no day; write 2026-11-12",
    ),
    "invalid_day.future": (
        "{value} 在今天之后，选今天或更早的日子",
        "{value} lies after today; choose today or an earlier day",
    ),
    "invalid_day.before": (
        "{value} 早于这笔收款的到账日 {first}，选那天或以后",
        "{value} lies before the receipt of {first}; choose that day or a later one",
    ),
    "currency_mismatch": ("币种不同：{left} 与 {right}", "Two currencies: {left} and {right}"),
    "over_allocated": (
        "{record} 只剩 {available}，不够 {wanted}",
        "{record} has {available} left, not {wanted}",
    ),
    "not_allowed": ("你没有这个权限（{needs}）", "You lack the right to do this ({needs})"),
    "nothing_to_undo": ("没有可撤销或重做的了", "Nothing to undo or redo"),
    "undo_blocked": (
        "「{label}」后面还有「{by_label}」（第 {by_seq} 步）靠着它，先撤那一步",
        "“{label}” cannot go: “{by_label}” (step {by_seq}) leans on it; undo that one first",
    ),
    "exists": ("{path}{name} 已经有了，没有覆盖", "{path}{name} exists and was not overwritten"),
    "another_file": (
        "{file} 不是当时附上的 {name}",
        "{file} is not the file that was attached as {name}",
    ),
    "already_paid": ("{day} 已经付清", "It was ticked off as paid on {day}"),
    "customer_merged": (
        "{customer} 已经并入另一家客户：{into}",
        "{customer} is part of another customer now: {into}",
    ),
    "name_taken": ("已经有同名的：{name}", "There is one of this name already: {name}"),
    "duplicate": ("这笔收款已经登记过：{number}", "This receipt is there already: {number}"),
    "stale": (
        "{number} 出具以后这段账有更正；要重出请加 --reissue",
        "The period changed since {number} was issued; add --reissue for a new one",
    ),
    "nothing_overdue": ("{customer} 没有逾期的款", "{customer} has nothing overdue"),
    "held": ("{customer} 暂不催：{reason}", "{customer} is on hold: {reason}"),
    "too_soon": (
        "{customer} 同一级的函 {number} 在 {day} 才出过；仍要出请加 --again",
        "{customer} had {number} of this stage on {day}; add --again to send one more",
    ),
    "password_needed": (
        "{file} 有密码，用 --password 给出，或在 Excel 里去掉密码另存一份",
        "{file} has a password; give it by --password, or save a copy without one",
    ),
    "password_needed.backup": (
        "{file} 加了密，用 --password 给出密码或恢复码",
        "{file} is sealed; give its passphrase or the recovery code by --password",
    ),
    "password_needed.place": (
        "备份放到 {file} 要加密：用 --password 给出密码，或先在「数据安全」设好第二处",
        "{file} is not on this PC and a backup is sealed there: give a passphrase by --password, or"
        " set up the second place on the page Data safety",
    ),
    "backup_damaged": (
        "备份 {file} 用不了（{reason}），什么都没动；换一份",
        "The backup {file} is of no use ({reason}); nothing was touched, take another",
    ),
    "backup_unsafe": (
        "{file} 不像备份（{reason}），没有打开它",
        "{file} is no backup ({reason}) and was not unpacked",
    ),
    "wrong_password": (
        "密码或恢复码不对，要不就是 {file} 坏了",
        "The passphrase or recovery code is wrong, or {file} is damaged",
    ),
    "second_absent": (
        "第二处 {place} 现在不在，插上再来",
        "The second place {place} is not there now; plug it in and try again",
    ),
    "file_damaged": (
        "{file} 不完整或读不通（{reason}），重新复制一份，或在 Excel 里另存",
        "{file} is incomplete or unreadable ({reason}); copy it again or save it anew",
    ),
    "file_unsafe": (
        "{file} 不安全（{reason}），没有读它",
        "{file} is unsafe ({reason}) and was not read",
    ),
    "file_too_large": (
        "{file} 太大（{reason}），没有读它",
        "{file} is too large ({reason}) and was not read",
    ),
    "file_locked": ("{file} 正被占用，在 Excel 里关掉它", "{file} is in use; close it in Excel"),
    "file_missing": ("找不到文件 {file}", "No such file: {file}"),
    "not_a_table": ("{file} 不是表格（{reason}）", "{file} is no sheet ({reason})"),
    "nothing_recognised": (
        "{file} 里没认出能导入的表，用 --kind 说明是什么表，列名对不上再用 --map",
        "No table was recognised in {file}; say what it is by --kind, what a column is by --map",
    ),
    "wrong_kind": (
        "{file} 不是应收要用的表（{reason}）",
        "{file} is not a table of receivables ({reason})",
    ),
    "duplicate_invoice": (
        "发票 {number} 已经登记过（invoice:{invoice}）",
        "Invoice {number} is there already (invoice:{invoice})",
    ),
    "duplicate_delivery": (
        "送货单 {number} 已经登记过（delivery:{delivery}）",
        "Delivery {number} is there already (delivery:{delivery})",
    ),
    "contract_state": (
        "合同 {contract} 是草稿或已作废（{state}），发票挂不上去",
        "Contract {contract} is a draft or void ({state}) and takes no invoice",
    ),
    "invoice_differs": (
        "发票 {number} 和合同对不上：{differences}。改对，或用 --reason 写明原因",
        "Invoice {number} departs from its contract: {differences}. Put it right, or say why by"
        " --reason",
    ),
    "nothing_differs": ("没有要确认的差异", "There is no difference to confirm"),
    "invoice_has_row": (
        "这张发票自己有一笔应收（plan:{plan}），先作废那笔再挂合同，不然欠两遍",
        "The invoice made a row of its own (plan:{plan}); void that first, or it is owed twice",
    ),
    "invoice_red": ("这张本身就是红字发票", "This is a red invoice itself"),
    "nothing_left": ("这张发票已经全部红冲", "The invoice is taken back whole already"),
    "red_exceeds": (
        "这张发票只剩 {left} 可冲，不够 {wanted}",
        "{left} of the invoice is left to take back, not {wanted}",
    ),
    "row_billed": (
        "应收「{label}」已挂在另一张发票上（invoice:{invoice}）",
        "Row {label} is billed by another invoice (invoice:{invoice})",
    ),
    "invalid_value.sum": (
        "金额加税额是 {expected}，不是 {found}",
        "Net and tax make {expected}, not {found}",
    ),
    "invalid_value.line_net": (
        "第 {line} 行：数量乘单价是 {expected}，金额写的是 {found}，最多差一分",
        "Line {line}: quantity times price is {expected}, the amount says {found}; a cent may be"
        " off",
    ),
    "invalid_value.line_tax": (
        "第 {line} 行：金额乘税率是 {expected}，税额写的是 {found}，最多差六分",
        "Line {line}: amount times rate is {expected}, the tax says {found}; six cents may be off",
    ),
    "invalid_value.lines_sum": (
        "各行加起来是 {expected}，票面是 {found}",
        "The lines make {expected}, the invoice says {found}",
    ),
    "invalid_value.other_customer": (
        "{field} {value} 是别的客户的",
        "{field} {value} is another customer's",
    ),
    "invalid_day.before_invoice": (
        "{value} 太早，要在 {first} 或以后",
        "{value} is too early; {first} is the first day possible",
    ),
    "invalid_day.after": (
        "{value} 太晚，{last} 已经签收",
        "{value} is too late: it was received on {last}",
    ),
    "refused": (
        "这里办不到",
        "Not possible here",
    ),
    "across_customers": (
        "这笔是别的客户的，用 --note 写明原因",
        "The row is another customer's; say why by --note",
    ),
    "already_confirmed": (
        "这个节点已经确认过",
        "This milestone is confirmed already",
    ),
    "already_reversed": (
        "这笔已经冲回了",
        "This was taken back already",
    ),
    "changed_meanwhile": (
        "账刚刚变过，再看一眼重来",
        "The books changed meanwhile; look again and repeat",
    ),
    "not_empty": (
        "示例只能放进空账套",
        "The sample goes into an empty ledger only",
    ),
    "paper_differs": (
        "纸上的数对不上（{number}），先检查账本",
        "The figures on the paper do not agree ({number}); check the books",
    ),
    "plan_not_firm": (
        "这笔还是预计，先确认节点",
        "This row is only expected; confirm its milestone first",
    ),
    "receipt_in_use": (
        "这笔收款已核销，先冲回",
        "The receipt is allocated already; take that back first",
    ),
    "difference_limit": (
        "这个原因的差额最多 {limit}",
        "A difference for this reason goes up to {limit}",
    ),
    "superseded": (
        "{number} 已被新的一份代替",
        "A newer paper has taken the place of {number}",
    ),
    "file_trouble": (
        "读不了 {file}",
        "{file} cannot be read",
    ),
    "needs_answer": (
        "{file} 要先定一件事：{question}（{choices}），用 --date-order 或 --currency 给出",
        "{file}: settle first {question} ({choices}): --date-order or --currency",
    ),
}
_MESSAGES = (
    _OWN
    | text_collection.MESSAGES
    | text_contracts.MESSAGES
    | text_credit.MESSAGES
    | text_instruments.MESSAGES
    | text_letter_texts.MESSAGES
    | text_matching.MESSAGES
    | text_statements.MESSAGES
)
_GENERIC = ("没办成：{kind}", "Not done: {kind}")


class _Gaps(dict[str, object]):
    """Fields an error did not carry are left out of its sentence."""

    def __missing__(self, key: str) -> str:
        return ""


def message(trouble: ArappError, language: str) -> str:
    """The sentence for an error; `language` zh_CN or en."""
    fields = trouble.fields
    variant = fields.get("place") or fields.get("detail") or fields.get("reason")
    found = _MESSAGES.get(f"{trouble.kind}.{variant}") or _MESSAGES.get(trouble.kind, _GENERIC)
    chinese, english = found
    template = _of_a_file(trouble, language) or (chinese if language == "zh_CN" else english)
    fields = {name: _worded(value, language) for name, value in trouble.fields.items()}
    if isinstance(fields.get("field"), str):
        fields["field"] = field_word(str(fields["field"]), language)
    if isinstance(fields.get("what"), str):
        what = str(fields["what"])
        name = table_name(what, language)
        fields["what"] = what if name == what else _lower(name)  # a bug names its exception
    return template.format_map(_Gaps({"kind": trouble.kind, **fields}))


def _lower(name: str) -> str:
    """A name within a sentence; Chinese has no capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]  # LPR, PDF


def _of_a_file(trouble: ArappError, language: str) -> str | None:
    from arapp.services.importing import refusal_text

    return refusal_text.template(trouble, language)


# Notes beside an answer, on stderr: (Chinese, English).
_NOTES = {
    "no_account": (
        "{currencies} 还没有收款账户，这些函上没印账户；用 arapp accounts --add 加上",
        "There is no bank account in {currencies}: these papers name none to pay to;"
        " add one by arapp accounts --add",
    ),
    "backup_unsound": (
        "备份做好了，可账本有几项没对上：{checks}。先用 arapp verify 看看；之前的好备份都留着",
        "The backup was made, but checks of the book fail: {checks}. Look with arapp verify;"
        " the good backups from before stay",
    ),
    "backup_incomplete": (
        "账都在备份里，附件不全，不见了或被改过：{files}",
        "The book is in the backup; attached files are not, they are gone or changed: {files}",
    ),
    "restored_unsound": (
        "恢复好了，和备份时一样，可那时账本就有几项没对上：{checks}",
        "Restored as it was backed up; checks of the book failed already then: {checks}",
    ),
    "restored_incomplete": (
        "账恢复好了，缺 {n} 个附件，备份里没有",
        "The book is restored; attached files that are not in the backup: {n}",
    ),
    "clock_back": (
        "提示：电脑的时间是 {now}，账里已有 {newest} 的记录。先把电脑时间调对；顺序按编号，不会乱",
        "note: the clock of this PC says {now}, but the books hold an entry of {newest}."
        " Set the clock right; the order goes by number and stays",
    ),
    "no_day": (
        "{option} {day}：不是一天，写成 2026-11-12",
        "{option} {day}: no day; write 2026-11-12",
    ),
    "no_month": (
        "{option} {month}：不是月份，写成 2026-11",
        "{option} {month}: no month; write 2026-11",
    ),
    "far_day": (
        "{option} {day}：要在 {first} 到 {last} 之间",
        "{option} {day}: must lie between {first} and {last}",
    ),
    "older_copy": (
        "提示：这像是一份旧副本，上次记下的第 {noted} 步不在里面。恢复备份，"
        "或用 arapp verify --accept-copy 接着用这份",
        "note: this looks like an older copy, step {noted}, noted last, is not in it. Restore a"
        " backup, or go on with this one by arapp verify --accept-copy",
    ),
    "older_copy.gone": (
        "提示：这像是一份旧副本，上次记到第 {noted} 步，这里只到第 {present} 步，"
        "至少少了 {missing} 步。恢复备份，或用 arapp verify --accept-copy 接着用这份",
        "note: this looks like an older copy: step {noted} was noted, it ends with step {present},"
        " steps missing: {missing} or more. Restore a backup, or go on with this one by"
        " arapp verify --accept-copy",
    ),
    "other_ledger": (
        "提示：这里原来是另一本账（记到第 {noted} 步），这本是后放进来的。"
        "没错就用 arapp verify --accept-copy 接着用",
        "note: another ledger was in this place before this one (noted up to step {noted}). If that"
        " is right, go on with this one by arapp verify --accept-copy",
    ),
}


def note(key: str, language: str, fields: dict[str, str]) -> str:
    """A note in the language asked for."""
    return _NOTES[key][language != "zh_CN"].format_map(fields)


def moment(told: str) -> str:
    """A UTC moment of the ledger as local time, "2026-11-12 09:13"."""
    return datetime.fromisoformat(told).astimezone().strftime("%Y-%m-%d %H:%M")


# Reasons that stand in sentences: (Chinese, English).
_REASONS = {
    "parked": ("有钱到账还没核销，先核销", "money has come in that is not matched yet"),
    "promised": ("已承诺付款", "payment is promised"),
    "disputed": ("款项有争议", "the rows are disputed"),
    "held": ("已暂缓", "it was put off"),
    "snooze": ("已暂缓", "it was put off"),
    "legal": ("法务在办", "it is with legal"),
    "by_hand": ("催收方案是仅人工", "it is dunned by hand only"),
    "grace": ("刚录入，还在宽限", "it was entered lately and is in its grace"),
    "small": ("金额不到这一步的起点", "it is less than the stage asks for"),
    "date_order": ("日期是年月日、月日年还是日月年", "the order of day, month and year"),
    "currency": ("币种", "the currency"),
    "empty": ("空的", "empty"),
    "pdf": ("PDF", "PDF"),
    "link": ("只是一个链接", "only a link"),
    "directory": ("是文件夹", "a folder"),
    "device": ("不是普通文件", "no plain file"),
    "program": ("是程序", "a program"),
    "packing": ("不完整或读不通", "incomplete or unreadable"),
    "content": ("里面不是账", "no ledger in it"),
    "no_key": ("旁边没有 key.age，请用恢复码", "no key.age beside it; use the recovery code"),
    "key": ("key.age 读不通，请用恢复码", "key.age is unreadable; use the recovery code"),
    "not_a_file": ("不是普通文件", "no ordinary file"),
    "too_large": ("太大", "too large"),
    "short": ("至少 10 个字符", "10 characters at least"),
    "folder": ("不是能放备份的文件夹", "no folder for backups"),
    "facts": ("里面的账和它自己写的对不上", "what is in it is not what it says of itself"),
    "reader_died": ("读到一半就断了", "reading broke off"),
}


def _worded(value: object, language: str) -> object:
    if isinstance(value, Money):
        return grouped(value.plain())
    if isinstance(value, list | tuple):
        return ", ".join(str(_worded(item, language)) for item in value)
    found = _REASONS.get(value) if isinstance(value, str) else None
    if found:
        return found[language != "zh_CN"]
    return grouped(value) if isinstance(value, str) else value


def kinds() -> frozenset[str]:
    """Error kinds that have a sentence of their own."""
    return frozenset(_MESSAGES)


def system_language() -> str:
    """zh_CN unless the system plainly speaks English."""
    name = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "zh_CN"
