"""Times greedy decoding of published models against one another in ONNX Runtime's native CPU backend.

    python pretrain/evaluation/speed.py [--models public/models] [--rounds 9] [ID…]      # writes MODELS/speed.json

Each round decodes with every model in turn, so that what slows the machine for a while slows all of them alike. A round is
`PROMPT` tokens fed at once and then `NEW` tokens, one step each; only the steps are timed. Speeds are those of one machine:
they compare models, and say little about a browser. All siblings if no ID is given.
"""
from __future__ import annotations

import argparse
import hashlib
import platform
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime

HERE = Path(__file__).resolve().parent
sys.path += [str(HERE.parent / "model"), str(HERE.parent)]

from manifest import write_json  # noqa: E402
from verify import Runner, random_ids  # noqa: E402

PROMPT, NEW = 128, 64
GRAPH = "onnx/model.onnx"
VOCABULARY = 4096


def decode(runner: Runner, ids: np.ndarray) -> float:
    """Tokens a second of `NEW` greedy steps after ids [1, tokens]."""
    logits, cache = runner.run(ids)
    seen, began = ids.shape[1], time.perf_counter()
    for _ in range(NEW):
        token, seen = logits[:, -1:].argmax(-1), seen + 1
        logits, cache = runner.run(token, np.ones((1, seen), np.int64), cache)
    return NEW / (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, default=Path("public/models"))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("ids", nargs="*")
    a = parser.parse_args()
    chosen = a.ids or sorted(path.parent.name for path in a.models.glob("atlas-1m-*/manifest.json"))
    runners = {id_: Runner(onnx.load(a.models / id_ / GRAPH)) for id_ in chosen}
    ids = random_ids(VOCABULARY, PROMPT)
    speeds: dict[str, list[float]] = {id_: [] for id_ in chosen}
    for warm in (True, *[False] * a.rounds):
        for id_, runner in runners.items():
            speed = decode(runner, ids)
            speeds[id_] += [] if warm else [round(speed, 1)]
    sha256 = lambda id_: hashlib.sha256((a.models / id_ / GRAPH).read_bytes()).hexdigest()
    write_json(a.models / "speed.json", {
        "runtime": f"ONNX Runtime {onnxruntime.__version__}, one thread, {platform.machine()}",
        "prompt": PROMPT,
        "new": NEW,
        "models": {id_: {"sha256": sha256(id_), "tokensPerSecond": found} for id_, found in speeds.items()},
    })
    for id_, found in speeds.items():
        print(f"{id_}: {np.median(found):.0f} tokens/s, {min(found):.0f} to {max(found):.0f}")


if __name__ == "__main__":
    main()
