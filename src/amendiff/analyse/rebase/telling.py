"""Why an operation has its status, in one sentence. Knows values only."""

from amendiff.analyse.rebase.outcome import STATUSES, Carried
from amendiff.model.naming import in_a_row

_COUNTED = {
    "holds": "{} of its {} places {hold}",
    "already contained": "{} {says} so already",
    "clashes": "{} {was} changed",
    "has lost its place": "{} {is_} gone",
}


def reason(carried: Carried) -> str:
    """Return what there is to say of *carried* beside its status, ``""`` where all is as it was."""
    places = carried.places
    if len(places) > 1 and len({place.status for place in places}) > 1:
        return _mixed(carried)
    whys = [place.reason for place in places if place.reason]
    said: str = in_a_row(dict.fromkeys(whys))
    if carried.status == "holds":
        told = [said] if said else []
        new = list(dict.fromkeys(place.new for place in places if place.new and place.new != place.at))
        if new:
            told.append(f"now at {in_a_row(new)}")
        if len(carried.operations) > 1:
            told.append("written place by place, since the revision has these words at others, too")
        return "; ".join(told)
    return said


def _mixed(carried: Carried) -> str:
    total = len(carried.places)
    parts = []
    for status in STATUSES:
        count = sum(place.status == status for place in carried.places)
        if count:
            one = count == 1
            words = {"hold": "holds" if one else "hold", "says": "says" if one else "say"}
            words |= {"was": "was" if one else "were", "is_": "is" if one else "are"}
            parts.append(_COUNTED[status].format(count, total, **words))
    return in_a_row(parts)
