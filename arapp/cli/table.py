"""All sub-commands, in the order of the help, and where each is found.

A command's module is imported when it is called: `arapp undo` need not load the importer.
"""

from importlib import import_module

from arapp.cli.sub import Sub

MODULES: dict[str, str] = {
    "new": "books",
    "company": "firm",
    "accounts": "firm",
    "import": "importing",
    "list": "lists",
    "export": "exporting",
    "match": "matching",
    "allocate": "matching",
    "unallocate": "matching",
    "decline": "matching",
    "matching": "match_settings",
    "rules": "match_settings",
    "trial": "match_settings",
    "learned": "match_learned",
    "prepaid": "prepaid",
    "vouchers": "vouchers",
    "today": "today",
    "statement": "papers",
    "letter": "papers",
    "report": "today",
    "collect": "collecting",
    "log": "collecting",
    "promise": "collecting",
    "dispute": "collecting",
    "agreement": "collecting",
    "task": "collecting",
    "profile": "collect_ways",
    "escalation": "collect_ways",
    "message": "collect_ways",
    "calendar": "collect_ways",
    "undo": "journal",
    "redo": "journal",
    "history": "journal",
    "verify": "books",
    "backup": "backups",
    "restore": "backups",
    "rescue": "rescue",
    "reverse": "reversing",
    "refund": "reversing",
    "attach": "attaching",
    "detach": "attaching",
    "customer": "customers",
    "grade": "customers",
    "merge": "customers",
    "score": "customers",
    "lock": "period",
    "unlock": "period",
    "contract": "contracts",
    "plan": "plans",
    "row": "plans",
    "supplement": "plans",
    "close": "contracts",
    "reopen": "contracts",
    "template": "plans",
    "confirm": "milestones",
    "unconfirm": "milestones",
    "milestone": "milestones",
    "invoice": "invoices",
    "delivery": "deliveries",
    "bill": "bills",
    "offset": "bills",
    "transfer": "bills",
    "payable": "small",
    "todo": "small",
    "comment": "small",
    "product": "small",
    "person": "small",
}


def load(name: str) -> Sub:
    """The sub-command of that name."""
    subs: tuple[Sub, ...] = import_module(f"arapp.cli.{MODULES[name]}").SUBS
    return next(sub for sub in subs if sub.name == name)
