"""What the page of the rules of collection reads in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection import lpr
from arapp.services.collection.assigning import User, users_of
from arapp.services.collection.escalation import roles_of
from arapp.services.collection.profiles import profiles
from arapp.services.collection.rungs import Profile
from arapp.services.collection.text_list import OwnText, Sample, own_texts, samples, stage_keys


@dataclass(frozen=True, slots=True)
class RulesShown:
    """Profiles with who uses them, (role, name, rows on its list), texts, rates by term."""

    today: date
    profiles: tuple[Profile, ...]
    users: Mapping[str, tuple[User, ...]]
    roles: tuple[tuple[str, str, int], ...]
    texts: tuple[OwnText, ...]
    stages: tuple[str, ...]
    samples: tuple[Sample, ...]
    rates: Mapping[str, tuple[lpr.Rate, ...]]


def rules_shown(tx: Tx) -> RulesShown:
    """As of the ledger day."""
    found = profiles(tx)
    every = sorted(found.by_name.values(), key=lambda one: one.retired)
    return RulesShown(
        tx.today,
        tuple(every),
        {one.key: users_of(tx, one.id) for one in every},
        tuple(roles_of(tx, tx.today)),
        tuple(own_texts(tx)),
        stage_keys(tx),
        tuple(samples(tx, tx.today)),
        {term: tuple(lpr.rates(tx, term)) for term in lpr.TERMS},
    )
