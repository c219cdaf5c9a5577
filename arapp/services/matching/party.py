"""Who paid: account, confirmed alias, legal name, 字号, branch, group, person, remark.

Exact dictionaries answer nearly all; what is only similar is named as such and never taken.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from arapp.services.matching.names import (
    Relation,
    anatomy,
    compare,
    legal_key,
    legal_key_of,
    parts_key,
    pays_for_others,
    person_key,
    places_agree,
    split_account,
    without_form,
)
from arapp.services.matching.party_index import Party, PartyIndex
from arapp.services.matching.rows import Evidence, Grade, ReceiptIn, data
from arapp.services.matching.text import account_key, bare

_MASKED = re.compile(r"^(\d*)\*+(\d{3,})$")
_SHOWN_ENOUGH = 8  # visible digits from which a masked account is as good as a full one
_LONGEST_IN_MEMO = 30
_SHORTEST_IN_MEMO = 3


def identify(index: PartyIndex, receipt: ReceiptIn) -> Party:
    """Who paid this receipt. Same payer, account and remark answer from memory."""
    key = (receipt.payer, receipt.payer_account, receipt.memo, receipt.customer_id)
    party = index.known.get(key)
    if party is None:
        party = index.known[key] = _identify(index, receipt)
    return party


def _identify(index: PartyIndex, receipt: ReceiptIn) -> Party:
    written, for_others = pays_for_others(receipt.payer)
    name, glued = split_account(written)
    by_account = _by_account(index, account_key(receipt.payer_account or glued))
    by_name = _by_name(index, name)
    if for_others and by_name.ids:
        note = Evidence("party", "pays_for_others", "weak", data(name=name))
        by_name = replace(by_name, grade=Grade.ASK, reasons=(*by_name.reasons, note))
        by_account = Party(Grade.NONE)
    if receipt.customer_id is not None:
        return _chosen(index, receipt.customer_id, by_account, by_name)
    party = _agree(by_account, by_name)
    if party.grade <= Grade.ASK:
        party = _with_memo(party, _in_memo(index, receipt.memo))
    if party.grade is Grade.NONE and not party.ids:
        party = Party(Grade.NONE, (), (), (), _similar(index, name))
    return _with_family(index, party)


def _chosen(index: PartyIndex, customer_id: int, by_account: Party, by_name: Party) -> Party:
    """The ledger already says whose money it is; account and name only add their reasons."""
    agreeing = [p for p in (by_account, by_name) if p.ids == (customer_id,)]
    reasons = tuple(r for p in agreeing for r in p.reasons)
    grade = max([Grade.FULL, *(p.grade for p in agreeing)])
    own = Evidence("party", "customer_set", "strong", data(customer=customer_id))
    return _with_family(index, Party(grade, (customer_id,), reasons or (own,)))


def _agree(by_account: Party, by_name: Party) -> Party:
    """Account first; a full name that says another customer turns both into a question."""
    if not by_account.ids:
        return by_name
    reasons = by_account.reasons + by_name.reasons
    if by_name.grade >= Grade.FULL and not set(by_name.ids) & set(by_account.ids):
        clash = Evidence("party", "account_and_name_differ", "weak")
        return Party(Grade.ASK, by_account.ids + by_name.ids, (*reasons, clash))
    if len(by_account.ids) > 1 and by_name.grade >= Grade.FULL and len(by_name.ids) == 1:
        return Party(by_name.grade, by_name.ids, reasons)
    if by_name.ids and set(by_name.ids) & set(by_account.ids):
        return Party(max(by_account.grade, by_name.grade), by_account.ids, reasons)
    return Party(by_account.grade, by_account.ids, by_account.reasons)


def _by_account(index: PartyIndex, account: str) -> Party:
    if len(account) < 4:
        return Party(Grade.NONE)
    owners = index.accounts.get(account) if "*" not in account else None
    if owners:
        return _account_owners(owners, "account_known", account, Grade.DECISIVE)
    keys = [k for k in index.tails.get(account[-3:], ()) if _masks_agree(account, k)]
    owners = [owner for key in keys for owner in index.accounts[key]]
    if not owners:
        return Party(Grade.NONE)
    shown = min(sum(c != "*" for c in account), *(sum(c != "*" for c in k) for k in keys))
    grade = Grade.DECISIVE if shown >= _SHOWN_ENOUGH else Grade.PARTIAL
    return _account_owners(owners, "account_masked", account, grade)


def _account_owners(
    owners: Sequence[tuple[int, int]], key: str, account: str, grade: Grade
) -> Party:
    ids = tuple(dict.fromkeys(owner for owner, _ in owners))
    hits = max(hits for _, hits in owners)
    facts = data(tail=account[-4:], hits=hits)
    if len(ids) > 1:
        return Party(Grade.ASK, ids, (Evidence("party", "account_shared", "weak", facts),))
    if hits and key == "account_known":
        key = "account_confirmed"
    strength = "decisive" if grade is Grade.DECISIVE else "medium"
    return Party(grade, ids, (Evidence("party", key, strength, facts),))


def _masks_agree(left: str, right: str) -> bool:
    """Equal where both show digits: same head, same tail, same length unless stars are folded."""
    if "*" not in left and "*" not in right:
        return left == right
    (head_l, tail_l), (head_r, tail_r) = _ends(left), _ends(right)
    head, tail = min(len(head_l), len(head_r)), min(len(tail_l), len(tail_r))
    return tail >= 3 and head_l[:head] == head_r[:head] and tail_l[-tail:] == tail_r[-tail:]


def _ends(account: str) -> tuple[str, str]:
    match = _MASKED.match(account)
    return (match[1], match[2]) if match else (account, account)


def _by_name(index: PartyIndex, name: str) -> Party:
    key = legal_key(name)
    if not key:
        return Party(Grade.NONE)
    if owners := index.aliases.get(key):
        return _alias_owners(owners, name)
    formless = _formless(index, name)
    equal = (
        (index.names.get(key), Grade.FULL, "name_equal", "strong"),
        (index.parts.get(parts_key(name)), Grade.FULL, "name_reordered", "strong"),
        (formless, _sure_if_alone(index, formless), "name_without_form", "strong"),
        (index.shorts.get(key), Grade.PARTIAL, "short_name_equal", "medium"),
    )
    for ids, grade, reason, strength in equal:
        if ids:
            return _one_or_tie(ids, grade, reason, strength, name)
    return _by_person(index, name) or _cut_off(index, key) or _by_brand(index, name)


def _formless(index: PartyIndex, name: str) -> list[int]:
    """Only where the payer's name ends before its 组织形式: another form is another name."""
    parts = anatomy(name)
    if parts.form and parts_key(name) and parts.form.endswith("公司"):
        return []
    return index.formless.get(without_form(name), [])


