"""Vectors: those of the published model, and an endpoint's kept only when they are sound."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest
from safetensors.numpy import load_file

from assistant.answers import Question
from assistant.embedding.embedding import EndpointEmbedder, embedder_for
from assistant.embedding.minilm import TOKENS, MiniLM, model_folder
from assistant.errors import EmbeddingError, SettingsError
from assistant.library import Library
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.support.small_library import a_document, add

TEXTS = (
    "Social workers know their children well.",
    "Placements",
    "",
    "Caseloads are too high; managers do not review plans often enough. " * 40,
    "naïve – “quoted” £4.5m 50% ①",
)


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


def forward(model: MiniLM, text: str) -> np.ndarray:
    """The encoder of Devlin et al. written out in numpy, apart from the graph it checks."""
    w = {
        k: v.astype(np.float64) for k, v in load_file(model_folder() / "model.safetensors").items()
    }
    ids = model._tokenizer.encode(text).ids

    def norm(x, name):
        mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        return (x - mean) / np.sqrt(variance + 1e-12) * w[f"{name}.weight"] + w[f"{name}.bias"]

    def dense(x, name):
        return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]

    def erf(x):  # Abramowitz and Stegun 7.1.26: right to 1.5e-7
        t = 1 / (1 + 0.3275911 * np.abs(x))
        terms = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
        sum_ = np.zeros_like(x)
        for term in terms:
            sum_ = (sum_ + term) * t
        return np.sign(x) * (1 - sum_ * np.exp(-x * x))

    e = "embeddings"
    x = w[f"{e}.word_embeddings.weight"][ids] + w[f"{e}.position_embeddings.weight"][: len(ids)]
    x = norm(x + w[f"{e}.token_type_embeddings.weight"][0], f"{e}.LayerNorm")
    for layer in range(6):
        name = f"encoder.layer.{layer}"
        q, k, v = (
            dense(x, f"{name}.attention.self.{part}").reshape(-1, 12, 32).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        scores = q @ k.swapaxes(1, 2) / np.sqrt(32)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        seen = (scores / scores.sum(-1, keepdims=True) @ v).swapaxes(0, 1).reshape(-1, 384)
        x = norm(
            x + dense(seen, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm"
        )
        wide = dense(x, f"{name}.intermediate.dense")
        wide = wide * (1 + erf(wide / np.sqrt(2))) / 2
        x = norm(x + dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")
    mean = x.mean(0)
    return mean / np.linalg.norm(mean)


def test_the_vectors_are_those_of_the_model_written_out_in_numpy(model):
    expected = np.array([forward(model, text) for text in TEXTS])
    cosines = (model.embed(TEXTS) * expected).sum(1)
    assert cosines.min() > 0.99999


def test_a_vector_does_not_depend_on_what_it_is_embedded_with(model):
    together = model.embed(TEXTS)
    alone = np.concatenate([model.embed([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=2e-6)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-6)
    assert together.dtype == np.float32 and together.shape == (5, 384)


def test_what_means_the_same_is_near_and_what_does_not_is_far(model):
    same = model.embed(
        ["Leaders praised the social workers.", "Social workers were praised by their managers."]
    )
    other = model.embed(["The car park closes at six."])
    assert same[0] @ same[1] > 0.5 > 0.2 > abs(same[0] @ other[0])


def test_words_past_256_tokens_are_cut(model):
    long = "word " * TOKENS
    np.testing.assert_allclose(*model.embed([long, long + "other words"]), atol=1e-6)


def test_no_texts_give_no_vectors_and_odd_characters_are_borne(model):
    assert model.embed([]).shape == (0, 384)
    assert np.isfinite(model.embed(["\ud800", "\x00", "🦊" * 500])).all()


def test_other_weights_are_refused(tmp_path):
    for file in model_folder().iterdir():
        if file.is_file() and file.name != "model.safetensors":
            (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(EmbeddingError, match=r"is not the published .*make setup"):
        MiniLM(tmp_path)


def sound(texts):
    rows = [{"index": i, "embedding": [len(t) + 1.0, 2.0, 0.0]} for i, t in enumerate(texts)]
    return 200, json.dumps({"data": rows[::-1]})


@pytest.fixture
def endpoint():
    """An endpoint that answers as the test says: `answer(texts) -> (status, body)`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, body = self.server.answer(asked["input"])
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.answer = sound
    server.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_endpoint_s_vectors_are_put_in_order_and_made_length_1(endpoint):
    embedder = EndpointEmbedder(endpoint.url, "some-model")
    texts = ["a" * n for n in range(1, 41)]
    vectors = embedder.embed(texts)
    assert embedder.dimension == 3
    assert embedder.name == f"some-model at {endpoint.url}"
    expected = np.array([[n + 1, 2, 0] for n in range(1, 41)], np.float32)
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    np.testing.assert_allclose(vectors, expected, atol=1e-6)


