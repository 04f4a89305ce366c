"""Writing an ONNX graph operator by operator: no tracer, so every value has the name that it is given here.

Opset 14 and IR version 8, which every ONNX Runtime that a browser may hold reads. Nodes are called
`<output>/<operator>`. Weights keep the names of Hugging Face with `model.` before them, and are stored
[inputs, outputs] as MatMul takes them.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from model import Config

OPSET = 14
IR_VERSION = 8
MICROSOFT = "com.microsoft"
FLOAT, INT64 = TensorProto.FLOAT, TensorProto.INT64


class Graph:
    """Nodes, weights and interface of a graph that is being written."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.values: set[str] = set()
        self.initializers: dict[str, onnx.TensorProto] = {}
        self.inputs: list[onnx.ValueInfoProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []

    def op(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes) -> str:
        """Adds a node with one output and gives the output's name back."""
        return self.ops(kind, inputs, [output], domain, **attributes)[0]

    def ops(self, kind: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes) -> list[str]:
        name = f"{outputs[0]}/{kind}"
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=name, domain=domain or None, **attributes))
        self.values.update(outputs)
        return outputs

    def constant(self, name: str, values: np.ndarray) -> str:
        """Adds a weight or constant; one that has been added under this name stays as it is."""
        if name not in self.initializers:
            self.initializers[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def ints(self, name: str, *values: int) -> str:
        return self.constant(name, np.array(values, np.int64))

    def real(self, name: str, value: float) -> str:
        return self.constant(name, np.array([value], np.float32))

    def takes(self, name: str, kind: int, shape: list[str | int]) -> None:
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))

    def gives(self, name: str, kind: int, shape: list[str | int]) -> None:
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def model(self, name: str) -> onnx.ModelProto:
        """The whole model, checked. @raises onnx.checker.ValidationError, onnx.shape_inference.InferenceError"""
        domains = {node.domain for node in self.nodes}
        opsets = [helper.make_opsetid("", OPSET)]
        opsets += [helper.make_opsetid(MICROSOFT, 1)] if MICROSOFT in domains else []
        graph = helper.make_graph(self.nodes, name, self.inputs, self.outputs, list(self.initializers.values()))
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="slm-atlas")
        onnx.checker.check_model(model, full_check=True)
        return model


@dataclass(frozen=True)
class Source:
    """What a graph is written from: the shape of a model and its weights under their names in model.py."""

    config: Config
    weights: Mapping[str, np.ndarray]
    # Without it a ternary model's activations are not rounded; only for comparing what is continuous (verify.py).
    round_activations: bool = True

    def block(self, layer: int) -> int:
        """The first layer that has this layer's weights, which are written under its number."""
        return layer // self.config.share * self.config.share

    def of_layer(self, layer: int, name: str) -> np.ndarray:
        return self.weights[f"layers.{layer // self.config.share}.{name}"]

    def name(self, layer: int, name: str) -> str:
        return f"model.layers.{self.block(layer)}.{name}"


def rms_norm(g: Graph, x: str, weight: str, values: np.ndarray, output: str) -> str:
    """x / sqrt(mean(x²) + ε) ⊙ weight, over the last axis."""
    g.op("Pow", [x, "c.pow2"], f"{output}.sq")
    g.op("ReduceMean", [f"{output}.sq"], f"{output}.ms", axes=[-1], keepdims=1)
    g.op("Add", [f"{output}.ms", "c.eps"], f"{output}.e")
    g.op("Sqrt", [f"{output}.e"], f"{output}.s")
    g.op("Div", [x, f"{output}.s"], f"{output}.n")
    return g.op("Mul", [f"{output}.n", g.constant(weight, values)], output)


def layer_norm(g: Graph, source: Source, layer: int, name: str, x: str, output: str) -> str:
    weight = f"{name}.weight"
    return rms_norm(g, x, source.name(layer, weight), source.of_layer(layer, weight), output)


def linear(g: Graph, source: Source, layer: int, name: str, x: str, output: str, ternary: bool | None = None) -> str:
    """y = x Wᵀ with the weight `name` of a layer; ternary where the model is, unless told otherwise."""
    weight = f"{name}.weight"
    values, called = source.of_layer(layer, weight), source.name(layer, weight)
    if ternary is None:
        ternary = source.config.ternary
    if ternary:
        return ternary_linear(g, called, values, x, output, source.round_activations)
    return g.op("MatMul", [x, g.constant(called, values.T)], output)


def ternary_linear(g: Graph, name: str, weight: np.ndarray, x: str, output: str, rounded: bool) -> str:
    """BitNet b1.58: y = (x̃ W̃ᵀ) β / s, with W̃ in {-1, 0, 1}, x̃ = round(s x) in [-127, 127], β and s their scales.

    W̃ is kept as 2-bit codes of com.microsoft MatMulNBits (code 2 is zero) with all block scales one. Sums of integers
    below 2²⁴ are exact in float32, so every kernel gives the same product whatever its order.
    """
    outputs, inputs = weight.shape
    scale = max(float(np.abs(weight).mean(dtype=np.float32)), 1e-5)
    codes = np.clip(np.rint(weight / np.float32(scale)), -1, 1).astype(np.int8) + 2
    block = block_size(inputs)
    packed = pack_two_bits(codes, block)
    g.constant(f"{name}.codes", packed)
    g.constant(f"{name}.scales", np.ones(packed.shape[:2], np.float32))
    g.real(f"{name}.scale", scale)
    product = g.op(
        "MatMulNBits",
        [int8_activation(g, x) if rounded else x, f"{name}.codes", f"{name}.scales"],
        f"{output}.sums",
        MICROSOFT,
        K=inputs,
        N=outputs,
        bits=2,
        block_size=block,
    )
    if not rounded:
        return g.op("Mul", [product, f"{name}.scale"], output)
    return g.op("Div", [g.op("Mul", [product, f"{name}.scale"], f"{output}.scaled"), f"{x}.int8_scale"], output)


def int8_activation(g: Graph, x: str) -> str:
    """round(s x) with s = 127 / max|x| of each token, once for all who read x; s is `<x>.int8_scale`."""
    rounded = f"{x}.int8"
    if rounded in g.values:
        return rounded
    g.real("c.127", 127)
    g.real("c.smallest", 1e-5)
    g.op("Abs", [x], f"{x}.abs")
    g.op("ReduceMax", [f"{x}.abs"], f"{x}.max", axes=[-1], keepdims=1)
    g.op("Max", [f"{x}.max", "c.smallest"], f"{x}.largest")
    g.op("Div", ["c.127", f"{x}.largest"], f"{x}.int8_scale")
    return g.op("Round", [g.op("Mul", [x, f"{x}.int8_scale"], f"{x}.times_scale")], rounded)


def block_size(inputs: int) -> int:
    """MatMulNBits wants a power of two from 16; above 128 its scales no longer weigh."""
    return min(128, max(16, 1 << (inputs - 1).bit_length()))


def pack_two_bits(codes: np.ndarray, block: int) -> np.ndarray:
    """Codes [outputs, inputs] in 0…3 to bytes [outputs, blocks, block / 4], the first in the lowest bits, zero is 2."""
    outputs, inputs = codes.shape
    padded = np.full((outputs, -(-inputs // block) * block), 2, np.uint8)
    padded[:, :inputs] = codes
    quads = padded.reshape(outputs, -1, block // 4, 4)
    return (quads << np.array([0, 2, 4, 6], np.uint8)).sum(-1).astype(np.uint8)

