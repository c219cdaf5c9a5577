"""Papers as data: what a statement or a letter says, before anyone lays it out.

Pure and frozen. Everything printed stands here or in the phrases of the customer's language;
amounts are Money, days are dates. A paper whose figures do not agree with each other cannot be
made: construction raises Refused("paper_differs", number=…, what=…).
"""

from arapp.services.output.documents.letter import (
    ContactKind,
    Contract,
    EarlierContact,
    InterestBasis,
    InterestSegment,
    InterestTerms,
    LetterDoc,
    LetterGroup,
    LetterRow,
    LetterStage,
)
from arapp.services.output.documents.parties import (
    Addressee,
    BankAccount,
    Contact,
    Firm,
)
from arapp.services.output.documents.statement import (
    AgingFoot,
    ItemKind,
    MoveKind,
    Movement,
    OpenItem,
    Prepaid,
    StatementDoc,
    StatementKind,
)
from arapp.services.output.documents.table import (
    CellKind,
    RowKind,
    TableBlock,
    TableColumn,
    TableDoc,
    TableRow,
)

Paper = StatementDoc | LetterDoc

__all__ = [
    "Addressee",
    "AgingFoot",
    "BankAccount",
    "CellKind",
    "Contact",
    "ContactKind",
    "Contract",
    "EarlierContact",
    "Firm",
    "InterestBasis",
    "InterestSegment",
    "InterestTerms",
    "ItemKind",
    "LetterDoc",
    "LetterGroup",
    "LetterRow",
    "LetterStage",
    "MoveKind",
    "Movement",
    "OpenItem",
    "Paper",
    "Prepaid",
    "RowKind",
    "StatementDoc",
    "StatementKind",
    "TableBlock",
    "TableColumn",
    "TableDoc",
    "TableRow",
]
