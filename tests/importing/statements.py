# ruff: noqa: E501 - lines of foreign files stand as they are
"""Bank statements for the tests in formats of their own; all data is invented."""

MT940 = """:20:STARTUMS
:25:8888123456789
:28C:00001/001
:60F:C261001EUR90000,00
:NS:22COMPANY
:86:
:64:C261031EUR1,00
:61:2610081008C50000,00NTRFNONREF//LS001
:86:166?00CREDIT?20INVOICE 2026?21-118?30BUKBGB22?31DE02120300000000202051?32HENGYUE MACHINE?33RY CO
:61:2610091009D1200,50NTRFNONREF//LS002
:86:116?00DEBIT?20POWER?32SUZHOU POWER
:61:2610091009C3000,00NTRFNONREF//LS003
:86:/ORDP//NAME/HAIDUN MOTOR LTD/IBAN/GB33BUKB20201555555555/REMI/DEPOSIT
:61:2610101010RC3000,00NTRFNONREF//LS004
:86:REVERSAL
:62F:C261031EUR138799,50
-
""".replace(
    ":NS:22COMPANY\n:86:\n:64:C261031EUR1,00\n", ":21:NONREF\n:34F:EUR0,\n:13D:2610311200+0800\n"
)

MT940_CHINESE = """:20:对账单
:25:6222000011112222
:28C:1/1
:60F:C261001CNY100000,00
:61:2610081008C50000,00NTRFNONREF//H001
:86:货款 对方户名:恒岳机械有限公司 对方账号:32050101001
:61:2610091009D1200,50NTRFNONREF//H002
:86:电费 收款人名称:苏州供电公司 收款账号:32050101002
:62F:C261031CNY148799,50
-
"""

_OFX_BODY = """<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>0{/}
<STMTRS><CURDEF>CNY{/}
<BANKACCTFROM><BANKID>308{/}<ACCTID>6222000011112222{/}<ACCTTYPE>CHECKING{/}</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261001{/}<DTEND>20261031{/}
<STMTTRN><TRNTYPE>CREDIT{/}<DTPOSTED>20261008091300[+8:CST]{/}
<TRNAMT>50000.00{/}<FITID>F001{/}<NAME>恒岳机械有限公司{/}<MEMO>货款{/}</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT{/}<DTPOSTED>20261009{/}
<TRNAMT>-1200,50{/}<FITID>F002{/}<NAME>苏州供电公司 &amp; 子公司{/}<MEMO>电费{/}</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT{/}<DTPOSTED>20261009{/}
<TRNAMT>3000{/}<FITID>F003{/}<PAYEE><NAME>海顿电机有限公司{/}<CITY>苏州{/}</PAYEE>
<BANKACCTTO><BANKID>1{/}<ACCTID>32050103{/}</BANKACCTTO><MEMO>定金{/}</STMTTRN>
</BANKTRANLIST>
<LEDGERBAL><BALAMT>151799.50{/}<DTASOF>20261031{/}</LEDGERBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
OFX_1 = (
    "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:936\n"
    "COMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n" + _OFX_BODY.replace("{/}", "\n")
)


def _closed(body: str) -> str:
    """The same with every tag closed, as XML wants it."""
    import re

    return re.sub(r"<(\w+)>([^<{]*)\{/\}", r"<\1>\2</\1>", body)


OFX_2 = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n'
    + _closed(_OFX_BODY)
)


def _balance(kind: str, amount: str) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>\n"
        f'<Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>\n'
    )


def camt_entry(
    amount: str, side: str, day: str, reference: str, inner: str = "", state: str = "BOOK",
    reversal: str = "",
) -> str:  # fmt: skip
    """An entry; `inner` are its details."""
    return (
        f'<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{reversal}\n'
        f"<Sts>{state}</Sts><BookgDt><Dt>{day}</Dt></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef>\n"
        f"{inner}<AddtlNtryInf>SEPA</AddtlNtryInf></Ntry>\n"
    )


def _details(who: str, name: str, account: str = "", text: str = "", extra: str = "") -> str:
    iban = f"<{who}Acct><Id><IBAN>{account}</IBAN></Id></{who}Acct>" if account else ""
    return (
        f"<TxDtls>{extra}<RltdPties><{who}><Nm>{name}</Nm></{who}>{iban}</RltdPties>\n"
        f"<RmtInf>{text}</RmtInf></TxDtls>\n"
    )


def _of_batch(name: str, amount: str, reference: str) -> str:
    extra = (
        f"<Refs><EndToEndId>{reference}</EndToEndId></Refs>"
        f'<AmtDtls><TxAmt><Amt Ccy="EUR">{amount}</Amt></TxAmt></AmtDtls>'
    )
    return _details("Dbtr", name, extra=extra)


_TEXT = "<Ustrd>Invoice 2026-118</Ustrd><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd>"
CAMT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>\n'
    "<GrpHdr><MsgId>M1</MsgId></GrpHdr>\n<Stmt><Id>S1</Id>\n"
    "<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>\n"
    + _balance("OPBD", "100000.00")
    + _balance("CLBD", "149799.50")
    + camt_entry(
        "50000.00", "CRDT", "2026-10-08", "SR1",
        "<NtryDtls>"
        + _details("Dbtr", "Hengyue Machinery", "DE02120300000000202051", _TEXT)
        + "</NtryDtls>",
    )
    + camt_entry(
        "3000.00", "CRDT", "2026-10-09", "SR2",
        "<NtryDtls>"
        + _of_batch("Haidun Motor", "2000.00", "B1")
        + _of_batch("Qiming Parts", "1000.00", "B2")
        + "</NtryDtls>",
    )
    + camt_entry(
        "1200.50", "DBIT", "2026-10-09", "SR3",
        "<NtryDtls>" + _details("Cdtr", "Power Supply") + "</NtryDtls>",
    )
    + camt_entry(
        "2000.00", "DBIT", "2026-10-10", "SR4",
        "<NtryDtls>" + _details("Dbtr", "Haidun Motor") + "</NtryDtls>",
        reversal="<RvslInd>true</RvslInd>",
    )
    + "</Stmt></BkToCstmrStmt></Document>\n"
)  # fmt: skip
