"""Writes the table of the siblings into pretrain/README.md, every figure from public/models.

    python pretrain/siblings_table.py [--models public/models] [--readme pretrain/README.md]

It stands between two comments, `<!-- siblings -->` and `<!-- /siblings -->`. Bits per byte are of each results.json, losses
of all finished runs of siblings.json (publish_all.py writes it from the summary.json of model/siblings.py), speeds of
speed.json where evaluation/speed.py has measured the very file that is published.
"""
from __future__ import annotations

import argparse
import json
import statistics
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent / "model"))

from card_tables import table  # noqa: E402

FIRST, LAST = "<!-- siblings -->", "<!-- /siblings -->"
PREFIX = "atlas-1m-"


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf8"))


def speed_of(id_: str, sha256: str, speeds: dict) -> str:
    found = speeds.get("models", {}).get(id_)
    return f"{statistics.median(found['tokensPerSecond']):,.0f}" if found and found["sha256"] == sha256 else ""


def losses(runs: list[dict], rate: float) -> str:
    """Nats per token of held-out prose of all runs at a rate, the lowest first."""
    return ", ".join(f"{run['prose']:.3f}" for run in sorted(runs, key=lambda run: run["prose"]) if run["rate"] == rate)


def row(folder: Path, runs: list[dict], rates: list[float], speeds: dict) -> tuple[float, list[str]]:
    manifest, texts = read(folder / "manifest.json"), read(folder / "results.json")["texts"]
    graph = next(file for file in manifest["files"] if file["path"].endswith(".onnx"))
    bits = [texts[id_]["bpb"] for id_ in ("prose", "bible")]
    return bits[0], [
        manifest["title"].removeprefix("Atlas-1M "),
        f"{manifest['parameters']:,}",
        f"{graph['bytes']:,}",
        *(f"{value:.4f}" for value in bits),
        *(losses(runs, rate) for rate in rates),
        speed_of(manifest["id"], graph["sha256"], speeds),
    ]


def siblings_table(models: Path) -> str:
    """Markdown, the lowest bits per byte of prose first. @raises KeyError for a published sibling without runs"""
    runs = read(models / "siblings.json")
    speeds = read(models / "speed.json") if (models / "speed.json").exists() else {}
    rates = sorted({run["rate"] for found in runs.values() for run in found})
    folders = [path.parent for path in models.glob(f"{PREFIX}*/manifest.json")]
    rows = sorted(row(folder, runs[folder.name.removeprefix(PREFIX)], rates, speeds) for folder in folders)
    head = ["sibling", "parameters", "bytes", "prose", "Bible", *(f"nats at {rate:g}" for rate in rates), "tokens/s"]
    return table(head, [cells for _, cells in rows], len(head) - 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, default=Path("public/models"))
    parser.add_argument("--readme", type=Path, default=Path(__file__).with_name("README.md"))
    a = parser.parse_args()
    text = a.readme.read_text(encoding="utf8")
    if FIRST not in text or LAST not in text:
        sys.exit(f"{a.readme}: has no place for the table; write {FIRST} and {LAST} where it belongs")
    before, _, rest = text.partition(FIRST)
    after = rest.partition(LAST)[2]
    a.readme.write_text(f"{before}{FIRST}\n\n{siblings_table(a.models)}\n\n{LAST}{after}", encoding="utf8")


if __name__ == "__main__":
    main()
