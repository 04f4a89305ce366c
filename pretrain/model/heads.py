"""Distil two heads from the published hero, and score them: a router over six labels, and a toxicity sanitizer.

    npx tsx pretrain/model/heads-exercises.ts --out WORK
    python heads.py train --hero ../../public/models/atlas-3m --data WORK --out ../../public/models
    python heads.py score --model ../../public/models/atlas-router --hero ../../public/models/atlas-3m [--out results.json]

Both learn from the hero's distribution over the labels alone: the softmax of the summed log-probabilities of each label's
tokens after the prompt. Their loss is the one of distillation (Hinton et al. 2015; FedDetox, Zhu et al. 2026, trains its
on-device guardian this way),

    L = a CE(y, s) + (1 - a) T² KL(softmax(t / T) ‖ softmax(s / T)),

with a = 0, so that no right answer is ever seen, and T = 2. (On this wording the hero is right in at least 99.6 %
of the exercises, so right answers would add next to nothing.) The router reads the hero's hidden state after its last norm
at the last token of the prompt; the sanitizer stands alone and reads the tokens of the prompt.

`train` writes `atlas-router` and `atlas-sanitizer` with graph, configuration, manifest, curve and logits.json, each
checked against PyTorch; `score` asks the held-out set of public/eval, whose wording training never shows.
"""
from __future__ import annotations

import argparse
import copy
import hashlib
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
import torch.nn as nn

sys.path.append(str(Path(__file__).resolve().parent.parent))  # manifest.py and store_half.py serve texts and models

from heads_graph import Router, Sanitizer  # noqa: E402
from heads_hero import GRAPH, HIDDEN, Hero  # noqa: E402
from manifest import entry, write_json  # noqa: E402
from store_half import store_half  # noqa: E402

TEMPERATURE = 2.0
SEED = 20261125
KEPT_BACK = 0.1  # of the exercises: how far head and hero are apart is watched on them
BATCH, RATE, WEIGHT_DECAY = 64, 2e-3, 0.01
TOLERANCE = 1e-4
SHOWN = 8  # prompts in logits.json


@dataclass(frozen=True)
class Kind:
    task: str  # of the exercises, and id of the evaluation set
    title: str
    model_type: str
    epochs: int


KINDS = {
    "atlas-router": Kind("routing", "Atlas router head", "atlas-router", 40),
    "atlas-sanitizer": Kind("toxicity", "Atlas sanitizer", "atlas-sanitizer", 24),
}


def exercises(path: Path) -> tuple[list[str], list[str]]:
    """Prompts and labels. @raises ValueError where exercises have different labels"""
    lines = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    labels = lines[0]["choices"]
    if any(line["choices"] != labels for line in lines):
        raise ValueError(f"{path}: not all exercises have the labels {labels}")
    return [line["prompt"] for line in lines], labels