def _sure_if_alone(index: PartyIndex, ids: Sequence[int]) -> Grade:
    """A group whose members differ by trade is asked about when the form is missing."""
    brands = {anatomy(index.customers[i].name).brand for i in ids}
    alone = all(len(index.brands.get(brand, ())) == 1 for brand in brands)
    return Grade.FULL if alone else Grade.PARTIAL


def _by_person(index: PartyIndex, name: str) -> Party | None:
    """The legal representative before an ordinary contact; several firms may know one name."""
    person = person_key(name)
    heads = index.heads_of_firms.get(person, [])
    ids = list(dict.fromkeys((*heads, *index.people.get(person, []))))
    if not person or not ids:
        return None
    key = "representative_of" if heads else "person_of"
    return _one_or_tie(ids, Grade.ASK, key, "weak", person)


def _cut_off(index: PartyIndex, key: str) -> Party | None:
    """A name that the bank's column cut off (…科技有限公): 字号 and something behind it are there,
    and only one customer's name begins so."""
    at = bisect_left(index.spelt, key)
    fits = [name for name in index.spelt[at : at + 2] if name.startswith(key)]
    if len(fits) != 1 or len(index.names[fits[0]]) != 1:
        return None
    customer = index.customers[index.names[fits[0]][0]]
    brand = anatomy(customer.name).brand
    behind = key.find(brand) + len(brand)
    if brand not in key or behind >= len(key):
        return None
    found = Evidence("party", "name_cut_off", "medium", data(name=key))
    return Party(Grade.PARTIAL, (customer.id,), (found,))


def _alias_owners(owners: list[tuple[int, int]], name: str) -> Party:
    hits = max(hits for _, hits in owners)
    facts = data(name=name, hits=hits)
    ids = tuple(dict.fromkeys(owner for owner, _ in owners))
    if len(ids) == 1:
        return Party(
            Grade.DECISIVE, ids, (Evidence("party", "alias_confirmed", "decisive", facts),)
        )
    return Party(Grade.ASK, ids, (Evidence("party", "alias_shared", "weak", facts),))


