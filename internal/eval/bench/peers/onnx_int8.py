"""Word-pieces per processor second of onnxruntime over the MiniLM-L6 encoder (6 layers of 384, 12 heads), quantised to 8 bits
by onnxruntime's own tool, windows of 128 one by one. The graph is built here with the fused operators that onnxruntime has for
encoders; its weights are drawn at random, since speed does not depend on them."""
import json
import logging
import pathlib
import tempfile
import time

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

HIDDEN, LAYERS, HEADS, INNER, PIECES, LENGTH, WINDOWS = 384, 6, 12, 1536, 30522, 128, 400
MS = {"domain": "com.microsoft"}


def encoder():
    rng = np.random.default_rng(1)
    nodes, weights = [], []

    def weight(name, *shape):
        weights.append(numpy_helper.from_array((rng.standard_normal(shape) * 0.05).astype(np.float32), name))
        return name

    def node(op, inputs, output, **attributes):
        nodes.append(helper.make_node(op, inputs, [output], name=output, **attributes))
        return output

    def norm(x, added, name):
        scale, beta, bias = (weight(f"{name}.{part}", HIDDEN) for part in ("scale", "beta", "bias"))
        return node("SkipLayerNormalization", [x, added, scale, beta, bias], name, epsilon=1e-12, **MS)

    x = node("Gather", [weight("embedding", PIECES, HIDDEN), "ids"], "embedded")
    x = norm(x, weight("positions", 1, LENGTH, HIDDEN), "norm")
    for i in range(LAYERS):
        qkv = [x, weight(f"{i}.qkv", HIDDEN, 3 * HIDDEN), weight(f"{i}.qkv.bias", 3 * HIDDEN), "lengths"]
        a = node("Attention", qkv, f"{i}.attention", num_heads=HEADS, **MS)
        x = norm(x, node("MatMul", [a, weight(f"{i}.out", HIDDEN, HIDDEN)], f"{i}.mixed"), f"{i}.norm1")
        up = node("MatMul", [x, weight(f"{i}.up", HIDDEN, INNER)], f"{i}.inner")
        up = node("FastGelu", [up, weight(f"{i}.up.bias", INNER)], f"{i}.gelu", **MS)
        x = norm(x, node("MatMul", [up, weight(f"{i}.down", INNER, HIDDEN)], f"{i}.added"), f"{i}.norm2")
    graph = helper.make_graph(
        nodes, "encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, LENGTH]), helper.make_tensor_value_info("lengths", TensorProto.INT32, [1])],
        [helper.make_tensor_value_info(x, TensorProto.FLOAT, [1, LENGTH, HIDDEN])], weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)], ir_version=8)


logging.disable(logging.WARNING)
with tempfile.TemporaryDirectory() as folder:
    plain, int8 = (str(pathlib.Path(folder, name)) for name in ("plain.onnx", "int8.onnx"))
    onnx.save(encoder(), plain)
    quantize_dynamic(plain, int8, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Attention"],
                     extra_options={"DefaultTensorType": TensorProto.FLOAT})
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = ort.InferenceSession(int8, options, providers=["CPUExecutionProvider"])

ids = np.random.default_rng(2).integers(0, PIECES, (WINDOWS, 1, LENGTH))
lengths = np.array([LENGTH], np.int32)
for window in ids[:20]:
    session.run(None, {"ids": window, "lengths": lengths})
start = time.process_time()
for window in ids:
    session.run(None, {"ids": window, "lengths": lengths})
took = time.process_time() - start
print(json.dumps({"units": WINDOWS * LENGTH, "seconds": took, "note": "onnxruntime " + ort.__version__}))
