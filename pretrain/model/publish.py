"""From a checkpoint to a folder of public/models that the site and transformers.js load.

    python publish.py --checkpoint X.pt --tokenizer WORK/tokenizer.json --id atlas-1m-gqa --title "Atlas-1M GQA" \
        --out ../../public/models

The graph is compared with PyTorch first (verify.py) and nothing is written if it fails. Then come `onnx/model.onnx` in
16-bit storage, the configuration and tokenizer, `manifest.json` over what is loaded to run the model, `logits.json`
(what the stored file computes, for tests in other runtimes) and `curve.json` (how the model was trained).
"""
from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx

sys.path.append(str(Path(__file__).resolve().parent.parent))  # manifest.py and store_half.py serve texts and models

from export import build, load_checkpoint, source_of  # noqa: E402
from manifest import entry, write_json  # noqa: E402
from model import Config  # noqa: E402
from store_half import store_half  # noqa: E402
from verify import Runner, compare, difference, failures, row  # noqa: E402

PAD, END_OF_TEXT, END = 0, 1, 4
TRANSFORMERS = "4.40.0"  # the release whose layout of configurations is written
GRAPH = "onnx/model.onnx"
# lib/runtime/manifest.ts, `modelFiles`
LOADED = ["config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json", GRAPH]

CHAT_TEMPLATE = (
    "{% for m in messages %}{% if m['role'] == 'user' %}<|user|>\n{{ m['content'] }}<|end|>\n"
    "{% else %}<|assistant|>\n{{ m['content'] }}<|end|>\n{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
)

# Words that are one token each in any tokenizer of English stories; those that are not are left out.
PROMPT = (
    "Once upon a time there was a little girl who lived in a small house near the forest . One day she went out to "
    "look for her brother , but she could not find him , and the night was cold . She said to the old man , I will go "
    "home ."
)
POSITIONS_EVERY = 8
LARGEST = 8


def deviations(config: Config) -> dict:
    """How a model differs from a Llama, for readers of its configuration; empty for one that is."""
    found: dict = {}
    if config.attention == "window":
        found |= {"attention": "sliding-window", "window": config.window}
    if config.attention == "gated-linear":
        found |= {"attention": "gated-linear", "key_width": config.width // 2 // config.heads}
    if config.experts:
        found |= {"experts": config.experts, "active_experts": config.active_experts}
    if config.share > 1:
        found |= {"layers_per_block": config.share}
    if config.ternary:
        found |= {"weights": "ternary", "activation_bits": 8}
    return found


def model_config(config: Config) -> dict:
    """config.json. All but gated linear attention have a Llama's inputs and cache, and are loaded as one."""
    recurrent = config.attention == "gated-linear"
    differs = deviations(config)
    return {
        "architectures": ["AtlasGatedLinearForCausalLM" if recurrent else "LlamaForCausalLM"],
        "model_type": "atlas-gated-linear" if recurrent else "llama",
        "vocab_size": config.vocabulary,
        "hidden_size": config.width,
        "intermediate_size": config.feed_forward,
        "num_hidden_layers": config.layers,
        "num_attention_heads": config.heads,
        "num_key_value_heads": config.kv_heads,
        "head_dim": config.head_width,
        "hidden_act": config.activation,
        "max_position_embeddings": config.context,
        "rms_norm_eps": config.norm_epsilon,
        "rope_theta": config.rope_theta,
        "rope_scaling": None,
        "attention_bias": False,
        "mlp_bias": False,
        "tie_word_embeddings": True,
        "bos_token_id": END_OF_TEXT,
        "eos_token_id": END_OF_TEXT,
        "pad_token_id": PAD,
        "torch_dtype": "float32",
        "use_cache": True,
        "transformers_version": TRANSFORMERS,
        **({"atlas": differs} if differs else {}),
    }


def generation_config() -> dict:
    return {
        "bos_token_id": END_OF_TEXT,
        "eos_token_id": [END_OF_TEXT, END],
        "pad_token_id": PAD,
        "max_new_tokens": 128,
        "transformers_version": TRANSFORMERS,
    }


def tokenizer_config(config: Config) -> dict:
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": "<|endoftext|>",
        "eos_token": "<|endoftext|>",
        "pad_token": "<|pad|>",
        "add_bos_token": False,
        "clean_up_tokenization_spaces": False,
        "model_max_length": config.context,
        "chat_template": CHAT_TEMPLATE,
    }


