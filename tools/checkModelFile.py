"""Reads a model file of this program into PyTorch and prints its logits for a list of tokens.

    python3 tools/checkModelFile.py model.safetensors 0 3 1 2        (Debian: python3-torch)

One line for each token: the token, then the output of every character before the softmax. The state before the first
token is zero.
"""
import json
import struct
import sys

import torch

TYPES = {'F32': torch.float32, 'F64': torch.float64, 'I64': torch.int64, 'U8': torch.uint8}
CELLS = {'rnn': torch.nn.RNN, 'gru': torch.nn.GRU, 'lstm': torch.nn.LSTM}


class CharacterModel(torch.nn.Module):
    def __init__(self, cell, vocabulary, hidden, layers):
        super().__init__()
        self.rnn = CELLS[cell](vocabulary, hidden, layers)
        self.output = torch.nn.Linear(hidden, vocabulary)

    def forward(self, tokens):
        one_hot = torch.nn.functional.one_hot(tokens, self.rnn.input_size).to(self.output.weight.dtype)
        return self.output(self.rnn(one_hot)[0])


def read_safetensors(path):
    """The tensors by name and the metadata."""
    with open(path, 'rb') as file:
        (length,) = struct.unpack('<Q', file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    metadata = header.pop('__metadata__', {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry['data_offsets']
        numbers = torch.frombuffer(data[begin:end], dtype=TYPES[entry['dtype']]) if end > begin else torch.empty(0)
        tensors[name] = numbers.reshape(entry['shape'])
    return tensors, metadata


def load(path):
    """The module with the weights of the file, and the characters of its vocabulary."""
    tensors, metadata = read_safetensors(path)
    if metadata['tekrar.format'] != '1':
        raise ValueError(f'{path}: format version {metadata["tekrar.format"]}')
    vocabulary = metadata['tekrar.vocabulary']
    model = CharacterModel(metadata['tekrar.cell'], len(vocabulary), int(metadata['tekrar.hidden']),
                           int(metadata['tekrar.layers']))
    training_state = ('optimiser.', 'carried.')
    model.load_state_dict({name: t for name, t in tensors.items() if not name.startswith(training_state)})
    return model, vocabulary


def logits(path, tokens):
    """One line for each token."""
    model, _ = load(path)
    with torch.no_grad():
        outputs = model(torch.tensor(tokens))
    return [f'{token} ' + ' '.join(f'{z:.9g}' for z in row) for token, row in zip(tokens, outputs.tolist())]


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    print('\n'.join(logits(sys.argv[1], [int(token) for token in sys.argv[2:]])))
