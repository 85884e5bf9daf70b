"""Judgements over time: a row a council, and only what can be held beside something."""

from datetime import date

from assistant.answers import Answer, Question, Row
from assistant.documents import Document, Facts, Judgement
from assistant.kinds.grades import GRADES, height
from assistant.pages.judged import History, histories_of, judged_html

OVERALL = "Overall effectiveness"


def row(authority: str, year: int, *judgements: tuple[str, str]) -> Row:
    given = tuple(Judgement(area, grade) for area, grade in judgements)
    facts = Facts(authority=authority, published=date(year, 3, 1), judgements=given)
    return Row(Document(f"{authority}-{year}", facts, "a.pdf", "0"), facts=facts)


def of(*rows: Row) -> tuple[History, ...]:
    return histories_of(Answer(Question("How did it change?"), "answered", rows=rows))


def test_each_council_has_a_history_of_its_own():
    assert of(
        row("Marlow", 2016, (OVERALL, "Inadequate")),
        row("Ashby", 2018, (OVERALL, "Good")),
        row("Marlow", 2020, (OVERALL, "Good")),
    ) == (
        History("Ashby", "", ((2018, "Good"),)),
        History("Marlow", "", ((2016, "Inadequate"), (2020, "Good"))),
    )


def test_an_area_that_two_tables_of_one_report_grade_is_one_area():
    (marlow,) = of(
        row("Marlow", 2012, (f"Safeguarding: {OVERALL}", "Adequate"), (f"Care: {OVERALL}", "Good")),
        row("Marlow", 2020, (OVERALL, "Good")),
    )
    assert marlow.grades == ((2012, "Adequate"), (2012, "Good"), (2020, "Good"))


def test_of_several_areas_those_are_pictured_that_were_graded_twice():
    assert of(
        row("Marlow", 2016, (OVERALL, "Good"), ("Adoption", "Good")),
        row("Marlow", 2020, (OVERALL, "Outstanding"), ("Leaders", "Good")),
    ) == (History("Marlow", OVERALL, ((2016, "Good"), (2020, "Outstanding"))),)


def test_a_single_grade_is_no_picture_and_so_is_a_comparison_without_grades():
    assert of(row("Marlow", 2020, (OVERALL, "Good"))) == ()
    assert of(row("Marlow", 2016), row("Marlow", 2020)) == ()
    assert judged_html(()) == ""


def test_the_picture_says_year_and_grade_in_words_under_the_council():
    shown = judged_html((History("Marlow & Vale", "", ((2016, "Inadequate"), (2020, "Good"))),))
    assert '<ol aria-label="Marlow &amp; Vale"><li>' in shown
    assert 'style="--height: 0.75"></span><span class="judged-year">2020</span> ' in shown
    assert ">Inadequate</span></li>" in shown


def test_every_grade_but_met_and_not_met_stands_on_a_scale():
    assert {grade for grade in GRADES if not 0 < height(grade) <= 1} == {"Met", "Not met"}
