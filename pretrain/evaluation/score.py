"""Scores a model on the texts and sets of public/eval, by an implementation that shares nothing with the laboratory.

    python score.py --model public/models/atlas-3m [--out results.json]
    python score.py --checkpoint hero.pt --tokenizer tokenizer.json [--device cuda]

A model folder is run with onnxruntime, a checkpoint of pretrain/model with PyTorch. Tokens, windows and scores are those
of the laboratory, written again from their definitions: 32 windows of 256 tokens a text, each begun with a BOS token,
special tokens not scored; in a set, prompt and answer are encoded apart, 'pair' sentences follow a BOS token, 'choice'
takes the largest sum of log-probabilities, 'exact' wants each token of the answer to be the most likely one.

Writes {"texts": {id: {bpb, ppl, nats, …}}, "sets": {id: {accuracy, n, groups: {group: {accuracy, n}}, …}}}; `nats` has the
negative log-likelihood of each window, by which models can be compared pair by pair.
Needs NumPy and regex; onnxruntime or torch.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import regex

LENGTH, COUNT = 256, 32
# Tokens of a batch, padding included; their logits take 16 kB each at 4,096 entries.
BATCH_TOKENS = 4096

# Ids [B, T] and their mask (1 real, 0 padding at the end) to logits [B, T, vocabulary].
Forward = Callable[[np.ndarray, np.ndarray], np.ndarray]


# --- byte-level BPE -------------------------------------------------------------------------------------------------


def byte_characters() -> list[str]:
    """Each byte's character: printable Latin-1 stands for itself, the others for U+0100 onwards in order."""
    printable = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    others = iter(range(0x100, 0x200))
    return [chr(byte if byte in printable else next(others)) for byte in range(256)]


class Tokenizer:
    def __init__(self, path: Path):
        file = json.loads(path.read_text(encoding="utf8"))
        self.vocabulary = file["model"]["vocab"]
        self.special = {token["content"]: token["id"] for token in file["added_tokens"]}
        merges = (m.split(" ") if isinstance(m, str) else m for m in file["model"]["merges"])
        self.ranks = {tuple(pair): rank for rank, pair in enumerate(merges)}
        self.pattern = regex.compile(file["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"])
        self.splitter = regex.compile("(" + "|".join(map(regex.escape, self.special)) + ")")
        self.characters = byte_characters()
        self.words: dict[str, list[int]] = {}
        size = max(*self.vocabulary.values(), *self.special.values()) + 1
        # UTF-8 bytes of each token: one a character, none for special tokens.
        self.bytes = np.zeros(size, dtype=np.int64)
        for token, id_ in self.vocabulary.items():
            self.bytes[id_] = 0 if token in self.special else len(token)

    def word(self, word: str) -> list[int]:
        if word not in self.words:
            parts = [self.characters[byte] for byte in word.encode("utf8")]
            while len(parts) > 1:
                ranked = [(self.ranks.get(pair, math.inf), i) for i, pair in enumerate(zip(parts, parts[1:]))]
                rank, at = min(ranked)
                if rank == math.inf:
                    break
                parts[at : at + 2] = [parts[at] + parts[at + 1]]
            self.words[word] = [self.vocabulary[part] for part in parts]
        return self.words[word]

    def encode(self, text: str) -> list[int]:
        ids: list[int] = []
        for part in filter(None, self.splitter.split(text)):
            if part in self.special:
                ids.append(self.special[part])
            else:
                for match in self.pattern.finditer(part):
                    ids += self.word(match.group())
        return ids


# --- models ---------------------------------------------------------------------------------------------------------


