"""The API as another program calls it: the same JSON as the command line, and plain refusals."""

from __future__ import annotations

import json
import re
from functools import partial

import jsonschema
import pytest
from starlette.testclient import TestClient

from assistant.__main__ import main
from assistant.access.rules import Access, Holders, Limit, Proxy
from assistant.api.beside import Beside
from assistant.api.body import Body
from assistant.api.routes import LARGEST, OPENAPI, Routes
from assistant.errors import LibraryIsEmpty
from assistant.serving.asker import Asker
from assistant.serving.enquiries import Enquiries
from assistant.serving.limits import Limits
from assistant.serving.tokens import digest_of, who_asks
from tests.support.depots import LORRIES, OPEN, QUESTION, TOKEN, TOKENS, depots, enquiries_of
from tests.support.places import ROOT

SCHEMA = json.loads((ROOT / "tests" / "house" / "answer.schema.json").read_text("utf-8"))
KNOWN = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return depots(tmp_path_factory.mktemp("api") / "library")


def client_of(enquiries: Enquiries, tokens=TOKENS, access=OPEN, **headers: str) -> TestClient:
    app = Routes(lambda: enquiries, partial(who_asks, tokens=tokens, access=access)).app()
    return TestClient(app, headers=headers, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def client(library):
    return client_of(enquiries_of(library), **KNOWN)


def test_a_question_is_answered_in_the_contract_s_words(client):
    reply = client.post("/api/ask", json={"question": QUESTION})
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "application/json"
    answer = reply.json()
    jsonschema.validate(answer, SCHEMA)
    assert (answer["outcome"], answer["text"]) == ("answered", LORRIES)
    (cited,) = answer["sentences"][0]["citations"]
    assert (cited["document"], cited["number"], cited["quote"]) == ("depot", "1", LORRIES)


def test_a_question_may_be_limited_as_on_the_command_line(client):
    body = {"question": QUESTION, "documents": ["pack"], "from": 2023.0, "to": 2023}
    answer = client.post("/api/ask", json=body).json()
    assert {m["document"] for m in (*answer["matches"], *answer["closest"])} <= {"pack"}


def test_years_in_which_no_document_can_be_are_said_to_hold_none(client):
    answer = client.post("/api/ask", json={"question": QUESTION, "from": 2024, "to": 2019}).json()
    assert (answer["outcome"], answer["sentences"]) == ("not_found", [])
    assert "limits" in answer["note"]


def test_a_streamed_answer_is_a_line_for_each_sentence_and_then_the_whole(client):
    whole = client.post("/api/ask", json={"question": QUESTION}).json()
    reply = client.post("/api/ask", json={"question": QUESTION, "stream": True})
    assert reply.headers["content-type"] == "application/x-ndjson"
    *sentences, last = [json.loads(line) for line in reply.text.splitlines()]
    assert [line["sentence"] for line in sentences] == whole["sentences"]
    assert last["answer"] | {"seconds": 0} == whole | {"seconds": 0}


def test_a_streamed_answer_that_fails_says_so_in_its_last_line(library):
    client = client_of(enquiries_of(library, limits=Limits(a_minute=1)), **KNOWN)
    client.post("/api/ask", json={"question": QUESTION})
    reply = client.post("/api/ask", json={"question": QUESTION, "stream": True})
    (line,) = reply.text.splitlines()
    assert json.loads(line)["error"].startswith("You have asked 1 questions within a minute")


def test_the_list_of_documents_says_what_may_be_asked(client):
    pack, depot = client.get("/api/documents").json()
    assert pack["parts"] == ["Report A", "Report B"]
    assert depot == {
        "id": "depot",
        "title": "The Marlow depot",
        "name": "Marlow Vale 2024 report",
        "authority": "Marlow Vale",
        "kind": "report",
        "date": "2024-03-18",
        "file": "depot.pdf",
        "pages": 2,
        "paragraphs": 3,
        "parts": [],
    }


def test_a_paragraph_is_the_json_of_the_command_line(client, library, capsys, monkeypatch):
    monkeypatch.setattr("assistant.library.embedder_for", lambda settings: library.embedder)
    for document, number in (("depot", "1"), ("pack", "1")):
        assert (
            main(["paragraph", document, number, "--json", "--library", str(library.folder)]) == 0
        )
        said = json.loads(capsys.readouterr().out)
        assert client.get(f"/api/documents/{document}/paragraphs/{number}").json() == said
    assert client.get("/api/documents/pack/paragraphs/1?part=Report B").json()["number"] == "1"
    assert client.get("/api/documents/pack/paragraphs/25%2F33").json()["text"] == "Approved."


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/api/documents/none/paragraphs/1", "There is no document none."),
        ("/api/documents/depot/paragraphs/9", "Paragraph 9 was not found: the numbering was read"),
        ("/api/nothing", "There is nothing at this address."),
        ("/api/documents/", "There is nothing at this address."),
    ],
)
def test_what_is_not_there_is_404_and_a_sentence(client, path, said):
    reply = client.get(path)
    assert reply.status_code == 404
    assert reply.json()["error"].startswith(said)


