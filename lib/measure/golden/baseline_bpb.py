"""Bits per byte and perplexity of the bundled model on both texts, by an implementation that shares nothing with the laboratory.

Tokens, windows, the Llama forward pass (float64) and the scores are all written again here, from the definitions: byte-level
BPE from tokenizer.json, the weights from the ONNX file, the architecture from config.json. Needs NumPy and onnx.

    /usr/bin/python3 lib/measure/golden/baseline_bpb.py     # from the repository's root; writes baseline_bpb.json
"""
import hashlib
import json
import re
import unicodedata
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

MODEL = Path("public/models/atlas-3m")
TEXTS = {"prose": Path("public/eval/prose.txt"), "stories": Path("public/eval/stories.txt")}
LENGTH, COUNT = 256, 32


# --- byte-level BPE -------------------------------------------------------------------------------------------------


def byte_characters() -> dict[int, str]:
    """Each byte's character: printable Latin-1 stands for itself, the others for U+0100 onwards in order."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    return {**{byte: chr(byte) for byte in printable}, **{byte: chr(0x100 + i) for i, byte in enumerate(others)}}


def with_classes(pattern: str, text: str) -> str:
    """The pattern with \\p{L} and \\p{N}, which `re` does not know, spelt out as the characters that occur in `text`."""
    of = lambda kind: "".join(re.escape(c) for c in sorted(set(text) | set("a0")) if unicodedata.category(c)[0] == kind)
    spelt = lambda inner: inner.replace(r"\p{L}", of("L")).replace(r"\p{N}", of("N"))
    return re.sub(r"\[[^\]]*\]|\\p\{[LN]\}", lambda m: spelt(m[0]) if m[0][0] == "[" else f"[{spelt(m[0])}]", pattern)


def merge(word: str, ranks: dict[tuple[str, str], int]) -> list[str]:
    parts = list(word)
    while len(parts) > 1:
        rank, at = min((ranks.get(pair, len(ranks)), i) for i, pair in enumerate(zip(parts, parts[1:])))
        if rank == len(ranks):
            break
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
    return parts


def encode(text: str, tokenizer: dict) -> tuple[np.ndarray, np.ndarray]:
    """Ids of the text's tokens, and the UTF-8 bytes that each stands for (0 for special tokens)."""
    vocabulary = tokenizer["model"]["vocab"]
    special = {token["content"]: token["id"] for token in tokenizer["added_tokens"]}
    ranks = {tuple(pair.split(" ")): rank for rank, pair in enumerate(tokenizer["model"]["merges"])}
    pattern = with_classes(tokenizer["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"], text)
    characters = byte_characters()
    ids, sizes = [], []
    for part in re.split("(" + "|".join(map(re.escape, special)) + ")", text):
        if part in special:
            ids.append(special[part])
            sizes.append(0)
            continue
        words = [word.group() for word in re.finditer(pattern, part)]
        assert "".join(words) == part, "the pattern must cover the text"
        for word in words:
            tokens = merge("".join(characters[byte] for byte in word.encode("utf8")), ranks)
            ids += [vocabulary[token] for token in tokens]
            sizes += map(len, tokens)
    assert sum(sizes) == len(re.sub("|".join(map(re.escape, special)), "", text).encode("utf8"))
    return np.array(ids), np.array(sizes)


# --- Llama ----------------------------------------------------------------------------------------------------------


def read_weights(path: Path) -> dict[str, np.ndarray]:
    """Float weights by name in float64; those stored in 16 bits as `<name>_fp16` under `<name>`."""
    tensors = onnx.load(path).graph.initializer
    return {t.name.removesuffix("_fp16"): numpy_helper.to_array(t).astype(np.float64) for t in tensors}


def rms_norm(x, weight, epsilon):
    return x / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + epsilon) * weight


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def rotate(x, theta):
    """Rotary embedding of (batch, heads, positions, size): the halves of each vector are the two coordinates."""
    positions, size = x.shape[-2:]
    angles = np.outer(np.arange(positions), theta ** (-np.arange(0, size, 2) / size))
    cos, sin = np.cos(angles), np.sin(angles)
    a, b = np.split(x, 2, axis=-1)
    return np.concatenate([a * cos - b * sin, b * cos + a * sin], axis=-1)


