"""The number that a paragraph or a heading begins with. Knows signs, figures and labels; knows no difference."""

import re

from amendiff.comparison.known import Known
from amendiff.comparison.tokens import MONTHS
from amendiff.comparison.weights import STOP

_LABELS = frozenset(
    "article section sec subsection regulation reg chapter part title annex appendix schedule rule clause division book"
    " paragraph item step exhibit stk"
    " chapitre titre partie annexe livre règle § artikel art abschnitt kapitel teil anhang anlage titel buch"
    " artículo capítulo título sección parte anexo artigo secção articolo capo sezione titolo allegato"
    " hoofdstuk afdeling bijlage deel avsnitt bilaga kapittel rozdział článek hlava čl pasal điều chương"
    " статья глава раздел часть приложение стаття розділ чл ст άρθρο αρθρο κεφάλαιο madde bölüm"
    " المادة مادة الفصل الباب البند סעיף פרק धारा अनुच्छेद มาตรา ข้อ".split()
)
"""Words before the number of a part of a text, in the languages most often compared."""
_SPELLED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
    " first second third fourth fifth sixth seventh eighth ninth tenth"
    " premier première unique primero primera segundo segunda tercero tercera único única primo prima secondo seconda"
    " الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة"
)
"""Numbers in words, behind such a word: ``Article One``."""
_LETTER = "[a-zа-яα-ωא-ת가나다라마바사아자차카타파하]"
_BEGINNING = re.compile(
    rf"""\s*(?:\#{{1,6}}\s+)?(?:\*\*|__)?(?:                                           # as Markdown has it
    (?:\(?(?P<plain>[a-z]?\d{{1,3}}[a-z]?|{_LETTER}|aa|bb|cc|dd|ee|ff|[ivxlc]+)[.)]|\[(?P<square>\d{{1,3}})\]
      |(?P<colon>\d{{1,3}}):)(?:\s+(?![–—-]\s*\d)(?:[–—-]\s+)?|—(?=\())(?=\S)  # 12. (iv) [1] 1: 5.—(1)
  | (?P<points>\d{{1,3}}(?:\.\d{{1,3}})+)[.):]?\s+(?![–—-]\s*\d)(?:[–—-]\s+)?(?=\S)    # 4.1  2.3.1.  1.2 –
  | (?<=\#\s)(?P<spaced>\d{{1,3}}[a-z]{{0,2}})\s+(?=\S)                                   # ## 5 Fees
  | (?P<before>\d{{1,6}}(?:\s?[a-z])?)\s?§\s+(?=\S)                                       # 3 §  3 a §
  | §\s*(?P<sign>\d{{1,6}}(?!\d)\w*)(?P<ended>\.)?\s+(?=\S)                               # § 3a
  | (?:\|\s*)?(?P<cell>\d{{1,9}}[a-z]?)(?:\s*\||\t)\s*(?=\S)                              # | 13 | in a row
  | (?P<label>[^\W\d_](?:(?!\d)[^\s.:()\[\]*_|])*|§)\.?\s*
      (?P<named>[lrd]?\.?\s?\d{{1,6}}(?:[a-z]{{0,2}}|\.?[ºª°])(?:[.-]\d{{1,6}})*
      (?:[\s-]?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies))?|[ivxlc]+|[a-z]
      |{"|".join(_SPELLED.split())})(?!\w)
    (?:\*\*|__)?(?:\s*(?P<closed>[.:]*[–—-]+(?!\s*\d)|[.:]+(?![–—-])|$)\s*|\s+(?=\S))     # Article 5.  Art. 7-bis
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HAN = "〇零一二三四五六七八九十百千两兩"
_COUNTS = "月日年天人名个個周週次万萬億亿元円时時分条條款項项"
"""What stands behind a figure that counts something."""
_GOES_ON = r"(?:(?:및|또는|중|제목|단서|본문|각|전단|후단|에|에서|의|을|를)\s|[のを]|および|及び|又は|または|並びに)"
"""How a sentence goes on that names an article."""
_EASTERN = re.compile(
    rf"""\s*(?:\#{{1,6}}\s+)?(?:\*\*|__)?(?:
    [第제]\s?(?P<article>(?:\d{{1,4}}|[{_HAN}]{{1,6}})\s?(?P<unit>[条條章节節款項项號号編编部目]|部分|[조장절관항호편])
      (?:[之의の]\s?(?:\d{{1,4}}|[{_HAN}]{{1,6}}))*)(?:\*\*|__)?
      (?:\s*[:：.．]\s*|\s+(?=[^\s第제])(?!{_GOES_ON})|(?=[【「［])|$
      |(?=[(（][^)）]*[)）](?![ぁ-ん가-힣的])(?!\s*{_GOES_ON})))                        # 第三条　제2조(
  | (?P<circled>[①-⑳㉑-㉟㊱-㊿])\s*(?=\S)                                               # ②
  | (?P<counted>[{_HAN}]{{1,4}}|\d{{1,3}})(?:[、．]\s*|[\ \t]*\u3000\s*)
      (?![\d{_COUNTS}]|[{_HAN}]+[{_COUNTS}])(?=\S)                                         # 一、
  | [（(](?P<enclosed>[{_HAN}]{{1,4}}|\d{{1,3}})[)）]\s*(?![{_COUNTS}])(?=\S)              # （二）
    )""",
    re.VERBOSE,
)
"""How texts begin in scripts that put no space between words."""


_UNITS = frozenset(
    "prozent promille euro cent franken millionen mio milliarden mrd meter kilometer zentimeter millimeter hektar liter"
    " tonnen kilogramm gramm grad uhr sekunden minuten stunden tage wochen monate jahre punkte"
    " percent per euros dollars pounds million millions billion thousand metres meters kilometres kilometers hectares"
    " litres liters tonnes tons kilograms grams degrees seconds minutes hours days weeks months years points".split()
)
"""What an amount may be of, where it is written with a capital letter."""
_MONTHS = frozenset(MONTHS.lower().split("|")) | frozenset(
    "jan feb febr mar mär apr jun jul aug sep sept oct okt nov dec dez déc janv févr avr juil ene abr dic"
    " giu lug ott ledna února března dubna května června července srpna září října listopadu prosince"
    " január február március április május június július augusztus szeptember október november december"
    " tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta"
    " marraskuuta joulukuuta mája júna júla januára februára siječnja veljače ožujka travnja svibnja lipnja srpnja"
    " kolovoza rujna studenoga prosinca quartal halbjahr jahrhundert".split()
)
"""Months, behind the day: "5. Mai" and "5. Sept." are dates."""
_DATE = re.compile(r"\d{1,2}\.\s*\d{2,4}\b")
"""What stands behind the day of a date in figures."""
_CODE = re.compile(r"[^\W\d_]{2,6}(?:\s[^\W\d_]{2,6})?")
_WITHIN = frozenset("absatz abs satz nr nummer halbsatz ziffer ziff ust odst".split())
"""Words behind the number of a section, of what stands within it: a sentence names it."""
_TIME = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5][05]")
_INITIAL = re.compile(r"[A-Z]\.\s+(?:(?:de|du|des|le|la|von|van|der|den|di|da)\s+)*(?P<word>[^\W\d_]+)")
_TOO_LONG = re.compile(r"\d{4,}[.)]")
"""More figures than a number before such a sign has."""
_OPENING = "\"'“‘«‹„「『([*_"
_NUMBERS = ("plain", "square", "colon", "points", "spaced", "before", "sign", "named")
"""What a text may begin with that counts it."""
_EASTERN_NUMBERS = ("article", "circled", "counted", "enclosed")
_UNSPACED = "\u2460"
"""From here on, most characters are of scripts that put no space between words."""
NAME = 40
"""Characters of a heading that is only a number, at most."""


def _starts(word: str) -> bool:
    """Whether the first word of a text may begin its number: a quick look, kept in mind."""
    if _TOO_LONG.fullmatch(word):
        return False
    if word[0].isdigit() or word[0] in "([|§#*_" or word[0] >= _UNSPACED:
        return True
    return word[-1] in ".)" or word.rstrip(".").lower() in _LABELS


_may_start = Known(_starts).__getitem__


def _beginning(text: str) -> re.Match[str] | None:
    first = text.split(None, 1)[:1]
    if not first or not _may_start(first[0]):
        return None
    start = text[:NAME]
    if not start.isascii() and max(start) >= _UNSPACED and (found := _EASTERN.match(text)):
        return found
    found = _BEGINNING.match(text)
    return found if found and _counts(text, found) else None


def _counts(text: str, found: re.Match[str]) -> bool:
    """Whether what was found is the number of the text itself, not one that its first sentence names."""
    if plain := found["plain"]:  # "5. Mai 2026", "3. 5. 2024"
        if not plain.isdigit():
            return True
        return _first_word(text[found.end() :]).lower() not in _MONTHS and not _DATE.match(text, found.end())
    if label := found["label"]:
        if label.lower() not in _LABELS:
            return False
        return found["closed"] is not None or _is_title(text, found.end())  # "Article 5 is replaced", "Artikel 5 gilt."
    if found["spaced"]:  # "# 30 days", "# 5 May", "# 5 % of all": amounts and dates
        word = _first_word(text[found.end() :])
        return not (word[:1].islower() or word[:1] in "%‰°€$£–—-" or word.lower() in _UNITS | _MONTHS)
    if found["points"]:
        return _titled(text, found)  # "2.5 million", "12.00 Lunch"
    if found["sign"] or found["before"]:
        return bool(found["ended"]) or not _cited(text[found.end() :])  # "§ 12 BGB gilt.", "§ 5 is repealed."
    return True


def _first_word(rest: str) -> str:
    return rest.split(None, 1)[0].strip(".,;:")


def _cited(rest: str) -> bool:
    """Whether the *rest* behind the number of a section goes on as a sentence that names it."""
    word = _first_word(rest)
    if word[:1].islower() or word.lower() in _WITHIN:
        return True
    if word[:1] in "–—-" and rest[1:].lstrip()[:1].isdigit():
        return True  # "§ 5 – 7"
    of_code = word.isalpha() and 1 < len(word) < 13 and sum(map(str.isupper, word)) > 1  # "StGB"
    return of_code and not rest.isupper()


def _is_title(text: str, at: int) -> bool:
    """Whether what stands from a place on is a title: no sentence, and nothing that is counted."""
    rest = text[at:]
    word = _first_word(rest)
    if word.lower() in _UNITS:
        return False  # "Part 12 Hours"
    if rest[0] in "–—-" and rest[1:].lstrip()[:1].isdigit():
        return False  # "Articles 5 – 7"
    if _CODE.fullmatch(rest.rstrip()) and rest.isupper() and not text[:at].isupper():
        return False  # "Art. 5 DSGVO"
    if text[:at].isupper() and len(word) > 3 and rest.partition(".")[0].isupper():
        return True  # "ARTICLE 3 MEETING. Members meet once a year."
    if text[:at].rstrip()[-1] in "ºª°":
        return rest[0].isupper()  # "Art. 1º As taxas são pagas."
    if rest[0] == "(":
        title, _, behind = rest[1:].partition(")")
        goes_on = behind.strip().split(" ")[0]
        if goes_on.lower() in _WITHIN:
            return False
        return title[:1].isupper() and len(title) > 1 and (goes_on or "A")[0].isupper()  # "Art. 3 (Quota) La …"
    if word.lower() in STOP and not rest[0].isupper():
        return False  # also in scripts without capitals
    return not rest[0].islower() and word.lower() not in _WITHIN and text.rstrip()[-1] not in ".;:,!?"


def _titled(text: str, found: re.Match[str]) -> bool:
    """Whether a number with points is one of a part of a text: no amount, no date and no time of day."""
    if any(len(part) > 2 or (part[0] == "0" and len(part) > 1) for part in found["points"].split(".")):
        return False
    rest = text[found.end() :]
    if rest[0] in _OPENING[:8]:
        return True  # '1.1 "club" means'
    word = (rest.lstrip(_OPENING + " ").split(None, 1) or [""])[0].strip(".,;:)")
    return word[:1].isupper() and not (1 < len(word) < 4 and word.isupper()) and word.lower() not in _UNITS


def number_end(text: str) -> int:
    """Return where the number ends that *text* begins with, with the space behind it; 0 where it has none."""
    return found.end() if (found := _beginning(text)) else 0


def unlisted(text: str) -> str:
    """Return *text* without its number, if it is one of a list: ``12.``, ``(iv)``, ``§ 3``."""
    found = _beginning(text)
    if found and (_part(found, "plain") or (len(text) > NAME and _part(found, "sign", "points", *_EASTERN_NUMBERS))):
        return text[found.end() :]
    return text


def _part(found: re.Match[str], *names: str) -> str:
    """Return the first of the groups of these *names* that is there; ``""`` where none is."""
    known = found.re.groupindex
    return next((said for name in names if name in known and (said := found[name])), "")


def bare(text: str) -> str:
    """Return *text* without its number; a number alone stays."""
    return text[number_end(text) :] or text


def label(text: str) -> str:
    """Return the word before the number that *text* begins with, whatever its case: ``article``."""
    found = _beginning(text)
    return _part(found, "label", "unit").lower() if found else ""


def is_heading(text: str) -> bool:
    """Return whether a paragraph of plain text is a heading for certain: a number and no more."""
    return len(text) <= NAME and number_end(text) == len(text) > 0


def renumbered(old: str, new: str) -> bool:
    """Return whether two texts that carry their numbers differ in nothing else; what a cell holds may be no number."""
    one = _beginning(old)
    if not one or not new.endswith(old[one.end() :]) or not (found := _apart(one, old, new)):
        return False
    other, kind = found
    if old[one.end() :] != new[other.end() :]:
        return False
    around = [(text[: found.start(kind)], text[found.end(kind) :]) for text, found in ((old, one), (new, other))]
    return around[0] == around[1]


def numbers_apart(old: str, new: str) -> tuple[int, int] | None:
    """Return where the numbers end that two texts begin with, if these are of one kind and not the same.

    ``None`` where they may be cells, times of day or the initials of names.
    """
    one = _beginning(old) if new else None
    found = _apart(one, old, new) if one else None
    return (one.end(), found[0].end()) if one and found else None


def _apart(one: re.Match[str], old: str, new: str) -> tuple[re.Match[str], str] | None:
    """Return the number of *new* and the kind of it, if *one*, that of *old*, is of this kind and not the same."""
    other = _beginning(new)
    if not other or not (kind := _kind(one)) or _part(other, kind) in ("", one[kind]):
        return None
    if all(_TIME.fullmatch(found[kind]) or _is_initial(text) for found, text in ((one, old), (other, new))):
        return None
    return other, kind


def _kind(found: re.Match[str]) -> str:
    """Return the name of the group that is the number; ``""`` where that may be none."""
    return next((name for name in (*_NUMBERS, *_EASTERN_NUMBERS) if _part(found, name)), "")


def _is_initial(text: str) -> bool:
    """Whether a text may begin with a name: "A. Smith"; "A. The boats" does not."""
    found = _INITIAL.match(text)
    return found is not None and found["word"][0].isupper() and found["word"].lower() not in STOP