@pytest.mark.parametrize("sent", [{}, {"authorization": "Bearer wrong"}, {"authorization": TOKEN}])
def test_without_a_known_token_nothing_is_told(library, sent):
    client = client_of(enquiries_of(library), **sent)
    asked = [client.post("/api/ask", json={"question": QUESTION}), client.get("/metrics")]
    for reply in [*asked, *map(client.get, ("/api/documents", "/api/documents/a/paragraphs/1"))]:
        assert reply.status_code == 401
        assert reply.headers["www-authenticate"] == "Bearer"
        assert list(reply.json()) == ["error"]


BAD = {
    "no json": (b"{", 400),
    "a list": (b"[]", 400),
    "no question": (b"{}", 400),
    "blank": (b'{"question": "  "}', 400),
    "a number": (b'{"question": 5}', 400),
    "too long": (json.dumps({"question": "a" * 2001}).encode(), 400),
    "another field": (b'{"question": "a", "colour": "red"}', 400),
    "half a character": (b'{"question": "\\ud800"}', 400),
    "utf-16": ('{"question": "a"}'.encode("utf-16"), 400),
    "latin-1": ('{"question": "é"}'.encode("latin-1"), 400),
    "deep": (b"[" * 30_000, 400),
    "year 0": (b'{"question": "a", "from": 0}', 400),
    "huge year": (b'{"question": "a", "to": 99999999999999999999999}', 400),
    "unknown document": (b'{"question": "a", "documents": ["none"]}', 404),
    "huge": (b" " * (LARGEST + 1), 413),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_question_is_refused_in_one_sentence_without_its_words(client, kind):
    sent, status = BAD[kind]
    reply = client.post("/api/ask", content=sent, headers={"content-type": "application/json"})
    assert (reply.status_code, list(reply.json())) == (status, ["error"])
    assert "colour" not in reply.text or kind == "another field"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"{}", "The field question is needed."),
        (b'{"question": "a", "foo": 1}', "The field foo is no field of a question."),
        (b'{"question": "a", "from": "2019"}', "The field from should be a whole number."),
        (b'{"question": "a", "documents": [1]}', "The field documents.0 should be text."),
        (b"{", "The body is no JSON."),
    ],
)
def test_what_is_wrong_with_a_question_is_said_in_words_for_people(client, sent, said):
    reply = client.post("/api/ask", content=sent, headers={"content-type": "application/JSON"})
    assert (reply.status_code, reply.json()["error"].startswith(said)) == (400, True)


def test_an_address_that_is_asked_otherwise_says_so(client):
    reply = client.get("/api/ask")
    assert reply.status_code == 405 and "not to be asked in that way" in reply.json()["error"]


@pytest.mark.parametrize("text", ["a\0b", "‮ how many lorries", "𝔏orries?" * 40, "?" * 2000])
def test_odd_characters_get_an_answer(client, text):
    assert client.post("/api/ask", json={"question": text}).status_code == 200


def test_a_form_of_another_site_cannot_ask(client):
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        reply = client.post("/api/ask", content=b"{}", headers={"content-type": kind})
        assert reply.status_code == 415
    assert "access-control-allow-origin" not in client.get("/api/documents").headers


def test_a_flood_is_slowed_down_with_the_time_to_wait(library):
    client = client_of(enquiries_of(library, limits=Limits(a_minute=2)), **KNOWN)
    replies = [client.post("/api/ask", json={"question": QUESTION}) for _ in range(5)]
    assert [reply.status_code for reply in replies] == [200, 200, 429, 429, 429]
    assert 0 < int(replies[-1].headers["retry-after"]) <= 60
    assert "Please ask again in" in replies[-1].json()["error"]


LIMITED = Access(
    proxy=Proxy(addresses=("192.0.2.0/24",), user="X-User"),
    roles={"depot": Holders(people=("officer",))},
    limited=(Limit(roles=("depot",), documents=("depot",)),),
)


