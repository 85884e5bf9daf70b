"""What an officer sees and can do, without a browser."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from assistant.answers import Filters, Question
from assistant.pages.browse import documents_called
from assistant.pages.marks import marks
from assistant.pages.names import names_of
from assistant.pages.paper_text import Reading
from assistant.pages.shelf import Shelf
from assistant.pages.texts import say
from tests.support import scripted_assistant as scripted
from tests.support.scripted_assistant import ScriptedAssistant, ScriptedEdition, ScriptedLibrary

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:streamlit")


def run_page(*args):
    from assistant.pages.chat import page

    page(*args)


def opened(
    assistant=None, library=None, can_answer=bool, show_withheld=False, shelf=None, **address
) -> AppTest:
    library = library or ScriptedLibrary(ScriptedEdition())
    args = (assistant or ScriptedAssistant(), library, can_answer, show_withheld, shelf, 30)
    page = AppTest.from_function(run_page, args=args, default_timeout=30)
    for name, value in address.items():
        page.query_params[name] = value
    return page.run()


def ask(page: AppTest, question: str) -> AppTest:
    return page.chat_input(key="question").set_value(question).run()


def words(page: AppTest) -> list[str]:
    """Every piece of HTML on the page but the style sheet."""
    bodies = [element.proto.body for element in page.get("html")]
    return [body for body in bodies if not body.startswith("<style")]


def answered(page: AppTest) -> str:
    """The last answer, as HTML."""
    start, end = '<div class="answer-words">', "</div>"
    body = [body for body in words(page) if body.startswith(start)][-1]
    return body.removeprefix(start).removesuffix(end)


def labels(page: AppTest, key: str) -> dict[str, str]:
    """The buttons whose key begins so, and what they say with the escapes taken off."""
    return {
        b.key: b.label.replace("\\", "").replace("\u2060", "").replace("\u2002", " ")
        for b in page.button
        if b.key.startswith(key)
    }


def test_a_new_page_says_what_it_is_and_what_could_be_asked():
    page = opened()
    assert f"<h1>{say('title')}</h1>" in words(page)[0]
    assert list(labels(page, "example-").values())[:2] == [
        "What does the 2020 inspection say about help and protection?",
        "How did overall effectiveness change between 2016 and 2020?",
    ]


def test_only_questions_that_get_an_answer_are_offered():
    edition = ScriptedEdition()
    edition.id = "edition-offered"  # what is offered is kept for each edition
    page = opened(library=ScriptedLibrary(edition), can_answer=lambda q: "change" in q.text)
    assert list(labels(page, "example-").values()) == [
        "How did overall effectiveness change between 2016 and 2020?"
    ]


def test_an_example_is_asked_when_pressed_and_the_examples_go():
    assistant = ScriptedAssistant()
    page = opened(assistant)
    page.button(key="example-1").click().run()
    assert [question.text for question in assistant.asked] == [
        "How did overall effectiveness change between 2016 and 2020?"
    ]
    assert labels(page, "example-") == {}


def test_every_sentence_of_an_answer_bears_the_number_of_its_source():
    page = ask(opened(), "How fast are children seen?")
    assert answered(page) == (
        '<p class="sentences"><span class="sentence">Children are seen within ten days of a'
        ' referral.</span><a class="ref" href="#source-0-1" aria-label="Source 1: 2020 inspection,'
        ' paragraph 17, page 2">1</a></p>'
    )
    assert labels(page, "open-") == {"open-0-1": "1. 2020 inspection, paragraph 17, page 2"}
    assert not page.exception


def test_two_sentences_from_one_paragraph_share_its_number_and_its_source():
    page = ask(opened(), "Two sentences")
    assert answered(page).count('class="ref"') == 1
    assert list(labels(page, "open-")) == ["open-0-1"]


def test_sentences_withheld_and_the_time_taken_are_said_quietly():
    page = ask(opened(), "How fast are children seen?")
    assert (
        '<p class="small-print">1 sentence was withheld because the cited paragraphs do not '
        "support it. Answered in 0.04 seconds.</p>"
    ) in words(page)
    assert "Children are happy" not in " ".join(words(page)) and not page.expander


def test_what_a_partly_supported_sentence_adds_is_marked_and_named():
    shown = answered(ask(opened(), "Partly"))
    assert "Children are <mark>always</mark> seen within ten days.</span>" in shown
    assert '<span class="partly">Only partly supported: It does not say: always.</span>' in shown


def test_what_was_withheld_can_be_opened_by_those_who_may():
    page = ask(opened(show_withheld=True), "How fast are children seen?")
    assert [expander.label for expander in page.expander] == ["Open what was withheld"]
    assert (
        '<p class="withheld">Children are happy.</p><p class="partly">Not supported: The cited '
        "paragraph does not say: happy. 2020 inspection, paragraph 17, page 2</p>"
    ) in words(page)
    assert not ask(opened(show_withheld=True), "Weather today?").expander


def test_the_conversation_is_kept_and_goes_with_the_next_question():
    assistant = ScriptedAssistant()
    page = ask(ask(opened(assistant), "How fast?"), "And in 2016?")
    first, second = assistant.asked
    assert first == Question("How fast?")
    assert [turn.question for turn in second.history] == ["How fast?"]
    assert sum('<h2 class="question">' in body for body in words(page)) == 2


def test_a_follow_up_says_what_it_was_taken_to_mean_and_can_be_changed():
    assistant = ScriptedAssistant()
    page = ask(opened(assistant), "And in 2016?")
    assert '<p class="asked-as">Understood as: How fast are children seen in 2016?</p>' in words(
        page
    )
    better = f"better-0-{hash('How fast are children seen in 2016?')}"
    page.text_input(key=better).set_value("How fast are they seen in 2012?")
    next(b for b in page.button if b.label == "Ask again").click().run()
    assert [question.text for question in assistant.asked][1:] == [
        "How fast are they seen in 2012?"
    ]


def test_questions_to_go_on_with_are_of_the_document_that_answered_and_have_answers():
    assistant, edition = ScriptedAssistant(), ScriptedEdition()
    edition.id = "edition-next"
    tried = []

    def can_answer(question):
        tried.append(question)
        return "improve" not in question.text

    library = ScriptedLibrary(edition)
    page = ask(opened(assistant, library, can_answer), "How fast are children seen?")
    asked_before = len(tried)
    offered = labels(page, "next-")
    assert list(offered.values()) == [
        "What was overall effectiveness judged to be in the 2020 inspection?",
        "What does the 2020 inspection say about help and protection?",
        "How did the 2020 inspection judge overall effectiveness?",
    ]
    page.button(key="next-1-0").click().run()
    assert assistant.asked[-1].text == offered["next-1-0"]
    assert offered["next-1-0"] not in labels(page, "next-").values(), "it has been asked"
    assert len(tried) == asked_before, "the library is asked once for each edition"


def test_nothing_is_offered_where_no_document_answered_or_came_near():
    assert labels(ask(opened(), "hello"), "next-") == {}
    assert labels(ask(opened(), "Which one?"), "next-") == {}


def test_choices_are_buttons_that_ask():
    assistant = ScriptedAssistant()
    page = ask(opened(assistant), "Which one?")
    assert not any("Not found in" in body for body in words(page)), "nothing was sought yet"
    page.button(key="choice-0-0").click().run()
    assert [question.text for question in assistant.asked] == [
        "Which one?",
        "How fast are children seen?",
    ]
    assert labels(page, "choice-") == {}, "an old choice cannot be pressed again"


def test_a_refusal_is_plain_and_near_misses_are_not_called_an_answer():
    page = ask(opened(), "Weather today?")
    assert '<p class="outcome not_found">Not found in the documents</p>' in words(page)
    assert answered(page) == '<p class="note">The documents do not say.</p>'
    (closest,) = [body for body in words(page) if body.startswith("<h3") and "Closest" in body]
    assert "These do not answer the question" in closest
    assert labels(page, "open-") == {"open-0-near0": "2020 inspection, paragraph 18, page 2"}


def test_a_comparison_names_each_document_and_the_silent_ones_in_one_line():
    page = ask(opened(), "Compare the years")
    shown = answered(page)
    assert (
        '<th scope="row" role="rowheader">2020 inspection <small>12 March 2020</small></th>'
        '<td role="cell"><p class="sentences"><span class="sentence">Children are seen within'
    ) in shown
    assert shown.endswith('<p class="note">Nothing was found in: 2016 inspection.</p>')
    assert labels(page, "open-") == {"open-0-1": "1. 2020 inspection, paragraph 17, page 2"}


def opened_source(page: AppTest, key: str = "open-0-1") -> AppTest:
    return page.button(key=key).click().run()


def paper(page: AppTest) -> str:
    (shown,) = [body for body in words(page) if body.startswith('<div class="paper"')]
    return shown


def test_a_source_opens_at_its_paragraph_with_the_words_marked():
    page = opened_source(ask(opened(), "How fast are children seen?"))
    before, cited, after = re.findall(r'<div class="paragraph.*?</div>', paper(page), re.DOTALL)
    assert "Staff know and help the children." in before
    assert 'class="paragraph cited" aria-current="true"' in cited
    assert "Children are <mark>seen within ten days of a referral</mark>. Again," in cited
    assert "Managers read every record:" in after
    (picture,) = [body for body in words(page) if "<figure" in body]
    assert 'alt="Page 2 of 2, the cited words highlighted"' in picture
    assert 'src="data:image/png;base64,iVBOR' in picture
    assert any('href="./own/original/inspection-2020#page=2"' in body for body in words(page))


def test_a_section_that_is_called_as_its_part_is_said_once():
    page = opened_source(ask(opened(), "Hostile"))
    (section,) = page.selectbox(key="section").options
    assert section == scripted.HOSTILE


def test_words_that_cannot_be_placed_on_the_page_are_said_to_be_unmarked():
    page = opened_source(ask(opened(), "Lost"))
    (picture,) = [body for body in words(page) if "<figure" in body]
    assert 'alt="Page 1 of 2"' in picture and "data-top" not in picture
    assert f'<p class="small-print">{say("not_placed")}</p>' in words(page)


def test_an_opened_source_is_read_on_and_a_number_gone_to():
    page = opened_source(ask(opened(), "How fast are children seen?"))
    state = page.session_state
    page.button(key="turn-next").click().run()
    assert state["reading"].at == scripted.AFTER and state["reading"].marked == ()
    page = opened_source(page)
    page.text_input(key="number").set_value("16.").run()
    assert state["reading"].at == scripted.BEFORE
    page = opened_source(page)
    page.text_input(key="number").set_value("99").run()
    page = opened_source(page)
    told = say("no_such_number", number="99")
    assert f'<p class="note" role="alert">{told}</p>' in words(page)


def test_a_reference_closes_with_the_next_question():
    page = ask(opened(), "How fast are children seen?")
    page = opened_source(page)
    assert not any("<figure" in body for body in words(ask(page, "Weather?")))


def test_a_reference_into_a_document_that_is_gone_still_shows_the_paragraph():
    editions = [ScriptedEdition()] * 2 + [ScriptedEdition((scripted.OLD,))]
    page = ask(opened(library=ScriptedLibrary(*editions)), "How fast are children seen?")
    page = opened_source(page)
    shown = "".join(words(page))
    assert "<mark>seen within ten days of a referral</mark>" in shown
    assert "This document is no longer in the library." in shown


def test_documents_and_years_limit_a_question():
    assistant = ScriptedAssistant()
    page = opened(assistant)
    page.multiselect(key="documents").select("2020 inspection")
    page.selectbox(key="from_year").select("2016")
    page.selectbox(key="to_year").select("2020")
    ask(page, "How fast?")
    (question,) = assistant.asked
    assert question.filters == Filters(("inspection-2020",), from_year=2016, to_year=2020)


@pytest.mark.parametrize(
    ("address", "filters"),
    [
        ({"from_year": "2018", "to_year": "2024"}, Filters(from_year=2018, to_year=2024)),
        ({"from_year": "soon"}, Filters(from_year=9999)),
        ({"councils": "Nowhere"}, Filters(authorities=("Nowhere",))),
        ({"kinds": "Inspection"}, Filters(kinds=("inspection",))),
        ({"documents": "gone"}, Filters(documents=("gone",))),
        (
            {"documents": ["inspection-2020", "2016 inspection", "gone"]},
            Filters(documents=("inspection-2020", "inspection-2016", "gone")),
        ),
    ],
)
def test_a_limit_in_the_address_holds_whether_or_not_it_is_known(address, filters):
    assistant = ScriptedAssistant()
    page = opened(assistant, **address)
    ask(page, "How fast?")
    ask(page, "How fast?")
    assert [question.filters for question in assistant.asked] == [filters, filters]


def test_what_the_address_names_and_is_not_here_is_said():
    page = opened(documents=["2016 inspection", "gone"])
    said = "".join(words(page))
    assert "Only 2016 inspection, gone" in said
    assert say("limits_unknown", unknown="gone") in said
    page = opened(from_year="2026", to_year="2019")
    assert say("limits_none", limits="2026 to 2019") in "".join(words(page))
    page.button(key="limits-off").click().run()
    assert '<p class="limits">' not in "".join(words(page))


def test_each_limit_offers_what_those_before_it_leave():
    page = opened()
    page.multiselect(key="kinds").select("letter").run()
    assert page.multiselect(key="documents").options == [names_of(scripted.DOCUMENTS)["hostile"]]
    assert page.selectbox(key="to_year").options == ["Any", "2021"]
    page.multiselect(key="kinds").unselect("letter").run()
    assert len(page.multiselect(key="documents").options) == len(scripted.DOCUMENTS)


def test_the_questions_to_begin_with_keep_to_the_limits():
    tried = []
    opened(can_answer=lambda q: tried.append(q) or True, documents="inspection-2016")
    assert {question.filters for question in tried} == {Filters(("inspection-2016",))}
    assert not any("2020" in question.text for question in tried)


def browsing(page: AppTest) -> AppTest:
    return page.button(key="browse").click().run()


def test_the_documents_are_listed_with_date_and_paragraphs():
    page = browsing(opened())
    assert list(labels(page, "read-").values())[:2] == ["2016 inspection", "2020 inspection"]
    (listed,) = [body for body in words(page) if "3 paragraphs" in body]
    assert listed == (
        '<div class="document"><p>Children’s services inspection · inspection · 12 March 2020 ·'
        " 3 paragraphs</p></div>"
    )


def run_documents(edition):
    from assistant.pages.browse import draw_documents
    from assistant.pages.names import names_of

    draw_documents(edition, names_of(edition.documents), None)


def test_what_may_be_missing_is_said_in_small_print_where_a_document_is_read():
    edition = ScriptedEdition((scripted.NEW,))
    edition.id = "edition-read"  # what is said of a document is kept for each edition
    edition.paragraphs = {"inspection-2020": (scripted.BEFORE, scripted.AFTER)}.get
    page = AppTest.from_function(run_documents, args=(edition,), default_timeout=30)
    page.session_state["reading"] = Reading(scripted.BEFORE)
    assert '<p class="small-print">Not found: paragraph 17.</p>' in words(page.run())


def test_a_document_that_was_read_well_is_read_without_a_word_of_that():
    page = AppTest.from_function(run_documents, args=(ScriptedEdition(),), default_timeout=30)
    page.session_state["reading"] = Reading(scripted.BEFORE)
    assert not page.run().exception


def test_a_document_is_found_by_its_name_or_year_and_read():
    names = names_of(scripted.DOCUMENTS)
    assert documents_called("2020 marlow", scripted.DOCUMENTS, names) == (scripted.NEW,)
    assert documents_called("march 2020", scripted.DOCUMENTS, names) == (scripted.NEW,)
    assert documents_called("nothing", scripted.DOCUMENTS, names) == ()
    page = browsing(opened())
    page.button(key="read-inspection-2020").click().run()
    assert page.session_state["reading"].at == scripted.BEFORE


def test_limits_in_force_are_a_sentence_and_can_be_taken_off():
    assistant = ScriptedAssistant()
    page = opened(assistant)
    page.selectbox(key="from_year").select("2016").run()
    page = page.selectbox(key="to_year").select("2020").run()
    page = ask(page, "How fast?")
    assert words(page).count('<p class="limits">Only 2016 to 2020</p>') == 2, "now, and then"
    page.button(key="limits-off").click().run()
    ask(page, "How fast?")
    assert [q.filters for q in assistant.asked] == [
        Filters(from_year=2016, to_year=2020),
        Filters(),
    ]


def test_a_range_of_years_that_leaves_nothing_cannot_be_chosen():
    page = opened()
    page.selectbox(key="from_year").select("2020").run()
    assert page.selectbox(key="to_year").options == ["Any", "2020", "2021"]
    assert page.selectbox(key="from_year").options[1:3] == ["2016", "2017"]


def test_small_talk_is_answered_as_such():
    assistant = ScriptedAssistant()
    page = ask(opened(assistant), "Hello!")
    assert answered(page) == f'<p class="note">{say("say_hello")}</p>'
    assert not any(button.label == "Send" for button in page.button), "it is no answer to judge"
    assert assistant.asked == []
    ask(page, "How fast were children seen in the sections of the 2020 inspection?")
    assert len(assistant.asked) == 1


def test_a_conversation_is_kept_and_listed_renamed_deleted_and_brought_back(tmp_path):
    shelf = Shelf(tmp_path, "a secret", 30)
    page = ask(opened(shelf=shelf), "How fast?")
    (kept,) = shelf.kept()
    assert kept.name == "How fast?" and shelf.turns(kept.id)[0].question == "How fast?"
    page.text_input(key=f"name-{kept.id}").set_value("Speed")
    next(b for b in page.button if b.label == "Keep the name").click().run()
    assert shelf.name(kept.id) == "Speed"
    page.button(key="clear").click().run()
    assert labels(page, "example-") and labels(page, "kept-") == {f"kept-{kept.id}": "Speed"}
    page.button(key=f"kept-{kept.id}").click().run()
    assert "Children are seen" in answered(page)
    page.button(key="delete").click().run()
    assert shelf.kept() == () and labels(page, "example-")
    page.button(key="undo-button").click().run()
    assert [one.name for one in shelf.kept()] == ["Speed"]
    assert "Children are seen" in answered(page), "in view again"


def test_a_disk_that_takes_nothing_costs_the_keeping_and_not_the_answer(tmp_path):
    (tmp_path / "conversations").write_text("a file where the folder should be")
    page = ask(opened(shelf=Shelf(tmp_path, "a secret", 30)), "How fast?")
    assert "Children are seen" in answered(page) and not page.exception


def test_a_conversation_is_reopened_from_the_address_by_its_own_reader_alone(tmp_path):
    shelf = Shelf(tmp_path, "a secret", 30)
    ask(opened(shelf=shelf), "How fast?")
    (kept,) = shelf.kept()
    for secret, turns in (("a secret", 1), ("another", 0)):
        args = (
            ScriptedAssistant(), ScriptedLibrary(ScriptedEdition()), bool, False,
            Shelf(tmp_path, secret, 30), 30,
        )  # fmt: skip
        page = AppTest.from_function(run_page, args=args, default_timeout=30)
        page.query_params["conversation"] = kept.id
        page.run()
        assert len(page.session_state["conversation"].turns) == turns


def test_a_document_that_comes_is_there_without_a_restart():
    first, later = ScriptedEdition((scripted.OLD,)), ScriptedEdition((scripted.OLD, scripted.NEW))
    first.id, later.id = "edition-of-one", "edition-of-two"
    library = ScriptedLibrary(first, later)
    page = opened(library=library)
    assert any("1 document," in body for body in words(page))
    assert any("2 documents," in body for body in words(page.run()))


def test_a_chosen_document_that_goes_opens_nothing_else():
    assistant, later = ScriptedAssistant(), ScriptedEdition((scripted.OLD,))
    later.id = "edition-2"
    library = ScriptedLibrary(ScriptedEdition(), ScriptedEdition(), later)
    page = opened(assistant, library)
    page.multiselect(key="documents").select("2020 inspection")
    page.selectbox(key="from_year").select("2020").run()
    ask(page.run(), "How fast?")
    (question,) = assistant.asked
    assert question.filters == Filters(("2020 inspection",), from_year=2020)
    assert say("limits_unknown", unknown="2020 inspection") in "".join(words(page))
    assert not page.exception


def test_an_empty_library_says_whom_to_ask():
    page = opened(library=ScriptedLibrary())
    assert words(page)[-1] == (
        '<p class="trouble" role="alert">There are no documents here yet. '
        "Ask whoever looks after this page to add some.</p>"
    )
    assert not page.exception


def test_a_question_that_cannot_be_asked_is_answered_with_one_sentence():
    page = ask(opened(), "long question")
    trouble = "The question is too long. Ask it in fewer words."
    assert f'<p class="trouble" role="alert">{trouble}</p>' in words(page)
    (better,) = [field for field in page.text_input if field.key.startswith("better-0-")]
    assert better.value == "long question", "it is not lost"
    page = ask(page, "How fast?")
    assert not any("too long" in body for body in words(page))


def test_a_question_pasted_by_mistake_does_not_fill_the_page():
    (heading,) = [body for body in words(ask(opened(), "long " * 2000)) if '<h2 class="q' in body]
    assert heading.endswith("long …</h2>") and len(heading) < 700


def test_a_question_that_was_too_long_is_given_back_whole():
    (better, *_) = ask(opened(), pasted := "long " * 2000).text_area
    assert better.value == pasted.strip()


def test_clearing_forgets_everything():
    assistant = ScriptedAssistant()
    page = ask(opened(assistant), "How fast?")
    page.button(key="clear").click().run()
    assert labels(page, "example-") and not labels(page, "open-")
    ask(page, "How slow?")
    assert assistant.asked[-1].history == ()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How fast?", "Answer 1 ready: 1 sentence."),
        ("Compare", "Answer 1 ready: 1 sentence."),
        ("Weather", "Answer 1 ready: not found in the documents."),
        ("Which", "Question 1 could mean several things: choose one."),
        ("long", "The question was not answered."),
    ],
)
def test_a_finished_answer_is_announced(question, said):
    (live,) = ask(opened(), question).markdown
    assert 'role="status"' in live.value and f">{said}</div>" in live.value


def test_hostile_words_reach_no_element_that_reads_markup():
    page = ask(opened(), "hostile")
    page = opened_source(page)
    assert scripted.HOSTILE not in "".join(words(page))
    assert not any("evil" in element.value for element in page.markdown)
    for button in page.button:
        assert "![" not in button.label and ":smile:" not in button.label
    assert not page.exception


def sent(page: AppTest) -> AppTest:
    return next(button for button in page.button if button.label == "Send").click().run()


def test_what_an_officer_says_of_an_answer_is_kept_once(tmp_path):
    page = ask(opened(library=ScriptedLibrary(ScriptedEdition(), folder=tmp_path)), "How fast?")
    assert page.radio(key="verdict-0").value is None, "nothing is said for the reader"
    sent(page)
    assert say("feedback_choose") in page.error[0].value and not marks(tmp_path)
    page.radio(key="verdict-0").set_value("elsewhere")
    page.text_input(key="paragraph-0").set_value("18")
    page.text_area(key="wrong-0").set_value("The managers do.")
    page = sent(page)
    assert f'<p class="small-print" role="status">{say("feedback_thanks")}</p>' in words(page)
    assert not any(button.label == "Send" for button in page.button)
    (kept,) = marks(tmp_path)
    assert (kept["verdict"], kept["paragraph"], kept["comment"]) == (
        "elsewhere",
        "18",
        "The managers do.",
    )
    assert kept["answer"]["question"] == "How fast?"


def test_a_mark_that_cannot_be_kept_is_said(tmp_path):
    gone = ScriptedLibrary(ScriptedEdition(), folder=tmp_path / "gone")
    page = ask(opened(library=gone), "How fast?")
    page.radio(key="verdict-0").set_value("right")
    assert "could not be kept" in sent(page).error[0].value
