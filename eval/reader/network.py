"""The reader in torch: MiniLM's encoder with heads for paragraph, sentence, word and verdict."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

SIZE, HEADS, LAYERS, WIDE, EPSILON = 384, 12, 6, 1536, 1e-12  # the package's config.json
POOLED = 3 * SIZE  # the first token, the mean of the question, the mean of the passage
VERDICTS = 3  # borne out, contradicted, neither


@dataclass(frozen=True, slots=True)
class Read:
    """Logits: answers (batch,), sentences (batch, most), words (batch, tokens, first and last),
    astray (batch, tokens; a word of the statement that is not borne out), verdict (batch, 3)."""

    answers: torch.Tensor
    sentences: torch.Tensor
    words: torch.Tensor
    astray: torch.Tensor
    verdict: torch.Tensor


class Layer(nn.Module):
    """One layer of BERT's encoder (Devlin et al. 2018)."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.joined = nn.Linear(SIZE, 3 * SIZE), nn.Linear(SIZE, SIZE)
        self.attended = nn.LayerNorm(SIZE, eps=EPSILON)
        self.wide, self.narrow = nn.Linear(SIZE, WIDE), nn.Linear(WIDE, SIZE)
        self.left = nn.LayerNorm(SIZE, eps=EPSILON)

    def forward(self, x: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
        """x (batch, tokens, size); hidden (batch, 1, 1, tokens): 0 for a token, else far below."""
        rows, length, _ = x.shape
        query, key, value = self.asked(x).view(rows, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(2, 3) * (SIZE // HEADS) ** -0.5 + hidden
        mixed = self.joined(
            (scores.softmax(-1) @ value).transpose(1, 2).reshape(rows, length, SIZE)
        )
        x = self.attended(x + mixed)
        return self.left(x + self.narrow(functional.gelu(self.wide(x))))


class Network(nn.Module):
    """ids, kinds (1 from the passage on), same (1 where both sides hold the word), mask (batch,
    tokens) and shares (batch, most sentences,
    tokens; each row sums to 1 over the sentence's own tokens, or is 0) to a Read."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, SIZE)
        self.place = nn.Embedding(512, SIZE)
        self.kind = nn.Embedding(2, SIZE)
        self.same = nn.Embedding(2, SIZE)
        nn.init.zeros_(self.same.weight)
        self.normed = nn.LayerNorm(SIZE, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pool, self.answers = nn.Linear(POOLED, SIZE), nn.Linear(SIZE, 1)
        self.judge, self.verdict = nn.Linear(POOLED, SIZE), nn.Linear(SIZE, VERDICTS)
        self.sentence, self.sentences = nn.Linear(2 * SIZE, SIZE), nn.Linear(SIZE, 1)
        self.words, self.astray = nn.Linear(SIZE, 2), nn.Linear(SIZE, 1)
        nn.init.constant_(self.astray.bias, -4.0)  # few words are
        self.dropout = nn.Dropout(dropout)

    def forward(
        self,
        ids: torch.Tensor,
        kinds: torch.Tensor,
        same: torch.Tensor,
        mask: torch.Tensor,
        shares: torch.Tensor,
    ) -> Read:
        x = self.word(ids) + self.place.weight[: ids.shape[1]] + self.kind(kinds) + self.same(same)
        x = self.normed(x)
        hidden = (1 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, hidden)
        first = x[:, 0]
        pooled = torch.cat(
            [first, *(_mean(x, mask * (kinds == kind).to(x.dtype)) for kind in (0, 1))], dim=1
        )
        means = torch.bmm(shares, x)
        beside = torch.cat([means, first[:, None].expand_as(means)], dim=2)
        sentences = self.sentences(functional.gelu(self.sentence(beside)))[..., 0]
        absent = shares.sum(2) < 0.5
        best = torch.logsumexp(sentences.masked_fill(absent, -1e4), dim=1).clamp(min=-30)
        answers = self.answers(functional.gelu(self.pool(self.dropout(pooled))))[:, 0] + best
        astray = self.astray(x)[..., 0]
        said = mask * (kinds == 0).to(x.dtype)
        worst = torch.logsumexp(astray - (1 - said) * 1e4, dim=1)
        verdict = self.verdict(functional.gelu(self.judge(self.dropout(pooled))))
        verdict = verdict + worst[:, None] * verdict.new_tensor([0.0, 1.0, 1.0])
        return Read(answers, sentences, self.words(x), astray, verdict)


def _mean(x: torch.Tensor, share: torch.Tensor) -> torch.Tensor:
    return (x * share[..., None]).sum(1) / share.sum(1, keepdim=True).clamp(min=1)


OLD_NAMES = {  # BERT's names for what a Layer holds
    "asked": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "joined": ("attention.output.dense",),
    "attended": ("attention.output.LayerNorm",),
    "wide": ("intermediate.dense",),
    "narrow": ("output.dense",),
    "left": ("output.LayerNorm",),
}


def started(weights: dict[str, torch.Tensor]) -> Network:
    """The network with the published encoder's weights, its heads fresh, its words frozen."""
    network = Network()
    held = {
        "word.weight": weights["embeddings.word_embeddings.weight"],
        "place.weight": weights["embeddings.position_embeddings.weight"],
        "kind.weight": weights["embeddings.token_type_embeddings.weight"],
        "normed.weight": weights["embeddings.LayerNorm.weight"],
        "normed.bias": weights["embeddings.LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        for new, old in OLD_NAMES.items():
            for part in ("weight", "bias"):
                held[f"layers.{layer}.{new}.{part}"] = torch.cat(
                    [weights[f"encoder.layer.{layer}.{name}.{part}"] for name in old]
                )
    missing, strange = network.load_state_dict(held, strict=False)
    assert not strange and not any(name.startswith("layers") for name in missing)
    network.word.weight.requires_grad_(False)
    network.place.weight.requires_grad_(False)
    return network
