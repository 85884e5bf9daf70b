"""Train the reader: python -m eval.reader.train --help. Stops and goes on where it stopped."""

from __future__ import annotations

import argparse
import copy
import math
import random
import time
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import distributed, multiprocessing
from torch.nn import functional

from eval.reader.batches import UNKNOWN, batches, seen, tensors
from eval.reader.mixture import Stock, one_pass, stock
from eval.reader.network import Network, Read, started

RATE, WARM, LEAST = 2e-4, 60, 0.02  # highest rate; steps it rises for; its last share
PROCESSES = 2  # of one core each: two threads wait for one another at every operation
EVERY = 400  # seconds between checkpoints
HALF = torch.bfloat16


def losses(read: Read, held: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The mean loss of each head over the rows that have a target for it."""
    answers, sentences, words, astray, verdict = (
        x.float() for x in (read.answers, read.sentences, read.words, read.astray, read.verdict)
    )
    none = answers.sum() * 0
    asked = held["answers"] != UNKNOWN
    answered = held["answers"] == 1
    there = held["shares"].sum(2) > 0.5
    found = {"answers": none, "each": none, "choice": none, "words": none}
    found |= {"first": none, "astray": none, "verdict": none, "twins": none}
    if asked.any():
        found["answers"] = functional.binary_cross_entropy_with_logits(
            answers[asked], held["answers"][asked].float()
        )
        found["first"] = _first(answers[asked], held["answers"][asked], held["asks"][asked])
        each = functional.binary_cross_entropy_with_logits(
            sentences, held["sentences"], reduction="none"
        )
        each = (each * there).sum(1) / there.sum(1).clamp(min=1)
        found["each"] = each[asked].mean()
    if answered.any():
        shares = sentences.masked_fill(~there, -1e4).log_softmax(1)[answered]
        right = shares.masked_fill(held["sentences"][answered] < 0.5, -1e4)
        found["choice"] = -torch.logsumexp(right, dim=1).mean()
    located = held["words"][:, 0] != UNKNOWN
    if located.any():
        inside = held["kinds"][located, :, None] * held["mask"][located, :, None] > 0
        shares = words[located].masked_fill(~inside, -1e4)
        found["words"] = functional.cross_entropy(shares, held["words"][located])
    told = held["verdicts"].sum(1) > 0
    if told.any():
        shares = verdict[told].log_softmax(1).masked_fill(held["verdicts"][told] < 0.5, -1e4)
        found["verdict"] = -torch.logsumexp(shares, dim=1).mean()
        holds = verdict[told, 0] - verdict[told, 1:].logsumexp(1)
        right = (held["verdicts"][told] * held["verdicts"].new_tensor([1, -1, -1])).sum(1) > 0
        found["twins"] = _first(holds, right.long(), held["asks"][told])
    known = held["astray"] != UNKNOWN
    if known.any():
        found["astray"] = functional.binary_cross_entropy_with_logits(
            astray[known], held["astray"][known].float(), pos_weight=astray.new_tensor(4.0)
        )
    return found


def _first(answers: torch.Tensor, right: torch.Tensor, asks: torch.Tensor) -> torch.Tensor:
    """The mean loss of telling the right one: of the passages of one question that which answers,
    of twins that which is true. Over those asks that have one that is right and one that is not."""
    lost = []
    for ask in asks.unique():
        own = asks == ask
        if own.sum() > 1 and 0 < right[own].sum() < own.sum():
            shares = answers[own].log_softmax(0)
            lost.append(-torch.logsumexp(shares[right[own] == 1], dim=0))
    return torch.stack(lost).mean() if lost else answers.sum() * 0


WEIGHTS = {
    "answers": 1.0, "first": 0.5, "each": 1.0, "choice": 0.5, "words": 0.5,
    "verdict": 1.0, "twins": 1.0, "astray": 2.0,
}  # fmt: skip


class Run:
    """A training run: the half-precision network, its full-precision weights, how far it is."""

    def __init__(self, weights: Path) -> None:
        exact = started(load_file(weights))
        self.network: Network = copy.deepcopy(exact).to(HALF)
        trained = [(n, p) for n, p in exact.named_parameters() if p.requires_grad]
        self.names = [name for name, _ in trained]
        self.exact = [p.detach().clone() for _, p in trained]
        self._live = [p for p in self.network.parameters() if p.requires_grad]
        self.optimiser = torch.optim.AdamW(
            self.exact, lr=RATE, weight_decay=0.01, betas=(0.9, 0.98), fused=True
        )
        self.step, self.spent, self.passes, self.at = 0, 0.0, 0, 0

    def learn(self, held: dict[str, torch.Tensor], share: float) -> dict[str, float]:
        """One step on a batch when `share` of the time is spent; the losses by head."""
        rate = min((self.step + 1) / WARM, 0.5 * (1 + math.cos(math.pi * min(share, 1.0))))
        read = self.network(
            held["ids"], held["kinds"], held["same"], held["mask"].to(HALF), held["shares"].to(HALF)
        )
        found = losses(read, held)
        torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum().backward()
        self._averaged()
        torch.nn.utils.clip_grad_norm_(self.exact, 1.0)
        for group in self.optimiser.param_groups:
            group["lr"] = RATE * max(rate, LEAST)
        self.optimiser.step()
        with torch.no_grad():
            for exact, live in zip(self.exact, self._live, strict=True):
                live.copy_(exact)
        self.step += 1
        return {name: loss.item() for name, loss in found.items()}

    def _averaged(self) -> None:
        """The processes' gradients, averaged, on the full-precision weights."""
        held = [torch.zeros_like(p) if p.grad is None else p.grad for p in self._live]
        flat = torch.cat([grad.flatten() for grad in held]).float()
        distributed.all_reduce(flat)
        flat /= distributed.get_world_size()
        for exact, live, part in zip(
            self.exact, self._live, flat.split([p.numel() for p in self.exact]), strict=True
        ):
            exact.grad, live.grad = part.view_as(exact), None

    def saved(self, path: Path) -> None:
        """Writes all that a later start needs, whole or not at all."""
        state = {
            "exact": dict(zip(self.names, self.exact, strict=True)),
            "optimiser": self.optimiser.state_dict(),
            "progress": (self.step, self.spent, self.passes, self.at),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def begun(self, path: Path) -> None:
        """Begins with the weights of another run, none of its progress; what it lacked is fresh."""
        found = torch.load(path, weights_only=True)["exact"]
        with torch.no_grad():
            for name, mine, live in zip(self.names, self.exact, self._live, strict=True):
                if name in found:
                    mine.copy_(found[name])
                    live.copy_(mine)

    def resumed(self, path: Path) -> None:
        """Goes on from what `saved` wrote."""
        state = torch.load(path, weights_only=True)
        with torch.no_grad():
            for name, mine, live in zip(self.names, self.exact, self._live, strict=True):
                mine.copy_(state["exact"][name])
                live.copy_(mine)
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.spent, self.passes, self.at = state["progress"]


def train(run: Run, held: Stock, tokenizer: Tokenizer, given: argparse.Namespace) -> None:
    """Passes over the examples until the minutes are spent; a line of figures every 50 steps."""
    rank, limit, mark = distributed.get_rank(), given.minutes * 60, time.monotonic()
    saved_at, since, tokens = run.spent, time.monotonic(), 0
    sums: dict[str, list[float]] = {}
    while run.spent < limit:
        seed = given.seed * 1000 + run.passes
        examples = one_pass(held, seed, given.only)
        groups = batches(examples, random.Random(seed))
        if rank == 0:
            print(f"pass {run.passes}: {len(examples)} examples, {len(groups)} batches", flush=True)
        while run.at + PROCESSES <= len(groups) and run.spent < limit:
            chance = random.Random(seed * 100_000 + run.at + rank)
            rows = [seen(tokenizer, example, chance) for example in groups[run.at + rank]]
            found = run.learn(tensors(rows), run.spent / limit)
            run.at += PROCESSES
            tokens += PROCESSES * sum(len(row.window.ids) for row in rows)
            for name, loss in found.items():
                if loss:
                    sums.setdefault(name, []).append(loss)
            now = time.monotonic()
            clock = torch.tensor(run.spent + now - mark)
            distributed.broadcast(clock, 0)  # one clock, or the processes would part
            run.spent, mark = clock.item(), now
            if rank == 0 and run.step % 50 == 0:
                means = " ".join(f"{n} {sum(x) / len(x):.3f}" for n, x in sums.items())
                speed = tokens / (now - since)
                print(f"{run.step} {run.spent / 60:.1f} min {speed:.0f}/s {means}", flush=True)
                sums, since, tokens = {}, now, 0
            if rank == 0 and (run.spent - saved_at > EVERY or run.spent >= limit):
                run.saved(given.out)
                saved_at = run.spent
        if run.spent < limit:
            run.passes, run.at = run.passes + 1, 0


def work(rank: int, given: argparse.Namespace) -> None:
    """One of the processes: half of each batch, one core."""
    distributed.init_process_group(
        "gloo", init_method=f"file://{given.out.resolve()}.meet", rank=rank, world_size=PROCESSES
    )
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(given.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    torch.manual_seed(given.seed)
    run = Run(given.encoder / "model.safetensors")
    if given.out.exists():
        run.resumed(given.out)
    elif given.begin:
        run.begun(given.begin)
    train(run, stock(given.public, given.questions, given.papers), tokenizer, given)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--public", type=Path, required=True, help="folder of the public examples")
    parser.add_argument("--questions", type=Path, required=True, help="folder of train-*.jsonl")
    parser.add_argument(
        "--papers", type=Path, required=True, help="folder of the papers' paragraphs"
    )
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument(
        "--out", type=Path, required=True, help="checkpoint to write and go on from"
    )
    parser.add_argument("--begin", type=Path, help="checkpoint of another run to begin with")
    parser.add_argument("--only", choices=("questions", "statements"), default="")
    parser.add_argument("--minutes", type=float, default=75)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    meet = Path(f"{given.out.resolve()}.meet")
    meet.unlink(missing_ok=True)
    multiprocessing.spawn(work, (given,), nprocs=PROCESSES)


if __name__ == "__main__":
    main()
