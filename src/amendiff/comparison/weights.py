"""How much a token counts towards the sense, and which words bind, link or stand before others. Knows no difference.

Words count more than function words, signs least.
All weights are sixteenths, so that sums are exact in whatever order they are made.
"""

from collections.abc import Sequence

from amendiff.comparison.known import Known

Tokens = list[str]
Change = tuple[Tokens, Tokens]
"""What is taken out, and what is put in its place."""
Parted = tuple[Change, Tokens, Change]
"""A change, words that stand, and another change."""

VERBS = frozenset(
    "may shall must will can is are was were has have had"
    " peut peuvent doit doivent est sont ont kann können muss müssen soll sollen darf dürfen ist sind hat haben"
    " puede pueden debe deben es può possono deve devono è sono pode podem deve devem é são".split()
)
"""Words that say that somebody may, must or does what comes behind them."""


DUTIES = frozenset(
    "may shall must will should can peut peuvent doit doivent pourra devra kann können muss müssen soll sollen darf"
    " dürfen puede pueden debe deben podrá podrán deberá deberán può possono deve devono pode podem devem poderá deverá"
    " kan kunnen moet moeten mag może musi powinien может должен".split()
)
"""Words that say whether somebody may do something, or must."""


STOP = VERBS | frozenset(
    # English
    "a an and any are as at be been being but by can could did do does for from had has have he her his i if in into is"
    " it its may might must nor not of on or our per shall she should so such than that the their them then there"
    " these they this those to upon was we were which who whom whose will with would you your"
    # French
    " au aux avec ce ces cette dans de des du elle elles en est et il ils la le les leur leurs lui ne ou où par pas"
    " pour qu que qui sa sans se ses son sont sur un une y"
    # Spanish, Portuguese, Italian
    " al como con da das del do dos e el em es essa este esta las lo los más na nas no nos o por para são se ser si sin"
    " sobre su sus um uma una uno del della dei delle di il che è i gli le per nel nella con un"
    # German, Dutch
    " als an auf aus bei bis das dass dem den der die durch ein eine einem einen einer eines für im ist mit nach nicht"
    " oder sich sind so über um und von vor wie zu zum zur het een van op te dat met voor"
    # Danish, Norwegian, Swedish
    " af av på til till ved vid fra från den det de et ett som er är om efter for för at att ikke inte"
    # Polish, Czech, Slovak, Romanian
    " na od po przy przez przed dla pod nad nie się jest ve ze při pro je ktorý který în din cu pe pentru la al"
    " este că"
    # Hungarian
    " az egy hogy nem"
    # Russian, Ukrainian
    " в во и из к как на не о об от по с со то у что для или а за до при від та що з"
    # Greek
    " το τα η ο οι του της των με για και"
    # Arabic, Hebrew, Hindi
    " في من على إلى عن مع أن إن هذا هذه التي الذي لا ما או של את על עם का की के को में से पर है".split()
)
"""Words that bind others together and mean little alone, in the languages most often compared."""


_NAMES = frozenset("EN IT UN WHO".split())
"""Names in capitals that would be such words in small letters."""


LINKS = frozenset(
    "and or nor but including et ou ni y u o e ni ed od und oder sowie и или да либо și şi sau och eller og oraz"
    " lub albo και ή és vagy ve veya ja tai и та або और या तथा 和 及 与 與 或 と や 및 또는 أو או".split()
)
"""Words that join what stands beside them as equals."""
ARTICLES = frozenset(
    "a an the any every each such this these those his her its their le la les un une des du el los las una unos unas"
    " il lo i gli der die das den dem des ein eine einen einem einer o os as um uma au aux al alla ai agli alle dal"
    " dalla del dell della dei delle degli nel nella im am vom zum zur do da dos das ao aos no na nos nas".split()
)
"""Words that stand before a noun, and go with it."""
BINDING = STOP - LINKS
"""Words that bind others, but not as equals."""
OPENING = frozenset("([{«“‘„‹「『（【")
CLOSING = frozenset(")]}»”’“›」』）】")
STOPS = frozenset(".!?。！？؟।")
PAUSES = frozenset(",;:—–、，；：،؛")

LIGHT = 0.9
"""What weighs no more (in words) does not stand by itself."""
WORD = 1.0
"""What a word of its own sense weighs."""
LINK = 0.25
"""What any word weighs at least."""


HAN = "\u3400"
"""From here on, a character is a word as often as not."""


def _weigh(token: str) -> float:
    if token.isspace():
        return 0.0
    if not any(map(str.isalnum, token)):
        return 0.125
    if token[0] == "(":
        return 0.8125
    if not token.isalpha():
        return 1.0
    if token.lower() in STOP and token not in _NAMES:
        return 0.25
    if len(token) == 1 and token > "\u0e00":
        return 0.5 if token >= HAN else 0.375
    return 0.75 if len(token) <= 3 and token.islower() else 1.0


weight = Known(_weigh).__getitem__
"""What a token weighs, in words: 1 for a word of its own sense or a number, less for all that binds."""


def weigh(tokens: Sequence[str]) -> float:
    """Return what *tokens* weigh together, in words."""
    return sum(map(weight, tokens))
