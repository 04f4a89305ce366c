"""From a checkpoint of train.py to an ONNX graph with cache.

    python export.py CHECKPOINT.pt model.onnx        # float32; publish.py stores it in 16 bits

Interface, with dimensions batch_size, sequence_length, past_sequence_length and total_sequence_length (their sum):
input_ids, attention_mask and position_ids as transformers.js feeds them; past_key_values.N.key|value become
present.N.key|value. A model with gated linear attention has past_state.N and present_state.N [batch, heads, key width,
value width] in their place and no position_ids; the first state is zero.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import onnx
import torch

import graph_attention
import graph_feed_forward
import graph_recurrent
from graph import FLOAT, INT64, Graph, Source, layer_norm, rms_norm
from model import Config, LanguageModel


def load_checkpoint(path: Path) -> tuple[LanguageModel, dict]:
    """The model in evaluation mode, and all that the checkpoint holds."""
    with torch.serialization.safe_globals([torch.torch_version.TorchVersion]):  # the version in the history
        state = torch.load(path, map_location="cpu", weights_only=True)
    model = LanguageModel(Config(**state["config"]))
    model.load_state_dict(state["model"])
    return model.float().eval(), state


def source_of(model: LanguageModel, round_activations: bool = True) -> Source:
    weights = {name: tensor.detach().float().numpy() for name, tensor in model.state_dict().items()}
    return Source(model.config, weights, round_activations)


def constants(g: Graph, config: Config) -> None:
    g.ints("c.ax_1", -1)
    g.ints("c.one", 1)
    if config.attention != "gated-linear":
        g.ints("c.zero", 0)
    g.real("c.eps", config.norm_epsilon)
    g.real("c.pow2", 2)


def lengths(g: Graph) -> None:
    """`Tt`, the tokens of the attention mask, and `past_len`, those of them that came before input_ids; both [1]."""
    g.op("Shape", ["input_ids"], "ids_shape")
    g.op("Gather", ["ids_shape", "c.one"], "S", axis=0)
    g.op("Shape", ["attention_mask"], "am_shape")
    g.op("Gather", ["am_shape", "c.one"], "Tt", axis=0)
    g.op("Sub", ["Tt", "S"], "past_len")


def interface(g: Graph, config: Config) -> None:
    g.takes("input_ids", INT64, ["batch_size", "sequence_length"])
    g.takes("attention_mask", INT64, ["batch_size", "total_sequence_length"])
    if config.attention != "gated-linear":
        g.takes("position_ids", INT64, ["batch_size", "sequence_length"])
    g.gives("logits", FLOAT, ["batch_size", "sequence_length", config.vocabulary])


def decoder_layer(g: Graph, source: Source, layer: int, x: str) -> str:
    """The residual stream after a layer, called `model.layers.N.out`."""
    p = f"model.layers.{layer}."
    recurrent = source.config.attention == "gated-linear"
    attend = graph_recurrent.gated_linear_attention if recurrent else graph_attention.softmax_attention
    layer_norm(g, source, layer, "input_layernorm", x, f"{p}ln1")
    g.op("Add", [x, attend(g, source, layer, f"{p}ln1")], f"{p}res1")
    layer_norm(g, source, layer, "post_attention_layernorm", f"{p}res1", f"{p}ln2")
    return g.op("Add", [f"{p}res1", graph_feed_forward.feed_forward(g, source, layer, f"{p}ln2")], f"{p}out")


def build(source: Source) -> onnx.ModelProto:
    """The graph of a model. Blocks that layers share are written once, under the number of the first layer."""
    g, config = Graph(), source.config
    constants(g, config)
    interface(g, config)
    table = g.constant("model.embed_tokens.weight", source.weights["embed_tokens.weight"])
    x = g.op("Gather", [table, "input_ids"], "h0")
    lengths(g)
    (graph_recurrent if config.attention == "gated-linear" else graph_attention).prepare(g, config)
    graph_feed_forward.prepare(g, config)
    for layer in range(config.layers):
        x = decoder_layer(g, source, layer, x)
    rms_norm(g, x, "model.norm.weight", source.weights["norm.weight"], "final_norm")
    g.op("Transpose", [table], "lm_head_T", perm=[1, 0])
    g.op("MatMul", ["final_norm", "lm_head_T"], "logits")
    return g.model("language-model")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    a = parser.parse_args()
    model, _ = load_checkpoint(a.checkpoint)
    onnx.save(build(source_of(model)), a.out)
    print(f"{a.out}: {a.out.stat().st_size:,} bytes, {model.config}")


if __name__ == "__main__":
    main()