def prompt_ids(tokenizer: Path) -> np.ndarray:
    """[1, tokens]: `PROMPT` without the words that the vocabulary does not hold whole. @raises ValueError"""
    vocabulary = json.loads(tokenizer.read_text(encoding="utf8"))["model"]["vocab"]
    pieces = [word if word in ".," else f"Ġ{word}" for word in PROMPT.split()]
    ids = [vocabulary[piece] for piece in pieces if piece in vocabulary]
    if len(ids) < len(pieces) / 2:
        raise ValueError(f"{tokenizer}: only {len(ids)} of {len(pieces)} English words are single tokens")
    return np.array([ids], np.int64)


def expected_logits(runner: Runner, ids: np.ndarray) -> dict:
    """The largest logits at some places of a prompt, rounded to 1e-5."""
    logits, _ = runner.run(ids)
    places = sorted({*range(0, ids.shape[1], POSITIONS_EVERY), ids.shape[1] - 1})
    return {"prompt": ids[0].tolist(), "positions": [{"position": at, **largest(logits[0, at])} for at in places]}


def largest(logits: np.ndarray) -> dict:
    best = np.argsort(-logits, kind="stable")[:LARGEST]
    return {"ids": best.tolist(), "logits": [round(float(logits[i]), 5) for i in best]}


def write_compact(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n", encoding="utf8")


def publish(a: argparse.Namespace) -> None:
    model, state = load_checkpoint(a.checkpoint)
    exact = build(source_of(model))
    found = compare(exact, model)
    print(row(a.id, found))
    if failures(found):
        raise SystemExit(f"{a.checkpoint}: the graph does not compute what PyTorch computes; nothing was written")
    stored = store_half(exact)
    target = a.out / a.id
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(stored, target / GRAPH)
    write_json(target / "config.json", model_config(model.config))
    write_json(target / "generation_config.json", generation_config())
    write_json(target / "tokenizer_config.json", tokenizer_config(model.config))
    shutil.copyfile(a.tokenizer, target / "tokenizer.json")
    write_json(
        target / "manifest.json",
        {
            "id": a.id,
            "title": a.title,
            "parameters": model.parameters_count(),
            "license": a.license,
            "files": [entry(target, path) for path in LOADED],
        },
    )
    ids = prompt_ids(a.tokenizer)
    write_compact(target / "logits.json", expected_logits(Runner(stored), ids))
    write_json(target / "curve.json", {key: state[key] for key in ("config", "history", "curve")})
    report(target, Runner(exact), Runner(stored), ids)


def report(target: Path, exact: Runner, stored: Runner, ids: np.ndarray) -> None:
    before, after = exact.run(ids)[0], stored.run(ids)[0]
    same = (before.argmax(-1) == after.argmax(-1)).mean()
    size = (target / GRAPH).stat().st_size
    print(f"{target / GRAPH}: {size:,} bytes; 16-bit storage moves logits by {difference(before, after):.1e} at most,")
    print(f"the likeliest token stays the same at {same:.1%} of {ids.shape[1]} places")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--id", required=True, help="name of the folder")
    parser.add_argument("--title", required=True)
    parser.add_argument("--out", type=Path, required=True, help="public/models")
    parser.add_argument("--license", default="CC-BY-4.0")
    publish(parser.parse_args())


if __name__ == "__main__":
    main()
