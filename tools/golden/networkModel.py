"""The engine's networks once more, from PyTorch's own parts: what src/rnn/model/network.hpp and layers/attention.hpp say.

The parameters have the engine's names: see `named`.
"""
import torch
from torch import nn
from torch.nn import functional

NO_TOKEN = 65535  # where a sequence has ended


def recurrent(case, inputs, bidirectional):
    shape = dict(num_layers=case['layers'], bidirectional=bidirectional)
    if case['cell'] == 'rnn':
        return nn.RNN(inputs, case['hidden'], nonlinearity=case.get('g', 'tanh'), **shape)
    return {'gru': nn.GRU, 'lstm': nn.LSTM}[case['cell']](inputs, case['hidden'], **shape)


class Attention(nn.Module):
    def __init__(self, kind, hidden, encoder):
        super().__init__()
        self.kind = kind
        self.key = nn.Linear(encoder, hidden)
        self.combine = nn.Linear(encoder + hidden, hidden)
        if kind == 'additive':
            self.query = nn.Linear(hidden, hidden)
            self.score = nn.Linear(hidden, 1, bias=False)

    def forward(self, encoder, decoder, lengths):  # T_x × B × E, T_y × B × H
        keys = self.key(encoder)
        if self.kind == 'dot':
            scores = torch.einsum('tbh,sbh->tbs', decoder, keys) / decoder.shape[2] ** 0.5
        else:
            together = torch.tanh(self.query(decoder).unsqueeze(1) + keys.unsqueeze(0))  # T_y × T_x × B × H
            scores = self.score(together).squeeze(3).transpose(1, 2)
        ended = torch.arange(encoder.shape[0]) >= lengths.unsqueeze(1)  # B × T_x
        weights = scores.masked_fill(ended, -torch.inf).softmax(2)
        mixture = torch.einsum('tbs,sbe->tbe', weights, encoder)
        return torch.tanh(self.combine(torch.cat([mixture, decoder], 2)))


class Network(nn.Module):
    def __init__(self, case):
        super().__init__()
        self.case = case
        directions = 2 if case.get('bidirectional') else 1
        hidden, embedding, type_ = case['hidden'], case.get('embedding', 0), case['type']
        self.tokens = case['inputSize'] + (case['outputSize'] if type_ == 'one-to-many' else 0)
        read = case['hidden'] * directions
        if embedding:
            self.embedding = nn.Embedding(self.tokens, embedding)
        stack = recurrent(case, embedding or self.tokens, directions == 2)
        if type_ == 'encoder-decoder':
            self.encoder = stack
            self.decoder = recurrent(case, embedding or case['outputSize'], False)
            if embedding:
                self.decoder.embedding = nn.Embedding(case['outputSize'], embedding)
            if case.get('attention'):
                self.attention = Attention(case['attention'], hidden, read)
            read = hidden
        else:
            self.stack = stack
        self.output = nn.Linear(read, case['outputSize'])

    def named(self):
        """The parameters by the engine's names: those of a stack that is alone have no prefix."""
        return {name.removeprefix('stack.'): value for name, value in self.named_parameters()}

    def forward(self, batch):  # T_y × B × O
        case, lengths = self.case, batch['lengths']
        if case['type'] == 'one-to-many':
            before = batch['targetTokens'][:-1]
            fed = torch.where(before == NO_TOKEN, before, before + case['inputSize'])
            x, lengths = torch.cat([batch['inputTokens'], fed]), torch.full_like(lengths, len(batch['targetTokens']))
        else:
            x = batch['inputTokens'] if 'inputTokens' in batch else batch['inputFeatures']
        if 'inputTokens' in batch:
            x = read_tokens(x, self.tokens, getattr(self, 'embedding', None))
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, enforce_sorted=False)
        packed, last = (self.encoder if case['type'] == 'encoder-decoder' else self.stack)(packed)
        steps = nn.utils.rnn.pad_packed_sequence(packed, total_length=len(x))[0]
        if case['type'] == 'many-to-one':
            states = last[0] if case['cell'] == 'lstm' else last  # layers·directions × B × H
            return self.output(torch.cat(list(states[-2:] if case.get('bidirectional') else states[-1:]), 1)).unsqueeze(0)
        return self.output(self.decode(batch, steps, last, lengths) if case['type'] == 'encoder-decoder' else steps)

    def decode(self, batch, encoder, last, lengths):
        # The decoder begins with the encoder's last states; those of two directions are added.
        def summed(states):
            return states.view(self.case['layers'], -1, *states.shape[1:]).sum(1)

        first = tuple(map(summed, last)) if self.case['cell'] == 'lstm' else summed(last)
        nothing = torch.full_like(batch['targetTokens'][:1], NO_TOKEN)
        before = torch.cat([nothing, batch['targetTokens'][:-1]])
        states = self.decoder(read_tokens(before, self.case['outputSize'], getattr(self.decoder, 'embedding', None)), first)[0]
        return self.attention(encoder, states, lengths) if self.case.get('attention') else states


def read_tokens(tokens, count, embedding):
    """One-hot or embedded; zero where there is no token."""
    there = (tokens != NO_TOKEN).unsqueeze(2)
    known = tokens.masked_fill(tokens == NO_TOKEN, 0)
    features = embedding(known) if embedding else functional.one_hot(known, count).to(torch.get_default_dtype())
    return features * there


def loss_of(case, z, batch):
    """The mean over the judged steps, or the sum over T_y and the mean over the examples."""
    if case['output'] == 'softmax':
        judged = batch['targetTokens'] != NO_TOKEN
        total = functional.cross_entropy(z[judged], batch['targetTokens'][judged], reduction='sum')
    else:
        judged = batch['judged'].bool()
        z, y = z[judged], batch['targetValues'][judged]
        total = (functional.binary_cross_entropy_with_logits(z, y, reduction='sum') if case['output'] == 'sigmoid'
                 else ((z - y) ** 2).sum() / 2)
    return total / (judged.sum() if case['lossOver'] == 'steps' else batch['size'])
