"""Labels of a line above a table that names whose rows they are: 客户：, 户名：, Customer:."""

import re

from arapp.services.importing.wording.words import is_company

CUSTOMER = (
    r"核算项目|往来客户|往来户名?|客户名称|客户单位|客户全称|客户|往来单位|购货单位|购买方|单位名称|对方单位"
    r"|欠款单位|需方|甲方|客商|customer|client|bill\s*to"
)
HOLDER = r"户\s*名(?:称)?|分户|债务人"
"""Of an account: the bank's customer in its own files, the debtor in a ledger."""

_LABEL = re.compile(rf"\s*(?:{CUSTOMER}|{HOLDER})\s*", re.I)


def labels_party(label: object, value: object) -> bool:
    """Whether two cells beside each other are such a label, its colon forgotten, and a firm."""
    return (
        type(label) is str
        and type(value) is str
        and _LABEL.fullmatch(label) is not None
        and is_company(value)
    )