def onnx_model(folder: Path, threads: int) -> tuple[Forward, Tokenizer, int]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(folder / "onnx/model.onnx", options, providers=["CPUExecutionProvider"])
    config = json.loads((folder / "config.json").read_text())

    def state(batch: int) -> Iterator[tuple[str, np.ndarray]]:
        """An empty past, or a recurrent state of zeros."""
        for entry in session.get_inputs():
            if entry.name.startswith("past_"):
                sizes = {"batch_size": batch}
                shape = [d if isinstance(d, int) else sizes.get(d, 0) for d in entry.shape]
                yield entry.name, np.zeros(shape, np.float16 if "float16" in entry.type else np.float32)

    def forward(ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
        positions = np.broadcast_to(np.arange(ids.shape[1]), ids.shape)
        feeds = {"input_ids": ids, "attention_mask": mask, "position_ids": positions}
        names = {entry.name for entry in session.get_inputs()}
        feeds = {name: np.ascontiguousarray(value, np.int64) for name, value in feeds.items() if name in names}
        outputs = session.run(["logits"], {**feeds, **dict(state(len(ids)))})
        return outputs[0]

    return forward, Tokenizer(folder / "tokenizer.json"), config["bos_token_id"]


def torch_model(checkpoint: Path, tokenizer: Path, device: str, threads: int) -> tuple[Forward, Tokenizer, int]:
    import torch

    sys.path.insert(0, str(Path(__file__).parents[1] / "model"))
    from model import Config, LanguageModel

    torch.set_num_threads(threads)
    state = torch.load(checkpoint, map_location=device, weights_only=False)
    model = LanguageModel(Config(**state["config"])).to(device).eval()
    model.load_state_dict(state["model"])

    @torch.no_grad()
    def forward(ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
        # Causal: what is padded at the end is seen by no token that is scored.
        return model(torch.from_numpy(ids).to(device)).float().cpu().numpy()

    read = Tokenizer(tokenizer)
    return forward, read, read.special["<|endoftext|>"]


# --- scores ---------------------------------------------------------------------------------------------------------


def log_softmax(logits: np.ndarray) -> np.ndarray:
    logits = logits.astype(np.float64)
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def batches(lengths: list[int]) -> Iterator[list[int]]:
    """Places in order of length, so that neighbours waste little on padding."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[at] > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


class Answer:
    """Tokens to be predicted after a context: what is fed, and where in it the predictions stand."""

    def __init__(self, context: list[int], tokens: list[int]):
        self.fed = tuple(context + tokens[:-1])
        self.first, self.tokens = len(context) - 1, tokens
        self.log_probability, self.greedy = 0.0, False


def run(forward: Forward, answers: list[Answer]) -> None:
    """Fills in the log-probability of each answer, and whether greedy decoding would give it."""
    users: dict[tuple[int, ...], list[Answer]] = {}
    for answer in answers:
        users.setdefault(answer.fed, []).append(answer)
    fed = list(users)
    for places in batches([len(sequence) for sequence in fed]):
        width = max(len(fed[at]) for at in places)
        ids = np.array([[*fed[at], *[0] * (width - len(fed[at]))] for at in places], dtype=np.int64)
        mask = np.array([[1] * len(fed[at]) + [0] * (width - len(fed[at])) for at in places], dtype=np.int64)
        logits = forward(ids, mask)
        for row, at in enumerate(places):
            for answer in users[fed[at]]:
                rows = logits[row, answer.first : answer.first + len(answer.tokens)]
                scores = log_softmax(rows)[np.arange(len(answer.tokens)), answer.tokens]
                answer.log_probability = float(scores.sum())
                answer.greedy = bool((rows.argmax(-1) == answer.tokens).all())


def score_text(text: str, forward: Forward, tokenizer: Tokenizer, bos: int) -> dict:
    ids = np.array(tokenizer.encode(text), dtype=np.int64)
    count = min(COUNT, len(ids) // LENGTH)
    starts = [i * len(ids) // count for i in range(count)]
    targets = np.stack([ids[start : start + LENGTH] for start in starts])
    inputs = np.concatenate([np.full((count, 1), bos), targets[:, :-1]], axis=1)
    nats, tokens, size = [], 0, 0
    for rows in np.array_split(np.arange(count), max(1, count * LENGTH // BATCH_TOKENS)):
        scores = log_softmax(forward(inputs[rows], np.ones_like(inputs[rows])))
        chosen = np.take_along_axis(scores, targets[rows][..., None], -1)[..., 0]
        scored = tokenizer.bytes[targets[rows]] > 0
        nats += (-np.where(scored, chosen, 0).sum(-1)).tolist()
        tokens += int(scored.sum())
        size += int(tokenizer.bytes[targets[rows]].sum())
    nll = sum(nats)
    return {
        "bpb": nll / (math.log(2) * size),
        "ppl": math.exp(nll / tokens),
        "tokens": tokens,
        "bytes": size,
        "nats": [round(each, 3) for each in nats],
    }


def ask(item: dict, form: str, tokenizer: Tokenizer, bos: int) -> list[Answer]:
    if form == "pair":
        return [Answer([bos], tokenizer.encode(item[key])) for key in ("good", "bad")]
    context = tokenizer.encode(item["prompt"]) or [bos]
    texts = item["choices"] if form == "choice" else [item["answer"]]
    return [Answer(context, tokenizer.encode(text)) for text in texts]


def is_right(item: dict, form: str, answers: list[Answer]) -> bool:
    if form == "exact":
        return answers[0].greedy
    scores = [answer.log_probability for answer in answers]
    return scores[0] > scores[1] if form == "pair" else scores.index(max(scores)) == item["answer"]


def score_set(task_set: dict, forward: Forward, tokenizer: Tokenizer, bos: int) -> dict:
    form, items = task_set["form"], task_set["items"]
    asked = [ask(item, form, tokenizer, bos) for item in items]
    run(forward, [answer for answers in asked for answer in answers])
    groups: dict[str, list[bool]] = {}
    for item, answers in zip(items, asked):
        groups.setdefault(item["group"], []).append(is_right(item, form, answers))
    right = [each for group in groups.values() for each in group]
    share = lambda part: {"accuracy": sum(part) / len(part), "n": len(part)}
    return {**share(right), "groups": {name: share(groups[name]) for name in sorted(groups)}}


# --- command --------------------------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="folder of public/models")
    parser.add_argument("--checkpoint", type=Path, help="checkpoint of pretrain/model/train.py")
    parser.add_argument("--tokenizer", type=Path, help="tokenizer.json, with --checkpoint")
    parser.add_argument("--eval", type=Path, default=Path("public/eval"))
    parser.add_argument("--only", help="ids of texts and sets, with commas; all if left out")
    parser.add_argument("--out", type=Path, help="results.json; printed in any case")
    parser.add_argument("--device", default="cpu", help="of a checkpoint")
    parser.add_argument("--threads", type=int, default=2)
    a = parser.parse_args()
    if a.model:
        forward, tokenizer, bos = onnx_model(a.model, a.threads)
    elif a.checkpoint and a.tokenizer:
        forward, tokenizer, bos = torch_model(a.checkpoint, a.tokenizer, a.device, a.threads)
    else:
        parser.error("give --model, or --checkpoint and --tokenizer")
    manifest = json.loads((a.eval / "manifest.json").read_text(encoding="utf8"))
    chosen = lambda entry: not a.only or entry["id"] in a.only.split(",")
    results: dict[str, dict] = {"texts": {}, "sets": {}}

    def read(entry: dict) -> str:
        data = (a.eval / entry["path"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != entry["sha256"]:
            sys.exit(f"{a.eval / entry['path']}: not the file that the manifest lists; run pretrain/evaluation/make.ts")
        return data.decode("utf8")

    for entry in filter(chosen, manifest["texts"]):
        if entry["role"] == "calibration":
            continue
        score = score_text(read(entry), forward, tokenizer, bos)
        results["texts"][entry["id"]] = {**score, "sha256": entry["sha256"]}
        print(f"{entry['id']}: {score['bpb']:.4f} bits/byte, perplexity {score['ppl']:.3f}", flush=True)
    for entry in filter(chosen, manifest.get("sets", [])):
        began = time.perf_counter()
        score = score_set(json.loads(read(entry)), forward, tokenizer, bos)
        results["sets"][entry["id"]] = {**score, "sha256": entry["sha256"]}
        print(f"{entry['id']}: {score['accuracy']:.4f} of {score['n']}, {time.perf_counter() - began:.1f} s", flush=True)
    if a.out:
        a.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