def padded(rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Ids and mask [B, T], padded behind."""
    width = max(map(len, rows))
    ids = torch.tensor([row + [0] * (width - len(row)) for row in rows])
    return ids, torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])


def divergence(student: torch.Tensor, teacher: torch.Tensor, temperature: float) -> torch.Tensor:
    """T² KL(teacher ‖ student) in nats at a temperature; both [B, labels]."""
    target = (teacher / temperature).log_softmax(-1)
    found = (student / temperature).log_softmax(-1)
    return temperature**2 * (target.exp() * (target - found)).sum(-1).mean()


def inputs_of(model: nn.Module, hidden: np.ndarray, tokens: list[list[int]], places: np.ndarray) -> tuple:
    if isinstance(model, Router):
        return (torch.from_numpy(hidden[places]),)
    return padded([tokens[at] for at in places])


def train(model: nn.Module, hidden: np.ndarray, tokens: list[list[int]], scores: np.ndarray, epochs: int) -> list[dict]:
    """Trains in place, keeps the epoch that is nearest to the hero on what is kept back, and returns the curve."""
    random = np.random.default_rng(SEED)
    order = random.permutation(len(scores))
    watched, used = np.split(order, [int(KEPT_BACK * len(order))])
    target = torch.from_numpy(scores)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs * -(-len(used) // BATCH))
    curve, best, began = [], None, time.monotonic()
    for epoch in range(1, epochs + 1):
        losses = []
        shuffled = random.permutation(used)
        for start in range(0, len(used), BATCH):
            places = shuffled[start : start + BATCH]
            loss = divergence(model(*inputs_of(model, hidden, tokens, places)), target[places], TEMPERATURE)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        with torch.no_grad():
            apart = divergence(model(*inputs_of(model, hidden, tokens, watched)), target[watched], 1.0).item()
        curve.append({
            "step": epoch * -(-len(used) // BATCH),
            "examples": epoch * len(used),
            "seconds": round(time.monotonic() - began),
            "train": round(float(np.mean(losses)), 5),
            "kept-back": round(apart, 5),
        })
        if best is None or apart < best[0]:
            best = apart, copy.deepcopy(model.state_dict())
    model.load_state_dict(best[1])
    return curve


class Head:
    """A published head in ONNX Runtime."""

    def __init__(self, graph: onnx.ModelProto | bytes):
        data = graph if isinstance(graph, bytes) else graph.SerializeToString()
        self.session = ort.InferenceSession(data, providers=["CPUExecutionProvider"])

    def logits(self, *values: np.ndarray) -> np.ndarray:
        names = [entry.name for entry in self.session.get_inputs()]
        return self.session.run(["logits"], dict(zip(names, values)))[0]


def check(model: nn.Module, values: tuple[torch.Tensor, ...]) -> float:
    """Largest difference of a graph's logits from PyTorch's. @raises SystemExit above the tolerance"""
    with torch.no_grad():
        expected = model(*values).numpy()
    worst = float(np.abs(Head(model.graph()).logits(*(value.numpy() for value in values)) - expected).max())
    if not worst < TOLERANCE:
        raise SystemExit(f"{type(model).__name__}: the graph is {worst:.1e} off PyTorch; nothing was written")
    return worst


def configuration(kind: Kind, model: nn.Module, labels: list[str], hero: Hero, count: int) -> dict:
    reads = (
        {"hidden_size": model.in_features, "reads": f"value '{HIDDEN}' of the teacher's graph at the prompt's last token"}
        if isinstance(model, Router)
        else {"vocab_size": model.embedding.num_embeddings, "reads": "tokens of the chat prompt, by the teacher's tokenizer"}
    )
    return {
        "model_type": kind.model_type,
        "labels": labels,
        **reads,
        "teacher": hero.identity,
        "training": {
            "exercises": count,
            "wording": "train",
            "loss": "T² KL(teacher ‖ student), a = 0: no right answer is seen",
            "temperature": TEMPERATURE,
            "hard_weight": 0,
            "epochs": kind.epochs,
            "batch": BATCH,
            "rate": RATE,
            "weight_decay": WEIGHT_DECAY,
            "seed": SEED,
            "torch": torch.__version__,
        },
    }


def publish(id_: str, model: nn.Module, curve: list[dict], config: dict, a: argparse.Namespace, shown: list) -> None:
    target = a.out / id_
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(store_half(model.graph()) if isinstance(model, Sanitizer) else model.graph(), target / GRAPH)
    write_json(target / "config.json", config)
    write_json(target / "curve.json", {"config": {}, "history": [config["training"]], "curve": curve})
    (target / "logits.json").write_text(json.dumps({"items": shown}, separators=(",", ":")) + "\n", encoding="utf8")
    write_json(target / "manifest.json", {
        "id": id_,
        "title": KINDS[id_].title,
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
        "license": a.license,
        "files": [entry(target, path) for path in ("config.json", GRAPH)],
    })
    print(f"{target}: {(target / GRAPH).stat().st_size:,} bytes")


def shown_logits(graph: bytes, hidden: np.ndarray, tokens: list[list[int]], router: bool) -> list[dict]:
    """What the stored file gives for some prompts, each alone."""
    head, items = Head(graph), []
    for at, row in enumerate(tokens):
        ids = np.array([row], np.int64)
        logits = head.logits(hidden[at : at + 1]) if router else head.logits(ids, np.ones_like(ids))
        items.append({"prompt": row, "logits": [round(float(value), 5) for value in logits[0]]})
    return items


def distil(id_: str, hero: Hero, a: argparse.Namespace) -> None:
    kind = KINDS[id_]
    prompts, labels = exercises(a.data / f"{kind.task}.jsonl")
    judged = hero.judge(prompts, labels)
    tokens = [hero.tokenizer.encode(prompt) for prompt in prompts]
    torch.manual_seed(SEED)
    router = kind.model_type == "atlas-router"
    model = Router(judged.hidden.shape[1], len(labels)) if router else Sanitizer(hero.config["vocab_size"], len(labels))
    curve = train(model, judged.hidden, tokens, judged.scores, kind.epochs)
    worst = check(model, inputs_of(model, judged.hidden, tokens, np.arange(256)))
    print(f"{id_}: {worst:.1e} off PyTorch; kept back, {min(row['kept-back'] for row in curve):.4f} nats from the hero")
    graph = model.graph() if router else store_half(model.graph())
    shown = shown_logits(graph.SerializeToString(), judged.hidden, tokens[:SHOWN], router)
    publish(id_, model, curve, configuration(kind, model, labels, hero, len(prompts)), a, shown)


def evaluation_set(folder: Path, id_: str) -> tuple[dict, str]:
    """A set of public/eval and its SHA-256. @raises SystemExit if it is not the file of the manifest"""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf8"))
    listed = next(found for found in manifest["sets"] if found["id"] == id_)
    data = (folder / listed["path"]).read_bytes()
    if hashlib.sha256(data).hexdigest() != listed["sha256"]:
        sys.exit(f"{folder / listed['path']}: not the file that the manifest lists")
    return json.loads(data), listed["sha256"]


def share(right: np.ndarray) -> dict:
    return {"accuracy": float(right.mean()), "n": len(right)}


def score(folder: Path, hero: Hero, eval_: Path) -> dict:
    """results.json of a head: its accuracy on the held-out set, the hero's on the same, and how often both agree."""
    config = json.loads((folder / "config.json").read_text(encoding="utf8"))
    if config["teacher"] != hero.identity:
        sys.exit(f"{folder}: distilled from another hero than {hero.identity}")
    task = next(kind.task for kind in KINDS.values() if kind.model_type == config["model_type"])
    asked, sha256 = evaluation_set(eval_, task)
    items, labels = asked["items"], config["labels"]
    if any(item["choices"] != labels for item in items):
        sys.exit(f"{task}: the set's choices are not the labels of {folder}")
    prompts = [item["prompt"] for item in items]
    judged = hero.judge(prompts, labels)
    head = Head((folder / GRAPH).read_bytes())
    if config["model_type"] == "atlas-router":
        logits = head.logits(judged.hidden)
    else:
        ids, mask = padded([hero.tokenizer.encode(prompt) for prompt in prompts])
        logits = head.logits(ids.numpy(), mask.numpy())
    answers = np.array([item["answer"] for item in items])
    groups = np.array([item["group"] for item in items])
    mine, theirs = logits.argmax(-1), judged.scores.argmax(-1)
    by_group = {str(name): share((mine == answers)[groups == name]) for name in np.unique(groups)}
    result = {**share(mine == answers), "groups": by_group, "sha256": sha256}
    return {"texts": {}, "sets": {task: {**result, "teacher": share(theirs == answers), "agreement": share(mine == theirs)}}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("train", "score"))
    parser.add_argument("--hero", type=Path, required=True, help="folder of public/models")
    parser.add_argument("--data", type=Path, help="train: folder of <task>.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="train: public/models; score: results.json")
    parser.add_argument("--model", type=Path, help="score: the head's folder")
    parser.add_argument("--eval", type=Path, default=Path("public/eval"))
    parser.add_argument("--only", default=",".join(KINDS), help="train: ids, with commas")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--license", default="CC-BY-4.0")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    hero = Hero(a.hero, a.threads)
    if a.action == "train":
        for id_ in a.only.split(","):
            distil(id_, hero, a)
    else:
        results = score(a.model, hero, a.eval)
        write_json(a.out, results)
        for id_, found in results["sets"].items():
            print(f"{id_}: {found['accuracy']:.4f} of {found['n']}; hero {found['teacher']['accuracy']:.4f}, "
                  f"agreement {found['agreement']['accuracy']:.4f}")


if __name__ == "__main__":
    main()
