"""The layout of one unseen bank file: its columns, dressed headings, lines around, and cells."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from random import Random

from tests.importing import unseen_bank_words as words
from tests.importing.unseen_bank_moves import Account, Case, Move

_DAYS: dict[str, Callable[[date], object]] = {
    "iso": str,
    "slash": lambda day: f"{day.year}/{day.month}/{day.day}",
    "dot": lambda day: f"{day:%Y.%m.%d}",
    "compact": lambda day: f"{day:%Y%m%d}",
    "number": lambda day: int(f"{day:%Y%m%d}"),
    "chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "typed": lambda day: day,
    "short": lambda day: f"{day:%Y-%m-%d}",
}
_UNITS = {"CNY": "元", "USD": "美元", "HKD": "港元", "JPY": "日元", "EUR": "欧元"}


class Layout:
    """One file's columns, dressed headings and cells."""

    def __init__(self, rng: Random, made: Case) -> None:
        self.rng, self.case, self.f = rng, made, made.features
        self.columns = self._columns()
        self.heads = {key: self._heading(key) for key in self.columns}
        self._distinct()
        self.flags = rng.choice(words.FLAGS)
        self.codes = {c: rng.choice(words.CURRENCIES[c]) for c in words.CURRENCIES}
        self.noise = {name: values for name, values in words.NOISE if name in self.columns}

    # --- columns and headings ---

    def _columns(self) -> list[str]:
        f, rng = self.f, self.rng
        money = {
            "two": ["credit", "debit"], "signed": ["amount"], "flag": ["flag", "amount"],
            "pairs": ["amount"], "signed+flag": ["flag", "amount"], "positive": ["amount"],
        }[f["style"]]  # fmt: skip
        rng.shuffle(money)
        party = {
            "two": ["name", "account"], "glued": ["name"], "name": ["name"], "none": [],
        }[f["party"]]  # fmt: skip
        if f["style"] == "pairs":
            party = ["payer", "payer_no", "payee", "payee_no"]
        if len(party) > 1 and f["style"] != "pairs" and rng.random() < 0.4:
            party.append("bank")
        day = ["day"] + (["time"] if f["clock"].endswith("column") else [])
        blocks = [
            money + (["balance"] if f["balance"] == "yes" else []), party, ["memo"],
            ["serial"] if f["serials"] != "none" else [],
            ["own"] if f["accounts"] == "column" else [],
            ["currency"] if f["currency"] == "column" else [],
            [name for name, _ in rng.sample(words.NOISE, rng.choice((0, 1, 2, 4)))],
        ]  # fmt: skip
        rng.shuffle(blocks)
        place = rng.choice((0, 0, 0, 1))
        return [c for block in [*blocks[:place], day, *blocks[place:]] for c in block]

    def _heading(self, key: str) -> str:
        if key not in words.KNOWN:
            return key
        share = {"none": 0.0, "some": 0.3, "many": 0.6, "all": 1.0, "blind": 1.0}[
            self.f["withheld"]
        ]
        pool = words.WITHHELD if self.rng.random() < share else words.KNOWN
        if self.f["withheld"] == "blind":
            pool = words.BLIND
        foreign = {account.currency for account in self.case.accounts} != {"CNY"}
        told = ("CNY", "RMB", "人民币", "元")
        fitting = [w for w in pool[key] if not (foreign and any(mark in w for mark in told))]
        return self.rng.choice(fitting)

    def _distinct(self) -> None:
        """Two columns of the same name get another one: no bank calls both sides alike."""
        for place, key in enumerate(self.columns):
            while self.heads[key] in [self.heads[other] for other in self.columns[:place]]:
                self.heads[key] = self._heading(key)

    def dressed(self, key: str) -> str:
        """A heading as the file shows it."""
        text, how = self.heads[key], self.f["dress"]
        chinese = any(char >= "\u4e00" for char in text)
        if how == "unit" and key in ("credit", "debit", "amount", "balance") and "元" not in text:
            return f"{text}({_UNITS[self.case.accounts[0].currency]})" if chinese else text
        if how == "spaced" and chinese and len(text) <= 4:
            return " ".join(text)
        if how == "bilingual" and chinese:
            return f"{text}[ {_ENGLISH.get(key, 'Other')} ]"
        if how == "star" and key in ("day", "amount", "credit"):
            return f"*{text}"
        if how == "newline" and chinese and len(text) > 3 and self.f["form"] in ("xlsx", "xls"):
            return text[:2] + "\n" + text[2:]
        return text

    # --- rows ---

    def write(self) -> None:
        """All sheets of the case, and where each line of the truth stands."""
        made = self.case
        if self.f["accounts"] == "sheets":
            for number, account in enumerate(made.accounts, 1):
                self._table(f"{number}月", [account])
        elif self.f["accounts"] == "blocks":
            for account in made.accounts:
                self._table("流水", [account])
        else:
            self._table("流水", made.accounts)
        made.fields = {self.dressed(key): key for key in self.columns if key in words.KNOWN}

    def _table(self, sheet: str, accounts: list[Account]) -> None:
        rows = self.case.sheets.setdefault(sheet, [])
        if rows:
            rows.append([])
        self._above(rows, accounts[0])
        self._header(sheet, rows)
        moves = [(account, move) for account in accounts for move in account.moves]
        if self.f["order"] == "newest":
            moves.reverse()
        page = self.rng.choice((5, 10, 17))
        for place, (account, move) in enumerate(moves):
            if self.f["pages"] != "no" and place and place % page == 0:
                if self.f["pages"] == "with page total":
                    rows.append(
                        self._total("本页小计", [m for _, m in moves[place - page : place]])
                    )
                rows.append([self.dressed(key) for key in self.columns])
            move.sheet, move.row = sheet, len(rows) + 1
            rows.append([self._cell(key, account, move) for key in self.columns])
        self._below(rows, [move for _, move in moves])

    def _header(self, sheet: str, rows: list[list[object]]) -> None:
        heads = [self.dressed(key) for key in self.columns]
        self.case.headers.append((sheet, len(rows) + 1))
        if self.f["group"] == "yes" and not self.case.merges:
            at = sorted((self.columns.index("credit"), self.columns.index("debit")))
            top: list[object] = ["" for _ in heads]
            top[at[0]] = "发生额"
            rows.append(top)
            span = f"{_letter(at[0])}{len(rows)}:{_letter(at[1])}{len(rows)}"
            self.case.merges.setdefault(sheet, []).append(span)
        rows.append(list(heads))
        if self.f["dress"] == "second row":
            rows.append([_ENGLISH.get(key, "Other") for key in self.columns])

    def _above(self, rows: list[list[object]], account: Account) -> None:
        kind, rng = self.f["title"], self.rng
        if kind == "none":
            return
        bank = rng.choice(words.BANKS)
        rows.append([rng.choice(words.TITLES).format(bank=bank)])
        if kind == "title":
            return
        facts = self._facts(account)
        if kind == "pairs":
            rows.extend([f"{label}：", value] for label, value in facts)
        elif kind == "lines":
            rows.append(["  ".join(f"{label}：{value}" for label, value in facts)])
        else:
            rows.extend([f"{label}:{value}"] for label, value in facts)
            rows.extend([["打印时间：2026-01-31 10:00:00"], [], ["尊敬的客户，以下为明细"], []])

    def _facts(self, account: Account) -> list[tuple[str, str]]:
        """What the lines above state: label and value."""
        rng, states = self.rng, self.f["states"]
        days = [move.day for move in account.moves]
        facts = [("户名", "澄禾精密仪器有限公司"), ("查询期间", f"{min(days)} 至 {max(days)}")]
        if states != "none" and self.f["accounts"] != "column":
            facts.insert(0, (rng.choice(words.ACCOUNT_LABELS), account.number))
        if states == "all" and self.f["currency"] != "column":
            facts.append((rng.choice(words.CURRENCY_LABELS), self.codes[account.currency]))
        if states == "all" and len(self.case.accounts) == 1 and self.f["balance"] == "yes":
            facts.append((rng.choice(words.OPENING_LABELS), _plain(account.opening, account)))
            facts.append((rng.choice(words.CLOSING_LABELS), _plain(account.closing, account)))
        return facts

    def _total(self, label: str, moves: Sequence[Move]) -> list[object]:
        row: list[object] = ["" for _ in self.columns]
        row[0] = label
        if self.f["style"] == "two" and self.f["back"] != "negative":
            account = self.case.accounts[0]
            ins = sum(move.amount for move in moves if move.amount > 0)
            outs = -sum(move.amount for move in moves if move.amount < 0)
            for key, value in (("credit", ins), ("debit", outs)):
                if self.columns.index(key):
                    row[self.columns.index(key)] = _plain(value, account)
        return row

    def _below(self, rows: list[list[object]], moves: Sequence[Move]) -> None:
        footer = self.f["footer"]
        if footer.startswith("total"):
            rows.append(self._total(self.rng.choice(("合计", "总计", "本期合计", "合 计")), moves))
        if footer.endswith("counts"):
            rows.append([f"总笔数：{len(moves)}"])
        if footer == "sign-off":
            rows.extend([[], ["打印人：00123  打印时间：2026-01-31"], ["以上数据仅供参考"]])

    # --- cells ---

    def _cell(  # noqa: PLR0911 - one way out per kind of column
        self, key: str, account: Account, move: Move
    ) -> object:
        f = self.f
        if key in ("credit", "debit", "amount", "balance"):
            return self._money(key, account, move)
        if key == "day":
            return self._day(move)
        if key == "time":
            compact = move.time.replace(":", "").lstrip("0")
            return compact if f["clock"] == "compact column" else move.time
        if key == "flag":
            into = move.amount >= 0
            if f["back"] == "negative" and move.pair:
                into = True
            return self.flags[0 if into else 1]
        plain: dict[str, object] = {
            "name": self._party(move), "account": move.number, "memo": move.memo,
            "serial": "0" if f["serials"] == "zero" else move.serial, "own": account.number,
            "currency": self.codes[account.currency],
            "bank": f"{self.rng.choice(words.BANKS)}城东支行" if move.number else "",
        }  # fmt: skip
        if key in plain:
            return plain[key]
        if key in ("payer", "payer_no", "payee", "payee_no"):
            ours = (move.amount < 0) == key.startswith("payer")
            own = ("澄禾精密仪器有限公司", account.number)
            theirs = (move.name, move.number)
            return (own if ours else theirs)[key.endswith("_no")]
        values = self.noise.get(key) or (move.row or "",)
        return str(move.day) if key == "起息日" else self.rng.choice(values)

    def _party(self, move: Move) -> str:
        if self.f["party"] == "glued" and move.number:
            return f"{move.name}/{move.number}"
        return move.name

    def _day(self, move: Move) -> object:
        form = self.f["days"]
        if self.f["clock"] != "in day":
            return _DAYS[form](move.day)
        if form == "typed":
            return datetime.fromisoformat(f"{move.day} {move.time}")
        if form in ("number", "compact"):
            return f"{move.day:%Y%m%d} {move.time}"
        return f"{_DAYS[form](move.day)} {move.time}"

    def _money(self, key: str, account: Account, move: Move) -> object:
        if key == "balance":
            return self._shown(move.balance, account)
        style, amount = self.f["style"], move.amount
        back = self.f["back"] == "negative" and move.pair and amount < 0
        if style == "two":
            if (key == "credit") == (amount > 0 or back):
                return self._shown(amount if back or amount > 0 else -amount, account)
            return self._nothing(account)
        if style in ("flag", "pairs", "positive") and not back:
            amount = abs(amount)
        return self._shown(amount, account, style.startswith("signed"))

    def _nothing(self, account: Account) -> object:
        empty = self.f["empty"]
        if empty == "zero":
            return self._shown(0, account)
        return empty

    def _shown(  # noqa: PLR0911 - one way out per form
        self, minor: int, account: Account, signed: bool = False
    ) -> object:
        how = self.f["money"]
        places = 0 if account.currency == "JPY" else 2
        value = Decimal(minor).scaleb(-places)
        if how == "number":
            return value
        if how == "text":
            return f"{value:.{places}f}"
        if how == "signed text" and signed and minor > 0:
            return f"+{value:,.{places}f}"
        if how == "brackets" and minor < 0:
            return f"({-value:,.{places}f})"
        if how == "yen" and account.currency == "CNY":
            return f"{'-' if minor < 0 else ''}¥{abs(value):,.2f}"
        if how == "wide":
            return f"{value:.{places}f}".translate(_WIDE)
        return f"{value:,.{places}f}"


_WIDE = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
_ENGLISH = {
    "day": "Transaction Date", "credit": "Credit Amount", "debit": "Debit Amount",
    "amount": "Transaction Amount", "flag": "Dr/Cr", "balance": "Account Balance",
    "name": "Counterparty Name", "account": "Counterparty Account", "memo": "Remark",
    "serial": "Serial No.", "currency": "Currency", "own": "Account No.", "time": "Time",
    "payer": "Payer Name", "payer_no": "Payer Account", "payee": "Payee Name",
    "payee_no": "Payee Account", "bank": "Counterparty Bank",
}  # fmt: skip


def _plain(minor: int, account: Account) -> str:
    places = 0 if account.currency == "JPY" else 2
    return f"{Decimal(minor).scaleb(-places):,.{places}f}"


def _letter(place: int) -> str:
    return chr(65 + place)
