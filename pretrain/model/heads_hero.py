"""What heads are distilled from: the published hero's last hidden states and its judgement over a few labels."""
from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort

sys.path.append(str(Path(__file__).resolve().parent.parent / "evaluation"))

from score import Tokenizer, batches, log_softmax  # noqa: E402

GRAPH = "onnx/model.onnx"
HIDDEN = "final_norm"  # the value after the last norm, as export.py names it


@dataclass(frozen=True)
class Judgement:
    """What the hero makes of prompts."""

    hidden: np.ndarray  # [prompts, width], float32: after the last norm, at the last token of the prompt
    scores: np.ndarray  # [prompts, labels], float32: log-probability of each label's tokens after the prompt


class Hero:
    """A folder of public/models, run in ONNX Runtime with its last hidden state as a second output."""

    def __init__(self, folder: Path, threads: int = 1):
        graph = onnx.load(folder / GRAPH)
        graph.graph.output.append(onnx.helper.make_empty_tensor_value_info(HIDDEN))
        options = ort.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = threads, 3
        self.session = ort.InferenceSession(graph.SerializeToString(), options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer(folder / "tokenizer.json")
        self.config = json.loads((folder / "config.json").read_text())
        self.identity = {
            "id": json.loads((folder / "manifest.json").read_text())["id"],
            "sha256": hashlib.sha256((folder / GRAPH).read_bytes()).hexdigest(),
        }

    def forward(self, sequences: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
        """Hidden states [B, T, width] and logits [B, T, vocabulary]; what stands behind a shorter sequence means nothing."""
        width = max(map(len, sequences))
        ids = np.array([row + [0] * (width - len(row)) for row in sequences], np.int64)
        mask = np.array([[1] * len(row) + [0] * (width - len(row)) for row in sequences], np.int64)
        feeds = {"input_ids": ids, "attention_mask": mask, "position_ids": np.arange(width)[None].repeat(len(ids), 0)}
        for entry in self.session.get_inputs():
            if entry.name.startswith("past_"):
                sizes = {"batch_size": len(ids), "past_sequence_length": 0}
                feeds[entry.name] = np.zeros([sizes.get(size, size) for size in entry.shape], np.float32)
        return tuple(self.session.run([HIDDEN, "logits"], feeds))

    def judge(self, prompts: list[str], labels: list[str]) -> Judgement:
        """A label of several tokens is fed after the prompt, but for its last token."""
        encoded = [self.tokenizer.encode(prompt) for prompt in prompts]
        answers = [self.tokenizer.encode(label) for label in labels]
        hidden = np.zeros((len(prompts), self.config["hidden_size"]), np.float32)
        scores = np.zeros((len(prompts), len(labels)), np.float32)
        for column, answer in enumerate(answers):
            fed = [prompt + answer[:-1] for prompt in encoded]
            for places in batches([len(row) for row in fed]):
                states, logits = self.forward([fed[at] for at in places])
                for row, at in enumerate(places):
                    first = len(encoded[at]) - 1
                    found = log_softmax(logits[row, first : first + len(answer)])
                    scores[at, column] = found[np.arange(len(answer)), answer].sum()
                    hidden[at] = states[row, first]
        return Judgement(hidden, scores)
