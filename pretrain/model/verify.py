"""Compare an exported graph with the PyTorch model of its checkpoint.

    python verify.py CHECKPOINT.pt model.onnx        # a float32 file, as export.py writes it; exit status 1 on failure

Largest differences of logits, in float32 on ONNX Runtime's CPU backend:
- `pytorch`: a whole context at once, against PyTorch: of a hundred logits, 99 differ by less, and `furthest`, a tenth of
  the largest difference. Of two million logits up to 20, single precision alone moves some by more than 1e-4, at a few tokens
  where rounding of the rotary angles is magnified: PyTorch is as far from PyTorch in double precision;
- `cached`: the same tokens in pieces, most of them single tokens, against the whole at once;
- `padded`: rows of different lengths padded on the left, then a cached token, against each row alone;
- `dropped`, with a window: a token after a cache from which all older keys are dropped, against a whole one.

A ternary model rounds activations, so a last bit can move one of them by a whole step: with random weights, PyTorch's own
logits for the first 200 of 512 tokens differ by 4e-2 from those of the 200 alone. There the comparisons are made with a
graph of the same weights without that rounding, and the rounding is checked for each linear layer on its own, on the
very input that the graph computed:
- `rounding`: how much further than one half an integer lies from what was rounded to it; where PyTorch and ONNX Runtime
  divide differently in the last bit, a tie may go either way;
- `linears`: with these integers PyTorch's layer must give what the graph's gave, relative to the largest output.
"""
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import numpy as np
import onnx
import onnxruntime as ort
import torch

import model as definition
from export import build, load_checkpoint, source_of
from model import LanguageModel

TOLERANCE = 1e-4
Cache = dict[str, np.ndarray]


class Runner:
    """A graph in ONNX Runtime, fed as transformers.js feeds it."""

    def __init__(self, graph: onnx.ModelProto, threads: int = 1):
        options = ort.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = threads
        self.session = ort.InferenceSession(graph.SerializeToString(), options, providers=["CPUExecutionProvider"])
        self.names = [output.name for output in self.session.get_outputs()]

    def empty(self, batch: int) -> Cache:
        sizes = {"batch_size": batch, "past_sequence_length": 0}
        inputs = [value for value in self.session.get_inputs() if value.name.startswith("past")]
        return {value.name: np.zeros([sizes.get(d, d) for d in value.shape], np.float32) for value in inputs}

    def run(
        self,
        ids: np.ndarray,
        mask: np.ndarray | None = None,
        cache: Cache | None = None,
        positions: np.ndarray | None = None,
    ) -> tuple[np.ndarray, Cache]:
        """Logits of ids [batch, tokens] and the cache after them.

        `mask` covers what is in the cache as well as these tokens; positions are counted by it unless given.
        """
        cache = self.empty(len(ids)) if cache is None else cache
        mask = np.ones_like(ids) if mask is None else mask
        if positions is None:
            positions = np.maximum(mask.cumsum(-1) - 1, 0)[:, -ids.shape[1] :]
        feeds = {"input_ids": ids, "attention_mask": mask, "position_ids": positions, **cache}
        known = {value.name for value in self.session.get_inputs()}
        values = self.session.run(None, {name: value for name, value in feeds.items() if name in known})
        outputs = dict(zip(self.names, values))
        return outputs.pop("logits"), {past_name(name): value for name, value in outputs.items() if "present" in name}


def past_name(present: str) -> str:
    return present.replace("present_state", "past_state").replace("present.", "past_key_values.")


def random_ids(vocabulary: int, length: int, seed: int = 7) -> np.ndarray:
    """[1, length] ids, special tokens left out"""
    return np.random.default_rng(seed).integers(5, vocabulary, (1, length))


@torch.no_grad()
def torch_logits(model: LanguageModel, ids: np.ndarray) -> np.ndarray:
    return model(torch.from_numpy(ids)).numpy()


def difference(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.abs(a - b).max())


def differences(runner: Runner, model: LanguageModel) -> np.ndarray:
    ids = random_ids(model.config.vocabulary, model.config.context)
    return np.abs(runner.run(ids)[0] - torch_logits(model, ids))


def against_pytorch(runner: Runner, model: LanguageModel) -> float:
    return float(np.quantile(differences(runner, model), 0.99))


def furthest(runner: Runner, model: LanguageModel) -> float:
    return float(differences(runner, model).max()) / 10


def cached(runner: Runner, model: LanguageModel) -> float:
    ids = random_ids(model.config.vocabulary, 96)
    pieces, cache, start = [], None, 0
    for size in [5, *[1] * 40, 17, *[1] * 34]:
        part, mask = ids[:, start : start + size], np.ones((1, start + size), np.int64)
        logits, cache = runner.run(part, mask, cache)
        pieces.append(logits)
        start += size
    return difference(np.concatenate(pieces, 1), runner.run(ids)[0])


