"""learn.py TEXT CELL STEP… : the same training as learn.cpp, in PyTorch, with the same printout.

The windows, the split and the measurement are those of src/rnn/data/characterText.hpp and src/rnn/train/heldOut.hpp:
B sequences that go round the training text, the state carried along, one of the 32 beginning anew at each window; the
held-out text cut into 16 sequences, each from a zero state. Only the initial random numbers differ.
"""
import json
import sys

import torch

H, B, T, RATE, CLIP, RESTART_EVERY = 128, 32, 64, 0.002, 5.0, 32


class Model(torch.nn.Module):
    def __init__(self, cell, vocabulary):
        super().__init__()
        kind = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}[cell]
        self.rnn = kind(vocabulary, H)
        self.output = torch.nn.Linear(H, vocabulary)
        self.vocabulary = vocabulary

    def forward(self, tokens, state):
        x = torch.nn.functional.one_hot(tokens, self.vocabulary).float()
        a, state = self.rnn(x, state)
        return self.output(a), state


def carry(state, step):
    """The state for the next window: cut from the graph, zero where a sequence begins anew."""
    kept = torch.tensor([(step + b * RESTART_EVERY // B) % RESTART_EVERY != 0 for b in range(B)]).float()[None, :, None]
    return tuple(s.detach() * kept for s in state) if isinstance(state, tuple) else state.detach() * kept


def held_out_loss(model, held_out):
    lanes = max(1, min(16, len(held_out) // 64))
    length = (len(held_out) - 1) // lanes
    inputs = torch.stack([held_out[i * length:(i + 1) * length] for i in range(lanes)], 1)
    targets = torch.stack([held_out[i * length + 1:(i + 1) * length + 1] for i in range(lanes)], 1)
    total, state = 0.0, None
    with torch.no_grad():
        for start in range(0, length, 256):
            y, state = model(inputs[start:start + 256], state)
            total += torch.nn.functional.cross_entropy(
                y.reshape(-1, model.vocabulary), targets[start:start + 256].reshape(-1), reduction="sum").item()
    return total / (length * lanes)


def main():
    path, cell, steps = sys.argv[1], sys.argv[2], [int(s) for s in sys.argv[3:]]
    torch.manual_seed(1)
    torch.set_num_threads(1)
    text = open(path, encoding="utf-8", newline="").read()
    vocabulary = sorted(set(text))
    tokens = torch.tensor([vocabulary.index(c) for c in text])
    held = max(len(tokens) // 10, 2)
    train, held_out = tokens[:-held], tokens[-held:]
    starts = torch.tensor([len(train) * b // B for b in range(B)])
    model = Model(cell, len(vocabulary))
    adam = torch.optim.Adam(model.parameters(), lr=RATE)
    state, losses = None, {}
    for step in range(max(steps)):
        at = (starts[None, :] + step * T + torch.arange(T + 1)[:, None]) % len(train)
        window = train[at]
        y, state = model(window[:-1], state)
        state = carry(state, step + 1)
        loss = torch.nn.functional.cross_entropy(y.reshape(-1, len(vocabulary)), window[1:].reshape(-1))
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
        adam.step()
        if step + 1 in steps:
            losses[str(step + 1)] = round(held_out_loss(model, held_out), 4)
    print(json.dumps(losses))


main()
