"""Gated feed-forward networks, one or a sparse mixture of them."""
from __future__ import annotations

from graph import Graph, Source, linear
from model import Config


def prepare(g: Graph, config: Config) -> None:
    if config.experts:
        g.ints("c.rows", -1, config.width)
        g.ints("c.active", config.active_experts)
        for expert in range(config.experts):
            g.ints(f"c.expert_{expert}", expert)


def gated(g: Graph, source: Source, layer: int, module: str, x: str, p: str, output: str) -> str:
    """down(act(gate(x)) ⊙ up(x)) (Shazeer 2020) with the weights of `module`; values inside are called `p` + …"""
    linear(g, source, layer, f"{module}.gate_proj", x, f"{p}gate")
    linear(g, source, layer, f"{module}.up_proj", x, f"{p}up")
    g.op("Mul", [activated(g, source.config.activation, f"{p}gate", p), f"{p}up"], f"{p}act")
    return linear(g, source, layer, f"{module}.down_proj", f"{p}act", output)


def activated(g: Graph, activation: str, x: str, p: str) -> str:
    if activation == "relu":
        return g.op("Relu", [x], f"{p}relu")
    return g.op("Mul", [x, g.op("Sigmoid", [x], f"{p}sig")], f"{p}silu")


def feed_forward(g: Graph, source: Source, layer: int, x: str) -> str:
    p = f"model.layers.{layer}."
    if source.config.experts:
        return experts(g, source, layer, x)
    return gated(g, source, layer, "mlp", x, p, f"{p}mlp_out")


def experts(g: Graph, source: Source, layer: int, x: str) -> str:
    """Sparse mixture of experts: a token goes to the experts with the highest scores, weighted by their softmax.

    The saving is real: an expert multiplies only the rows of the tokens that chose it, none if none did, so that k of n
    experts cost k/n of the multiplications. What is not saved is the memory of all experts, and choosing, gathering and
    scattering cost a dozen small operators an expert, which for one token at a time can weigh more than the products.
    """
    p = f"model.layers.{layer}."
    g.op("Reshape", [x, "c.rows"], f"{p}rows")
    weights = route(g, source, layer)
    g.op("Shape", [f"{p}rows"], f"{p}rows_shape")
    g.op("ConstantOfShape", [f"{p}rows_shape"], f"{p}nothing")
    parts = [expert(g, source, layer, index, weights) for index in range(source.config.experts)]
    g.op("Sum", parts, f"{p}moe")
    g.op("Shape", [x], f"{p}mlp_shape")
    return g.op("Reshape", [f"{p}moe", f"{p}mlp_shape"], f"{p}mlp_out")


def route(g: Graph, source: Source, layer: int) -> str:
    """Weights [tokens, experts], zero for those not chosen: softmax over the chosen scores alone, as in Mixtral."""
    p = f"model.layers.{layer}."
    # The router stays dense in every model, as in model.py.
    scores = linear(g, source, layer, "mlp.gate", f"{p}rows", f"{p}router", ternary=False)
    g.ops("TopK", [scores, "c.active"], [f"{p}top_scores", f"{p}top_experts"], axis=-1)
    softmax(g, f"{p}top_scores", f"{p}top_weights")
    g.op("Shape", [scores], f"{p}router_shape")
    g.op("ConstantOfShape", [f"{p}router_shape"], f"{p}no_weights")
    inputs = [f"{p}no_weights", f"{p}top_experts", f"{p}top_weights"]
    return g.op("ScatterElements", inputs, f"{p}expert_weights", axis=1)


def softmax(g: Graph, x: str, output: str) -> str:
    """Written out: a reader of graphs that knows attention by its Softmax must not take a router for it."""
    g.op("ReduceMax", [x], f"{output}.max", axes=[-1], keepdims=1)
    g.op("Exp", [g.op("Sub", [x, f"{output}.max"], f"{output}.below_max")], f"{output}.exp")
    g.op("ReduceSum", [f"{output}.exp", "c.ax_1"], f"{output}.sum", keepdims=1)
    return g.op("Div", [f"{output}.exp", f"{output}.sum"], output)


def expert(g: Graph, source: Source, layer: int, index: int, weights: str) -> str:
    """An expert's share of the result [tokens, width]; zero in the rows of tokens that it does not serve."""
    p = f"model.layers.{layer}.experts.{index}."
    g.op("Gather", [weights, f"c.expert_{index}"], f"{p}weights", axis=1)
    g.op("Squeeze", [f"{p}weights", "c.one"], f"{p}weight")
    g.op("NonZero", [f"{p}weight"], f"{p}chosen")
    g.op("Transpose", [f"{p}chosen"], f"{p}places", perm=[1, 0])
    g.op("GatherND", [f"model.layers.{layer}.rows", f"{p}places"], f"{p}in")
    gated(g, source, layer, f"mlp.experts.{index}", f"{p}in", p, f"{p}out")
    g.op("GatherND", [f"{p}weights", f"{p}places"], f"{p}shares")
    g.op("Mul", [f"{p}out", f"{p}shares"], f"{p}weighted")
    return g.op("ScatterND", [f"model.layers.{layer}.nothing", f"{p}places", f"{p}weighted"], f"{p}share")
