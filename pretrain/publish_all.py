"""Publishes the hero, one run of each sibling and the heads from their checkpoints, scores them, writes their cards.

    npx tsx pretrain/model/heads-exercises.ts --out WORK
    python pretrain/publish_all.py --work WORK --hero WORK/hero.pt --siblings WORK/siblings [--only atlas-1m-gqa,…] [--keep]

From the repository's root, with nothing changed in between: the heads are distilled from the very hero that is published
here, and every figure is measured on the files that are written. `siblings.json` keeps all runs of the siblings, so that
the page that compares them can show both learning rates and all first weights.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE / "model"))

from siblings import TOKENS, summarise  # noqa: E402

TITLES = {
    "gqa": "GQA",
    "mha": "MHA",
    "mqa": "MQA",
    "relu": "ReLU",
    "ternary": "ternary",
    "gated-linear": "gated linear attention",
    "window": "window",
    "moe": "mixture of experts",
    "shared-blocks": "shared blocks",
    "all-shared": "all shared",
    "deep-thin": "deep and thin",
    "wide-shallow": "wide and shallow",
    "student-logits": "student, logits",
    "student-reverse-kl": "student, reverse KL",
}
HEADS = ("atlas-router", "atlas-sanitizer")


def run(script: str, *arguments: str | Path) -> None:
    print(f"$ {script} {' '.join(map(str, arguments))}", flush=True)
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True)


def is_published(id_: str, checkpoint: Path, a: argparse.Namespace) -> bool:
    """Whether a model of the very training that made the checkpoint is there with its scores."""
    curve, record = a.out / id_ / "curve.json", checkpoint.with_suffix(".json")
    if not (curve.exists() and record.exists() and (a.out / id_ / "results.json").exists()):
        return False
    return json.loads(curve.read_text()) == json.loads(record.read_text())


def publish(id_: str, title: str, checkpoint: Path, a: argparse.Namespace) -> None:
    if a.keep and is_published(id_, checkpoint, a):
        print(f"{id_}: published from this training already", flush=True)
        return
    tokenizer = a.work / "tokenizer.json"
    run("model/publish.py", "--checkpoint", checkpoint, "--tokenizer", tokenizer, "--id", id_, "--title", title, "--out", a.out)
    threads = ("--threads", a.threads)
    run("evaluation/score.py", "--model", a.out / id_, "--eval", a.eval, "--out", a.out / id_ / "results.json", *threads)


def sibling_runs(folder: Path) -> dict[str, list[dict]]:
    """All finished runs by name, the best first, that are shown on the page of the siblings."""
    summarise(folder)
    runs = json.loads((folder / "summary.json").read_text())
    finished = {name: [run for run in runs.get(name, []) if run["tokens"] >= TOKENS] for name in TITLES}
    return {name: found for name, found in finished.items() if found}


def published_run(found: list[dict]) -> dict:
    """The better rate of the first seed: were it the best of all seeds, whoever had more tries would look better."""
    return min((run for run in found if run["seed"] == 0), key=lambda run: run["prose"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="tokenizer.json, routing.jsonl, toxicity.jsonl")
    parser.add_argument("--hero", type=Path, required=True)
    parser.add_argument("--siblings", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("public/models"))
    parser.add_argument("--eval", type=Path, default=Path("public/eval"))
    parser.add_argument("--articles", type=Path, default=Path("content/models"))
    parser.add_argument("--only", default="", help="ids, with commas; all if left out")
    parser.add_argument("--keep", action="store_true", help="do not publish again what is there from the same training")
    parser.add_argument("--threads", default="2")
    a = parser.parse_args()
    runs = sibling_runs(a.siblings)
    chosen = a.only.split(",") if a.only else ["atlas-3m", *(f"atlas-1m-{name}" for name in runs), *HEADS]
    if "atlas-3m" in chosen:
        publish("atlas-3m", "Atlas-3M", a.hero, a)
    for name, found in runs.items():
        if f"atlas-1m-{name}" in chosen:
            publish(f"atlas-1m-{name}", f"Atlas-1M {TITLES[name]}", a.siblings / published_run(found)["file"], a)
    if runs:
        (a.out / "siblings.json").write_text(json.dumps(runs, indent=1) + "\n")
    hero = ("--hero", a.out / "atlas-3m", "--threads", a.threads)
    for id_ in (head for head in HEADS if head in chosen):
        run("model/heads.py", "train", *hero, "--data", a.work, "--out", a.out, "--only", id_)
        run("model/heads.py", "score", *hero, "--model", a.out / id_, "--eval", a.eval, "--out", a.out / id_ / "results.json")
    run("model/card.py", "--models", a.out, "--articles", a.articles, "--eval", a.eval, *chosen)


if __name__ == "__main__":
    main()
