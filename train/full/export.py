"""Last stage: quantises a checkpoint and writes the model file of internal/engine/full.

    python3 train/full/export.py WORK OUT.bin [--exit-threshold X]

The layout is described in internal/engine/full/weights/README.md.
"""

import argparse
import hashlib
import json
import os

import torch

from net import ARC, CASES, COREF, DISTANCE, EXIT, HEADS, HIDDEN, INNER, LAYERS, REL
from train import SEED, setup
from windows import WINDOW


class Blob:
    """Tensors one after the other, each on a multiple of 64 bytes."""

    def __init__(self):
        self.data, self.tensors = bytearray(), []

    def put(self, raw):
        self.data += bytes(-len(self.data) % 64)
        at = len(self.data)
        self.data += raw
        return at

    def floats(self, name, t):
        t = t.detach().float().contiguous()
        self.tensors.append({"name": name, "type": "f32", "shape": list(t.shape), "offset": self.put(t.numpy().tobytes())})

    def bytes(self, name, t, shape):
        self.tensors.append({"name": name, "type": "i8", "shape": list(shape), "offset": self.put(t.contiguous().numpy().tobytes())})

    def matrix(self, name, weight, bias):
        """weight [out, in] in panels of 16 outputs x 4 inputs, with a scale for every output."""
        out, size = weight.shape
        full = -(-out // 16) * 16
        q, scale = quantise(weight)
        q = torch.cat([q, torch.zeros(full - out, size, dtype=torch.int8)])
        panels = q.view(full // 16, 16, size // 4, 4).permute(0, 2, 1, 3)
        self.bytes(name + ".w", panels, (out, size))
        self.floats(name + ".s", torch.cat([scale, torch.zeros(full - out)]))
        self.floats(name + ".b", torch.cat([bias.float(), torch.zeros(full - out)]))


def quantise(weight):
    """int8 rows and the scale of each."""
    scale = weight.abs().amax(-1).clamp(min=1e-9) / 127
    return torch.round(weight / scale[:, None]).to(torch.int8), scale


def encoder(blob, net):
    q, scale = quantise(net.emb.weight.data)
    blob.bytes("emb.w", q, q.shape)
    blob.floats("emb.s", scale)
    blob.floats("pos", net.pos.weight)
    blob.floats("case", net.case.weight)
    blob.floats("emb.g", net.ln.weight)
    blob.floats("emb.beta", net.ln.bias)
    for i, layer in enumerate(net.layers):
        p = f"layer.{i}."
        w, b = layer.qkv.weight.data.clone(), layer.qkv.bias.data.clone()
        w[:HIDDEN] *= (HIDDEN // HEADS) ** -0.5
        b[:HIDDEN] *= (HIDDEN // HEADS) ** -0.5
        blob.matrix(p + "qkv", w, b)
        for n in ("out", "up", "down"):
            blob.matrix(p + n, getattr(layer, n).weight.data, getattr(layer, n).bias.data)
        for n in ("ln1", "ln2"):
            blob.floats(p + n + ".g", getattr(layer, n).weight)
            blob.floats(p + n + ".beta", getattr(layer, n).bias)


def heads(blob, net):
    for depth, h in net.heads.items():
        p = f"head{depth}."
        for n in ("first", "arc", "rel"):
            blob.matrix(p + n, getattr(h, n).weight.data, getattr(h, n).bias.data)
        for n in ("root", "relroot", "dist"):
            blob.floats(p + n, getattr(h, n))


def main(args):
    docs, vocab, labels, net = setup(args.work)
    saved = torch.load(os.path.join(args.work, args.checkpoint), weights_only=True)
    net.load_state_dict(saved["net"])
    blob = Blob()
    encoder(blob, net)
    heads(blob, net)
    text = "\n".join(vocab).encode()
    at = blob.put(text)
    data = hashlib.sha256(json.dumps(docs, sort_keys=True).encode()).hexdigest()
    header = {
        "config": {"hidden": HIDDEN, "layers": LAYERS, "heads": HEADS, "inner": INNER, "window": WINDOW, "positions": 512,
                   "cases": CASES, "exit": EXIT, "arc": ARC, "rel": REL, "coref": COREF},
        "exit_threshold": args.exit_threshold,
        "labels": {"tag": labels.tag, "script": labels.script, "name": labels.name, "span": labels.span, "rel": labels.rel},
        "distance": DISTANCE,
        "vocab": {"offset": at, "bytes": len(text), "pieces": len(vocab)},
        "tensors": blob.tensors,
        "trained": {"steps": saved["step"], "seed": SEED, "documents_sha256": data, "torch": torch.__version__},
    }
    raw = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    head = b"SITREPM1" + len(raw).to_bytes(4, "little") + raw
    with open(args.out, "wb") as f:
        f.write(head + bytes(-len(head) % 64) + blob.data)
    print(args.out, os.path.getsize(args.out), "bytes")


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("work")
    p.add_argument("out")
    p.add_argument("--exit-threshold", type=float, default=-4.0, help="a window leaves early without a trigger logit above this")
    p.add_argument("--checkpoint", default="short.pt")
    main(p.parse_args())
