"""Fine-tunes the encoder with all heads against the clock."""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812
from tokenizers import Tokenizer

from augment import natural, recase, roughen, together
from batches import Batch, Window, batched, windows
from labels import HEADS, IGNORED, SIZES, TRAINED, TRAINED_SIZES
from network import Encoder, Tagger
from readers import Example, load_names, read_articles, sentence_example
from ujar.annotate.tagger.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.synchronize import Barrier

    from readers import Sentence

LOSS_WEIGHTS = {"names": 1.0, "places": 0.7, "roles": 1.5, "layout": 1.0, "nerui": 0.5}
CASE_SHARE = 0.35


@dataclass(slots=True)
class Data:
    """Everything that is trained on."""

    names: list[tuple[list[Sentence], str, float]]
    articles: list[Example]


def epoch_windows(data: Data, pieces: Pieces, rng: random.Random) -> list[Window]:
    """Make one epoch's windows with fresh augmentation."""
    made: list[Window] = []
    for pool, head, times in data.names:
        for sentence in together(pool, rng, times):
            example = sentence_example(sentence, head)
            example.text = recase(example.text, rng, CASE_SHARE)
            if rng.random() < 0.65:
                example = natural(example, rng)
            made += windows(example, pieces, 300)
    for article in data.articles:
        made += windows(roughen(article, rng), pieces, rng.randint(180, 320))
    return made


def loss_of(model: Tagger, batch: Batch) -> torch.Tensor:
    """Return the weighted sum of the heads' losses."""
    with torch.autocast("cpu", torch.bfloat16):
        logits = model(batch.ids, batch.mask)
    total = logits.new_zeros((), dtype=torch.float32)
    for number, (name, part) in enumerate(
        zip(TRAINED, logits.float().split(TRAINED_SIZES, dim=-1), strict=True)
    ):
        tags = batch.tags[..., number]
        known = tags != IGNORED
        if not known.any():
            continue
        weights = batch.weights[..., number][known]
        losses = F.cross_entropy(
            part[known], tags[known], reduction="none", label_smoothing=0.02
        )
        mean = (losses * weights).sum() / weights.sum().clamp(min=1)
        total = total + LOSS_WEIGHTS[name] * mean * min(1.0, len(weights) / 300)
    return total


class Average:
    """An exponential moving average of the trained weights."""

    def __init__(self, model: Tagger, decay: float = 0.995) -> None:
        self.decay = decay
        self.kept = {k: p.detach().clone() for k, p in _trained(model)}

    def update(self, model: Tagger) -> None:
        """Take one step towards the model."""
        with torch.no_grad():
            for key, value in _trained(model):
                self.kept[key].lerp_(value, 1 - self.decay)

    def put(self, model: Tagger) -> None:
        """Copy the average into the model."""
        with torch.no_grad():
            for key, value in _trained(model):
                value.copy_(self.kept[key])


def _trained(model: Tagger) -> list[tuple[str, torch.nn.Parameter]]:
    return [(k, p) for k, p in model.named_parameters() if p.requires_grad]


def optimizer_of(model: Tagger, rate: float) -> torch.optim.AdamW:
    """Return AdamW with a higher rate for the heads, no decay for vectors."""
    parameters = _trained(model)
    body = [(k, p) for k, p in parameters if not k.startswith("head.")]
    return torch.optim.AdamW(
        [
            {"params": [p for _, p in body if p.dim() > 1], "weight_decay": 0.01},
            {"params": [p for _, p in body if p.dim() < 2], "weight_decay": 0.0},
            {"params": model.head.parameters(), "weight_decay": 0.0, "lr": rate * 4},
        ],
        lr=rate,
        fused=True,
    )


@dataclass(slots=True)
class Exchange:
    """Shared memory in which the processes average their gradients."""

    shared: torch.Tensor
    barrier: Barrier

    def mean(self, rank: int, values: torch.Tensor) -> torch.Tensor:
        """Return the mean of every process's values."""
        self.shared[rank].copy_(values)
        self.barrier.wait()
        mean = self.shared.mean(dim=0)
        self.barrier.wait()
        return mean


