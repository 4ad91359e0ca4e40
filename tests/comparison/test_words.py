"""Two wordings of one provision: what always holds, and what a drafter would mark."""

import pytest
from hypothesis import given, strategies as st

from amendiff.comparison.endings import beginning
from amendiff.comparison.tokens import tokens
from amendiff.comparison.words import changes

WORDS = (
    "the of and peace Council shall report States, Member (UN) “war” conflict; A/RES/ES-11/8 24 February 2025 in a to"
    " 1,000.50 well-being State’s 5(1)(a) (b) L. 161-3 大会 决定 ประเทศ हिन्दी السلام , . ; and the and"
).split(" ")
prose = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
anything = st.text(max_size=40) | prose


@st.composite
def edited(draw):
    """A text and an edited copy of it."""
    words = draw(st.lists(st.sampled_from(WORDS), max_size=40))
    other = list(words)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(other)))
        other[at : at + draw(st.integers(0, 3))] = draw(st.lists(st.sampled_from(WORDS), max_size=3))
    return " ".join(words), " ".join(other)


SAID = "The To Board Council clerk fee is paid meets may and or of section sections 5 6 2018 Its".split()
sentences = st.lists(
    st.tuples(st.sampled_from(SAID), st.sampled_from(["", "", "", ".", ".", ",", " "])), max_size=14
).map(lambda some: " ".join(word + sign for word, sign in some))
pairs = edited() | st.tuples(anything, anything) | st.tuples(sentences, sentences)


def side(runs, sign):
    return "".join(text for mark, text in runs if mark in ("=", sign))


@given(anything)
def test_tokens_join_back_to_the_text(text):
    assert "".join(tokens(text)) == text


@given(st.text(alphabet=st.sampled_from("aे् ́\r\n️‍👩👨🏽かﾞ가ᄀ각ก็ा؀1."), max_size=20))
def test_no_token_ends_inside_a_grapheme_cluster(text):
    import regex

    ends, end = {0}, 0
    for cluster in regex.findall(r"\X", text):
        end += len(cluster)
        ends.add(end)
    end = 0
    for token in tokens(text):
        end += len(token)

        assert end in ends


@given(pairs)
def test_runs_read_as_the_old_and_as_the_new_text(pair):
    old, new = pair
    runs = changes(old, new)

    assert side(runs, "-") == old
    assert side(runs, "+") == new


@given(pairs)
def test_runs_have_one_shape(pair):
    """None is empty, neighbours differ in sign, and deletions come before insertions."""
    runs = changes(*pair)
    signs = "".join(sign for sign, _ in runs)

    assert all(text for _, text in runs)
    assert not any(bad in signs for bad in ("==", "--", "++", "+-"))


@given(pairs)
def test_no_run_ends_inside_a_token(pair):
    for text, sign in zip(pair, "-+", strict=True):
        ends, end = {0}, 0
        for token in tokens(text):
            end += len(token)
            ends.add(end)
        end = 0
        for mark, words in changes(*pair):
            if mark in ("=", sign):
                end += len(words)

                assert end in ends


@given(anything)
def test_a_text_does_not_differ_from_itself(text):
    assert changes(text, text) == ((("=", text),) if text else ())


@given(pairs)
def test_the_same_texts_give_the_same_runs(pair):
    assert changes(*pair) == changes(*pair)