def test_a_document_that_may_not_be_seen_is_nowhere(library):
    tokens = {digest_of(n): Asker(n, "api", LIMITED.known(n)) for n in ("anybody", "officer")}
    enquiries = enquiries_of(library, LIMITED)
    public = client_of(enquiries, tokens, authorization="Bearer anybody")
    officer = client_of(enquiries, tokens, authorization="Bearer officer")
    assert [d["id"] for d in public.get("/api/documents").json()] == ["pack"]
    assert [d["id"] for d in officer.get("/api/documents").json()] == ["pack", "depot"]
    said = public.post("/api/ask", json={"question": QUESTION}).text
    assert "41 lorries" not in said and '"depot"' not in said
    assert "41" in officer.post("/api/ask", json={"question": QUESTION}).text
    hidden = public.get("/api/documents/depot/paragraphs/1")
    never = public.get("/api/documents/never/paragraphs/1")
    assert hidden.status_code == never.status_code == 404
    assert hidden.text == never.text.replace("never", "depot")
    assert "assistant_documents 1.0" in public.get("/metrics").text


def test_whom_the_trusted_proxy_names_needs_no_token(library):
    enquiries = enquiries_of(library, LIMITED)
    app = Routes(lambda: enquiries, partial(who_asks, tokens={}, access=LIMITED)).app()

    def listed(address: str, **headers: str) -> tuple[int, list[str]]:
        client = TestClient(app, client=(address, 4000), headers=headers)
        reply = client.get("/api/documents")
        return reply.status_code, [d["id"] for d in reply.json() if reply.status_code == 200]

    assert listed("192.0.2.7", **{"X-User": "officer"}) == (200, ["pack", "depot"])
    assert listed("192.0.2.7", **{"X-User": "anybody"}) == (200, ["pack"])
    assert listed("192.0.2.7") == (401, [])
    assert listed("198.51.100.7", **{"X-User": "officer"}) == (401, [])
    wrong = {"X-User": "officer", "Authorization": "Bearer wrong"}
    assert listed("192.0.2.7", **wrong) == (401, [])


def test_metrics_count_questions_and_say_none(library):
    client = client_of(enquiries_of(library), **KNOWN)
    client.post("/api/ask", json={"question": QUESTION})
    client.post("/api/ask", json={"question": "   "})
    told = client.get("/metrics").text
    assert 'assistant_questions_total{door="api",outcome="answered"} 1.0' in told
    assert 'assistant_turned_away_total{door="api",why="QuestionRefused"} 1.0' in told
    assert "assistant_paragraphs 6.0" in told
    assert "lorries" not in told and "intranet" not in told


def test_health_is_told_to_anybody_and_readiness_with_a_library(library):
    client = client_of(enquiries_of(library), {})
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json() == {"status": "ready"}

    def none():
        raise LibraryIsEmpty("No documents yet.")

    empty = TestClient(Routes(none, lambda headers: None).app())
    assert empty.get("/healthz").status_code == 200
    reply = empty.get("/readyz")
    assert (reply.status_code, reply.json()["error"]) == (503, "LibraryIsEmpty")


def test_a_fault_nobody_foresaw_is_a_sentence(library):
    def broken():
        raise ZeroDivisionError("secret path")

    reply = TestClient(Routes(broken, lambda h: None).app(), raise_server_exceptions=False)
    told = reply.get("/readyz")
    assert (told.status_code, "secret" in told.text) == (500, False)


def test_the_description_is_of_the_same_answer_as_the_contract(client):
    described = client.get("/api/openapi.json").json()
    assert described == json.loads(OPENAPI)
    schemas = described["components"]["schemas"]
    assert schemas["Ask"]["properties"].keys() == {
        field.alias or name for name, field in Body.model_fields.items()
    }
    for name in ("sentence", "citation", "match"):
        assert schemas[name.capitalize()]["required"] == SCHEMA["$defs"][name]["required"]
    assert set(SCHEMA["required"]) <= set(schemas["Answer"]["required"])
    paths = {re.sub(r":\w+", "", route.path) for route in client.app.routes}
    assert described["paths"].keys() == paths


def test_the_page_gets_all_that_is_not_the_api_s():
    def app(name):
        async def answer(scope, receive, send):
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": name})

        return answer

    def asked(path, **more):
        return TestClient(Beside(app(b"page"), app(b"api")), **more).get(path).text

    for path in ("/", "/apis", "/api", "/own/page.js", "/healthz/x", "/_stcore/health"):
        assert asked(path) == "page"
    for path in ("/api/ask", "/healthz", "/readyz", "/metrics", "/api/openapi.json"):
        assert asked(path) == "api"
    assert asked("/chat/healthz", root_path="/chat") == "api"
