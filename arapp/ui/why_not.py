"""Why nobody is asked now, in the words of the desk: for refusals of letters and texts."""

from arapp.models.values.errors import ArappError, Refused
from arapp.services.collection.escalation import WHY_NOT, pick
from arapp.ui import language, text


def word(reason: str) -> str:
    """The reason of a row that waits, in the language installed."""
    return pick(WHY_NOT, reason, language.current())


def sentence(error: ArappError) -> str:
    """What to tell of a refusal; of one that is held with its reason by word."""
    if error.kind != "held":
        return text.sentence(error)
    told = dict(error.fields) | {"reason": word(str(error.fields.get("reason", "")))}
    return text.sentence(Refused("held", **told))
