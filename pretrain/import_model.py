"""Bring a trained model in transformers.js layout into public/models: weights stored in 16 bits, every file listed.

    /usr/bin/python3 import_model.py trained/ ../public/models/atlas-3m
"""
import shutil
import sys
from pathlib import Path

import onnx
from onnx import numpy_helper

from manifest import entry, write_json
from store_half import is_large_float, store_half

CONFIGURATION = ["config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json"]
GRAPH = "onnx/model.onnx"


def parameters(model: onnx.ModelProto) -> int:
    """Elements of all learned tensors; the tied embedding counts once, constants of the graph do not count."""
    return sum(numpy_helper.to_array(t).size for t in model.graph.initializer if t.name.endswith(".weight"))


def import_model(source: Path, target: Path) -> None:
    (target / "onnx").mkdir(parents=True, exist_ok=True)
    for name in CONFIGURATION:
        shutil.copyfile(source / name, target / name)
    trained = onnx.load(source / GRAPH)
    onnx.save(store_half(trained), target / GRAPH)
    write_json(
        target / "manifest.json",
        {
            "id": target.name,
            "title": "Atlas-3M",
            "parameters": parameters(trained),
            "license": "CC-BY-4.0",
            "files": [entry(target, path) for path in [*CONFIGURATION, GRAPH]],
        },
    )
    stored = sum(map(is_large_float, trained.graph.initializer))
    print(f"{target / GRAPH}: {stored} weights in 16 bits, {(target / GRAPH).stat().st_size:,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: /usr/bin/python3 import_model.py trained/ public/models/<id>")
    import_model(Path(sys.argv[1]), Path(sys.argv[2]))
