"""Techniques that choose tokens, and cut the table to their rows."""
import torch

from inputs import given, text

table = given.llama["weights"]["embedding"]


def vocabulary_trimming():
    counts = torch.bincount(text.flatten(), minlength=len(table))
    chosen = counts.sort(descending=True, stable=True).indices[: len(table) // 2]
    table[chosen]
    return lambda: torch.isin(text.flatten(), chosen).float().mean().item()


def vocabtailor(stretch=64, tolerance=0.1):
    """As in the paper's first and third stage: documents as lists of token ids, new tokens by sets."""
    counts, pairs = torch.zeros(len(table), dtype=torch.long), 0
    for sequence in given.text:
        for at in range(0, len(sequence), stretch):
            new = set(sequence[at : at + stretch]) - set(sequence[:at])
            counts[list(new)] += 1
            pairs += 1
    rising = counts.sort(stable=True)
    dropped = int((rising.values.cumsum(0) <= tolerance * pairs).sum())
    chosen = rising.indices[dropped:]
    table[chosen]
    return lambda: len(chosen)


vocabulary = {"vocabulary-trimming": vocabulary_trimming, "vocabtailor": vocabtailor}