def attention(x, w, prefix, config):
    batch, positions, _ = x.shape
    heads, groups = config["num_attention_heads"], config["num_key_value_heads"]
    project = lambda name, n: (x @ w[f"{prefix}{name}_proj.weight"]).reshape(batch, positions, n, -1).swapaxes(1, 2)
    query = rotate(project("q", heads), config["rope_theta"])
    # Head h reads the keys and values of group h // (heads / groups).
    key = rotate(project("k", groups), config["rope_theta"]).repeat(heads // groups, axis=1)
    value = project("v", groups).repeat(heads // groups, axis=1)
    scores = query @ key.swapaxes(-1, -2) / np.sqrt(query.shape[-1])
    scores = np.where(np.tri(positions, dtype=bool), scores, -np.inf)
    mixed = (softmax(scores) @ value).swapaxes(1, 2).reshape(batch, positions, -1)
    return mixed @ w[f"{prefix}o_proj.weight"]


def feed_forward(x, w, prefix):
    gate = x @ w[f"{prefix}gate_proj.weight"]
    return (gate / (1 + np.exp(-gate)) * (x @ w[f"{prefix}up_proj.weight"])) @ w[f"{prefix}down_proj.weight"]


def forward(ids, w, config):
    """Logits (batch, positions, vocabulary). Weights are stored [in, out]; the head is the embedding, transposed."""
    epsilon = config["rms_norm_eps"]
    x = w["model.embed_tokens.weight"][ids]
    for layer in range(config["num_hidden_layers"]):
        prefix = f"model.layers.{layer}."
        x = x + attention(rms_norm(x, w[prefix + "input_layernorm.weight"], epsilon), w, prefix + "self_attn.", config)
        x = x + feed_forward(rms_norm(x, w[prefix + "post_attention_layernorm.weight"], epsilon), w, prefix + "mlp.")
    return rms_norm(x, w["model.norm.weight"], epsilon) @ w["model.embed_tokens.weight"].T


# --- scores ---------------------------------------------------------------------------------------------------------


def window_starts(tokens: int) -> list[int]:
    """The starts of COUNT equal stretches of the text."""
    return [i * tokens // COUNT for i in range(COUNT)]


def score(ids, sizes, start, w, config):
    targets, bytes_ = ids[start : start + LENGTH], sizes[start : start + LENGTH]
    inputs = np.concatenate([[config["bos_token_id"]], targets[:-1]])
    logits = forward(inputs[None], w, config)[0]
    greatest = logits.max(axis=-1)
    normaliser = greatest + np.log(np.exp(logits - greatest[:, None]).sum(axis=-1))
    nll = normaliser - logits[np.arange(LENGTH), targets]
    scored = bytes_ > 0
    figures = {"start": start, "nll": float(nll[scored].sum())}
    return {**figures, "bytes": int(bytes_.sum()), "tokens": int(scored.sum())}


def evaluate(path: Path, w, config, tokenizer) -> dict:
    data = path.read_bytes()
    ids, sizes = encode(data.decode("utf8"), tokenizer)
    windows = [score(ids, sizes, start, w, config) for start in window_starts(len(ids))]
    nll, bytes_, tokens = (sum(window[key] for window in windows) for key in ("nll", "bytes", "tokens"))
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "textTokens": len(ids),
        "idsSha256": hashlib.sha256(ids.astype("<i4").tobytes()).hexdigest(),
        "bitsPerByte": nll / (np.log(2) * bytes_),
        "perplexity": float(np.exp(nll / tokens)),
        "windows": windows,
    }


def main() -> None:
    read = lambda name: json.loads((MODEL / name).read_text(encoding="utf8"))
    config, tokenizer = read("config.json"), read("tokenizer.json")
    graph = MODEL / "onnx/model.onnx"
    weights = read_weights(graph)
    result = {
        "model": {"id": MODEL.name, "sha256": hashlib.sha256(graph.read_bytes()).hexdigest()},
        "length": LENGTH,
        "count": COUNT,
        "texts": {name: evaluate(path, weights, config, tokenizer) for name, path in TEXTS.items()},
    }
    Path(__file__).with_suffix(".json").write_text(json.dumps(result, indent=2) + "\n")
    for name, text in result["texts"].items():
        print(f"{name}: {text['bitsPerByte']:.6f} bits/byte, perplexity {text['perplexity']:.4f}")


if __name__ == "__main__":
    main()
