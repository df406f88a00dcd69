"""Every threshold in one frozen place, stored with the record that it made.

A stage takes the `Settings` it is given and has no literals of its own that decide. Change a value and `VERSION` marks the
record as made by other settings. Grouped by stage, each with what it means and why it is what it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tidings.errors import UsageError

VERSION = 2
FIGURE_RULES = ("ucdp", "conservative", "latest")
KINDS = {int: "a whole number", float: "a number", bool: "true or false", str: "words in quotes"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds of all stages. Lengths are in code points unless said otherwise."""

    # read
    longest_file: int = 8_000_000  # bytes of a page or a line; a longer one is refused before it is looked at
    longest_report: int = 1_000_000  # a longer text is refused: no news report is, and one line of 50 MB is no report
    longest_document: int = 64_000_000  # bytes of a feed, mail, PDF or .docx, which hold pictures and many reports
    longest_inflated: int = 100_000_000  # bytes from which on a compressed file is held against `inflate_ratio`
    inflate_ratio: int = 200  # bytes out of one byte in: text shrinks to a fifth or tenth, only a bomb to less than this
    longest_work: float = 120.0  # seconds of computing on one report in one stage; ordinary ones take a tenth of one
    most_memory: int = 2_000_000_000  # bytes for it beside what is held before, refused by the system (Linux); 0 sets no limit
    most_entries: int = 100_000  # of a feed, list or mail folder
    same_page: float = 0.5  # share of the words of the shorter of two texts under one address, to be printings of one page
    # clean
    furniture_reports: int = 4  # reports of one publisher that print a line alike for it to be boilerplate
    furniture_share: float = 0.3  # of all that this publisher printed
    furniture_words: int = 12  # a longer line is boilerplate by evidence at the top or foot only
    # fetch
    fetch_delay: float = 2.0  # seconds between two requests to one host; robots.txt may ask for more
    longest_delay: float = 30.0  # seconds: a robots.txt that asks for more gets this
    fetch_hosts: int = 8  # hosts asked at the same time, one request each
    fetch_timeout: float = 30.0  # seconds without an answer
    longest_fetch: float = 120.0  # seconds for one page, however slowly it drips
    most_redirects: int = 5
    fetch_tries: int = 3  # of a page whose server is busy or does not answer
    retry_delay: float = 2.0  # seconds before the second try, twice that before the third
    longest_retry: float = 60.0  # seconds: a server that asks for a longer pause is left for the next run
    most_listed: int = 500  # pages taken from one feed or sitemap, in the order in which it lists them
    list_depth: int = 3  # lists within lists: a sitemap index, a list of feeds
    fetch_again: float = 3600.0  # seconds in which a page fetched before is not asked for again
    fetch_private: bool = False  # whether addresses of this machine and its network may be fetched; for tests
    # copies: sentences of two reports
    shortest_copy: float = 5.0  # words: shorter sentences are the same by chance
    whole_share: float = 0.85  # a quotation that fills more of its sentence than this is not looked for apart
    gram_words: int = 6  # words a fingerprint covers, and of how many in a row the least is kept: 91% of true copies in trials
    gram_window: int = 4
    posting_cap: int = 64  # a word or fingerprint in more sentences than this does not lead from one to the other
    rare_shared: int = 3  # words that are not too common, shared by two sentences worth aligning
    same_wording: float = 0.62  # share of words in common and in order (twice the common ones over both lengths)
    same_words_turned: float = 0.78  # the same share where a part of the sentence was moved
    brought_up_to_date: float = 0.85  # from this share on one number or name that differs is news of the same text
    cut_wording: float = 0.8  # share of the shorter one's words that stand in the longer one, where a sentence was cut
    shortest_cut: int = 7  # words that a cut sentence must still have
    longest_addition: float = 4.0  # a sentence this many times longer only quotes the other
    cut_score: float = 0.9  # what a cut copy's share of words counts as its score
    lone_copy: float = 10.0  # words of the longest copy between two reports; less is chance or furniture
    lone_quotation: float = 7.0  # as above, where direct speech is what they share
    # translations: sentences of two languages
    unmet_weight: float = 0.3  # of a token whose features no other language has; others weigh 0 to 1 by how rare they are
    missed_weight: float = 0.6  # of one that the glossaries know, so that its absence on the other side tells
    telling_weight: float = 1.5  # names and numbers against words
    shared_weight: float = 0.8  # of features in common, for two sentences to be scored at all
    # evidence that two sentences are one text, in nats; fitted on sentences of news and their translations
    even_likeness: float = 0.14  # this likeness speaks neither for nor against
    likeness_evidence: float = 20.0  # of a likeness of 1 above that
    most_evidence: float = 10.0  # of one pair
    least_doubt: float = 4.0  # as `likeness_evidence` below the even likeness, of a sentence without tokens
    token_doubt: float = 2.2  # and so much more a token
    most_doubt: float = 50.0
    length_for: float = 1.4  # of two sentences equally long
    length_slope: float = 4.2  # less so much for each e-fold between their lengths
    length_against: float = -2.0  # at the least: sentences are cut
    skipped_sentence: float = 1.2  # what a run loses by each sentence that it passes over
    sure_run: float = 12.0  # from this evidence on a run of sentences is a translation
    further_run: float = 5.0  # another run of two reports that have a sure one
    names_translated: float = 0.85  # share of the names and numbers of a sentence that its translation has
    names_retold: float = 0.45  # the same of a sentence in which another report tells of the same
    names_against: float = 2.0  # what they say against a translation counts so many times: likeness has counted those in common
    end_likeness: float = 0.36  # likeness of the first and last pair of a run, as the share below
    run_likeness: float = 0.5  # likeness of a run, as a share of what is usual for translations between the two languages
    maybe_run: float = 5.0  # evidence by rare features for two reports being worth aligning
    consistent_wording: float = 0.45  # share of words that two sentences of one language have in common if one sentence renders both
    near_best: float = 0.5  # of the best likeness that a sentence has with any other
    same_quotation: float = 0.6  # likeness from which on direct speech is a translation
    # directions: what speaks for a report being the origin of another
    made_from: float = 0.4  # share of the shorter report's sentences below which both may have them from a third
    dateline_lead: float = 2.0
    time_lead: float = 2.0
    hole_lead: float = 1.5  # words lost with their links are lost in the later one
    fuller_lead: float = 1.0
    sure_direction: float = 1.0
    # lineages
    one_report: float = 0.42  # share of the shorter report's words that stand in the other
    one_report_sentences: int = 2  # at least so many sentences, unless the shorter has fewer
    one_translation: float = 0.5  # the first share where they are of two languages: thin likeness may carry a sentence too far
    one_translation_sentences: float = 0.4  # share of its sentences, which must be rendered as well
    family_likeness: float = 0.7  # likeness of such a pair, as a share of what is usual for translations between the two languages
    passage_knit: float = 0.2  # the same of passages, whose copies agree with one another already
    knit: float = 0.34  # share of the pairs between two groups that must be linked to make them one
    background_reports: int = 2  # lineages in which a passage recurs to be background
    sure_translation: float = 0.7  # likeness of a translation by which a paragraph recurs in another lineage
    passage_share: float = 0.5  # of a passage's words that recur, for the passage to be one that recurs
    quoted_share: float = 0.5  # of a passage in direct speech: what recurs there is a quotation, not background
    # entities
    same_person: float = 0.6  # from this likeness of full names on two people are one, if nothing contradicts
    company_names: int = 2  # people and places that two reports share, for the one to be about the other's country where it names none
    sighted_person: float = 0.53  # as above, of a known name found in a report that cannot be read
    sighted_place: float = 0.85  # the same of places, whose names are one word and say less
    same_village: float = 0.72  # as `same_person`, of places that no list has, in two languages or scripts
    # claims
    news_days: int = 10  # a day told this near the printing is the news itself and dates what follows it
    implied_days: int = 3  # news without a date happened at most so many days before it was printed
    background_days: int = 21  # what lies further back is told as background
    event_words: str = ""  # a user's own words and types of events: the lines of the file that `--events` names (docs/event-words.md)
    # confidence of claims: log-odds that a coder would sign the type, fitted on sentences coded by hand
    bare_claim: float = -1.58
    claim_with_actor: float = 1.08
    claim_with_recipient: float = 0.4
    claim_with_figure: float = 0.63
    claim_with_place: float = 0.53
    claim_asserted: float = 1.41
    claim_attributed: float = -0.68
    # events: weights of what speaks for one event, and what two claims of one event may differ by
    same_event: float = 0.45  # from this likeness on two claims are one event
    same_claims: float = 0.42  # likeness from which a translation makes the claims of both sentences one; by place alone others are found
    sure_rendering: float = 0.55  # likeness from which the one act of a kind that a sentence tells is that of its translation, days or not
    bare_likeness: float = 0.01  # what nothing forbids
    taken_up: float = 0.7  # a noun that takes up what its report told before, if nothing forbids it
    one_telling: float = 0.5  # what one report tells of one day and does not keep apart
    reports_weight: float = 0.48  # of two reports that are as alike as `full_report_likeness`, in a large record
    least_report_likeness: float = 0.15  # in trials 89% of pairs of reports of one incident are as alike, and 1% of others
    alike_reports: float = 0.2  # and 1 in 700 of others of one week: a day or place that does not fit is then more likely misread
    going_on_days: int = 21  # after a strike began, reports that only say that there is one tell of it
    alike_days: int = 14  # between the printing of two reports that may tell one piece of news by likeness alone
    most_alike_reports: int = 64  # reports that share a word or name by which such reports are looked for
    unlike_reports: float = 0.3  # what reports of one language that have nothing in common say against their news being one
    full_report_likeness: float = 0.3
    small_record: int = 20  # reports of a record in which what two have in common says half as much: there all is rare
    retold_weight: float = 0.25  # of an act of the same day and kind that one of two such reports tells without a name or place
    copied_weight: float = 0.6
    date_weight: float = 0.25
    people_weight: float = 0.35
    unnamed_share: float = 0.3  # of that for "people" or "a soldier" in what happens: they are everywhere
    place_weight: float = 0.15
    town_weight: float = 0.25  # the same town or spot, of what happens in a place and is no talk
    named_weight: float = 0.45  # of an agreement that is spoken of by its place alone: "the accord of Garissa"
    implied_place_share: float = 0.7  # of that, where a report only seems to be about the place
    figure_weight: float = 0.3  # half of it for a number below `few`, half as much again from `many` on
    slips: float = 0.34  # share of the pairs of two reports' claims that may contradict by a slip, be it theirs or the program's
    few: int = 3
    many: int = 10
    words_weight: float = 0.25
    same_verdict: float = 0.5  # what it counts in words if the same people use the same word of judgement
    least_overlap: float = 0.3  # share of the shorter sentence's telling words
    closest_look: int = 400  # pairs of claims looked at before two sets are joined; of larger sets, claims that stand for others
    narrow_days: int = 8  # a claim of fewer days is compared day by day, a longer one with those of its months
    most_alike_claims: int = 128  # of one type that share a day or a participant; of more, each is compared with some
    loose_days: int = 4  # how far off a day may be that the report only implies
    widest_days: int = 62  # a day and a period longer than this are not one event
    region_km: float = 150.0  # a town and the region it may lie in
    town_km: float = 5.0  # two names for one spot
    figure_rule: str = "ucdp"  # how the range of a figure is derived: ucdp, conservative or latest (`event_figures`)
    # stories
    story_gap_days: int = 45  # a story ends when nothing of it was reported for so long
    # brief
    brief_highlights: int = 6  # lines that a reader takes in at once, as in situation reports
    # what the desk asks people about
    doubtful_events: float = 0.45  # from this likeness on two events that stay apart are shown for review
    doubtful_names: float = 0.4  # the same of people's names, which are joined from `same_person` on
    # larger models: none unless named here
    name_model: str = ""  # folder of a GLiNER model of the span kind in ONNX form: its names are added to the tagger's
    name_score: float = 0.5  # from which on a span is a name
    sentence_model: str = ""  # folder of a sentence-transformers model in ONNX form: its likeness counts beside that of shared words
    sentence_neighbours: int = 4  # sentences of each other language that are looked at for one
    unlike_cosine: float = 0.5  # of two sentences that have nothing in common; one is the likeness of twins
    coder_url: str = ""  # a server that speaks OpenAI's chat protocol (".../v1"): its claims count where every field points at text
    coder_model: str = ""  # the name of its model; a key is read from the environment, TIDINGS_CODER_KEY
    coder_timeout: float = 60.0  # seconds without an answer


