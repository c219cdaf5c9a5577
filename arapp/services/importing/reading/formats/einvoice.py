"""E-invoices as XML (数电票 and older ones), read as the two sheets of the tax bureau's list.

Every program writes other elements, with or without a namespace; they are known by what they mean.
DTDs are refused before. Child process only.
"""

import re
from collections.abc import Iterator
from typing import Any

from arapp.services.importing.errors import FileDamaged, FileUnsafe

Row = tuple[int, list[object]]
HEADS, LINES = "发票基础信息", "发票明细"
_HEAD_TITLES = (
    *("发票代码", "发票号码", "销方识别号", "销方名称", "购方识别号", "购买方名称", "开票日期"),
    *("不含税金额", "税额", "价税合计", "币种", "发票票种", "被红冲蓝字发票号码", "备注"),
)
_LINE_TITLES = (
    *("发票号码", "购方识别号", "购买方名称", "开票日期", "货物或应税劳务名称", "规格型号", "单位"),
    *("数量", "单价", "不含税金额", "税率", "税额", "币种"),
)
# what an element means → its names without case and signs, best first
_HEAD: dict[str, tuple[str, ...]] = {
    "code": ("invoicecode", "fpdm", "发票代码", "codeofinvoice"),
    "number": (
        *("invoicenumber", "invoiceno", "einvoiceno", "einvoicenumber", "fphm", "qdfphm"),
        *("发票号码", "numberofinvoice", "eiid", "invoicenum"),
    ),
    "seller_tax": (
        *("selleridnum", "sellertaxid", "sellertaxno", "sellertaxpayerid", "xsfnsrsbh", "xfsh"),
        *("销售方纳税人识别号", "nsrsbh"),
    ),
    "seller": ("sellername", "xsfmc", "xfmc", "nameofseller", "salername", "销售方名称"),
    "buyer_tax": (
        *("buyeridnum", "buyertaxid", "buyertaxno", "buyertaxpayerid", "purchasertaxid"),
        *("gmfnsrsbh", "ghfnsrsbh", "gfsh", "购买方纳税人识别号"),
    ),
    "buyer": (
        *("buyername", "gmfmc", "ghfmc", "gfmc", "nameofbuyer", "nameofpurchaser"),
        *("purchasername", "购买方名称"),
    ),
    "day": (
        *("issuetime", "issuedate", "invoicedate", "dateofissue", "kprq", "开票日期"),
        *("requesttime", "issueddate", "billingdate"),
    ),
    "net": (
        *("totalamwithouttax", "taxexclusivetotalamount", "totalamountwithouttax", "hjje"),
        *("totalamountexcludingtax", "totalexcludingtax", "合计金额"),
    ),
    "tax": ("totaltaxam", "taxtotalamount", "totaltaxamount", "totaltax", "hjse", "合计税额"),
    "gross": (
        *("totaltaxincludedamount", "taxinclusivetotalamount", "totalamountwithtax", "jshj"),
        *("totalamountincludingtax", "totalamwithtax", "价税合计"),
    ),
    "red_of": (
        *("originalinvoicenumber", "originalinvoiceno", "blueinvoicenumber", "blueinvoiceno"),
        *("yfphm", "lzfphm", "originalnumber", "原发票号码"),
    ),
    "memo": ("remark", "remarks", "note", "bz", "备注"),
    "currency": ("currency", "currencycode"),
}
_ITEM: dict[str, tuple[str, ...]] = {
    "item": ("itemname", "goodsname", "productname", "xmmc", "spmc", "hwmc", "项目名称", "item"),
    "spec": ("specmod", "specification", "specificationmodel", "ggxh", "规格型号", "spec"),
    "unit": ("meaunits", "measurementdimension", "unit", "dw", "单位", "unitofmeasure"),
    "quantity": ("quantity", "xmsl", "spsl", "数量", "qty"),
    "price": ("unprice", "unitprice", "price", "xmdj", "spdj", "dj", "单价"),
    "net": ("amount", "xmje", "spje", "je", "金额", "amountwithouttax", "taxexclusiveamount"),
    "rate": ("taxrate", "slv", "sl", "税率", "taxscheme"),
    "tax": ("comtaxam", "taxamount", "taxam", "se", "税额"),
}
_NUMBERS, _SUMS = frozenset(_HEAD["number"]), frozenset((*_HEAD["gross"], *_HEAD["net"]))
_TAG = re.compile(r"<\s*(?:[\w.-]+:)?([^\s<>/?!:]+)")
_LOOKED_AT = 400_000
_WRAPPED = frozenset({"einvoice", "invoice", "requestcommonfpkj", "fpxx"})
_RED_IN_REMARK = re.compile(r"(?:被红冲|对应(?:正数|蓝字)|蓝字)[^\d]{0,24}(\d{8,20})")
_LONGEST = 2_000


def is_einvoice(text: str) -> bool:
    """Whether a text is XML with a number and the sums of an invoice."""
    start = text[:200].lstrip("\ufeff \t\r\n")
    if not start.startswith("<"):
        return False
    names = {_fold(name) for name in _TAG.findall(text[:_LOOKED_AT])}
    return bool(names & _NUMBERS) and bool(names & _SUMS)


