"""Cleaning: which line is what, what the lines tell of the report, where words are missing. All texts here are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies

from tidings.clean import clean
from tidings.language import load_pack
from tidings.model import Passage, Report
from tidings.sentences import LONGEST, is_cut, split

FERRY = """Share on Facebook
Ferry pulled free off Port Lanet

Published 03.05.2019 16:20
Updated 03.05.2019 18:05

By Ines Carrow

Tugs pull at the Saphir off Port Lanet, Friday, May 3, 2019. (XYZ Photo)

PORT LANET, May 3 (Reuters) - The ferry Saphir was pulled free on Friday after six hours on a sandbank, the coast guard said.

READ MORE: Ten things to know about sandbanks

None of the 212 passengers was hurt, according to Capt. J. R. Obel of the U.S. vessel that came to help at 12 p.m. local time.

Third time this year

It was the third time this year that a ferry of the line ran aground, its owners admitted.

Loading...

Sign up for our newsletter

Tags: ferry, sea
"""


def cleaned(text: str, language: str | None = "en", **known: str) -> tuple[Report, tuple[Passage, ...]]:
    return clean(Report("r", "0" * 64, text, language=language, **known), load_pack(language))  # type: ignore[arg-type]


def kinds(text: str, language: str | None = "en") -> dict[str, str]:
    return {p.text: p.kind for p in cleaned(text, language)[1]}


def test_each_line_of_a_page_copied_whole_is_known_for_what_it_is() -> None:
    found = [(p.kind, p.text.split()[0]) for p in cleaned(FERRY)[1]]
    assert found == [
        ("boilerplate", "Share"), ("title", "Ferry"), ("dateline", "Published"), ("dateline", "Updated"), ("boilerplate", "By"),
        ("caption", "Tugs"), ("lead", "PORT"), ("boilerplate", "READ"), ("body", "None"), ("heading", "Third"), ("body", "It"),
        ("boilerplate", "Loading..."), ("boilerplate", "Sign"), ("boilerplate", "Tags:"),
    ]  # fmt: skip


def test_the_lines_fill_what_markup_left_open() -> None:
    report, _ = cleaned(FERRY)
    assert (report.title, report.byline, report.credits) == ("Ferry pulled free off Port Lanet", "Ines Carrow", ("Reuters",))
    assert report.published is not None and report.updated is not None
    assert (report.published.value, report.published.precision, report.published.basis) == ("2019-05-03T16:20", "minute", "stated")
    assert report.updated.value == "2019-05-03T18:05"
    (span,) = report.published.evidence
    assert FERRY[span.start : span.end] == span.text == "03.05.2019"


def test_what_markup_said_is_kept() -> None:
    report, _ = cleaned(FERRY, publisher="Courier", byline="Staff", title="Another headline")
    assert (report.publisher, report.byline, report.title) == ("Courier", "Staff", "Another headline")


@pytest.mark.parametrize(
    ("opening", "language", "day", "credit"),
    [
        ("PORT LANET, 3 mai 2019 (XYZ) - Le bac Saphir a été dégagé vendredi après six heures.", "fr", "2019-05-03", "XYZ"),
        ("ميناء لانت، ٣ مايو ٢٠١٩ (كذا) – جرى تعويم العبّارة اليوم الجمعة بعد ست ساعات.", "ar", "2019-05-03", "كذا"),
        ("PORT LANET (XYZ) - The ferry Saphir was pulled free on Friday after six hours.", "en", None, "XYZ"),
    ],
)
def test_the_dateline_that_opens_the_text_dates_and_credits_it(opening: str, language: str, day: str | None, credit: str) -> None:
    report, passages = cleaned(opening, language)
    assert passages[0].kind == "lead"
    assert report.credits == (credit,)
    assert (report.published.value if report.published else None) == day


@pytest.mark.parametrize(
    ("line", "text", "language", "day"),
    [
        ("03/02/2019", "The bridge was closed for repairs, the town of Orla said.", "en", None),
        ("Sunday, 03/02/2019", "The bridge was closed for repairs, the town of Orla said.", "en", "2019-02-03"),
        ("03/02/2019", "The bridge was closed for repairs on March 1, 2019, the town of Orla said.", "en", "2019-03-02"),
        ("03/02/2019", "Le pont est fermé pour travaux, a annoncé la mairie d'Orla.", "fr", "2019-02-03"),
    ],
)
def test_a_day_and_month_that_could_be_either_way_round(line: str, text: str, language: str, day: str | None) -> None:
    report, passages = cleaned(f"Bridge closed for repairs until spring\n\n{line}\n\n{text}", language)
    assert [p.kind for p in passages] == ["title", "dateline", "lead"]
    assert (report.published.value if report.published else None) == day


def test_a_weekday_alone_dates_nothing() -> None:
    assert cleaned("The bridge was closed for repairs on Sunday, the town of Orla said in a statement.")[0].published is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("© XYZ", "credit"), ("(Reuters)", "credit"), ("With XYZ", "credit"), ("المصدر: XYZ", "credit"),
        ("We use cookies to improve your visit.", "boilerplate"), ("À lire aussi : le prix du bac", "boilerplate"), ("Menu", "boilerplate"),
        ("Partager sur Facebook", "boilerplate"), ("Home | World | Sport", "boilerplate"), ("Read also: What sandbanks are", "boilerplate"),
        ("Photo: The harbour in the morning", "caption"), ("3 May 2019", "dateline"), ("اشترك في النشرة", "boilerplate"),
        ("Lanet, 3 May 2019. «Evening Courier»", "dateline"), ("LANET (Coast Wire) - 3 May 2019 Friday", "dateline"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "fr", "ru", None])
def test_lines_that_any_page_prints_are_known_in_any_language(line: str, kind: str, language: str | None) -> None:
    before = "The ferry Saphir was pulled free on Friday after six hours on a sandbank, the coast guard said."
    after = "None of the 212 passengers was hurt, and all had reached their homes by the evening, he said."
    assert kinds(f"{before}\n\n{line}\n\n{after}", language) == {before: "lead", line: kind, after: "body"}


def test_a_sentence_that_only_speaks_of_such_things_is_news() -> None:
    one = "The minister will share his view of the advertisement with the press when the talks over cookies end on Friday."
    two = "Loading of the first ship with wheat for the north ended on Friday, the port authority of Lanet said in a statement."
    assert set(kinds(f"{one}\n\n{two}").values()) == {"lead", "body"}


def test_a_headline_printed_twice_is_a_title_once() -> None:
    text = "Ferry pulled free off Lanet\nFerry pulled free off Lanet\nTugs freed the ferry on Friday, the guard said."
    found = [p.kind for p in cleaned(text)[1]]
    assert found == ["title", "boilerplate", "lead"]


def test_a_document_is_titled_by_its_genre_and_a_live_report_headed_by_its_days() -> None:
    text = "TOWN OF ORLA\n\nPRESS RELEASE\n\nThe town of Orla has closed its bridge for repairs until the spring."
    assert kinds(text)["PRESS RELEASE"] == "title"
    text = "Storm: as it happened\n\nTuesday\n\n18:10 The bridge is open again, he says.\n\nMonday\n\n09:00 The bridge is closed, he says."
    found = kinds(text)
    assert (found["Tuesday"], found["Monday"]) == ("heading", "heading")


@pytest.mark.parametrize(
    ("text", "language", "before"),
    [
        ("Il salue les progrès récents en , ainsi que la fin du blocus.", "fr", "récents en"),
        ("Ils ont parlé de la tenue du et de la suite à lui donner.", "fr", "tenue du"),
        ("Les partisans de Omar al- contre ceux du maire ont manifesté.", "fr", "al-"),
        ("Сторонники Омара аль- против сторонников мэра вышли на площадь.", "ru", "аль-"),
        ("Прихильники Омара аль- проти прихильників мера вийшли на площу.", "uk", "аль-"),
        ("La délégation du vice-président Robert pour la paix est arrivée.", "fr", "Robert"),
        ("They spoke of the end of the and what comes after it.", "en", "end of the"),
        ("The talks were held near . Nobody commented.", "en", "near"),
        ("وقع الجانبان اتفاقاً في، بعد شهر من الخلاف.", "ar", "في"),
        ("Presentaron el informe del y la propuesta nueva.", "es", "informe del"),
        ("وصل الوفد إلى في ساعة متأخرة من الليل.", "ar", "إلى"),
        ("تحدث رئيس المجلس سالم بن في مؤتمر صحفي.", "ar", "بن"),
        ("عقد الاجتماع برئاسة في مقر البلدية أمس.", "ar", "برئاسة"),
        ("جرت المحادثات بين و في مدينة أورلا.", "ar", "بين"),
        ("Talks between and the council of Orla failed on Monday.", "en", "between"),
        ("Les pourparlers entre et le conseil ont échoué.", "fr", "entre"),
        ("Llegó a con su delegación el lunes por la noche.", "es", "a"),
        ("Der Sprecher des sagte am Freitag nichts dazu.", "de", "des"),
        ("Heyet ve arasında bir görüşme yapıldı.", "tr", "ve"),
        ("Глава района встретился с в пятницу вечером.", "ru", "с"),
        ("Переговори між і радою вчора провалилися.", "uk", "між"),
        ("The harbour master, , told the council that the pier is safe.", "en", "master, "),
        ("رئيس الميناء، ، قال إن الرصيف آمن تماما.", "ar", "الميناء، "),
        ("The owners of the ferry () said that nobody was hurt.", "en", "("),
        ("Le navire « » a été remorqué vendredi.", "fr", "« "),
        ("The visit of 's foreign minister ended on Friday.", "en", "of"),
        ("The pier is safe, said Foreign Minister on Friday.", "en", "Minister"),
        ("Der Pier sei sicher, sagte Verkehrsministerin am Freitag.", "de", "Verkehrsministerin"),
        ("Fransa ve 'nın katıldığı toplantı cuma günü bitti.", "tr", "ve"),
        ("Toplantı 'da cuma günü sona erdi.", "tr", "Toplantı"),
        ("La capitale d' reste calme depuis vendredi.", "fr", "d'"),
        ("Les troupes de l' et de ses alliés sont parties.", "fr", "l'"),
        ("قررت نقابة الموانئ تعليق العام حتى نهاية الشهر.", "ar", "تعليق"),
        ("وصلت بعثة المتحدة إلى ميناء لانت مساء أمس.", "ar", "بعثة"),
        ("أكدت الوزيرة خديجة أن الجسر آمن تماما.", "ar", "خديجة"),
        ("وقالت وزيرة الموانئ زينب إن الرصيف مغلق.", "ar", "زينب"),
        ("أعلن العمال استئناف المفتوح ابتداء من مساء الخميس.", "ar", "استئناف"),
        ("Министр Дмитрий в пятницу осмотрел мост через Орлу.", "ru", "Дмитрий"),
        ("Посол Олена заявила, що міст безпечний.", "uk", "Олена"),
        ("El alcalde de prometió un puente nuevo para el lunes.", "es", "alcalde de"),
        ("La ruta fue cerrada por y el puerto quedó vacío.", "es", "por"),
        ("Les habitants de est sortis ont salué le bac.", "fr", "habitants de"),
        ("La et son équipage ont salué le port.", "fr", "La"),
        ("The United has sent two tugs to the bank.", "en", "United"),
        ("The paper was signed by and the harbour board.", "en", "by"),
        ("Im kamen am Freitag drei Schlepper an.", "de", "Im"),
        ("Die Lotsen von haben den Streik beendet.", "de", "von"),
        ("Делегация от прибыла в порт в среду.", "ru", "от"),
        ("Делегація від прибула в порт у середу.", "uk", "від"),
        ("أعلنت وزارة أن الجسر مفتوح.", "ar", "وزارة"),
        ("They left the  harbour at noon on Friday.", "en", "the"),
        ("The ferry lay near Lanet and Orla, .", "en", "Orla, "),
    ],
)
def test_places_where_words_are_missing_are_marked(text: str, language: str, before: str) -> None:
    (hole,) = cleaned(text, language)[0].holes
    assert hole.start == hole.end and text[: hole.start].endswith(before) and hole.why


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le président Robert Lanet a plaidé pour la paix ; il a voté contre. Il y a le pour et le contre, un sur deux l'a dit.", "fr"),
        ("L'avant- et l'après-guerre l'ont marqué, a-t-il dit : « Jamais ! »", "fr"),
        ("President Robert Lanet said that Plan A is over, and that the town he comes from is what he thinks of.", "en"),
        ("A text , set like this , all the way , has its own ways . It does .", "en"),
        ("تحدث عن ذلك في المدينة، ثم عاد من السفر.", "ar"),
        ("قال لـ رويترز إن الـ 45 شخصا بخير، ونظر في على الأقل ثلاثة ملفات من بين الركام.", "ar"),
        ("What it stands for is clear; she was in and out of town, and the place he came from was quiet.", "en"),
        ("Die vor und nach dem Krieg gebauten Häuser stehen zwischen den Brücken; nach und nach kamen alle.", "de"),
        ("С и без оружия, в и вокруг города стояли люди.", "ru"),
        ("До і після війни місто жило рікою, і в місті тихо.", "uk"),
        ("Luchó con y sin armas, desde y hacia el norte.", "es"),
        ("The foreign minister's aide, a friend of the president's, said on Friday that he'd go.", "en"),
        ("According to President Lanet, and to the Foreign Minister in person, the ferry's owner paid.", "en"),
        ("Der Sprecher sagte am Freitag, Ministerin Lanet sei da; laut Präsident Abel am Abend auch er.", "de"),
        ("Lanet'in 'iyi' dediği toplantı Fransa'da bitti.", "tr"),
        ("L'homme d'hier et l'île d'Orla : « Voilà », dit-il d'un ton sec.", "fr"),
        ("أعلن الوزير تعليق العام الدراسي في المدينة، وزار الأمم المتحدة والولايات المتحدة.", "ar"),
        ("التقت الوزيرة خديجة لانت بالسفير في مقر الأمم المتحدة.", "ar"),
        ("Министр Дмитрий Ланет в пятницу осмотрел мост.", "ru"),
        ("В XIX в. порт вырос, а и.о. мэра, на что он надеется, найдёт того, через что и на что строить.", "ru"),
        ("Er sprach von dem, was die Leser*in hat, und stand mit dem, der blieb, im und um den Hafen.", "de"),
        ("El hotel en el papel del también director; según informó el puerto, por el y para el barco.", "es"),
        ("Il a choisi de ne pas partir, dans de rares cas avec pour but la mer, et le sont-ils tous.", "fr"),
        ("The by-products of on-demand work, those it deals with at least, and what it leads to is known.", "en"),
        ("كان الميناء على بعد عشرة أميال من المدينة.", "ar"),
    ],
)
def test_whole_text_has_no_holes(text: str, language: str) -> None:
    assert cleaned(text, language)[0].holes == ()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("On Feb. 11 the U.S. envoy J. R. Obel met Gen. Lanet at 12 p.m. [0900GMT] today. He left.", 2),
        ("“We agreed.” She was asked on what. “On No. 4,” she said.", 3),
        ("He said no. They left in the U.S. The talks go on.", 3),
        ("M. Obel est parti vers l'est. Mme Lanet est restée.", 2),
        ("هل وافقوا؟ نعم. ثم غادروا.", 3),
        ("他们同意了。她走了。", 2),
        ("“我们同意?”他问。她走了。", 2),
        ("他们同意吗?她没有回答这个问题。", 2),
        ("“我们都同意了。”会议在星期五晚上结束。", 2),
        ("كنتُ لاعبًا. ثم غادرت.", 2),
        ("Lee: „Ist das so?“ Obel: „Ja, so ist es.“", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: int) -> None:
    assert len(split(text, 0, len(text), load_pack("fr" if "Obel est" in text else "en"))) == sentences


@pytest.mark.parametrize("between", [", the ", " ", "; ", "", "\u0964"])
def test_what_never_ends_is_read_in_pieces(between: str) -> None:
    text = between.join(f"the port of Lanet{number}" for number in range(1000)) + "."
    found = split(text, 0, len(text))
    assert max(end - start for start, end in found) <= LONGEST and is_cut(text, found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(text[end - 1] == "," for _, end in found[:-1]) or "," not in between


def test_long_sentences_with_ends_are_whole() -> None:
    text = f"{'They went on and on ' * 90}. {'She stayed where she was ' * 70}. It was over."
    found = split(text, 0, len(text))
    assert len(found) == 3 and not is_cut(text, found)


LINES = strategies.lists(
    strategies.one_of(
        strategies.text(max_size=60),
        strategies.sampled_from(["READ MORE", "By Ann Lee", "3 May 2019", "The ferry was freed, the guard said.", "© XYZ", "", "Later"]),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(LINES, strategies.sampled_from(["en", "fr", "ar", None]))
def test_nothing_is_lost_or_moved(lines: list[str], language: str | None) -> None:
    text = "\n".join(lines)
    report, passages = cleaned(text, language)
    assert report.text == text
    assert [p.index for p in passages] == list(range(len(passages)))
    at = 0
    for passage in passages:
        assert text[passage.start : passage.end] == passage.text
        assert not text[at : passage.start].strip()
        assert passage.text.strip()
        assert all(passage.start <= s < e <= passage.end for s, e in passage.sentences)
        assert "".join(text[s:e] for s, e in passage.sentences).split() or not passage.sentences
        at = passage.end
    assert not text[at:].strip()
    assert sum(p.kind == "lead" for p in passages) <= 1
    assert sum(p.kind == "title" for p in passages) <= 1
    assert clean(Report("r", "0" * 64, text, language=language), load_pack(language)) == (report, passages)


def test_a_report_of_one_line_is_that_line() -> None:
    assert kinds("15.2.") == {"15.2.": "body"}
    assert kinds("15.2.\n\nThe ferry Saphir was pulled free on Friday after six hours.")["15.2."] == "boilerplate"