def padded(runner: Runner, model: LanguageModel) -> float:
    """Three rows padded on the left to one length, with a cached token after them."""
    alone = [random_ids(model.config.vocabulary, length, seed) for seed, length in enumerate((48, 31, 6))]
    width = max(row.shape[1] for row in alone)
    ids = np.concatenate([np.pad(row, ((0, 0), (width - row.shape[1], 0))) for row in alone])
    mask = np.concatenate([np.pad(np.ones_like(row), ((0, 0), (width - row.shape[1], 0))) for row in alone])
    before, cache = runner.run(ids[:, :-1], mask[:, :-1])
    last, _ = runner.run(ids[:, -1:], mask, cache)
    together = np.concatenate([before, last], 1)
    return max(difference(together[i, width - row.shape[1] :], runner.run(row)[0][0]) for i, row in enumerate(alone))


def dropped(runner: Runner, model: LanguageModel) -> float:
    """One token after a cache of which only what its window reaches is kept."""
    ids = random_ids(model.config.vocabulary, 96)
    kept = model.config.window - 1
    _, cache = runner.run(ids[:, :-1])
    recent = {name: value[:, :, -kept:] for name, value in cache.items()}
    last, _ = runner.run(ids[:, -1:], np.ones((1, kept + 1), np.int64), recent, np.array([[95]]))
    return difference(last, runner.run(ids)[0][:, -1:])


CHECKS: dict[str, Callable[[Runner, LanguageModel], float]] = {
    "pytorch": against_pytorch,
    "furthest": furthest,
    "cached": cached,
    "padded": padded,
}


def checked(runner: Runner, model: LanguageModel) -> dict[str, float]:
    found = {name: check(runner, model) for name, check in CHECKS.items()}
    return {**found, "dropped": dropped(runner, model)} if model.config.attention == "window" else found


def ternary_linears(graph: onnx.ModelProto, model: LanguageModel) -> dict[str, float]:
    """`rounding` and `linears` of all ternary layers, the worst of each."""
    nodes = [node for node in graph.graph.node if node.op_type == "MatMulNBits"]
    layers = {f"model.{name}.weight": layer for name, layer in model.named_modules()}
    names = {name for node in nodes for name in (node.input[0], rounded_from(node), result_of(node))}
    values = intermediate(graph, sorted(names), random_ids(model.config.vocabulary, 64))
    rounding, linears = 0.0, 0.0
    for node in nodes:
        x, integers = torch.from_numpy(values[rounded_from(node)]), torch.from_numpy(values[node.input[0]])
        scale = 127 / x.abs().amax(-1, keepdim=True).clamp(min=1e-5)
        with torch.no_grad(), mock.patch.object(definition, "int8_activation", lambda _: integers / scale):
            expected = layers[node.input[1].removesuffix(".codes")](x).numpy()
        rounding = max(rounding, float((integers - x * scale).abs().max()) - 0.5)
        linears = max(linears, difference(values[result_of(node)], expected) / float(np.abs(expected).max()))
    return {"rounding": rounding, "linears": linears}


def rounded_from(node: onnx.NodeProto) -> str:
    return node.input[0].removesuffix(".int8")


def result_of(node: onnx.NodeProto) -> str:
    return node.output[0].removesuffix(".sums")


def intermediate(graph: onnx.ModelProto, names: list[str], ids: np.ndarray) -> dict[str, np.ndarray]:
    """Values inside the graph for one sequence."""
    opened = onnx.ModelProto()
    opened.CopyFrom(graph)
    opened.graph.output.extend(onnx.helper.make_empty_tensor_value_info(name) for name in names)
    runner = Runner(opened)
    feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "position_ids": np.arange(ids.shape[1])[None]}
    return dict(zip(names, runner.session.run(names, {**feeds, **runner.empty(1)})))


def compare(graph: onnx.ModelProto, model: LanguageModel) -> dict[str, float]:
    """Every check's largest difference; each must be below `TOLERANCE`."""
    if not model.config.ternary:
        return checked(Runner(graph), model)
    runner = Runner(build(source_of(model, round_activations=False)))
    with mock.patch.object(definition, "int8_activation", lambda x: x):
        found = checked(runner, model)
    return {**found, **ternary_linears(graph, model)}


def failures(found: dict[str, float]) -> list[str]:
    """Names of the checks that failed; a difference that is no number fails."""
    return [name for name, value in found.items() if not value < TOLERANCE]


def row(name: str, found: dict[str, float]) -> str:
    failed = failures(found)
    cells = "  ".join(f"{check} {value:.1e}" for check, value in found.items())
    return f"{name:24} {cells}  {'FAILED: ' + ', '.join(failed) if failed else 'ok'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("graph", type=Path)
    a = parser.parse_args()
    model, _ = load_checkpoint(a.checkpoint)
    found = compare(onnx.load(a.graph), model)
    print(row(a.checkpoint.stem, found))
    sys.exit(1 if failures(found) else 0)


if __name__ == "__main__":
    main()
