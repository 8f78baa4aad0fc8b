"""Makes what tests/golden/modelFiles.test.cpp compares with (Debian: python3-torch).

    build/native/rnn_tests '[.write-golden]'    # tests/golden/modelFiles/ours-*.safetensors, written by the engine
    python3 tools/golden/modelFiles.py          # pytorch-*.safetensors, and the logits of all as PyTorch computes them
"""
import json
import pathlib
import random
import struct
import sys

import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from checkModelFile import CELLS, CharacterModel, load, logits  # noqa: E402

FOLDER = pathlib.Path(__file__).parents[2] / 'tests/golden/modelFiles'
VOCABULARY, HIDDEN, LAYERS, TOKENS = ''.join(sorted('\n abcçğıiş🦕')), 9, 2, 24


def write_safetensors(path, tensors, metadata):
    header, data = {'__metadata__': metadata}, b''
    for name, tensor in tensors.items():
        numbers = struct.pack(f'<{tensor.numel()}f', *tensor.flatten().tolist())
        begin = len(data)
        data += numbers
        header[name] = {'dtype': 'F32', 'shape': list(tensor.shape), 'data_offsets': [begin, len(data)]}
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)
    path.write_bytes(struct.pack('<Q', len(text)) + text + data)


for cell in CELLS:
    torch.manual_seed(3)
    model = CharacterModel(cell, len(VOCABULARY), HIDDEN, LAYERS)
    for weight in model.parameters():
        torch.nn.init.uniform_(weight, -1, 1)  # large enough that every gate is far from its middle somewhere
    write_safetensors(FOLDER / f'pytorch-{cell}.safetensors', model.state_dict(), {
        'tekrar.format': '1', 'tekrar.cell': cell, 'tekrar.hidden': str(HIDDEN), 'tekrar.layers': str(LAYERS),
        'tekrar.vocabulary': VOCABULARY})

for path in sorted(FOLDER.glob('*.safetensors')):
    characters = len(load(path)[1])
    draw = random.Random(5)
    tokens = [draw.randrange(characters) for _ in range(TOKENS)]
    path.with_suffix('.logits').write_text('\n'.join(logits(path, tokens)) + '\n')
