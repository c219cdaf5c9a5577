"""Words of letter texts and the logo: what its commands are called, what they refuse."""

from arapp.ui.marks import QT_TRANSLATE_NOOP

LABELS: dict[str, str] = {
    "set_letterhead": QT_TRANSLATE_NOOP("labels", "Logo"),
    "drop_letterhead": QT_TRANSLATE_NOOP("labels", "Logo taken away"),
    "set_seal": QT_TRANSLATE_NOOP("labels", "Place of the seal"),
}
ERRORS: dict[str, str] = {
    "invalid_value.placeholder": QT_TRANSLATE_NOOP(
        "errors", "Nothing fills {value}. Choose a name from the list of fields."
    ),
    "invalid_value.placeholder_near": QT_TRANSLATE_NOOP(
        "errors", "Nothing fills {value}. Did you mean {nearest}?"
    ),
    "invalid_value.placeholder_brace": QT_TRANSLATE_NOOP(
        "errors", "A brace stands alone: {value}. Names are written {{customer}}."
    ),
    "invalid_value.rows_missing": QT_TRANSLATE_NOOP(
        "errors", "The letter needs a line {value}: the overdue rows stand there."
    ),
    "invalid_value.rows_alone": QT_TRANSLATE_NOOP(
        "errors", "{value} stands once, alone on its line."
    ),
    "invalid_value.not_picture": QT_TRANSLATE_NOOP(
        "errors", "{value} is no picture that can be read. Take a PNG or JPEG."
    ),
    "invalid_value.picture_kind": QT_TRANSLATE_NOOP(
        "errors", "{value} is neither PNG nor JPEG. Save it as one of these."
    ),
    "invalid_value.picture_large": QT_TRANSLATE_NOOP(
        "errors", "{value} is larger than {most} MB. A logo needs a few hundred KB at most."
    ),
    "invalid_value.picture_pixels": QT_TRANSLATE_NOOP(
        "errors", "{value} has too many pixels ({found}). Make it smaller first."
    ),
    "invalid_value.picture_moving": QT_TRANSLATE_NOOP(
        "errors", "{value} is a moving picture. Take one that stands still."
    ),
    "invalid_value.picture_blank": QT_TRANSLATE_NOOP("errors", "{value} is blank."),
    "invalid_value.picture_shape": QT_TRANSLATE_NOOP(
        "errors", "{value} is too long and thin for the head of a page."
    ),
    "invalid_value.picture_dense": QT_TRANSLATE_NOOP(
        "errors", "{value} holds too much detail for a logo. Take a plainer one."
    ),
    "invalid_value.picture_gone": QT_TRANSLATE_NOOP("errors", "There is no file {value}."),
}
