"""The encoder (BERT, post-norm) with one linear head a task, in plain torch."""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

WIDTH, HEADS, HIDDEN = 384, 12, 1536


class Layer(nn.Module):
    """One transformer layer."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, HIDDEN)
        self.down = nn.Linear(HIDDEN, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Attend, then transform; ``mask`` is additive, [batch, 1, 1, n]."""
        rows, n, _ = x.shape
        q, k, v = (
            t.reshape(rows, n, HEADS, WIDTH // HEADS).transpose(1, 2)
            for t in self.qkv(x).split(WIDTH, dim=-1)
        )
        if torch.onnx.is_in_onnx_export():
            scale = (WIDTH // HEADS) ** -0.5
            heads = torch.softmax((q * scale) @ k.transpose(-1, -2), -1) @ v
        else:
            heads = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        joined = heads.transpose(1, 2).reshape(rows, n, WIDTH)
        x = self.norm1(x + self.drop(self.out(joined)))
        inner = F.gelu(self.up(x))
        return self.norm2(x + self.drop(self.down(inner)))


class Encoder(nn.Module):
    """Embeddings and layers; the word embeddings never change."""

    def __init__(
        self, vocabulary: int, positions: int, layers: int, drop: float
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.words.weight.requires_grad_(requires_grad=False)
        self.positions = nn.Parameter(torch.zeros(positions, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(layers))
        self.drop = nn.Dropout(drop)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the hidden states of [batch, n] piece numbers."""
        x = self.words(ids) + self.positions[: ids.shape[1]]
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Tagger(nn.Module):
    """The encoder with all heads; the logits of the heads stand side by side."""

    def __init__(self, encoder: Encoder, sizes: list[int], drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.sizes = sizes
        self.head = nn.Linear(WIDTH, sum(sizes))
        self.drop = nn.Dropout(drop)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return [batch, n, sum of sizes] logits."""
        logits: Tensor = self.head(self.drop(self.encoder(ids, mask)))
        return logits