def test_no_personal_identifier_is_sent_to_an_endpoint(endpoint):
    sent = []

    def remembering(texts):
        sent.extend(texts)
        return sound(texts)

    endpoint.answer = remembering
    embedder = EndpointEmbedder(endpoint.url, "some-model")
    embedder.embed(
        [
            "Is QQ 12 34 56 C, AB 12 34 56 C or ab123456c known to the team?",
            "Write to jo.bloggs+x@council.example.uk or ring 020 7946 0018 or +44 7700 900123.",
            "The card is 4111 1111 1111 1111.",
            "Paragraph 17 says that 412 children were in care on 31 March 2020.",
        ]
    )
    assert sent == [
        "length",
        "Is (National Insurance number), (National Insurance number) or (National Insurance number)"
        " known to the team?",
        "Write to (e-mail address) or ring (phone number) or (phone number).",
        "The card is (card number).",
        "Paragraph 17 says that 412 children were in care on 31 March 2020.",
    ]


def test_a_question_reaches_an_endpoint_masked_from_the_library_s_own_search(endpoint, tmp_path):
    sent = []

    def remembering(texts):
        sent.extend(texts)
        return sound(texts)

    endpoint.answer = remembering
    library = Library(tmp_path / "library", EndpointEmbedder(endpoint.url, "some-model"))
    add(library, *a_document("visit.pdf", "Placements are stable"))
    question = "What of AB 12 34 56 C and jo@council.example?"
    Assistant(library).answer(Question(question))
    assert sent[:2] == ["length", "Placements are stable"] and len(sent) > 2
    assert not [text for text in sent if "34 56" in text or "@" in text]


BAD = {
    "an error": (lambda texts: (500, "{}"), "answered 500"),
    "a web page": (lambda texts: (200, "<html>Sign in</html>"), "did not send vectors"),
    "too few": (lambda texts: (200, '{"data": []}'), "sent 0 vectors for"),
    "other lengths": (
        lambda texts: (200, '{"data": [{"index": 0, "embedding": [1, 2]}]}'),
        "of different lengths",
    ),
    "nothing": (
        lambda texts: (200, '{"data": [{"index": 0, "embedding": [0, 0, 0]}]}'),
        "a vector of no length",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_vector_is_refused(endpoint, kind):
    embedder = EndpointEmbedder(endpoint.url, "some-model")
    endpoint.answer, said = BAD[kind]
    with pytest.raises(EmbeddingError, match=said):
        embedder.embed(["text"])


def test_an_endpoint_that_is_not_there_is_named():
    with pytest.raises(EmbeddingError, match=r"127\.0\.0\.1:9.* cannot be reached"):
        EndpointEmbedder("http://127.0.0.1:9/v1", "some-model")


def test_the_settings_choose_the_embedder(endpoint):
    named = Settings(embedding_url=endpoint.url, embedding_model="some-model")
    assert embedder_for(named).name == f"some-model at {endpoint.url}"
    assert embedder_for(Settings()).name.startswith("all-MiniLM-L6-v2")
    with pytest.raises(SettingsError, match="ASSISTANT_EMBEDDING_MODEL"):
        embedder_for(Settings(embedding_url=endpoint.url))