def read(text: str, file: str) -> list[tuple[str, list[Row]]]:
    """The sheets of all invoices of the text: their heads, and their lines if there are any.

    Raises FileDamaged, FileUnsafe.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", text), forbid_dtd=True)
    except DefusedXmlException:
        raise FileUnsafe(file=file, reason="dtd") from None
    except (ParseError, ValueError, RecursionError):
        raise FileDamaged(file=file, reason="truncated", detail="XML") from None
    for element in root.iter():
        element.tag = _fold(str(element.tag).rpartition("}")[2])
    heads: list[list[object]] = [list(_HEAD_TITLES)]
    lines: list[list[object]] = [list(_LINE_TITLES)]
    for one in _invoices(root):
        items = [element for element in one.iter() if _is_item(element)]
        head = _head(one, _parts(items))
        heads.append(_head_cells(head))
        lines += [_line_cells(head, item) for item in items]
    sheets = [(HEADS, heads), (LINES, lines)] if len(lines) > 1 else [(HEADS, heads)]
    return [(name, list(enumerate(cells, 1))) for name, cells in sheets]


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _invoices(root: Any) -> Iterator[Any]:
    """The elements that are an invoice each: those that hold its number and sums, else the root.

    Each element is looked at once, after what is in it: files are thousands of elements deep.
    """
    least: list[Any] = []
    known: dict[int, tuple[bool, bool, bool]] = {}  # holds a number, sums, an invoice
    for one in reversed(list(root.iter())):
        number, sums = (one.tag in names and bool(_text(one)) for names in (_NUMBERS, _SUMS))
        invoice = False
        for part in one:
            held = known.pop(id(part))
            number, sums, invoice = number or held[0], sums or held[1], invoice or held[2]
        if one.tag in _WRAPPED and number and sums and not invoice:
            least.append(one)
            invoice = True
        known[id(one)] = (number, sums, invoice)
    yield from reversed(least) if least else [root]


def _parts(items: list[Any]) -> set[int]:
    """All that stands in the lines, once where a line stands in a line."""
    known: set[int] = set()
    for item in items:
        if id(item) not in known:
            known.update(id(part) for part in item.iter())
    return known


def _is_item(element: Any) -> bool:
    """A line: a name of goods and an amount among its children."""
    tags = {child.tag for child in element if not len(child)}
    return bool(tags & set(_ITEM["item"])) and bool(
        tags & {*_ITEM["net"], *_ITEM["tax"], *_ITEM["quantity"]}
    )


def _text(element: Any) -> str:
    return " ".join((element.text or "").split())[:_LONGEST]


def _head(one: Any, within_items: set[int]) -> dict[str, str]:
    """What the head says, by meaning; what stands in lines is not of the head."""
    said: dict[str, str] = {}
    for element in one.iter():
        if id(element) not in within_items and not len(element) and _text(element):
            said.setdefault(element.tag, _text(element))
    head = {
        meaning: next((said[name] for name in names if name in said), "")
        for meaning, names in _HEAD.items()
    }
    head["kind"] = _kind(one) or said.get("invoicetype", said.get("fpzl", ""))
    head["currency"] = head["currency"] or "CNY"  # the tax bureau knows no other
    if not head["red_of"]:
        found = _RED_IN_REMARK.search(head["memo"])
        head["red_of"] = found.group(1) if found else ""
    return head


def _kind(one: Any) -> str:
    """专用发票 or 普通发票, where it is labelled so."""
    for label in ("generalorspecialvat", "einvoicetype"):
        for element in one.iter(label):
            for part in element.iter():
                if part.tag == "labelname" and _text(part):
                    return _text(part)
    return ""


def _head_cells(head: dict[str, str]) -> list[object]:
    names = (
        *("code", "number", "seller_tax", "seller", "buyer_tax", "buyer", "day"),
        *("net", "tax", "gross", "currency", "kind", "red_of", "memo"),
    )
    return [_day(head["day"]) if name == "day" else head[name] or None for name in names]


def _day(text: str) -> str | None:
    """The day of a moment: 2025-03-04 10:11:12, 20250304101112, 2025年03月04日."""
    digits = re.sub(r"\D", "", text[:11])
    if re.fullmatch(r"\d{8,}", digits):
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    return text or None


def _line_cells(head: dict[str, str], item: Any) -> list[object]:
    said = {child.tag: _text(child) for child in item if _text(child)}
    if "slv" in said and not said.keys() & set(_ITEM["quantity"]):
        said["quantity"] = said.pop("sl", "")
    names = ("item", "spec", "unit", "quantity", "price", "net", "rate", "tax")
    cells = [next((said[name] for name in _ITEM[part] if name in said), "") for part in names]
    own = [head["number"], head["buyer_tax"], head["buyer"], _day(head["day"])]
    return [cell or None for cell in (*own, *cells, head["currency"])]
