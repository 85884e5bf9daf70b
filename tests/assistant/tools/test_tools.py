"""The tools as the official client of the protocol calls them, over both transports."""

from __future__ import annotations

import sys
from functools import partial

import anyio
import httpx2
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client

from assistant.access.rules import Access, Holders, Limit
from assistant.errors import SettingsError
from assistant.serving.asker import Asker
from assistant.serving.limits import Limits
from assistant.serving.tokens import digest_of, who_asks
from assistant.settings import Settings
from assistant.tools.offered import tools
from assistant.tools.over_http import app_of, by_request
from assistant.tools.run import over_http
from tests.support.commands import ROOT, SAMPLES, run, said
from tests.support.depots import LORRIES, QUESTION, depots, enquiries_of, someone
from tests.support.listening import listening

LIMITED = Access(
    roles={"depot": Holders(people=("officer",))},
    limited=(Limit(roles=("depot",), documents=("depot",)),),
)
NAMES = ("officer", "anybody")


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return depots(tmp_path_factory.mktemp("tools") / "library")


def call(server, name: str, **asked):
    """What a tool says, as (whether it is an error, its words or its object)."""

    async def called():
        async with Client(server) as client:
            return result_of(await client.call_tool(name, asked))

    return anyio.run(called)


def result_of(result):
    return result.is_error, result.structured_content or result.content[0].text


@pytest.fixture(scope="module")
def server(library):
    return tools(enquiries_of(library), lambda context: someone("a", "tools"))


def test_there_are_three_tools_that_say_what_they_do(server):
    async def listed():
        async with Client(server) as client:
            return (await client.list_tools()).tools

    found = {tool.name: tool for tool in anyio.run(listed)}
    assert found.keys() == {"ask", "look_up", "list_documents"}
    assert found["ask"].input_schema["required"] == ["question"]
    assert "context" not in found["ask"].input_schema["properties"]
    assert all(tool.description for tool in found.values())


def test_an_answer_comes_with_its_paragraph(server):
    wrong, answer = call(server, "ask", question=QUESTION)
    assert (wrong, answer["outcome"], answer["text"]) == (False, "answered", LORRIES)
    (cited,) = answer["sentences"][0]["citations"]
    assert (cited["document"], cited["number"]) == ("depot", "1")


def test_what_the_documents_do_not_say_is_not_answered(server):
    wrong, answer = call(server, "ask", question="Who won the chess cup?", documents=["pack"])
    assert (wrong, answer["outcome"], answer["sentences"]) == (False, "not_found", [])


def test_a_paragraph_is_looked_up_and_documents_are_listed(server):
    _, found = call(server, "look_up", document="pack", number="1")
    assert [p["part"] for p in found["paragraphs"]] == ["Report A", "Report B"]
    _, found = call(server, "list_documents")
    assert [d["id"] for d in found["documents"]] == ["pack", "depot"]


@pytest.mark.parametrize(
    ("name", "asked", "words"),
    [
        ("ask", {"question": " "}, "Please ask a question"),
        ("ask", {"question": "a", "documents": ["none"]}, "There is no document none."),
        ("look_up", {"document": "depot", "number": "9"}, "Paragraph 9 was not found"),
        ("look_up", {"document": "none", "number": "9"}, "There is no document none."),
    ],
)
def test_what_cannot_be_done_is_an_error_in_one_sentence(server, name, asked, words):
    wrong, told = call(server, name, **asked)
    assert wrong and words in told


def test_tools_are_held_to_the_limits_too(library):
    enquiries = enquiries_of(library, limits=Limits(a_minute=1))
    server = tools(enquiries, lambda context: someone("a", "tools"))
    call(server, "ask", question=QUESTION)
    wrong, told = call(server, "ask", question=QUESTION)
    assert wrong and "Please ask again in" in told


@pytest.fixture(scope="module")
def address(library):
    """The tools over HTTP, where one document is only for the officer."""
    tokens = {digest_of(name): Asker(name, "tools", LIMITED.known(name)) for name in NAMES}
    who = partial(who_asks, tokens=tokens, access=LIMITED, door="tools")
    app = app_of(tools(enquiries_of(library, LIMITED), by_request), who)
    with listening(app) as address:
        yield f"{address}/mcp"


def over_the_net(address: str, token: str, name: str, **asked):
    async def called():
        headers = {"Authorization": f"Bearer {token}"}
        async with (
            httpx2.AsyncClient(headers=headers) as http,
            Client(streamable_http_client(address, http_client=http)) as client,
        ):
            return result_of(await client.call_tool(name, asked))

    return anyio.run(called)


def test_over_http_each_sees_what_their_token_may_see(address):
    assert over_the_net(address, "officer", "ask", question=QUESTION)[1]["text"] == LORRIES
    listed = over_the_net(address, "anybody", "list_documents")[1]["documents"]
    assert [document["id"] for document in listed] == ["pack"]
    assert "41 lorries" not in str(over_the_net(address, "anybody", "ask", question=QUESTION))
    wrong, told = over_the_net(address, "anybody", "look_up", document="depot", number="1")
    assert wrong and "There is no document depot." in told


def test_over_http_nobody_comes_in_without_a_token_or_by_another_name(address):
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    kinds = {"accept": "application/json, text/event-stream"}

    def status(**headers: str) -> int:
        return httpx2.post(address, json=call, headers={**kinds, **headers}).status_code

    assert status() == status(Authorization="Bearer wrong") == 401
    assert status(Authorization="Bearer officer", Host="evil.test") == 421
    assert status(Authorization="Bearer officer", Origin="http://evil.test") == 403


@pytest.mark.slow
def test_over_standard_input_and_output_as_a_command(tmp_path):
    folder = tmp_path / "library"
    done = run("ingest", "add", SAMPLES / "ashmere-focused-visit-2021.pdf", "--library", folder)
    assert done.returncode == 0, said(done)
    arguments = ["-m", "assistant", "mcp", "--library", str(folder)]
    process = StdioServerParameters(command=sys.executable, args=arguments, cwd=ROOT)
    wrong, found = call(process, "list_documents")
    assert [document["id"] for document in found["documents"]] == ["ashmere-focused-visit-2021"]
    wrong, answer = call(process, "ask", question="What are the caseloads?")
    assert (wrong, answer["outcome"]) == (False, "answered")


def test_over_http_somebody_has_to_have_a_token(tmp_path):
    with pytest.raises(SettingsError, match="ASSISTANT_API_TOKENS"):
        over_http(Settings(library=tmp_path), "127.0.0.1:8765")
    with pytest.raises(SettingsError, match="--http takes an address"):
        over_http(Settings(library=tmp_path), "8765")
