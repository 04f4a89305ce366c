"""Gated linear attention with its state as graph input and output, whatever the number of tokens."""
from __future__ import annotations

import onnx
from onnx import TensorProto, helper

from graph import FLOAT, Graph, Source, linear, rms_norm
from model import Config, GatedLinearAttention


def prepare(g: Graph, config: Config) -> None:
    """Constants, and `present_tokens` [batch, tokens, 1]: 1 where a token is none of the padding."""
    key_width = config.width // 2 // config.heads
    g.ints("c.key_columns", 0, 0, config.heads, key_width, 1)
    g.ints("c.key_rows", 0, 0, config.heads, 1, key_width)
    g.ints("c.value_rows", 0, 0, config.heads, 1, config.head_width)
    g.ints("c.o_shape", 0, 0, config.width)
    g.real("c.scale", key_width**-0.5)
    g.real("c.decay", -1 / GatedLinearAttention.gate_root)
    g.op("Slice", ["attention_mask", "past_len", "Tt", "c.one"], "am_now")
    g.op("Cast", ["am_now"], "am_f", to=TensorProto.FLOAT)
    g.op("Unsqueeze", ["am_f", "c.ax_1"], "present_tokens")


def recurrence() -> onnx.GraphProto:
    """One token: S ← diag(a) S + k vᵀ, o = q S (Yang et al. 2023, equation 3), for each sequence and head.

    Shapes: S [B, H, key, value], a and k [B, H, key, 1], v [B, H, 1, value], q [B, H, 1, key], o as v.
    """
    names = ["state", "decay", "key", "value", "query"]
    values = [helper.make_tensor_value_info(name, FLOAT, [None] * 4) for name in [*names, "next_state", "mixed"]]
    nodes = [
        helper.make_node("Mul", ["state", "decay"], ["kept"]),
        helper.make_node("Mul", ["key", "value"], ["added"]),
        helper.make_node("Add", ["kept", "added"], ["next_state"]),
        helper.make_node("MatMul", ["query", "next_state"], ["mixed"]),
    ]
    return helper.make_graph(nodes, "recurrence", values[:5], values[5:])


def log_gate(g: Graph, source: Source, layer: int, x: str) -> str:
    """log a = logsigmoid(W₂ W₁ x + b) / 16, as -softplus(-·) / 16, which neither overflows nor loses small gates."""
    p = f"model.layers.{layer}."
    linear(g, source, layer, "self_attn.a_down", x, f"{p}a_down")
    linear(g, source, layer, "self_attn.a_up", f"{p}a_down", f"{p}a_up")
    bias = "self_attn.a_up.bias"
    g.op("Add", [f"{p}a_up", g.constant(source.name(layer, bias), source.of_layer(layer, bias))], f"{p}a_logit")
    g.op("Softplus", [g.op("Neg", [f"{p}a_logit"], f"{p}a_neg")], f"{p}a_soft")
    return g.op("Mul", [f"{p}a_soft", "c.decay"], f"{p}a_log")


def by_token(g: Graph, x: str, shape: str, output: str) -> str:
    """[batch, tokens, heads · size] → [tokens, batch, heads, …], so that a scan takes one token after the other."""
    g.op("Reshape", [x, shape], f"{output}.heads")
    return g.op("Transpose", [f"{output}.heads"], output, perm=[1, 0, 2, 3, 4])


def state_interface(g: Graph, config: Config, layer: int) -> None:
    shape = ["batch_size", config.heads, config.width // 2 // config.heads, config.head_width]
    g.takes(f"past_state.{layer}", FLOAT, shape)
    g.gives(f"present_state.{layer}", FLOAT, shape)


def scanned(g: Graph, source: Source, layer: int, x: str) -> str:
    """The recurrence over all tokens: [batch, tokens, heads, 1, head size].

    Padding leaves the state as it was: its key is zero and its gate one. A product of gates is never divided by, so no
    length of text overflows, unlike the chunks of model.py, where 32 tokens of small gates are all that float32 holds.
    """
    p = f"model.layers.{layer}."
    for part in "qkv":
        linear(g, source, layer, f"self_attn.{part}_proj", x, f"{p}{part}")
    g.op("Mul", [log_gate(g, source, layer, x), "present_tokens"], f"{p}a_masked")
    g.op("Exp", [f"{p}a_masked"], f"{p}a")
    g.op("Mul", [f"{p}k", "present_tokens"], f"{p}k_masked")
    g.op("Mul", [f"{p}q", "c.scale"], f"{p}q_scaled")
    scans = [
        by_token(g, f"{p}a", "c.key_columns", f"{p}at"),
        by_token(g, f"{p}k_masked", "c.key_columns", f"{p}kt"),
        by_token(g, f"{p}v", "c.value_rows", f"{p}vt"),
        by_token(g, f"{p}q_scaled", "c.key_rows", f"{p}qt"),
    ]
    outputs = [f"present_state.{layer}", f"{p}mixed_t"]
    g.ops("Scan", [f"past_state.{layer}", *scans], outputs, body=recurrence(), num_scan_inputs=len(scans))
    return g.op("Transpose", [f"{p}mixed_t"], f"{p}mixed", perm=[1, 0, 2, 3, 4])


def gated_linear_attention(g: Graph, source: Source, layer: int, x: str) -> str:
    """The recurrence, a norm a head, a swish gate and the output projection (Yang et al. 2023, section 4.4)."""
    p = f"model.layers.{layer}."
    state_interface(g, source.config, layer)
    mixed = scanned(g, source, layer, x)
    norm = "self_attn.norm.weight"
    rms_norm(g, mixed, source.name(layer, norm), source.of_layer(layer, norm), f"{p}head_norm")
    g.op("Reshape", [f"{p}head_norm", "c.o_shape"], f"{p}normed")
    linear(g, source, layer, "self_attn.r_proj", x, f"{p}r")
    g.op("Mul", [f"{p}r", g.op("Sigmoid", [f"{p}r"], f"{p}r_sig")], f"{p}swish")
    g.op("Mul", [f"{p}swish", f"{p}normed"], f"{p}ctx")
    return linear(g, source, layer, "self_attn.o_proj", f"{p}ctx", f"{p}attn_out")
