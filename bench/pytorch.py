"""The same models in PyTorch, one thread. Each line of the input asks for one run and is answered by a line of JSON.

    train CELL HIDDEN LAYERS BATCH STEPS VOCAB MILLISECONDS    →  {"characters": …, "seconds": …} or {"reason": "…"}
    write CELL HIDDEN LAYERS BATCH STEPS VOCAB MILLISECONDS
    label, translate: as train; what they are stands in cases.mjs

A model stays open, so that it is warmed up once.
"""
import json
import sys
import time

import torch

RATE, CLIP = 0.002, 5.0


def kind_of(cell):
    return {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}[cell]


def one_hot(tokens, vocab):
    return torch.nn.functional.one_hot(tokens, vocab).float()


def descend(training, loss):
    training.adam.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(training.model.parameters(), CLIP)
    training.adam.step()
    loss.item()


class Model(torch.nn.Module):
    def __init__(self, cell, hidden, layers, vocab):
        super().__init__()
        self.rnn = kind_of(cell)(vocab, hidden, layers)
        self.output = torch.nn.Linear(hidden, vocab)
        self.vocab = vocab

    def forward(self, tokens, state):
        a, state = self.rnn(one_hot(tokens, self.vocab), state)
        return self.output(a), state


def detach(state):
    return tuple(s.detach() for s in state) if isinstance(state, tuple) else state.detach()


class Training:
    def __init__(self, cell, hidden, layers, batch, steps, vocab):
        self.model = Model(cell, hidden, layers, vocab)
        self.adam = torch.optim.Adam(self.model.parameters(), lr=RATE)
        self.tokens = torch.randint(vocab, (steps + 1, batch))
        self.state = None
        self.characters = batch * steps

    def step(self):
        y, state = self.model(self.tokens[:-1], self.state)
        self.state = detach(state)
        descend(self, torch.nn.functional.cross_entropy(y.reshape(-1, y.shape[-1]), self.tokens[1:].reshape(-1)))


class Writing:
    def __init__(self, cell, hidden, layers, batch, steps, vocab):
        self.model = Model(cell, hidden, layers, vocab)
        self.token = torch.zeros((1, 1), dtype=torch.long)
        self.state = None
        self.characters = 1

    def step(self):
        with torch.no_grad():
            y, self.state = self.model(self.token, self.state)
            self.token = torch.multinomial(torch.softmax(y[0], 1), 1)
            self.token.item()


class Label(torch.nn.Module):
    """Both directions over tokens, a class for each."""

    def __init__(self, cell, hidden, layers, vocab):
        super().__init__()
        self.rnn = kind_of(cell)(vocab, hidden, layers, bidirectional=True)
        self.output = torch.nn.Linear(2 * hidden, vocab)
        self.vocab = vocab

    def forward(self, source, _):
        return self.output(self.rnn(one_hot(source, self.vocab))[0])


class Translate(torch.nn.Module):
    """Encoder and decoder with scaled dot attention, all steps of the decoder at once: the right tokens are fed."""

    def __init__(self, cell, hidden, layers, vocab):
        super().__init__()
        self.encoder, self.decoder = kind_of(cell)(vocab, hidden, layers), kind_of(cell)(vocab, hidden, layers)
        self.key, self.mix = torch.nn.Linear(hidden, hidden), torch.nn.Linear(2 * hidden, hidden)
        self.output = torch.nn.Linear(hidden, vocab)
        self.hidden, self.vocab = hidden, vocab

    def forward(self, source, target):
        states, last = self.encoder(one_hot(source, self.vocab))
        fed = torch.cat([torch.zeros(1, target.shape[1], self.vocab), one_hot(target[:-1], self.vocab)])
        decoded = self.decoder(fed, last)[0]
        scores = torch.einsum("tbh,sbh->bts", decoded, self.key(states)) / self.hidden**0.5
        mixture = torch.bmm(torch.softmax(scores, 2), states.transpose(0, 1)).transpose(0, 1)
        return self.output(torch.tanh(self.mix(torch.cat([mixture, decoded], 2))))


class TaskTraining:
    def __init__(self, model, batch, steps, vocab):
        self.model = model
        self.adam = torch.optim.Adam(self.model.parameters(), lr=RATE)
        self.source, self.target = torch.randint(vocab, (steps, batch)), torch.randint(vocab, (steps, batch))
        self.characters = batch * steps

    def step(self):
        y = self.model(self.source, self.target)
        descend(self, torch.nn.functional.cross_entropy(y.reshape(-1, y.shape[-1]), self.target.reshape(-1)))


def uses_openblas():
    torch.ones(64, 64) @ torch.ones(64, 64)
    with open("/proc/self/maps", encoding="utf-8") as maps:
        return "openblas" in maps.read() or "mkl" in torch.__config__.show().split("BLAS_INFO=")[1][:4]


def opened(task, cell, hidden, layers, batch, steps, vocab):
    if task in ("label", "translate"):
        network = {"label": Label, "translate": Translate}[task]
        return TaskTraining(network(cell, hidden, layers, vocab), batch, steps, vocab)
    return (Writing if task == "write" else Training)(cell, hidden, layers, batch, steps, vocab)


def run(open_models, words):
    task, cell, numbers = words[0], words[1], [int(word) for word in words[2:]]
    *shape, milliseconds = numbers
    key = (task, cell, *shape)
    if key not in open_models:
        open_models[key] = opened(task, cell, *shape)
    model = open_models[key]
    start, characters, seconds = time.perf_counter(), 0, 0.0
    while seconds * 1000 < milliseconds:
        model.step()
        characters += model.characters
        seconds = time.perf_counter() - start
    return {"characters": characters, "seconds": seconds}


def main():
    torch.manual_seed(1)
    torch.set_num_threads(1)
    blas = uses_openblas()
    open_models = {}
    for line in sys.stdin:
        if blas:
            answer = run(open_models, line.split())
        else:
            answer = {"reason": "PyTorch does not use OpenBLAS here (Debian: libopenblas0-pthread), so it is many times too slow"}
        print(json.dumps(answer), flush=True)


main()
