"""Train the siblings: one budget, one order of the data, one part of the architecture changed in each.

    python siblings.py --data WORK --out WORK/siblings [--only gqa,mqa] [--rates 4e-3] [--seeds 0,1,2] [--threads 1]

Each is trained at both rates of `RATES` unless told otherwise; `summary.json` says which was better on the held-out
prose. A run that is there already is not run again, so the command can be stopped and given anew.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

RATES = "4e-3,8e-3"  # at 2e-3, with AdamW, every one tried learnt less than at 4e-3
TOKENS = 1.5e6
MIX = "prose=0.85,bible=0.08,glosses=0.07"
BASE = {"width": 128, "layers": 4, "heads": 4, "kv_heads": 2, "feed_forward": 352}

# What each changes of BASE. Widths of deep-thin and wide-shallow are chosen for about the same number of weights outside
# the embedding; experts of half the width, two of four active, cost a token as much as the base's feed-forward.
SIBLINGS: dict[str, dict] = {
    "gqa": {},
    "mha": {"kv_heads": 4},
    "mqa": {"kv_heads": 1},
    "relu": {"activation": "relu"},
    "ternary": {"ternary": True},
    "gated-linear": {"attention": "gated-linear", "kv_heads": 4},
    "window": {"attention": "window", "window": 32},
    "moe": {"experts": 4, "active_experts": 2, "feed_forward": 176},
    "shared-blocks": {"layers": 8, "share": 2},
    "all-shared": {"share": 4},
    "deep-thin": {"width": 96, "layers": 7, "feed_forward": 264},
    "wide-shallow": {"width": 176, "layers": 2, "feed_forward": 512},
}


def fields(change: dict) -> str:
    config = {**BASE, **change}
    return ",".join(f"{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in config.items())


def train(name: str, rate: float, seed: int, a: argparse.Namespace) -> dict:
    out = a.out / f"{name}-{rate:g}-{seed}.pt"
    record = out.with_suffix(".json")
    if not (record.exists() and json.loads(record.read_text())["curve"][-1]["tokens"] >= TOKENS):
        command = [sys.executable, str(Path(__file__).with_name("train.py")), "--data", str(a.data), "--out", str(out)]
        command += ["--mix", MIX, "--set", fields(SIBLINGS[name]), "--tokens", str(TOKENS), "--rate", str(rate)]
        command += ["--batch", "8", "--decay", "0.6", "--warm-up", "100", "--every", "150", "--seed", str(seed)]
        command += ["--threads", str(a.threads), "--compile", "--weight-decay", "0.1"]
        subprocess.run(command, check=True)
    return {"rate": rate, "seed": seed, "file": out.name, **json.loads(record.read_text())["curve"][-1]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default=",".join(SIBLINGS))
    parser.add_argument("--rates", default=RATES)
    parser.add_argument("--seeds", default="0")
    parser.add_argument("--threads", type=int, default=0)
    a = parser.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    for name in a.only.split(","):
        for seed in map(int, a.seeds.split(",")):
            for rate in map(float, a.rates.split(",")):
                train(name, rate, seed, a)
                summarise(a.out)


def summarise(out: Path) -> None:
    """All runs there are, best first, and the best of each sibling."""
    runs: dict[str, list] = {}
    for record in sorted(out.glob("*-*-*.json")):
        name, rate, seed = record.stem.rsplit("-", 2)
        last = json.loads(record.read_text())["curve"][-1]
        runs.setdefault(name, []).append({"rate": float(rate), "seed": int(seed), "file": f"{record.stem}.pt", **last})
    for found in runs.values():
        found.sort(key=lambda run: run["prose"])
    (out / "summary.json").write_text(json.dumps(runs, indent=1))


if __name__ == "__main__":
    main()
