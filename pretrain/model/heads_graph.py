"""Two small networks that learn from the hero, in PyTorch and as ONNX graphs (opset 14)."""
from __future__ import annotations

import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F

from graph import FLOAT, INT64, Graph


class Router(nn.Linear):
    """Hidden state [B, width] to logits [B, labels]."""

    def graph(self) -> onnx.ModelProto:
        g = Graph()
        g.takes("hidden", FLOAT, ["batch_size", self.in_features])
        g.gives("logits", FLOAT, ["batch_size", self.out_features])
        weight = g.constant("weight", self.weight.detach().numpy().T)
        bias = g.constant("bias", self.bias.detach().numpy())
        g.op("Add", [g.op("MatMul", ["hidden", weight], "scores"), bias], "logits")
        return g.model("router-head")


class Sanitizer(nn.Module):
    """Ids and mask [B, T] to logits [B, 2]: the strongest answer of each of 64 detectors of three tokens (Kim 2014).

    Padding, before or behind, changes nothing: its embeddings are zero, as what stands outside of a text is for the
    convolution, and its answers are left out of the maximum. After the ReLU an answer is at least 0, so leaving out is
    multiplying by 0.
    """

    def __init__(self, vocabulary: int, labels: int = 2, width: int = 32, detectors: int = 64):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, width)
        self.convolution = nn.Conv1d(width, detectors, 3, padding=1)
        self.output = nn.Linear(detectors, labels)
        nn.init.normal_(self.embedding.weight, 0, 0.1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        seen = mask[:, None].float()
        x = self.embedding(ids).transpose(1, 2) * seen
        found = F.relu(self.convolution(x)) * seen
        return self.output(found.amax(-1))

    def graph(self) -> onnx.ModelProto:
        g = Graph()
        weights = {name: value.detach().numpy() for name, value in self.state_dict().items()}
        for name in ("input_ids", "attention_mask"):
            g.takes(name, INT64, ["batch_size", "sequence_length"])
        g.gives("logits", FLOAT, ["batch_size", self.output.out_features])
        g.op("Gather", [g.constant("embedding.weight", weights["embedding.weight"]), "input_ids"], "embedded")
        g.op("Unsqueeze", [g.op("Cast", ["attention_mask"], "mask", to=FLOAT), g.ints("c.channel", 1)], "seen")
        g.op("Mul", [g.op("Transpose", ["embedded"], "channels", perm=[0, 2, 1]), "seen"], "x")
        convolution = [g.constant(name, weights[name]) for name in ("convolution.weight", "convolution.bias")]
        g.op("Conv", ["x", *convolution], "convolved", kernel_shape=[3], pads=[1, 1])
        g.op("Mul", [g.op("Relu", ["convolved"], "positive"), "seen"], "found")
        g.op("ReduceMax", ["found"], "strongest", axes=[-1], keepdims=0)
        g.op("MatMul", ["strongest", g.constant("output.weight", weights["output.weight"].T)], "scores")
        g.op("Add", ["scores", g.constant("output.bias", weights["output.bias"])], "logits")
        return g.model("toxicity-sanitizer")