@given(st.integers(200, 2000), edited())
def test_a_long_common_head_and_tail_change_nothing_but_the_equal_runs(length, pair):
    old, new = pair
    head, tail = "Recalling, as ever, " * (length // 20), ", and so, indeed, on" * (length // 20)
    runs = changes(head + old + tail, head + new + tail)

    assert side(runs, "-") == head + old + tail
    assert side(runs, "+") == head + new + tail


CASES = {
    "just, lasting and comprehensive": (
        "[+just, +]lasting [+and comprehensive +]peace between Ukraine and the Russian Federation[+, in line with the"
        " Charter of the United Nations and the principles of sovereign equality and territorial integrity of States+]"
    ),
    "a phrase replaced whole": (
        "the [-Russian Federation-Ukraine conflict-][+full-scale invasion of Ukraine by the Russian Federation+],"
    ),
    "a clause put in": (
        "a swift end to the conflict[+, including by addressing its root causes,+] and further urges a lasting peace"
    ),
    "one more of a list, after its comma": "to suspend, terminate, [+denounce, +]or withdraw",
    "what is replaced in two places": (
        "The [-mayor-][+prefect+] or the [-clerk-][+agent+] shall inform the [-mayor-][+prefect+]."
    ),
    "what is replaced in two places, and once behind another": (
        "a [-clerk-][+agent+] or the [-mayor-][+prefect+], if the [-mayor-][+prefect+] is absent"
    ),
    "what is replaced before each name": (
        "The [-Minister-][+Secretary+] for Health and the [-Minister-][+Secretary+] for Finance meet; the"
        " [-Minister-][+Secretary+] for Health presides."
    ),
    "a phrase that is replaced twice": (
        "for the purchase of [-land by the council-][+houses by the board+] or the sale of [-land by the council-]"
        "[+houses by the board+]"
    ),
    "the last of a list": "Albania, Belgium[+, Denmark+] and Canada",
    "with the link before it": "States [+and organs +]and Parties",
    "a repeated clause begins with its link": "a person [+who is not under 18 and +]who is a member",
    "the article comes with its noun": "by [+the Council and +]the Assembly",
    "a sentence between two": "One is here. [+A new one came. +]Two is here.",
    "a sentence at the end": "One is here.[+ Two came.+]",
    "a bracket stays whole": "the Council [+(HRC) +](UN)",
    "a number": "Decides to hold [-5-][+6+] meetings in [-24 February 2025-][+25 February 2025+]",
    "a symbol": "Recalling its resolution [-A/RES/ES-11/1-][+A/RES/ES-11/8+] of that day",
    "a reference": "under section [-5(1)(a)-][+5(1)(b)+] of the Act",
    "an amount": "not exceeding [-£500-][+£1,000+] for each day",
    "closing punctuation": "to peacefully settle disputes[-.-][+; and+]",
    "only the ending of a word": "the [-State-][+States+] concerned",
    "case": "[-The-][+All the+] Parties",
    "both ends": "[-Notes-][+Welcomes+] the report of the Secretary-General on its work[+ and its annex+]",
    "the same words replaced twice": "of the [-board-][+whole body+]; and the [-board-][+whole body+] may elect one",
    "a clause behind a few words": (
        "innerhalb [-eines Jahres-][+von sechs Monaten+] nicht erneut gestellt werden"
        "[+, es sei denn, die Sach- oder Rechtslage hat sich geändert+]."
    ),
    "a clause behind a comma": "convocatoria de [-mayo-][+junio+], [+siempre que lo soliciten +]antes de la fecha",
    "a date and a noun": "bis [-1. Mai 2024-][+5. Mai 2025+] auf das [-Konto des Notars-][+Anderkonto+] zu zahlen",
    "more on both sides of a link": "shall issue a consent [+without charge +]and shall [+by the same act +]require it",
    "around a phrase with a preposition": "shall be used [+solely +]for peaceful purposes [-only -]and not sold",
    "what goes with the words before": "ottenere dagli uffici [+e dalle aziende +]tutte le notizie [-e i dati -]utili",
    "a figure, and more of what it counts": "shall be [-five-][+seven+] members, [+two of them old members, +]and",
    "a sentence put in before one that begins alike": (
        "dans tous les actes de la vie. [+Il est élu. +]Il peut[-, en cas d'empêchement-], donner délégation."
    ),
    "two figures far apart in Japanese": "会員は毎年[-五-][+六+]月末日までに会費を[-事務局-][+会計+]に納める。",
    "a month and an office in Chinese": "会员每年[-五-][+六+]月向[-秘书-][+司库+]缴纳会费。",
    "an office in Japanese, again and again": (
        "[-会-][+理事+]長は[-会-][+理事+]長の職務を行う。[-会-][+理事+]長が欠けたときは副[-会-][+理事+]長が[-会-][+理事+]長を代理する。"
    ),
    "a Thai syllable that begins with its vowel": "ประกอบด้วยกรรมการอื่นอีก[-เจ็ด-][+เก้า+]คน",
    "hours in Chinese": "每日上午[-九时至下午六-][+十时至晚上八+]时开放。",
    "a range in Chinese": "理事会由[-五至七-][+六至九+]名理事组成。",
    "the point of a title": "Paid to [-Dr. Smith in the office-][+the clerk of the club+]. The list is public.",
    "a sentence put in": "The fee is due in [-5-][+6+] days. [+It is high. +]The list is public.",
    "words without spaces": "大会决定[+不再+]继续处理此案",
    "words of Thai": "ประเทศ[+ไทย+]สมาชิก",
    "Arabic": "السلام [-الدائم-][+العادل+] بين البلدين",
    "Russian": "о [+справедливом и +]прочном мире между странами",
    "Hindi": "हिन्दी [-भाषा-][+लिपि+] में",
    "an island of two signs": "the [-rights, duties-][+powers, functions+] of the Court",
    "an island of the": "[-by the President-][+with the Committee+], who reports",
    "quotation marks stay": "in the definition of “[-vessel-][+ship+]”, at the end",
    "space only": "two[-  -][+ +]spaces",
    "a list that grows": "the cost of construction[- or maintenance-][+, maintenance or operation+] of the railway",
    "a list that shrinks": "the Mayor[-,-][+ and+] the Clerk [-and the Surveyor -]shall attend the hearing",
    "a list that grows, in German": "für Landwirtschaft[- und Forsten-][+, Forsten und Tourismus+] des Landes",
    "a list that grows, in Han": "公民、法人[-和其他组织-][+、其他组织和外国人+]有权查阅",
    "a range of figures": "for fiscal years [-2019 through 2023-][+2025 through 2029+], to remain available",
    "figures that no range joins": "at most [-5-][+6+] meetings of [-3-][+4+] hours in each year",
    "an article with its phrase": "the sale of tickets by [-the agent-][+any agent appointed for it+] in the city",
    "one that becomes several": "a notice under [-section 12-][+sections 12 and 13+] of this Act",
    "several that become one": "mentioned in [-points 4 and 5-][+point 4+] of the list",
    "a name": "the Director of the [-Minerals Management Service-][+Bureau of Ocean Management+] shall decide",
    "a name with its year": "under the [-Health (Scotland) Act 1998-][+Welfare (Scotland) Act 2004+] or at law",
    "but names in a list are two": "in [-Geneva-][+Vienna+], New York [+and Nairobi +]during the first week",
    "a bracket behind a name": (
        "as amended by Decision [-91/414 (OJ L 230, p. 1)-][+2009/128 (OJ L 309, p. 71)+] of the Council on the matter"
    ),
    "a bracket that a phrase opens": "of Regulation [-(EC) No 1073/2009-][+(EU) 2020/1055+] or in national law",
    "one word with words put in on both sides": "No [-animal-][+live animal or plant+] shall be brought into it",
    "one word between what goes and what comes": "the [-sole right-][+right of use+] and the duties that come with it",
    "one word between what comes and what goes": "the [-ship in question-][+relevant ship+] and the goods on board",
    "a noun with its determiner": "a sale of [-such land-][+all rights in such land other than the lease+], if agreed",
    "one word between two others": "[-Notes-][+Welcomes+] reports [-requested-][+given+] by the Council in that year",
    "two figures of their own": "in [-3-][+5+] or [-4-][+6+] parts",
    "two references that a link joins": "under section [-12(a)(2) or 14(a)(2)-][+12(a)(1) or 14(b)+] of this Act",
    "two words beside what is only put in": (
        "Encourages States, [+banks, +]civil society and [-academia-][+the scientific community+] to cooperate further"
    ),
    "a clause beside a phrase": (
        "Such substances should[-, where possible,-] be phased out [-gradually-][+no later than 2030+], for health"
    ),
    "a reference with its labels": (
        "under Article [-5(2) of Regulation (EC) No 1/2003-][+7 of Regulation (EU) No 9/2014+] or otherwise"
    ),
    "a reference in German": "nach § [-5 Absatz 2 Satz 1-][+6 Absatz 3 Satz 2+] ist sie zulässig",
    "a reference with ordinals": "du [-deuxième alinéa de l’article 5-][+premier alinéa de l’article 6+] de la loi",
    "an instrument with its bracket": "Regulation [-(EC) No 1234/2007-][+(EU) No 1308/2013+] of the Council",
    "but not what two figures count": "with [-10-][+12+] members and [-3-][+4+] deputies, who are elected",
    "one that becomes several, in French": "à [-l’article 5-][+aux articles 5 et 6+] de la présente loi",
    "a list of figures": "Sections [-4, 7 and 9-][+5, 8 and 12+] apply to it",
    "a word for a word, twice": "shall be [-construed and enforced-][+interpreted and applied+] accordingly",
    "a phrase that keeps one word": "persons [-suffering from mental disorder-][+with a mental illness+] who are held",
    "a clause set off from a replacement": (
        "The [-inspector-][+officer+] may[+, at any reasonable time,+] enter the premises."
    ),
    "a clause set off before a replacement": "where[-, if asked,-] the [-clerk-][+chief officer+] has left",
    "who acts, and what is done": "the [-Secretary of State-][+Minister+] may by [-order-][+regulations+] amend it",
    "one word that stays in a list of others": "für [-Verkehr und Bau-][+Digitales und Verkehr+] zuständig ist",
    "degrees": "at [-4 °C-][+2 °C+] in winter and [-8 °C-][+6 °C+] in summer",
    "a number with its unit": "un montant de [-1 135 €-][+1 165 €+] par personne",
    "a time of day": "The session begins at [-9.30 a.m.-][+10 a.m.+] on working days.",
    "a date beside another word": "bis zum [-31. März-][+30. Juni+] des [-laufenden-][+folgenden+] Jahres oder später",
    "a figure in words": "vom [-Minister-][+Amt für Häfen+] in [-vier-][+sechs+] Wochen zu erteilen",
    "a figure with what is said of it": "imprisoned for not more than [-two years-][+five years or to a fine+] in any",
    "a figure with its noun": "holds [-one ordinary session-][+two ordinary sessions+] in each year",
    "what is said more of a word that stays": (
        "is [-essential for-][+a precondition of+] the [+full +]enjoyment of the right to life"
    ),
    "what a link joins, before a phrase": (
        "sent by letter [+or by electronic mail +]to the [-clerk-][+head of the regional office+], who replies"
    ),
    "what a link joins, behind a phrase": (
        "paid on the [-usual quarter-days-][+first day of each month+] by [+standing order or +]bank transfer"
    ),
    "what a link joins, and a negation": "made under subsection (3) [+or (3A) +]is [+not +]a legislative instrument",
    "what is added to an object": (
        "Encourages all States to [-consider ratifying-][+ratify+] the Convention [+and the Protocol thereto +]soon"
    ),
    "a sentence behind a change": (
        "It applies from [-1 January 2024-][+1 July 2025+].[+ However, Article 6 applies from 1 January 2026.+]"
    ),
    "a sentence that goes": "It applies for [-one year-][+six months+]. [-The Board may extend it. -]Else it ends.",
    "the link at the end of a provision": "by the Lord [-Chancellor-][+Chief Justice+],[- and-]",
    "a link that comes at the end": "the fee for the [-permit-][+licence+];[+ or+]",
    "what a resolution begins with": (
        "3. [-Calls upon-][+Encourages+] States [-to ratify-][+that have not done so to accede to+] the Convention soon"
    ),
    "a condition that a link begins": "after December 31, 2017[-, and before January 1, 2026-], the fee is increased",
    "several members at the end of a list": (
        "the costs of research[- and development-][+, development, testing, and evaluation+] of such vehicles"
    ),
    "the last of a list for another": "of a State, [-Federal, or local-][+local, or Tribal+] agency in the county",
    "a list that grows, with a determiner": (
        "agents[- or high-level waste-][+, any high-level waste, or any medical waste,+] into the waters"
    ),
    "a list of three that becomes two": "under titles [-V, -]XVIII[-,-] and XIX of this chapter",
    "a list of which one is left": "das Herstellen von [-Tee, Kaffee oder Kakao-][+Kaffee+] zu verbieten",
    "words that go on both sides": "no account is taken of [-any -]income [-which is -]derived from a pension",
    "two places of one annex": "the criteria set out in point [-4-][+6+] of Annex [-II-][+III+] to it",
    "one label for another": "for purposes of [-paragraphs (1) and (2)-][+subsections (a)(1) and (b)+], a contract",
    "one that becomes several, with its verb": (
        "in a case to which [-paragraph (3) applies-][+paragraphs (3) and (4) apply+] in full"
    ),
    "a link that moves, with another end": "malt, hops, [-or barley depot-][+barley, or other dry stores+] on the quay",
    "a comma that comes before the link": "the Board of Ports[- and Harbours-][+, Canals, and Docks+]",
    "a link that becomes a comma": (
        "in part [-Declaring that Peru and Chile-][+Reaffirms that Cuba, Chile, Ghana and Nepal+] have acceded to it"
    ),
    "another case at the end": "or (c) is a public port,[+ or is the Harbour Trust,+]",
    "but not another clause": "Recalling its reports on the matter[+, in particular the third of them+],",
    "the year of a date": "paid or incurred after December 31, [-2009-][+2011+]",
    "but a date with another month": "vor dem [-31. März 2025-][+30. Juni 2026+] gestellt",
    "a place with its instrument": (
        "under section [-4 of the Harbours Act, 1964-][+9 of the Ports and Docks Act, 1991+] or at law"
    ),
    "but an instrument by itself": "section 4 of the [-Harbours Act, 1964-][+Ports and Docks Act, 1991+] in that case",
    "an instrument behind a place with brackets": (
        "under section [-4 (as amended) of the Harbours Act, 1964-][+9 of the Ports and Docks Act, 1991+] or at law"
    ),
    "a sentence before one that begins alike": "Go. [+The fee is paid. +]The [-clerk-][+officer+] may enter the land.",
    "the same taken out": "Go. [-The fee is paid. -]The [-clerk-][+officer+] may enter the land.",
    "a phrase that stays between what goes and what comes": "mezclas [-de lana o de pelos-][+de pelos ordinarios+];",
    "an act with its date and number": "del decreto [-29 aprile 1976, n. 431-][+30 giugno 2000, n. 230+], in vigore",
    "another label, and a shorter place": "for [-paragraph 42(7) (a)-][+subsection 42(7)+] of the Act",
    "an instrument with a short name": "under section [-350 of the principal Act-][+963(3) of ITA 2007+] or at law",
    "two ends of a range": "kept at between [-4 °C and 8 °C-][+2 °C and 6 °C+] at all times",
    "two references of one label": "under sections [-474 and 476-][+452 and 453(c)+] of the Act",
    "but two references": "of this title and [-404-][+474+] and [-406-][+476+] of the Act",
    "a date in words": "before the [-20th day of March-][+12th day of May+], 1923",
    "a figure said twice": "a rate of [-nine per cent (9%)-][+ten and a half per cent (10.5%)+] of the sum",
    "a figure said twice, and its unit": "within [-thirty-][+sixty+] days ([-30-][+60+] days) of it",
    "a phrase that keeps a word that binds": "for a term [-not to exceed-][+up to+] five years",
    "a number in words": "shall not exceed [-two thousand-][+three thousand five hundred+] crowns in a year",
    "a number in words that a link joins": (
        "shall not exceed [-one thousand eight hundred-][+three thousand one hundred and fifty+] crowns in a year"
    ),
    "an abbreviation ends no sentence": (
        "Il est [-exclu de tout conseil visé au 1° du II-][+réservé à qui figure sur la liste de l’article L. 12-3+]."
    ),
    "an article in two words with its noun": "mentionnée au 3° [-de ce titre-][+du titre de la loi sur les ports+].",
    "a link that becomes a comma, before a reference": (
        "nach § 2[- oder § 5 Abs. 1 oder 2-][+, § 5 Absatz 1 oder 2 oder § 5a Absatz 2 oder 3+] zu melden"
    ),
    "the link at the end of what comes": (
        "the parties that [-had notified the Board of their merger under the old rules and -]had won at least one seat"
    ),
    "words that are lighter than what goes in on both sides": (
        "for at most [-twelve months-][+six months or twelve months where the board agrees+] in any year"
    ),
    "what is lighter than a phrase on one side": (
        "The permit ends [-on the death of the owner-][+when the owner dies or leaves+]."
    ),
    "but members of a list on both sides": "the purpose of [+planning, +]building[+, mending,+] and closing roads",
    "a range, and what a link adds": "under articles [-3 to 5 and 7-][+2 to 4 and 6+] of the code",
    "a place with an instrument without a year": "under Part [-8 of the Port Measure-][+5A of the Harbour Act+] he may",
    "ordinals of which one goes": "nos artigos 1.º, 7.º, [-8.º, -]13.º e 16.º da lei",
    "a sentence behind one of which the words before its end stay": (
        "All papers for one [-polling place-][+voting district+] shall be identical.[+ Each voter in a polling place is"
        " entitled to a single paper, and may ask for another.+]"
    ),
    "a clause behind the noun of a phrase goes with it": (
        "A quorum shall be [-twelve trustees-][+one fifth of the trustees, present in person or by proxy+]."
    ),
    "what a pronoun does is no other change": "before [-it is handed to-][+the letter is read by+] the tenant",
    "a reference with an ordinal": "in [-paragraph 3 of article 12-][+the second paragraph of article 14+] of the act",
    "an article before a reference": "nei casi [-indicati al comma 2-][+previsti dal comma 1+] della legge",
    "what takes the place of an article": (
        "The board shall appoint [-a deputy river warden-][+such number of deputy river wardens as it thinks fit+]."
    ),
    "what is put in with the word that binds it": (
        "where [-its paid capital is-][+the total value of its paid shares are+] under the limit"
    ),
    "words put in before one, and a list taken out behind it": (
        "Every [-owner, tenant or guest-][+registered or licensed owner+] shall sign the book."
    ),
    "a name that gives way to another with a link": (
        "by the [-Warden of Harbours and Keeper of the Northern Lights-][+Office of Harbours+]."
    ),
    "a figure that may be more": "signed by [-two or more tenants of the house-][+three or more owners+] each year",
    "a figure in many words, and again in figures": (
        "[-Forty-one million two hundred sixty-three thousand five hundred dollars ($41,263,500)-][+Forty-two million"
        " two hundred sixty-three thousand five hundred dollars ($42,263,500)+] shall be paid."
    ),
    "but a clause put in where nothing is replaced": (
        "[+just, +]lasting [+and comprehensive +]peace between two neighbours[+, in line with the principles of equal"
        " rights and of the territorial integrity of all States+]"
    ),
    "a number in words with its and": (
        "not more than [-four thousand two hundred and fifty-][+five thousand three hundred and sixty+] crowns"
    ),
    "two sentences, each by itself": (
        "the halls close [-at noon each day-][+early in the morning+]. The [-caretaker-][+town council+] may open them"
    ),
    "a text revised throughout": (
        "The tenant [-has to-][+must+] keep the accounts [-and receipts -]for ten years and [-shall-][+must+] show them"
        " to [-the inspector when asked-][+an officer of the council on demand+]."
    ),
    "an article is no verb": "the clerk shall [-make a report-][+give a statement+] in May",
    "a word that binds in Danish": "et [-tillæg af renten-][+fradrag af gebyret+] betales",
    "an act with the year that it is of": (
        "a licence under the [-Lights Act of 1964-][+Buoys and Beacons Act of 2008+] is valid"
    ),
    "a French pronoun is no Spanish verb": "le comité [-rend son rapport-][+dépose son avis+] en mai",
    "a word that binds in Arabic": "تقديم [-تقرير عن الحالة-][+بيان عن الوضع+] إلى المجلس",
    "a word that binds in Greek": "υποβολή [-έκθεσης για την κατάσταση-][+δήλωσης για την πορεία+]",
    "a noun with its of, though label and link change at both ends": (
        "[-(a)-][+(b)+] where the master of the ship finds that [-its paid capital is-][+the total value of its paid"
        " shares are+] shown in the books of the firm; [-or-][+and+]"
    ),
    "a name in a text revised throughout": (
        "The [-owner-][+master+] shall tell the [-Minister of Harbour and Fishery-][+Board of Harbour and Maritime+]"
        " Affairs about the loss of any gear on the [-quay-][+pier+]"
    ),
    "a provision of which only two scraps stay": (
        "[-Every owner of a vessel registered under this Part must give written notice to the Registrar within thirty"
        " days of the sale, stating the name of the Harbour Board and the price that was paid-][+No person who keeps"
        " boats for hire may moor them beside the Registrar without prior consent of two inspectors, who consult the"
        " Harbour Board whenever traffic becomes unusually dense during summer months+]"
    ),
    "two numbers in words": "for [-two-][+four+] hundred or [-three-][+six+] hundred days",
    "a number of districts is no year": "the [-Northern-][+Southern+] Region of [-12-][+14+] districts",
    "a word cut short ends no sentence": (
        "wenn [-die große Bank bzw. Sparkasse-][+das kleine Institut bzw. Kreditunternehmen+] haftet"
    ),
    "cells that stand side by side": "| [-pilot-][+towage+] | [-twelve-][+eleven+] crowns |",
    "all cells of a row but one": "| [-pilot-][+towage+] | crown | [-twelve-][+eleven+] | [-by night-][+at noon+] |",
    "words of sense with a hyphen or an apostrophe": (
        "[-The owner has paid-][+A master having given money+] for State’s tax-book and [-is freed-][+remaining"
        " exempt+] of State’s law-book [-by an officer when asked-][+through the clerk on demand+]"
    ),
    "no word binds what is done": (
        "Guests leave at noon, [-but-][+and+] may be let in again [-on the same day-][+after a call to the warden+]."
    ),
    "a name of which both ends go": "the [-Harbour (Lights and Signals) (Islands) Order 1989-][+Lights Order+] applies",
    "a phrase of which both ends change": (
        "he shall serve one [-or more additional yearly terms-][+additional yearly term+] there"
    ),
    "more of a phrase before it, and none behind it": (
        "by the [-clerk of works for the harbour-][+first clerk of works+] every spring"
    ),
    "an article taken out, and more put in behind": (
        "under [-a coast town law-][+coast town law or the charter+] in force"
    ),
    "an amount with its years": (
        "of [-$600,000 for each of the years 2018 through 2022-][+$900,000 for each of the years 2023 through 2027+]"
    ),
    "and with its unit": "a fee of [-600 crowns for the year 2018-][+900 crowns for the year 2023+] is due",
    "a list of figures that changes whole": "in section [-3911, 6323, or 8911-][+7311, 8323, or 9311+] of the act",
    "two references behind a label": "under section [-5596(e) or 6383-][+8146(e) or 8372+] of the act",
    "an amount with its two years": (
        "of [-$600 for each of the years 2018 and 2019-][+$900 for each of the years 2020 and 2021+] only"
    ),
    "a figure before a passage that is rewritten": (
        "The fee is [-5-][+6+] euro and the owner [-publishes weekly official gazette monthly journals lists lost"
        " vessels-][+keeps electronic registers open everybody free charge always+]. The master keeps the register."
    ),
    "who acts, and a long clause": (
        "The [-clerk-][+officer+] may[+, if so asked in writing by the owner or tenant of nearby land under section"
        " seven of this act+] enter"
    ),
    "two limits": "for [-three-][+two+] years or more than [-five-][+four+] in a row",
    "more of a reference": "as set out in [-section 32(a)-][+paragraph (b) or (c), as may be, of section 32+] below",
    "and members of a list before a passage that is rewritten": (
        "a [+just, +]lasting [+and comprehensive +]peace between the Isles and [-Norway-][+the Kingdom of Norland,"
        " in line with the principles of equal rights and of the territorial integrity of all States+]."
    ),
    "two sentences that are told apart": (
        "4. [-River dredging fund-][+Harbour and canal programme+]. Moneys for the [-river dredging fund-][+harbour and"
        " canal programme+]:"
    ),
    "half a bracket cannot be quoted": (
        "The [-agency-][+bureau+] (established by the [-Council-][+Senate+] in 1990) shall publish a report."
    ),
    "an amount in figures and in words": "The fee is [-£50-][+£60+] ([-fifty-][+sixty+] pounds) for each vessel.",
    "short names in brackets": (
        "The committee (“the [-Board-][+Panel+]”) and its [-chair-][+president+] (“the [-Chair-][+President+]”) meet."
    ),
    "who acts, and a clause, in French": (
        "Le [-maire-][+préfet+] peut[-, après avis du conseil,-] autoriser l’ouverture."
    ),
    "who else acts, in German": (
        "Der Antragsteller [+oder sein Vertreter +]hat [-seine-][+die+] Unterlagen vorzulegen."
    ),
    "an acronym that reads as a word that binds": (
        "The [-WHO-][+FAO+] shall [-report-][+submit data+] to the Assembly every year."
    ),
    "a cell that is taken out": "Canoe\t8 euros[-\t20 euros-]",
    "a cell that is put in, of a row in signs": "| Canoe | 8 euros [+| 20 euros +]|",
    "an article of a French code": (
        "La taxe prévue [-à l’article L. 161-37-1-][+aux articles L. 161-37-1 et L. 165-11+] du présent code est due."
    ),
    "its number, and who acts": "« Art. [-L. 12-3-][+R.* 12-4+]. – Le [-préfet-][+maire+] décide. »",
    "a word of duty": ("A licensee [-may-][+must+] publish [-the accounts-][+a full report+] at least once a year."),
    "the years of two dates": (
        "Der Beitrag ist am 31. März [-2024-][+2026+] und am 30. September [-2024-][+2026+] fällig."
    ),
    "the years of a list of dates": (
        "On 1 January [-2021-][+2022+], 1 April [-2021-][+2022+] and 1 July [-2021-][+2022+] the fee is due."
    ),
    "two amounts, which are no noun and its plural": "a fee of [-£100-][+£120+] or [-£1,500-][+£1,550+] by class",
    "what a bracket closes, and what stands behind": (
        "any vessel (other than a [-barge-][+yacht+]) [-entering-][+leaving+] the port"
    ),
    "a word in quotation marks, and what stands behind": (
        "“[-Minister-][+Authority+]” [-means-][+includes+] the person designated."
    ),
    "the same in straight ones": ('Here "[-Minister-][+Authority+]" [-means-][+includes+] the person designated.'),
    "a year in brackets at the end": "the standard EN [-1234 (2013)-][+1236 (2022)+]",
    "a year in brackets, and a comma behind": (
        "the Code of Criminal Procedure, [-1898 (5 of 1898)-][+1973 (2 of 1974),+] a bond for keeping the peace"
    ),
    "what a link joins to the word before": (
        "The trustee may sell [-or let -]the land [+or buildings +]of the charity."
    ),
    "what stands in brackets, and what is replaced behind": (
        "any ship [-(other than a fishing boat) -]arriving from [-abroad-][+a foreign port+]"
    ),
    "what is put in in brackets": "Any member [+(however elected) +]may [-see-][+copy+] the register.",
    "a clause that goes, behind a phrase of its own": (
        "The clerk shall hold [-an inquiry-][+a hearing+] in public[-, after giving due notice-]."
    ),
    "one of a list that goes, behind a name of its own": (
        "Each operator shall label the tank with [-its-][+a+] product code[-, the date of filling-] and the load."
    ),
    "what is said more at the end": (
        "The council [-is hereby authorised and required to-][+must+] maintain the footpath[+ at all times+]."
    ),
    "a figure in several words": (
        "pay her [-by reason of confinement-][+on parental leave+] not less than [-one half-][+two thirds+] a day"
    ),
    "two limits of two things": (
        "weight not exceeding [-3.5-][+7.5+] tonnes and length not exceeding [-6-][+12+] metres"
    ),
    "what stands between commas": (
        "It shall, [-as far as practicable-][+in every case+], be [-kept-][+stored+] in a dry place."
    ),
    "two words in Chinese, with a comma and two signs between": "应当加强[-监督-][+管理+]，确保[+食品+]安全生产。",
    "a figure with its minus": "stored at a temperature of [--18 °C-][+-20 °C+] or below",
    "the last but one of a list in which the comma stays": (
        "neither the owner nor the [-master nor the crew-][+agent+] of the ship"
    ),
    "one of a list that repeats another, with the comma before it": (
        "a member of the Board, the Senate[-, the Committee of the Senate-] and the Court shall be heard"
    ),
    "a law with its date": "ai sensi della L. [-7 agosto 1990-][+9 agosto 1991+], n. 12",
    "a law with its number": "ai sensi della L. [-241/1990-][+241/1991+]",
    "an amount of rand": "a fine of R. [-1,500-][+1,750+] for each",
    "a phrase of which one has another ending": (
        "The [-Secretary of State-][+Minister of Transport+] may act under this Part. The"
        " [-Secretary of State’s-][+Minister of Transport’s+] powers are not delegated."
    ),
    "a range, of which one figure stands elsewhere too": (
        "From [-2019 to 2023-][+2025 to 2029+] the levy is due, and in [-2019-][+2025+] it is doubled."
    ),
    "two words in quotation marks, and what stands behind": (
        "In this Act “[-competent authority-][+responsible body+]” [-means-][+includes+] the person designated."
    ),
    "a word in quotation marks that stands behind too": (
        "In this Act “[-Minister-][+Board+]” [-means-][+includes+] the [-Minister-][+Board+] of Health."
    ),
    "two words in quotation marks": (
        "“[-owner-][+keeper+]” includes the [-occupier-][+tenant+] and “[-land-][+soil+]” includes a [-road-][+path+]"
    ),
    "a date in Polish": "do dnia [-3 maja 2024-][+5 czerwca 2025+] r.",
    "a date in Ukrainian": "до [-24 лютого 2022-][+1 березня 2023+] року",
    "spaces around a word": "of Regulation[-\xa0-][+ +]No[-\xa0-][+ +]12 of the Council",
    "a date with spaces that do not break": (
        "O prazo termina em [-31\xa0de\xa0março-][+30\xa0de\xa0junho+] de cada ano."
    ),
    "a number in Thai": "ต้องรายงานภายใน[-สามสิบ-][+หกสิบ+]วัน",
}


@pytest.mark.parametrize("name", CASES)
def test_a_drafter_would_mark(name):
    import re

    marked = CASES[name]
    parts = [part for part in re.split(r"(\[-.*?-\]|\[\+.*?\+\])", marked) if part]
    runs = tuple((part[1], part[2:-2]) if part[0] == "[" and part[1] in "-+" else ("=", part) for part in parts)

    assert runs == changes(side(runs, "-"), side(runs, "+"))


PORT = "The master keeps all vessels in good order and sees to the safety of the piers. "


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PORT + "The fee is due. The Council meets.", PORT + "The Board sits. The Council meets. It signs all."),
        ("To Minister.  To harbour.", "To harbour. Minister."),
        ("To clerk. To ", "To shallbyclerk. To three !"),
        ("(. ;. No", "No   ;. No )  ), . "),
        ("Many people eat  forests or fish. " + PORT, "Many people eat forests. " + PORT),
        ("Under the section 5 and 6  of this law. " + PORT, "Under the sections 5 and 6 of this law. " + PORT),
    ],
)
def test_sentences_and_spaces_that_change_together(old, new):
    runs = changes(old, new)
    signs = "".join(mark for mark, _ in runs)

    assert (old, new) == (side(runs, "-"), side(runs, "+"))
    assert not any(pair in signs for pair in ("==", "--", "++", "+-"))


def test_a_long_change_does_not_take_in_all_that_follow():
    words = [f"w{n}x" for n in range(40)]
    new = [*(f"n{n}y" for n in range(12)), *words[12:]]
    for at in range(16, 40, 5):
        new[at] = f"n{at}y"

    assert 3 < sum(mark == "-" for mark, _ in changes(" ".join([*words, *words]), " ".join([*new, *words])))


def test_a_sentence_is_put_in_only_where_one_begins():
    leading = tokens("that Chief Clerk of the")
    new = tokens("Senate. Chief Clerk of the House of it")

    assert beginning(leading, ["House"], new) is None
