"""Write tiny models with random weights, one of each kind, for graph.test.ts: the graph and what PyTorch computes.

    python fixtures.py fixtures

The weights are numbers that float16 holds, so 16-bit storage changes nothing and logits compare with PyTorch's.
"""
from __future__ import annotations

import json
import sys
from pathlib import Path

import onnx
import torch

from export import build, source_of
from model import Config, LanguageModel
from verify import compare, failures, random_ids, row, torch_logits

sys.path.append(str(Path(__file__).resolve().parent.parent))
from store_half import store_half  # noqa: E402

TOKENS = 12
BASE = {"vocabulary": 64, "width": 16, "layers": 2, "heads": 4, "kv_heads": 2, "feed_forward": 24, "context": 128}
# A width of 24 fills no block of MatMulNBits; windows and experts are small enough to matter in twelve tokens.
KINDS: dict[str, dict] = {
    "gqa": {},
    "mha": {"kv_heads": 4},
    "mqa": {"kv_heads": 1},
    "relu": {"activation": "relu"},
    "ternary": {"ternary": True},
    "gated-linear": {"attention": "gated-linear", "kv_heads": 4},
    "window": {"attention": "window", "window": 4},
    "moe": {"experts": 4, "active_experts": 2, "feed_forward": 12},
    "shared-blocks": {"layers": 4, "share": 2},
    "all-shared": {"share": 2},
}


def tiny(change: dict) -> LanguageModel:
    torch.manual_seed(3)
    model = LanguageModel(Config(**{**BASE, **change})).eval()
    with torch.no_grad():
        model.embed_tokens.weight.mul_(20)
        for parameter in model.parameters():
            if parameter.dim() < 2:
                parameter.add_(0.1 * torch.randn_like(parameter))
            parameter.copy_(parameter.half().float())
    return model


def write(folder: Path, kind: str) -> None:
    model = tiny(KINDS[kind])
    graph = build(source_of(model))
    found = compare(graph, model)
    print(row(kind, found))
    if failures(found):
        raise SystemExit(f"{kind}: the graph does not compute what PyTorch computes")
    onnx.save(store_half(graph), folder / f"{kind}.onnx")
    ids = random_ids(model.config.vocabulary, TOKENS)
    logits = [[round(value, 6) for value in place] for place in torch_logits(model, ids)[0].tolist()]
    expected = {"parameters": model.parameters_count(), "ids": ids[0].tolist(), "logits": logits}
    (folder / f"{kind}.json").write_text(json.dumps(expected, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python fixtures.py FOLDER")
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    for name in KINDS:
        write(Path(sys.argv[1]), name)
