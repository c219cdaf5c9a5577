"""The points model in force, kept as a setting: apart from the scores that are made with it."""

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue
from arapp.services.credit import points_model
from arapp.services.credit.points_model import DEFAULT, PointsModel
from arapp.services.ledger import settings

SETTING = "points_model"


def write_model(tx: WriteTx, model: PointsModel) -> None:
    """Keep the model; the default is kept as none."""
    points_model.require(model)
    settings.write(tx, SETTING, None if model == DEFAULT else points_model.to_json(model))


def model_of(tx: Tx) -> PointsModel:
    """The model in force."""
    kept = settings.read(tx, SETTING)
    if kept is None:
        return DEFAULT
    try:
        return points_model.from_json(kept)
    except InvalidValue:  # of another program: the default rather than no score at all
        return DEFAULT
