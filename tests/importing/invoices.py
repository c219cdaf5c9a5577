"""E-invoices as XML and the tax bureau's list, made by ourselves; all firms are invented."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.importing.build import book

OWN, OWN_TAX = "苏州澄禾自动化设备有限公司", "91320500MA1CH000XX"
BUYER, BUYER_TAX = "苏州恒岳机械有限公司", "91320500MA1AA001XX"


@dataclass(frozen=True)
class Made:
    """An invoice; lines (item, spec, unit, quantity, price, net, rate, tax) as texts."""

    number: str = "25322000000123456789"
    day: str = "2026-03-04"
    net: str = "1200.00"
    tax: str = "156.00"
    gross: str = "1356.00"
    buyer: str = BUYER
    buyer_tax: str = BUYER_TAX
    remark: str = ""
    lines: Sequence[tuple[str, ...]] = field(
        default=(
            ("*输送机械*输送线主机", "SL-200", "台", "1", "1000", "1000.00", "0.13", "130.00"),
            ("*配电控制设备*控制柜", "", "台", "2", "100", "200.00", "0.13", "26.00"),
        )
    )


_NEW_LINE = ("ItemName", "SpecMod", "MeaUnits", "Quantity", "UnPrice", "Amount", "TaxRate",
             "ComTaxAm")  # fmt: skip
_OLD_LINE = ("XMMC", "GGXH", "DW", "XMSL", "XMDJ", "XMJE", "SL", "SE")
_PAPER_LINE = ("Item", "Specification", "MeasurementDimension", "Quantity", "Price", "Amount",
               "TaxScheme", "TaxAmount")  # fmt: skip


def _lines(one: Made, names: tuple[str, ...], tag: str, prefix: str = "") -> str:
    cells = (
        "".join(f"<{prefix}{n}>{v}</{prefix}{n}>" for n, v in zip(names, line, strict=True) if v)
        for line in one.lines
    )
    return "".join(f"<{prefix}{tag}>{text}</{prefix}{tag}>" for text in cells)


def digital(one: Made, prefix: str = "", space: str = "") -> str:
    """数电票 as the tax bureau writes it; with a prefix, in a name space."""
    p = f"{prefix}:" if prefix else ""
    own = f' xmlns{":" + prefix if prefix else ""}="{space}"' if space else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{p}EInvoice{own}><{p}Header>'
        f"<{p}EIid>{one.number}</{p}EIid><{p}InherentLabel><{p}GeneralOrSpecialVAT>"
        f"<{p}LabelCode>01</{p}LabelCode><{p}LabelName>增值税专用发票</{p}LabelName>"
        f"</{p}GeneralOrSpecialVAT></{p}InherentLabel></{p}Header><{p}EInvoiceData>"
        f"<{p}SellerInformation><{p}SellerIdNum>{OWN_TAX}</{p}SellerIdNum>"
        f"<{p}SellerName>{OWN}</{p}SellerName></{p}SellerInformation>"
        f"<{p}BuyerInformation><{p}BuyerIdNum>{one.buyer_tax}</{p}BuyerIdNum>"
        f"<{p}BuyerName>{one.buyer}</{p}BuyerName></{p}BuyerInformation>"
        f"<{p}BasicInformation><{p}TotalAmWithoutTax>{one.net}</{p}TotalAmWithoutTax>"
        f"<{p}TotalTaxAm>{one.tax}</{p}TotalTaxAm>"
        f"<{p}TotalTax-includedAmount>{one.gross}</{p}TotalTax-includedAmount>"
        f"<{p}RequestTime>{one.day} 10:11:12</{p}RequestTime></{p}BasicInformation>"
        f"{_lines(one, _NEW_LINE, 'IssuItemInformation', p)}"
        f"<{p}AdditionalInformation><{p}Remark>{one.remark}</{p}Remark>"
        f"</{p}AdditionalInformation></{p}EInvoiceData><{p}TaxSupervisionInfo>"
        f"<{p}InvoiceNumber>{one.number}</{p}InvoiceNumber>"
        f"<{p}IssueTime>{one.day} 10:11:12</{p}IssueTime></{p}TaxSupervisionInfo></{p}EInvoice>"
    )


def paper(one: Made) -> str:
    """The XML inside a layout file, in its own name space, with other words."""
    return (
        '<fp:eInvoice xmlns:fp="http://example.org/einvoice" Version="1.0">'
        f"<fp:InvoiceNo>{one.number}</fp:InvoiceNo><fp:IssueDate>{one.day}</fp:IssueDate>"
        f"<fp:Buyer><fp:BuyerName>{one.buyer}</fp:BuyerName>"
        f"<fp:BuyerTaxID>{one.buyer_tax}</fp:BuyerTaxID></fp:Buyer>"
        f"<fp:Seller><fp:SellerName>{OWN}</fp:SellerName></fp:Seller>"
        f"<fp:TaxInclusiveTotalAmount>{one.gross}</fp:TaxInclusiveTotalAmount>"
        f"<fp:TaxTotalAmount>{one.tax}</fp:TaxTotalAmount>"
        f"<fp:TaxExclusiveTotalAmount>{one.net}</fp:TaxExclusiveTotalAmount>"
        f"<fp:GoodsInfos>{_lines(one, _PAPER_LINE, 'GoodsInfo', 'fp:')}</fp:GoodsInfos>"
        f"<fp:Note>{one.remark}</fp:Note></fp:eInvoice>"
    )


def older(one: Made) -> str:
    """An invoice as the programs before 数电 wrote it: names by pinyin initials."""
    day = one.day.replace("-", "") + "101112"
    return (
        '<?xml version="1.0" encoding="gbk"?><business id="FPKJ"><REQUEST_COMMON_FPKJ>'
        f"<COMMON_FPKJ_FPT><FPDM>032002100111</FPDM><FPHM>{one.number}</FPHM><KPRQ>{day}</KPRQ>"
        f"<XSF_NSRSBH>{OWN_TAX}</XSF_NSRSBH><XSF_MC>{OWN}</XSF_MC>"
        f"<GMF_NSRSBH>{one.buyer_tax}</GMF_NSRSBH><GMF_MC>{one.buyer}</GMF_MC>"
        f"<JSHJ>{one.gross}</JSHJ><HJJE>{one.net}</HJJE><HJSE>{one.tax}</HJSE>"
        f"<BZ>{one.remark}</BZ></COMMON_FPKJ_FPT><COMMON_FPKJ_XMXXS>"
        f"{_lines(one, _OLD_LINE, 'COMMON_FPKJ_XMXX')}</COMMON_FPKJ_XMXXS>"
        "</REQUEST_COMMON_FPKJ></business>"
    )


_HEADS = (
    "序号|发票代码|发票号码|数电发票号码|销方识别号|销方名称|购方识别号|购买方名称|开票日期|金额|税额"
    "|价税合计|发票来源|发票票种|发票状态|是否正数发票|发票风险等级|开票人|备注"
)
_LINES = (
    "序号|发票代码|发票号码|数电发票号码|销方识别号|销方名称|购方识别号|购买方名称|开票日期|税收分类编码"
    "|特定业务类型|货物或应税劳务名称|规格型号|单位|数量|单价|金额|税率|税额|价税合计|发票来源"
    "|发票票种|发票状态|是否正数发票|发票风险等级|开票人|备注"
)


def listed(path: Path, *invoices: tuple[Made, str], only_lines: bool = False) -> Path:
    """The tax bureau's export of (invoice, state): 发票基础信息 and 信息汇总表."""
    heads: list[list[object]] = [list(_HEADS.split("|"))]
    lines: list[list[object]] = [list(_LINES.split("|"))]
    for one, state in invoices:
        sign = "否" if one.net.startswith("-") else "是"
        day = f"{one.day} 10:11:12"
        parties = [OWN_TAX, OWN, one.buyer_tax, one.buyer, day]
        tail = ["电子发票服务平台", "数电发票（增值税专用发票）", state, sign, "正常", "李敏"]
        money = [float(one.net), float(one.tax), float(one.gross)]
        heads.append([len(heads), "", "", one.number, *parties, *money, *tail, one.remark])
        for item, spec, unit, quantity, price, net, rate, tax in one.lines:
            percent = f"{float(rate) * 100:g}%"
            sums = [float(net), percent, float(tax), float(net) + float(tax)]
            goods = ["1090000000000000000", "", item, spec, unit, quantity, price, *sums]
            lines.append([len(lines), "", "", one.number, *parties, *goods, *tail, one.remark])
    if only_lines:
        return book(path, 信息汇总表=lines)
    return book(path, 发票基础信息=heads, 信息汇总表=lines)
