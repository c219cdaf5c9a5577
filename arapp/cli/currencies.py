"""Codes of currencies as they are typed after an option."""

from arapp.models.values.errors import InvalidValue

# Money that is in use (ISO 4217), without funds, metals and codes for tests.
_LISTED = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN "
    "BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD "
    "FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY "
    "KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP "
    "MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR "
    "RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT "
    "TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW "
    "ZWG"
)
CODES = frozenset(_LISTED.split())


def currency_code(text: str) -> str:
    """ISO code of a currency in use. Raises InvalidValue: a slip would be money of its own."""
    from arapp.services.importing.wording.words import currency_of

    found = currency_of(text) or text.strip().upper()
    if found not in CODES:
        raise InvalidValue(field="currency", value=text, reason="code")
    return found
