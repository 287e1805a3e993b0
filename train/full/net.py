"""The net: MiniLM-L6-384 with a case embedding and heads after layers 3 and 6. Shapes are those of the model file (see export.py)."""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

HIDDEN, LAYERS, HEADS, INNER, CASES, EXIT, ARC, REL, COREF = 384, 6, 12, 1536, 16, 3, 128, 128, 128
DISTANCE = [0, 1, 2, 4, 8, 16]


class Rounded(torch.autograd.Function):
    """Rounds in the forward pass, passes the gradient through."""

    @staticmethod
    def forward(ctx, x):
        return torch.round(x)

    @staticmethod
    def backward(ctx, g):
        return g


def fake_rows(x, levels):
    """x as it is after quantisation of every row to +-levels."""
    scale = x.detach().abs().amax(-1, keepdim=True).clamp(min=1e-9) / levels
    return Rounded.apply(x / scale) * scale


class Linear(nn.Linear):
    """A linear map that can simulate 8-bit weights (a scale per output) and 7-bit activations (a scale per row)."""

    fake = False

    def forward(self, x):
        if not Linear.fake:
            return F.linear(x, self.weight, self.bias)
        return F.linear(fake_rows(x.float(), 63), fake_rows(self.weight, 127), self.bias)


class Dropout(nn.Module):
    """Drops features of whole windows: one mask for all rows, far cheaper than a mask a number."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training:
            return x
        keep = torch.rand(x.shape[-1]) >= self.share
        return x * (keep / (1 - self.share)).to(x.dtype)


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.out = Linear(HIDDEN, 3 * HIDDEN), Linear(HIDDEN, HIDDEN)
        self.up, self.down = Linear(HIDDEN, INNER), Linear(INNER, HIDDEN)
        self.ln1, self.ln2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(dropout)

    def forward(self, x, shape, at, bias):
        """x are the rows of all windows without padding; at places them in windows of the given shape for attention."""
        qkv = self.qkv(x)
        full = qkv.new_zeros(shape[0] * shape[1], 3 * HIDDEN).index_copy(0, at, qkv)
        q, k, v = full.view(*shape, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        a = F.softmax((q * (HIDDEN // HEADS) ** -0.5) @ k.transpose(-1, -2) + bias, -1).to(v.dtype) @ v
        a = a.transpose(1, 2).reshape(-1, HIDDEN).index_select(0, at)
        x = self.ln1(x + self.drop(self.out(a)))
        return self.ln2(x + self.drop(self.down(F.gelu(self.up(x), approximate="tanh"))))


class Heads(nn.Module):
    """All heads at one depth; x are word vectors [words, HIDDEN]."""

    def __init__(self, sizes, relations, dropout):
        super().__init__()
        self.sizes = list(sizes) + [1, 1, 1, 1, ARC, ARC, REL, REL, COREF, COREF]
        self.first = Linear(HIDDEN, sum(self.sizes))
        self.arc, self.rel = Linear(ARC, ARC), Linear(REL, relations)
        self.root, self.relroot = nn.Parameter(torch.randn(ARC) * 0.05), nn.Parameter(torch.zeros(REL))
        self.dist = nn.Parameter(torch.zeros(len(DISTANCE)))
        self.drop = Dropout(dropout)

    def forward(self, x):
        parts = self.first(self.drop(x)).float().split(self.sizes, -1)
        names = ("tag", "script", "name", "span", "fact", "trigger", "mention", "none", "arcdep", "archead", "reldep", "relhead", "corefq", "corefk")
        out = dict(zip(names, parts))
        out["arcq"], out["arck"] = self.arc(self.drop(F.relu(out["arcdep"]))).float(), self.drop(F.relu(out["archead"]))
        return out

    def arcs(self, out, rows, cols):
        """Scores of heads cols (-1 = root) for dependents rows; both [sentences, n]."""
        with torch.autocast("cpu", enabled=False):
            return self._arcs(out, rows, cols)

    def _arcs(self, out, rows, cols):
        k = torch.where(cols[..., None] < 0, self.root, out["arck"][cols.clamp(min=0)])
        return out["arcq"][rows] @ k.transpose(-1, -2)

    def relations(self, out, dependents, heads):
        h = torch.where(heads[:, None] < 0, self.relroot, out["relhead"][heads.clamp(min=0)])
        return self.rel(self.drop(F.relu(out["reldep"][dependents] + h))).float()

    def antecedents(self, out, anaphors, candidates, apart):
        """[anaphors, candidates + 1]: scores of candidates, then of having none; apart counts sentences between."""
        bucket = torch.bucketize(apart, torch.tensor(DISTANCE), right=True) - 1
        with torch.autocast("cpu", enabled=False):
            s = out["corefq"][anaphors] @ out["corefk"][candidates].T / math.sqrt(COREF)
        s = s + self.dist[bucket.clamp(min=0)]
        return torch.cat([s, out["none"][anaphors]], -1)


class Net(nn.Module):
    def __init__(self, pieces, sizes, relations, dropout=0.1):
        super().__init__()
        self.emb, self.pos, self.case = nn.Embedding(pieces, HIDDEN), nn.Embedding(512, HIDDEN), nn.Embedding(CASES, HIDDEN)
        self.ln, self.drop = nn.LayerNorm(HIDDEN, eps=1e-12), Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        self.heads = nn.ModuleDict({str(EXIT): Heads(sizes, relations, 0.2), str(LAYERS): Heads(sizes, relations, 0.2)})
        nn.init.normal_(self.case.weight, std=0.01)

    def embed(self, batch):
        e = self.emb(batch.pieces)
        if Linear.fake:
            e = fake_rows(e, 127)
        return self.drop(self.ln(e + self.pos(batch.positions) + self.case(batch.cases)))

    def hidden(self, batch):
        """Hidden states of all pieces after layers EXIT and LAYERS: {depth: [pieces, HIDDEN]}."""
        mask = torch.arange(batch.shape[1])[None] >= batch.lengths[:, None]
        bias = torch.zeros(mask.shape).masked_fill(mask, -1e4)[:, None, None]
        x, out = self.embed(batch), {}
        for i, layer in enumerate(self.layers):
            x = layer(x, batch.shape, batch.at, bias)
            if i + 1 in (EXIT, LAYERS):
                out[i + 1] = x
        return out

    def load_minilm(self, tensors, keep):
        """Takes over the published weights; keep lists the pieces that stay, by their old number."""
        get = lambda name: tensors[name].float()
        self.emb.weight.data = get("embeddings.word_embeddings.weight")[keep].clone()
        self.pos.weight.data = get("embeddings.position_embeddings.weight") + get("embeddings.token_type_embeddings.weight")[0]
        self.ln.load_state_dict({"weight": get("embeddings.LayerNorm.weight"), "bias": get("embeddings.LayerNorm.bias")})
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                qkv = [get(p + f"attention.self.{n}.{kind}") for n in ("query", "key", "value")]
                getattr(layer.qkv, kind).data = torch.cat(qkv)
                getattr(layer.out, kind).data = get(p + f"attention.output.dense.{kind}")
                getattr(layer.up, kind).data = get(p + f"intermediate.dense.{kind}")
                getattr(layer.down, kind).data = get(p + f"output.dense.{kind}")
                getattr(layer.ln1, kind).data = get(p + f"attention.output.LayerNorm.{kind}")
                getattr(layer.ln2, kind).data = get(p + f"output.LayerNorm.{kind}")
