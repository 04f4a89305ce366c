"""Softmax attention with a key-value cache: multi-head, grouped-query or multi-query, over everything or a window."""
from __future__ import annotations

import numpy as np
from onnx import TensorProto

from graph import FLOAT, Graph, Source, linear
from model import Config


def attention_constants(g: Graph, config: Config) -> None:
    heads, groups, size = config.heads, config.kv_heads, config.head_width
    g.ints("c.q_shape", 0, 0, heads, size)
    g.ints("c.kv_shape", 0, 0, groups, size)
    g.ints("c.o_shape", 0, 0, heads * size)
    g.ints("c.g5", 0, groups, heads // groups, -1, size)
    g.ints("c.g4", 0, heads, -1, size)
    g.ints("c.ax2", 2)
    g.ints("c.hd2", size // 2)
    g.ints("c.hd", size)
    g.real("c.scale", size**-0.5)
    g.real("c.neg", -1e9)
    g.real("c.zf", 0)


def rotary_tables(g: Graph, config: Config) -> None:
    """`cos` and `sin` [batch, 1, tokens, head size] of position_ids (Su et al. 2021)."""
    size = config.head_width
    frequencies = 1 / config.rope_theta ** (np.arange(0, size, 2, dtype=np.float32) / np.float32(size))
    g.constant("rope.inv_freq", frequencies.astype(np.float32).reshape(1, 1, -1))
    g.op("Cast", ["position_ids"], "pos_f", to=TensorProto.FLOAT)
    g.op("Unsqueeze", ["pos_f", "c.ax_1"], "pos_u")
    g.op("Mul", ["pos_u", "rope.inv_freq"], "ang")
    g.op("Concat", ["ang", "ang"], "ang2", axis=-1)
    for kind in ("Cos", "Sin"):
        g.op("Unsqueeze", [g.op(kind, ["ang2"], f"{kind}f"), "c.one"], kind.lower())


def mask(g: Graph, config: Config) -> None:
    """`mask_bias` [batch, 1, tokens, total]: 0 where query i sees key j, else -1e9.

    Seen is what is not later (j ≤ past + i), not padding (attention_mask) and, with a window, not older than it
    (j > past + i - window). Only differences of places count, so a caller may drop from cache and attention_mask
    together what has left the window; a caller that drops nothing, as transformers.js, gets the same logits.
    """
    g.ints("c.ax12", 1, 2)
    g.constant("c.zs", np.array(0, np.int64))
    g.constant("c.os", np.array(1, np.int64))
    g.op("Squeeze", ["Tt", "c.zero"], "Tt_s")
    g.op("Squeeze", ["past_len", "c.zero"], "past_s")
    g.op("Range", ["c.zs", "Tt_s", "c.os"], "k_idx")
    g.op("Range", ["past_s", "Tt_s", "c.os"], "q_idx")
    g.op("Unsqueeze", ["q_idx", "c.one"], "q_col")
    g.op("LessOrEqual", ["k_idx", "q_col"], "causal")
    seen = within_window(g, config.window) if config.attention == "window" else "causal"
    g.op("Cast", ["attention_mask"], "am_b", to=TensorProto.BOOL)
    g.op("Unsqueeze", ["am_b", "c.ax12"], "am_4")
    g.op("And", [seen, "am_4"], "vis")
    g.op("Where", ["vis", "c.zf", "c.neg"], "mask_bias")


def within_window(g: Graph, window: int) -> str:
    g.ints("c.window", window)
    g.op("Sub", ["q_col", "c.window"], "before_window")
    g.op("Greater", ["k_idx", "before_window"], "recent")
    return g.op("And", ["causal", "recent"], "causal_window")


def prepare(g: Graph, config: Config) -> None:
    """What all layers share."""
    attention_constants(g, config)
    rotary_tables(g, config)
    mask(g, config)
    # [batch, 1, 1, tokens, total] beside scores of [batch, groups, heads per group, tokens, total]
    g.op("Unsqueeze", ["mask_bias", "c.one"], "model.layers.0.mb")


def rotate(g: Graph, x: str, output: str) -> str:
    g.op("Slice", [x, "c.zero", "c.hd2", "c.ax_1"], f"{output}.a")
    g.op("Slice", [x, "c.hd2", "c.hd", "c.ax_1"], f"{output}.b")
    g.op("Neg", [f"{output}.b"], f"{output}.nb")
    g.op("Concat", [f"{output}.nb", f"{output}.a"], f"{output}.rot", axis=-1)
    g.op("Mul", [x, "cos"], f"{output}.xc")
    g.op("Mul", [f"{output}.rot", "sin"], f"{output}.xs")
    return g.op("Add", [f"{output}.xc", f"{output}.xs"], output)


def cache_interface(g: Graph, config: Config, layer: int) -> None:
    before = ["batch_size", config.kv_heads, "past_sequence_length", config.head_width]
    after = ["batch_size", config.kv_heads, "total_sequence_length", config.head_width]
    for kind in ("key", "value"):
        g.takes(f"past_key_values.{layer}.{kind}", FLOAT, before)
        g.gives(f"present.{layer}.{kind}", FLOAT, after)


def project(g: Graph, source: Source, layer: int, x: str) -> None:
    """Queries, keys and values as [batch, heads, tokens, head size], in `qt`, `kt` and `vt`."""
    p = f"model.layers.{layer}."
    for part in "qkv":
        linear(g, source, layer, f"self_attn.{part}_proj", x, f"{p}{part}")
    for part, shape in (("q", "c.q_shape"), ("k", "c.kv_shape"), ("v", "c.kv_shape")):
        g.op("Reshape", [f"{p}{part}", shape], f"{p}{part}r")
        g.op("Transpose", [f"{p}{part}r"], f"{p}{part}t", perm=[0, 2, 1, 3])


def softmax_attention(g: Graph, source: Source, layer: int, x: str) -> str:
    """Softmax(q kᵀ / √size + mask) v, then the output projection; heads that share keys stand side by side."""
    p = f"model.layers.{layer}."
    cache_interface(g, source.config, layer)
    project(g, source, layer, x)
    rotate(g, f"{p}qt", f"{p}q_rope")
    rotate(g, f"{p}kt", f"{p}k_rope")
    g.op("Concat", [f"past_key_values.{layer}.key", f"{p}k_rope"], f"present.{layer}.key", axis=2)
    g.op("Concat", [f"past_key_values.{layer}.value", f"{p}vt"], f"present.{layer}.value", axis=2)
    g.op("Reshape", [f"{p}q_rope", "c.g5"], f"{p}q5")
    g.op("Unsqueeze", [f"present.{layer}.key", "c.ax2"], f"{p}k5")
    g.op("Unsqueeze", [f"present.{layer}.value", "c.ax2"], f"{p}v5")
    g.op("Transpose", [f"{p}k5"], f"{p}k5t", perm=[0, 1, 2, 4, 3])
    g.op("MatMul", [f"{p}q5", f"{p}k5t"], f"{p}sc0")
    g.op("Mul", [f"{p}sc0", "c.scale"], f"{p}sc1")
    g.op("Add", [f"{p}sc1", "model.layers.0.mb"], f"{p}sc2")
    g.op("Softmax", [f"{p}sc2"], f"{p}attn_probs", axis=-1)
    g.op("MatMul", [f"{p}attn_probs", f"{p}v5"], f"{p}ctx5")
    g.op("Reshape", [f"{p}ctx5", "c.g4"], f"{p}ctx4")
    g.op("Transpose", [f"{p}ctx4"], f"{p}ctxt", perm=[0, 2, 1, 3])
    g.op("Reshape", [f"{p}ctxt", "c.o_shape"], f"{p}ctx")
    return linear(g, source, layer, "self_attn.o_proj", f"{p}ctx", f"{p}attn_out")
