"""Store the float weights of an ONNX graph in 16 bits without changing what the graph takes and gives.

Convention, shared with `storeHalf` and `widenHalf` in lib/onnx. A float32 initializer `W` of at least 1024 elements
becomes

    initializer  W_fp16                        float16, same shape
    node         Cast, name "W/Cast", to float32, input W_fp16, output W

so every consumer of `W` stays as it is, and folding the Cast back gives an initializer called `W` again. The Cast nodes
stand first in the graph, in the order of the initializers; W_fp16 takes the place of W in the list of initializers.
Smaller tensors (norms, constants) stay float32. Graph inputs and outputs stay float32, so any runtime loads the file;
one that folds constants computes in float32 afterwards.
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SMALLEST = 1024  # elements


def is_large_float(tensor: onnx.TensorProto) -> bool:
    return tensor.data_type == TensorProto.FLOAT and int(np.prod(tensor.dims)) >= SMALLEST


def halved(tensor: onnx.TensorProto) -> onnx.TensorProto:
    """The same weight rounded to nearest float16; raises OverflowError if a value does not fit."""
    with np.errstate(over="ignore"):
        half = numpy_helper.to_array(tensor).astype(np.float16)
    if not np.isfinite(half).all():
        raise OverflowError(f"{tensor.name}: a weight is beyond the float16 range of +-65504; keep it in float32")
    return numpy_helper.from_array(half, f"{tensor.name}_fp16")


def widening(name: str) -> onnx.NodeProto:
    return helper.make_node("Cast", [f"{name}_fp16"], [name], name=f"{name}/Cast", to=TensorProto.FLOAT)


def store_half(model: onnx.ModelProto) -> onnx.ModelProto:
    """A copy of `model` with its large float weights stored in 16 bits."""
    stored = onnx.ModelProto()
    stored.CopyFrom(model)
    del stored.graph.initializer[:], stored.graph.node[:]
    large = [tensor.name for tensor in model.graph.initializer if is_large_float(tensor)]
    stored.graph.initializer.extend(halved(t) if is_large_float(t) else t for t in model.graph.initializer)
    stored.graph.node.extend(map(widening, large))
    stored.graph.node.extend(model.graph.node)
    onnx.checker.check_model(stored, full_check=True)
    return stored
