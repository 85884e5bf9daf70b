"""What stays out of a model's reach: comparisons, filters, and who may be named to it."""

from dataclasses import replace
from hashlib import sha256

from assistant.answers import Answer, Filters, Question, Turn
from assistant.embedding.minilm import MiniLM
from assistant.library import Library
from assistant.model.language_model import model_for
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.support.bad_models.behaviours import BEHAVIOURS, saying
from tests.support.bad_models.council import CASELOADS, QUESTION, SUPERVISION, library_with
from tests.support.hand_built import DOCUMENTS, PARAGRAPHS


def named(name: str, models):
    return model_for(Settings(model_url=models.url, model=name, model_seconds=20))


def test_a_comparison_keeps_a_row_for_each_document_and_asks_no_model(models, tmp_path):
    library = Library(tmp_path, MiniLM())
    with library.writing() as writer:
        for document in DOCUMENTS:
            original = document.id.encode()
            document = replace(document, sha256=sha256(original).hexdigest())
            writer.add(document, PARAGRAPHS[document.id], original)
    before = len(models.asked)
    question = Question("Compare caseloads between 2018 and 2022")
    answer = Assistant(library, named("obeys", models)).answer(question)
    assert [row.document.id for row in answer.rows] == [document.id for document in DOCUMENTS]
    assert answer == Assistant(library).answer(question)
    assert len(models.asked) == before


def test_filters_stay_out_of_the_models_reach_in_a_follow_up(models, library, monkeypatch):
    rewriting = "What are the caseloads of social workers in 2019?"

    def rewrites(prompt, earlier):
        return saying(rewriting if prompt.startswith("Earlier:") else "Caseloads fell [1].")(
            prompt, earlier
        )

    monkeypatch.setitem(BEHAVIOURS, "rewrites", rewrites)
    first = Assistant(library).answer(QUESTION)
    follow_up = Question(
        "Are they the same in 2019?",
        Filters(from_year=2031),  # no document of the library is of then
        (Turn(QUESTION.text, first),),
    )
    model = named("rewrites", models)
    narrowed = Assistant(library, model).answer(follow_up)
    wide = Assistant(library, model).answer(replace(follow_up, filters=Filters()))
    assert (narrowed.sentences, narrowed.matches) == ((), ())
    assert wide.matches and wide.asked_as


def test_identifiers_in_questions_and_paragraphs_are_masked_on_the_wire(models, tmp_path):
    named_in = replace(CASELOADS, text=f"{CASELOADS.text} Write to officer@ashmere.test.")
    library = library_with(tmp_path, (named_in, SUPERVISION))
    earlier = replace(QUESTION, text=f"{QUESTION.text} I am at 07700 900123.")
    history = (Turn(earlier.text, Answer(earlier, "answered")),)
    before = len(models.asked)
    Assistant(library, named("truthful", models)).answer(Question(QUESTION.text, history=history))
    follow_up = Question("Why do they fall, says QQ 12 34 56 C?", history=history)
    Assistant(library, named("truthful", models)).answer(follow_up)
    sent = "\n".join(models.prompts[before:])
    for secret in ("officer@ashmere.test", "07700 900123", "QQ 12 34 56 C"):
        assert secret not in sent
    for mask in ("(e-mail address)", "(phone number)", "(National Insurance number)"):
        assert mask in sent
