"""Token streams on disk and the batches drawn from them."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

USER, ASSISTANT, END = 2, 3, 4
END_OF_TEXT = 1


def tokens(path: Path) -> np.ndarray:
    """16-bit ids as `pretrain/tokenizer/make.ts encode` writes them."""
    return np.fromfile(path, dtype="<u2")


def parse_mix(text: str) -> dict[str, float]:
    """'prose=0.7,bible=0.1' → shares that add up to one."""
    pairs = (part.split("=") for part in text.split(","))
    mix = {name: float(share) for name, share in pairs}
    return {name: share / sum(mix.values()) for name, share in mix.items()}


REPEATS = "repeats"

# Share of a text's windows that begin where a document does. An answer whose story or question was cut off teaches to guess,
# and a name whose owner was cut off cannot be known; what is far from the beginning of a story must be seen too.
BEGINNINGS = {"tasks": 1.0, "drills": 1.0, "stories": 0.5}


def repeats(random: np.random.Generator, length: int, vocabulary: int, text: np.ndarray | None = None) -> np.ndarray:
    """[length] ids: a few short runs of tokens, random ones or some of `text`, that come again and again in random order.

    What followed the last time is what follows. Attention heads that look there ("induction heads", Olsson et al. 2022) come
    early from such text and late from prose; names, copying and answers from a text need them.
    """

    def run() -> np.ndarray:
        size = random.integers(2, 17)
        if text is None:
            return random.integers(END + 1, vocabulary, size)
        start = random.integers(0, len(text) - size)
        return text[start : start + size]

    pool = [run() for _ in range(random.integers(1, 6))]
    row: list[np.ndarray] = []
    while sum(map(len, row)) < length:
        row.append(pool[random.integers(len(pool))])
    return np.concatenate(row)[:length]


def beginnings(text: np.ndarray, length: int) -> np.ndarray:
    """Places of documents' first tokens from which `length` + 1 tokens follow. A line ends between two documents."""
    starts = np.concatenate([[0], np.flatnonzero(text == END_OF_TEXT) + 2])
    return starts[starts < len(text) - length]


class Mixture:
    """Windows at random places of texts chosen by their share, or at the beginning of a document as `BEGINNINGS` says;
    the text `repeats` is made on the spot, half of it from pieces of the first text.

    The batch of a step depends on the seed and the step alone, so a run that is resumed, and runs of other models, see
    the same batches in the same order.
    """

    def __init__(self, folder: Path, mix: dict[str, float], length: int, seed: int, vocabulary: int):
        self.texts = [None if name == REPEATS else tokens(folder / f"{name}.train.tokens") for name in mix]
        self.beginnings = [
            beginnings(text, length) if name in BEGINNINGS else None for name, text in zip(mix, self.texts)
        ]
        self.shares = [BEGINNINGS.get(name, 0.0) for name in mix]
        self.vocabulary = vocabulary
        self.bounds = np.cumsum(list(mix.values()))
        self.length, self.seed = length, seed

    def batch(self, step: int, size: int, rank: int = 0) -> torch.Tensor:
        """[size, length + 1] ids"""
        random = np.random.default_rng([self.seed, step, rank])
        rows = []
        for _ in range(size):
            which = min(len(self.texts) - 1, int(np.searchsorted(self.bounds, random.random())))
            text, starts = self.texts[which], self.beginnings[which]
            if text is None:
                source = self.texts[0] if random.random() < 0.5 else None
                rows.append(repeats(random, self.length + 1, self.vocabulary, source))
                continue
            if starts is not None and random.random() < self.shares[which]:
                start = starts[random.integers(len(starts))]
            else:
                start = random.integers(0, len(text) - self.length - 1)
            rows.append(text[start : start + self.length + 1])
        return torch.from_numpy(np.stack(rows).astype(np.int64))


def answer_weights(ids: torch.Tensor, weight: float) -> torch.Tensor:
    """`weight` for the tokens of an answer and the mark that ends it, 1 for all others; [B, T] like ids.

    A token belongs to an answer if the last mark before it is the assistant's.
    """
    places = torch.arange(ids.shape[1], device=ids.device).expand_as(ids)
    is_mark = (ids >= END_OF_TEXT) & (ids <= END)
    last = torch.where(is_mark, places, torch.zeros_like(places)).cummax(1).values
    before = torch.cat([torch.zeros_like(last[:, :1]), last[:, :-1]], 1)
    return torch.where(ids.gather(1, before) == ASSISTANT, weight, 1.0)


def held_out(folder: Path, name: str, length: int, count: int, vocabulary: int) -> torch.Tensor:
    """[count, length + 1]: windows evenly spaced over a text, the same every time."""
    if name == REPEATS:
        random = np.random.default_rng(count)
        return torch.from_numpy(np.stack([repeats(random, length + 1, vocabulary) for _ in range(count)]).astype(np.int64))
    text = tokens(folder / f"{name}.held-out.tokens")
    step = max(1, (len(text) - length - 1) // count)
    rows = [text[i * step : i * step + length + 1] for i in range(count) if i * step + length + 1 <= len(text)]
    return torch.from_numpy(np.stack(rows).astype(np.int64))
