"""Names in braces that a text of the firm's own may hold, checked before it is kept. Pure.

A text is for a use; every use knows its own names. Names have Chinese ones beside them, which mean
the same: {客户} is {customer}.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from arapp.models.values.errors import InvalidValue
from arapp.services.collection import letter_text, message_text, reminder_text

FIELD = re.compile(r"\{([^{}\n]*)\}")
# use → name → the name in Chinese, in the order they are offered
USES: Mapping[str, Mapping[str, str]] = {
    "letter": letter_text.PLACEHOLDERS,
    **dict.fromkeys(("message", "call", "mail"), message_text.ALIASES),
    "reminder": reminder_text.ALIASES,
}
_NEAR = 0.4  # of difflib's likeness; names are short


def names(use: str) -> Mapping[str, str]:
    """The names of a use with their Chinese ones; none for an unknown use."""
    return USES.get(use, {})


def meant(name: str, use: str) -> str:
    """The name that a written one means, "" for one that nothing fills."""
    wanted = name.strip()
    by_alias = {alias: known for known, alias in names(use).items()}
    return wanted if wanted in names(use) else by_alias.get(wanted, "")


def nearest(name: str, use: str) -> str:
    """The known name most like a written one, in the language it was written in; "" for none."""
    known = [*names(use), *names(use).values()]
    wanted = name.strip()
    if wanted.isascii():
        wanted = wanted.lower()
    found = get_close_matches(wanted, known, 1, _NEAR)
    return found[0] if found else ""


def check_placeholders(field: str, text: str, use: str = "message") -> None:
    """Raises InvalidValue naming the placeholder that nothing fills, or a brace left open.

    Reason `placeholder_near` has the field `nearest`, the known one most like it.
    """
    for name in FIELD.findall(text):
        if meant(name, use):
            continue
        like = nearest(name, use)
        if like:
            more = {"reason": "placeholder_near", "nearest": f"{{{like}}}"}
            raise InvalidValue(field=field, value=f"{{{name}}}", **more)
        raise InvalidValue(field=field, value=f"{{{name}}}", reason="placeholder")
    rest = FIELD.sub("", text)
    if "{" in rest or "}" in rest:
        brace = "{" if "{" in rest else "}"
        raise InvalidValue(field=field, value=brace, reason="placeholder_brace")


def filled(text: str, facts: Mapping[str, str], use: str) -> str:
    """The text with what its placeholders stand for; unknown ones stay as they are."""
    return FIELD.sub(lambda found: facts.get(meant(found[1], use), found[0]), text)


def used(text: str, use: str) -> tuple[str, ...]:
    """The known names a text holds, each once, in their order there."""
    return tuple(dict.fromkeys(filter(None, (meant(name, use) for name in FIELD.findall(text)))))