def _one_or_tie(ids: Sequence[int], grade: Grade, key: str, strength: str, name: str) -> Party:
    if len(ids) == 1:
        return Party(grade, tuple(ids), (Evidence("party", key, strength, data(name=name)),))
    tie = Evidence("party", "name_shared", "weak", data(name=name, count=len(ids)))
    return Party(Grade.ASK, tuple(ids), (tie,))


def _by_brand(index: PartyIndex, name: str) -> Party:
    """Customers with the same 字号, by how the whole names stand to each other."""
    parts = anatomy(name)
    if parts.branch and (ids := index.names.get(legal_key_of(parts))):
        return _one_or_tie(ids, Grade.ASK, "branch_of", "weak", name)
    related: dict[Relation, list[int]] = {}
    for customer_id in index.brands.get(parts.brand, ()):
        relation = compare(name, index.customers[customer_id].name)
        related.setdefault(relation, []).append(customer_id)
    short, branch = related.get(Relation.SHORT, []), related.get(Relation.BRANCH, [])
    group = related.get(Relation.GROUP, [])
    if len(short) == 1 and not group and not branch:
        return _one_or_tie(short, Grade.PARTIAL, "brand_equal", "medium", parts.brand)
    if len(branch) == 1:
        return _one_or_tie(branch, Grade.ASK, "branch_of", "weak", name)
    ids = short + branch + group
    if not ids:
        return _by_head(index, name)
    key = "brand_group" if len(ids) > 1 else "brand_other_name"
    asked = Evidence("party", key, "weak", data(name=parts.brand, count=len(ids)))
    return Party(Grade.ASK, tuple(ids), (asked,))


def _by_head(index: PartyIndex, name: str) -> Party:
    """芜湖瑞泰 for 芜湖瑞泰精密铸件有限公司: the trade is in no list, so nothing says where the
    字号 ends. A short form that only one customer's name begins with is asked about."""
    parts = anatomy(name)
    if parts.trade or parts.form or parts.branch:
        return Party(Grade.NONE)
    ids = [
        customer_id
        for customer_id in index.heads.get(parts.brand, ())
        if places_agree(parts.place, anatomy(index.customers[customer_id].name).place)
    ]
    if not ids:
        return Party(Grade.NONE)
    return _one_or_tie(ids, Grade.ASK, "name_begins", "weak", name)


def _with_memo(party: Party, told: Party | None) -> Party:
    """A remark that names one of the customers in question settles which; two weak signs that
    agree are as good as a short name."""
    if told is None:
        return party
    if not party.ids:
        return told
    both = tuple(i for i in party.ids if i in told.ids)
    if not both and party.grade is Grade.ASK and told.reasons[0].key == "named_in_remark":
        return Party(Grade.ASK, told.ids, told.reasons + party.reasons)
    if len(both) != 1:
        return party
    return Party(Grade.PARTIAL, both, party.reasons + told.reasons)


def _in_memo(index: PartyIndex, memo: str) -> Party | None:
    """A customer's full or short name written in the remark (代某某付款): ask."""
    text = bare(memo)
    for size in range(min(_LONGEST_IN_MEMO, len(text)), _SHORTEST_IN_MEMO - 1, -1):
        for start in range(len(text) - size + 1):
            piece = text[start : start + size].replace("有限责任公司", "有限公司")
            ids = index.names.get(piece) or index.shorts.get(piece)
            if ids:
                return _one_or_tie(ids, Grade.ASK, "named_in_remark", "weak", piece)
    return None


def _similar(index: PartyIndex, name: str) -> tuple[int, ...]:
    """Customers whose 字号 differs by one character: shown, so that nobody takes them for one."""
    brand = anatomy(name).brand
    if len(brand) < 2 or not index.brands:
        return ()
    near = extract(brand, index.brands.keys(), scorer=Levenshtein.distance, score_cutoff=1, limit=2)
    return tuple(customer_id for found, _, _ in near for customer_id in index.brands[found])[:2]


def _with_family(index: PartyIndex, party: Party) -> Party:
    """Parent, subsidiaries and siblings of the customers found."""
    family: dict[int, None] = {}
    for customer_id in party.ids:
        parent = index.customers[customer_id].parent_id if customer_id in index.customers else None
        if parent is not None:
            family[parent] = None
            family.update(dict.fromkeys(index.children.get(parent, ())))
        family.update(dict.fromkeys(index.children.get(customer_id, ())))
    rest = tuple(i for i in family if i not in party.ids)
    return Party(party.grade, party.ids, party.reasons, rest, party.similar) if rest else party
