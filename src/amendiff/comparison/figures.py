"""Which words are figures: ``12``, ``£50``, ``24 February 2025``, and those that are written out, ``twenty-one``.

Knows numbers as they are counted in the languages most often compared; knows no text and no difference.
"""

from amendiff.comparison.known import Known

_WRITTEN = frozenset(
    # English
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million"
    # French
    " deux trois quatre cinq sept huit neuf dix douze treize quatorze quinze seize vingt trente quarante cinquante"
    " soixante mille"
    # German, Dutch
    " zwei drei vier fünf sechs sieben acht neun zehn elf zwölf vierzehn fünfzehn sechzehn achtzehn zwanzig dreißig"
    " dreissig vierzig fünfzig sechzig neunzig hundert tausend twee drie vijf zes zeven negen tien twaalf veertien"
    " vijftien twintig dertig veertig vijftig zestig negentig honderd duizend"
    # Spanish, Portuguese, Italian
    " tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta cuarenta cincuenta sesenta noventa cien"
    " mil dois três quatro sete oito nove dez doze vinte trinta quarenta sessenta tre quattro cinque sei sette otto"
    " dieci dodici quindici venti trenta quaranta sessanta novanta"
    # Russian
    " два две три четыре пять шесть семь восемь девять десять двенадцать пятнадцать двадцать тридцать".split()
)
"""Not those that are another word in another of these languages, such as "once", "due", "dos" and "cent"."""


def _is_figure(token: str) -> bool:
    if token[0].isnumeric() or (token[-1].isnumeric() and not token.isalnum() and any(map(str.isspace, token))):
        return True
    if not token[0].isalpha():
        return len(token) > 1 and token[1].isnumeric() and token[0] != "("  # an amount behind its sign
    return all(part in _WRITTEN for part in token.lower().split("-"))


is_figure = Known(_is_figure).__getitem__
"""Whether a token is a number, in figures or in words, an amount or a date."""
