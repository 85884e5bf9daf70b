"""The reader's network as an ONNX graph, its products in whole numbers (see CARD.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from assistant.embedding.onnx_graph import FLOAT, WHOLE, Graph, Sizes, layers

INPUTS: dict[str, tuple[int, Sizes]] = {
    "ids": (WHOLE, ("batch", "tokens")),
    "kinds": (WHOLE, ("batch", "tokens")),
    "same": (WHOLE, ("batch", "tokens")),
    "mask": (FLOAT, ("batch", "tokens")),
    "shares": (FLOAT, ("batch", "sentences", "tokens")),
}
OF_QUESTIONS: dict[str, Sizes] = {
    "answers": ("batch", 1),
    "sentences": ("batch", "sentences", 1),
    "words": ("batch", "tokens", 2),
}
OF_STATEMENTS: dict[str, Sizes] = {"astray": ("batch", "tokens", 1), "verdict": ("batch", 3)}


def graph(config: Mapping[str, Any], weight: Mapping[str, np.ndarray]) -> Graph:
    """The encoder and those heads whose weights are there; `weight` holds the package's embeddings
    of words and places and our own weights. Outputs are logits."""
    g = Graph()

    def dense(x: str, name: str) -> str:
        if f"{name}.whole" not in weight:
            product = g.add("MatMul", x, g.constant(weight[f"{name}.weight"].T))
        else:
            product = _in_whole_numbers(g, x, weight[f"{name}.whole"], weight[f"{name}.step"])
        return g.add("Add", product, g.constant(weight[f"{name}.bias"]))

    zero, one = (g.constant([n], np.int64) for n in (0, 1))
    length = g.add("Slice", g.add("Shape", "ids"), one, g.constant([2], np.int64))
    places = g.constant(weight["embeddings.position_embeddings.weight"])
    x = g.add("Gather", g.constant(weight["embeddings.word_embeddings.weight"]), "ids")
    x = g.add("Add", x, g.add("Slice", places, zero, length))
    x = g.add("Add", x, g.add("Gather", g.constant(weight["kind.weight"]), "kinds"))
    x = g.add("Add", x, g.add("Gather", g.constant(weight["same.weight"]), "same"))
    x = g.normed(x, weight, "normed", config["layer_norm_eps"])
    x = layers(g, config, weight, x, dense)

    passage = g.add("Mul", "mask", g.add("Cast", "kinds", to=FLOAT))
    question = g.add("Sub", "mask", passage)
    first = g.add("Slice", x, zero, one, one)  # (batch, 1, size)
    means = [_mean(g, x, share) for share in (question, passage)]
    pooled = g.add("Concat", g.add("Squeeze", first, one), *means, axis=1)

    if "answers.weight" in weight:
        _answering(g, x, first, pooled, dense)
    if "verdict.weight" in weight:
        _judging(g, x, question, pooled, dense)
    return g


Dense = Callable[[str, str], str]


def _answering(g: Graph, x: str, first: str, pooled: str, dense: Dense) -> None:
    """The heads of a question: each sentence, the paragraph by them, the first and last word."""
    one, two = (g.constant([n], np.int64) for n in (1, 2))
    of_sentences = g.add("MatMul", "shares", x)
    firsts = g.add("Expand", first, g.add("Shape", of_sentences))
    beside = g.add("Concat", of_sentences, firsts, axis=2)
    g.named("Identity", "sentences", dense(g.add("Gelu", dense(beside, "sentence")), "sentences"))
    there = g.add("ReduceSum", "shares", two, keepdims=1)
    absent = g.add("Mul", g.add("Sub", g.constant(1.0), there), g.constant(-1e4))
    best = g.add("ReduceLogSumExp", g.add("Add", "sentences", absent), one, keepdims=0)
    mark = dense(g.add("Gelu", dense(pooled, "pool")), "answers")
    g.named("Add", "answers", mark, g.add("Max", best, g.constant(-30.0)))
    g.named("Identity", "words", dense(x, "words"))


def _judging(g: Graph, x: str, statement: str, pooled: str, dense: Dense) -> None:
    """The heads of a statement: each word that goes astray, the verdict by the worst of them."""
    one, two = (g.constant([n], np.int64) for n in (1, 2))
    g.named("Identity", "astray", dense(x, "astray"))
    outside = g.add("Mul", g.add("Sub", g.constant(1.0), statement), g.constant(-1e4))
    said = g.add("Add", g.add("Squeeze", "astray", two), outside)
    worst = g.add("ReduceLogSumExp", said, one, keepdims=1)  # (batch, 1)
    against = g.add("Mul", worst, g.constant([0.0, 1.0, 1.0]))
    g.named("Add", "verdict", dense(g.add("Gelu", dense(pooled, "judge")), "verdict"), against)


def _mean(g: Graph, x: str, share: str) -> str:
    """The mean of x over the tokens of which `share` (batch, tokens) is 1."""
    one = g.constant([1], np.int64)
    product = g.add("MatMul", g.add("Unsqueeze", share, one), x)
    count = g.add("Max", g.add("ReduceSum", share, one, keepdims=1), g.constant(1.0))
    return g.add("Div", g.add("Squeeze", product, one), count)


def _in_whole_numbers(g: Graph, x: str, whole: np.ndarray, step: np.ndarray) -> str:
    """x times a matrix of int8 whose columns each have their step; x is rounded to 256 levels."""
    rounded, width, zero = g.several("DynamicQuantizeLinear", 3, x)
    product = g.add("MatMulInteger", rounded, g.constant(whole, np.int8), zero)
    steps = g.add("Mul", width, g.constant(step))
    return g.add("Mul", g.add("Cast", product, to=FLOAT), steps)