def fit(
    model: Tagger, data: Data, pieces: Pieces, options: Options, exchange: Exchange
) -> None:
    """Train until the time is over; the rate falls to zero by then."""
    optimizer = optimizer_of(model, options.rate)
    rates = [g["lr"] for g in optimizer.param_groups]
    average = Average(model) if options.rank == 0 else None
    began, losses = time.monotonic(), []
    done = 0.0
    for step, batch in enumerate(_endless(data, pieces, options), 1):
        factor = min(1.0, step / options.warm) * (1 - done)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * factor
        loss = loss_of(model, batch)
        loss.backward()
        used = (time.monotonic() - began) / options.seconds
        losses.append(loss.item())
        done = min(1.0, _share(model, exchange, options.rank, used))
        _step(model, optimizer)
        if average:
            average.update(model)
            if step % 25 == 0:
                shown = sum(losses[-25:]) / 25
                print(f"step {step} loss {shown:.4f} done {done:.3f}", flush=True)
        if done >= 1:
            break
    if average:
        average.put(model)


def _endless(data: Data, pieces: Pieces, options: Options) -> Iterator[Batch]:
    """Yield this process's batches; all processes make the same epochs."""
    rng = random.Random(options.seed)
    while True:
        epoch = batched(epoch_windows(data, pieces, rng), options.size, rng)
        whole = len(epoch) // options.processes * options.processes
        yield from epoch[options.rank : whole : options.processes]


def _share(model: Tagger, exchange: Exchange, rank: int, used: float) -> float:
    """Average the gradients, and the time used, over the processes."""
    parameters = [p for _, p in _trained(model)]
    flat = torch.cat([p.grad.flatten() for p in parameters] + [torch.tensor([used])])
    mean = exchange.mean(rank, flat)
    at = 0
    for parameter in parameters:
        count = parameter.numel()
        parameter.grad.copy_(mean[at : at + count].view_as(parameter))
        at += count
    return float(mean[-1])


def _step(model: Tagger, optimizer: torch.optim.Optimizer) -> None:
    torch.nn.utils.clip_grad_norm_([p for _, p in _trained(model)], 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


class Options(argparse.Namespace):
    """The command line, and the number of this process."""

    shared: Path
    work: Path
    articles: list[Path]
    start: Path
    out: Path
    nerui_head: str
    idner: float
    seconds: float
    rate: float
    size: int
    warm: int
    seed: int
    processes: int
    rank: int = 0


def arguments() -> Options:
    """Read the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--articles", type=Path, nargs="+", required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--idner", type=float, default=2.0, help="times an epoch")
    parser.add_argument("--nerui-head", choices=["names", "nerui"], default="nerui")
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--size", type=int, default=1600)
    parser.add_argument("--warm", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args(namespace=Options())


def start(path: Path) -> Tagger:
    """Build the model from the bare encoder or from an earlier state."""
    state = torch.load(path)
    base = "words.weight" in state
    words = state["words.weight" if base else "encoder.words.weight"]
    model = Tagger(Encoder(len(words), 512, 12, 0.1), TRAINED_SIZES)
    if base:
        model.encoder.load_state_dict(state)
    else:
        for part in ("head.weight", "head.bias"):
            if len(state[part]) == sum(SIZES):
                extra = state[part][: len(HEADS["names"])]
                state[part] = torch.cat([state[part], extra])
        model.load_state_dict(state)
    return model


def work(rank: int, options: Options, exchange: Exchange) -> None:
    """Train in one of the processes; the first writes the state."""
    options.rank = rank
    torch.set_num_threads(1)
    torch.manual_seed(options.seed * 100 + rank)
    model = start(options.start)
    sets = load_names(options.shared / "data")
    names = [(sets["grit"], "places", 1.0)]
    if options.nerui_head == "names":
        names.append((sets["train"] + sets["nerui"], "names", 1.0))
    else:
        names += [
            (sets["train"], "names", options.idner),
            (sets["nerui"], "nerui", 0.5),
        ]
    data = Data(names, read_articles(options.articles))
    pieces = Pieces(Tokenizer.from_file(str(options.work / "tokenizer.json")))
    if rank == 0:
        print({k: len(v) for k, v in sets.items()}, len(data.articles), flush=True)
    model.train()
    fit(model, data, pieces, options, exchange)
    if rank == 0:
        torch.save(model.state_dict(), options.out)


def main() -> None:
    """Train on one thread in each process: threads would wait for one another."""
    options = arguments()
    torch.set_num_threads(1)
    count = sum(p.numel() for _, p in _trained(start(options.start)))
    processes = torch.multiprocessing.get_context("spawn")
    exchange = Exchange(
        torch.zeros(options.processes, count + 1).share_memory_(),
        processes.Barrier(options.processes),
    )
    torch.multiprocessing.spawn(work, (options, exchange), options.processes)


if __name__ == "__main__":
    main()