def read_settings(path: str | Path) -> Settings:
    """The settings that a TOML file gives, a line each (`longest_report = 2_000_000`), the others as they are by default.

    UsageError names the file, and the setting that cannot be used or where the TOML breaks off.
    """
    try:
        found = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: the settings cannot be read ({error.strerror}); name a TOML file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: this is no TOML ({error}); write one setting a line, for instance longest_report = 2_000_000") from error
    return settings_of(found, str(path))


RETIRED = ("rare_words",)  # settings of earlier versions: a record that keeps one is read without it


def settings_of(values: Mapping[str, Any], where: str) -> Settings:
    """Settings with these values changed; UsageError, naming `where` they stand, for a name or a kind of value that there is not."""
    known: dict[str, Any] = {field.name: type(field.default) for field in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise UsageError(f"{where}: there is no setting {name!r}; docs/settings.md lists them")
        kind = known[name]
        fits = type(value) in (int, float) if kind is float else type(value) is kind
        if not fits:
            raise UsageError(f"{where}: {name} = {value!r} should be {KINDS[kind]}")
        if name == "figure_rule" and value not in FIGURE_RULES:
            raise UsageError(f"{where}: {name} = {value!r} should be one of {', '.join(FIGURE_RULES)}")
    return Settings(**{name: known[name](value) for name, value in values.items()})


def changed(settings: Settings) -> dict[str, Any]:
    """The values that differ from the defaults, by name."""
    return {f.name: getattr(settings, f.name) for f in fields(Settings) if getattr(settings, f.name) != f.default}
