"""Goes on training, with PyTorch, a character-level model that began to learn in Tekrar.

    python3 train.py                               1,000 further updates
    python3 train.py --updates 0 --write 'Once'    only checks the model and lets it write
    torchrun --standalone --nproc_per_node 4 train.py
                                                   four processes of this machine share each batch
    torchrun --nnodes 2 --nproc_per_node 4 --rdzv_backend c10d --rdzv_endpoint HOST:29500 train.py
                                                   on each of two machines; HOST is one of them

In Debian 12 (PyTorch 1.13 under Python 3.11) torchrun also needs: --redirects 1 --tee 1

Needs Python 3.9 and PyTorch 1.13 or newer, nothing else. It reads from its own folder

    model.safetensors   the weights, the moments of the optimiser, the carried state and all settings
    vocabulary.json     the characters that the model tells apart; the place of a character is its token
    text.txt            what is learned; where it is missing, put a text of your own there
    probe.json          some tokens, and the logits that Tekrar computed for them

and writes trained.safetensors, which Tekrar opens like every other model.
"""
import argparse
import json
import math
import os
import struct
import sys
import time
from pathlib import Path

import torch
from torch import distributed, nn
from torch.nn import functional

FOLDER = Path(__file__).resolve().parent
RESTART_EVERY = 32  # windows after which a sequence begins anew from a zero state, as in Tekrar
HELD_OUT_CHARACTERS = 8192


# --- The model -------------------------------------------------------------------------------------------------------


class CharacterModel(nn.Module):
    """Reads characters, predicts at every step which one comes next: x<t> one-hot, a<t> hidden, z<t> logits."""

    CELLS = {'rnn': nn.RNN, 'gru': nn.GRU, 'lstm': nn.LSTM}

    def __init__(self, cell, vocabulary, hidden, layers):
        super().__init__()
        self.rnn = self.CELLS[cell](vocabulary, hidden, layers)
        self.output = nn.Linear(hidden, vocabulary)

    def forward(self, tokens, state=None):
        """tokens: T x B. Gives the logits, T x B x V, and the state after the last step."""
        one_hot = functional.one_hot(tokens, self.rnn.input_size).to(self.output.weight.dtype)
        a, state = self.rnn(one_hot, state)
        return self.output(a), state


# --- The file --------------------------------------------------------------------------------------------------------


def read_safetensors(path):
    """The tensors by name, and the metadata: eight bytes with the length of the header, the header in JSON, numbers."""
    types = {'F32': torch.float32, 'F64': torch.float64, 'I64': torch.int64, 'U8': torch.uint8}
    with open(path, 'rb') as file:
        (length,) = struct.unpack('<Q', file.read(8))
        header = json.loads(file.read(length))
        numbers = bytearray(file.read())
    metadata = header.pop('__metadata__', {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry['data_offsets']
        tensors[name] = torch.frombuffer(numbers[begin:end], dtype=types[entry['dtype']]).reshape(entry['shape'])
    return tensors, metadata


def write_safetensors(path, tensors, metadata):
    """tensors: float32, on any device."""
    header, numbers = {'__metadata__': metadata}, []
    at = 0
    for name, tensor in tensors.items():
        raw = tensor.detach().cpu().contiguous().numpy().tobytes()
        header[name] = {'dtype': 'F32', 'shape': list(tensor.shape), 'data_offsets': [at, at + len(raw)]}
        numbers.append(raw)
        at += len(raw)
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)  # so that the numbers lie at multiples of their size
    with open(path, 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text + b''.join(numbers))


def number(text):
    """Decimal, or hexadecimal where fifteen digits are not enough."""
    return float.fromhex(text) if text.startswith('0x') else float(text)


class Settings:
    """What Tekrar wrote into the metadata."""

    def __init__(self, metadata):
        given = {key[len('tekrar.') :]: value for key, value in metadata.items() if key.startswith('tekrar.')}
        if given.get('format') != '1':
            sys.exit(f'model.safetensors is of format {given.get("format")}; this program reads format 1.')
        self.cell, self.optimiser = given['cell'], given.get('optimiser', 'adam')
        self.hidden, self.layers = int(given['hidden']), int(given['layers'])
        self.batch, self.window = int(given.get('batch', 32)), int(given.get('steps', 64))  # B, T
        self.learning_rate, self.clip = number(given.get('learningRate', '0.002')), number(given.get('clip', '5'))
        self.momentum = number(given.get('momentum', '0.9'))
        self.update = int(given.get('step', 0))  # how many have been made


# --- The text --------------------------------------------------------------------------------------------------------


def read_text(vocabulary):
    """The tokens to learn from, and those that are held out: the last tenth."""
    path = FOLDER / 'text.txt'
    if not path.exists():
        sys.exit('There is no text.txt beside this program. Put the text there that the model is to learn.')
    with open(path, encoding='utf-8', newline='') as file:
        text = file.read()
    token = {character: number for number, character in enumerate(vocabulary)}
    unknown = sorted(set(text) - set(token))
    if unknown:
        sys.exit(f'text.txt has characters that the model has never seen: {" ".join(unknown[:20])}')
    tokens = torch.tensor([token[character] for character in text])
    held_out = max(len(tokens) // 10, 2)
    return tokens[:-held_out], tokens[-held_out:]


def window_of(text, update, settings, sequences):
    """T characters of each sequence and, for each, the one that follows it: both T x B.

    Sequence b starts at b/B of the text and goes on from window to window, round and round.
    """
    starts = torch.tensor([len(text) * b // settings.batch for b in sequences]) + update * settings.window
    places = (starts + torch.arange(settings.window + 1)[:, None]) % len(text)
    return text[places[:-1]], text[places[1:]]


# --- Training --------------------------------------------------------------------------------------------------------


def optimiser_of(model, settings, tensors):
    """The optimiser with the moments that it has come to."""
    rate = settings.learning_rate
    optimiser = {
        'sgd': lambda weights: torch.optim.SGD(weights, rate, momentum=settings.momentum),
        'adagrad': lambda weights: torch.optim.Adagrad(weights, rate),
        'rmsprop': lambda weights: torch.optim.RMSprop(weights, rate),
        'adam': lambda weights: torch.optim.Adam(weights, rate),
        'adamw': lambda weights: torch.optim.AdamW(weights, rate, weight_decay=0.01),
    }[settings.optimiser](model.parameters())
    for name, weight in model.named_parameters():
        moments = {
            theirs: tensors[ours + name].to(weight.device)
            for ours, theirs in moment_names(settings).items()
            if ours + name in tensors
        }
        if moments:
            optimiser.state[weight] = {'step': torch.tensor(float(settings.update)), **moments}
    return optimiser


def moment_names(settings):
    """Under which name PyTorch keeps each of the moments that a file may hold."""
    first, second = {
        'sgd': ('momentum_buffer', None),
        'adagrad': (None, 'sum'),
        'rmsprop': (None, 'square_avg'),
        'adam': ('exp_avg', 'exp_avg_sq'),
        'adamw': ('exp_avg', 'exp_avg_sq'),
    }[settings.optimiser]
    names = {'optimiser.first.': first, 'optimiser.second.': second}
    return {ours: theirs for ours, theirs in names.items() if theirs}


def carried_state(settings, tensors, sequences, device):
    """a (of an LSTM: a and c) before the next window, layers x B x H; zero where the file has none that fits."""
    shape = (settings.layers, settings.batch, settings.hidden)
    parts = []
    for name in ['carried.a', 'carried.c'] if settings.cell == 'lstm' else ['carried.a']:
        known = name in tensors and tuple(tensors[name].shape) == shape
        whole = tensors[name] if known else torch.zeros(shape)
        parts.append(whole[:, sequences].to(device).contiguous())
    return parts


def train(model, network, optimiser, state, text, held_out, settings, sequences, wanted):
    """wanted: the options of the command line. Gives the carried state after the last window."""
    device = model.output.weight.device
    began = time.perf_counter()
    for update in range(settings.update, settings.update + wanted.updates):
        if update % wanted.report_every == 0:
            report_held_out(model, held_out, update)
        inputs, targets = (tokens.to(device) for tokens in window_of(text, update, settings, sequences))
        for place, b in enumerate(sequences):  # sequences take turns in beginning anew
            if (update + b * RESTART_EVERY // settings.batch) % RESTART_EVERY == 0:
                for part in state:
                    part[:, place] = 0
        logits, after = network(inputs, tuple(state) if settings.cell == 'lstm' else state[0])
        loss = functional.cross_entropy(logits.flatten(0, 1), targets.flatten())
        optimiser.zero_grad()
        loss.backward()  # with several processes, the gradients are now the mean over all of them
        if settings.clip > 0:
            nn.utils.clip_grad_norm_(model.parameters(), settings.clip)
        optimiser.step()
        state = [part.detach() for part in (after if settings.cell == 'lstm' else [after])]
        if (update + 1) % wanted.report_every == 0:
            made = update + 1 - settings.update
            speed = made * settings.batch * settings.window / (time.perf_counter() - began)
            say(f'update {update + 1}: loss {mean_over_processes(loss):.6f}, {speed:,.0f} characters/s')
    settings.update += wanted.updates
    report_held_out(model, held_out, settings.update)
    return state


@torch.no_grad()
def report_held_out(model, held_out, update):
    """Nats per character on a part of the text that is never learned."""
    if rank() > 0:
        return
    tokens = held_out[: HELD_OUT_CHARACTERS + 1, None].to(model.output.weight.device)
    logits, _ = model(tokens[:-1])
    say(f'update {update}: held-out loss {functional.cross_entropy(logits[:, 0], tokens[1:, 0]).item():.6f}')


def save(model, optimiser, state, settings, metadata):
    """All that training goes on from, as Tekrar reads it. Every process must call this: each has a part of the state."""
    whole = [gathered(part) for part in state]
    if rank() > 0:
        return
    tensors = dict(model.state_dict())
    for name, weight in model.named_parameters():
        for ours, theirs in moment_names(settings).items():
            moment = optimiser.state[weight].get(theirs)
            if moment is not None:
                tensors[ours + name] = moment
    tensors.update(zip(['carried.a', 'carried.c'], whole))
    now = {'batch': settings.batch, 'step': settings.update}
    metadata = {key: value for key, value in metadata.items() if key != 'tekrar.setup'}
    metadata.update({f'tekrar.{key}': str(value) for key, value in now.items()})
    write_safetensors(FOLDER / 'trained.safetensors', tensors, metadata)
    say('The model as it is now: trained.safetensors')


# --- Several processes -----------------------------------------------------------------------------------------------


def rank():
    return distributed.get_rank() if distributed.is_initialized() else 0


def world():
    return distributed.get_world_size() if distributed.is_initialized() else 1


def join_the_others():
    """Where torchrun started this process, it meets the others. Gives the device to compute on."""
    graphics = torch.cuda.is_available()
    if 'WORLD_SIZE' in os.environ:
        distributed.init_process_group('nccl' if graphics else 'gloo')
    if graphics:
        torch.cuda.set_device(int(os.environ.get('LOCAL_RANK', 0)))
    return torch.device('cuda' if graphics else 'cpu')


def mean_over_processes(number):
    if world() > 1:
        number = number.detach().clone()
        distributed.all_reduce(number)
    return number.item() / world()


def gathered(part):
    """layers x (B / processes) x H of every process, side by side."""
    if world() == 1:
        return part
    parts = [torch.empty_like(part) for _ in range(world())]
    distributed.all_gather(parts, part.contiguous())
    return torch.cat(parts, dim=1)


def say(line):
    if rank() == 0:
        print(line, flush=True)


# --- What is asked for -----------------------------------------------------------------------------------------------


@torch.no_grad()
def check_probe(model):
    """That PyTorch computes what Tekrar computed, to 1e-5 of the largest logit (or of 1)."""
    probe = json.loads((FOLDER / 'probe.json').read_text(encoding='utf-8'))
    expected = torch.tensor(probe['logits'])
    logits, _ = model(torch.tensor(probe['tokens'])[:, None].to(model.output.weight.device))
    difference = (logits[:, 0].cpu() - expected).abs().max().item()
    if not difference <= 1e-5 * max(1.0, expected.abs().max().item()):
        sys.exit(f'PyTorch computes other logits than Tekrar did: they differ by {difference:.3g}.')
    say(f'PyTorch and Tekrar compute the same logits (largest difference {difference:.2g}).')


@torch.no_grad()
def write(model, vocabulary, prompt, length, temperature):
    """What the model goes on with after the prompt, drawn character by character."""
    known = [vocabulary.index(character) for character in prompt if character in vocabulary]
    tokens, state, written = torch.tensor(known or [0])[:, None], None, ''
    for _ in range(length):
        logits, state = model(tokens.to(model.output.weight.device), state)
        chances = torch.softmax(logits[-1, 0] / temperature, dim=0)
        tokens = torch.multinomial(chances, 1)[:, None]
        written += vocabulary[tokens.item()]
    return prompt + written


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--updates', type=int, default=1000, help='how many further ones to make')
    parser.add_argument('--batch', type=int, help='B, sequences side by side; as in Tekrar where not said')
    parser.add_argument('--learning-rate', type=float, help='another one than in Tekrar')
    parser.add_argument('--report-every', type=int, default=50, help='updates between two reports')
    parser.add_argument('--write', metavar='PROMPT', help='let the model write at the end')
    parser.add_argument('--length', type=int, default=500, help='characters to write')
    parser.add_argument('--temperature', type=float, default=0.8)
    return parser.parse_args()


def main():
    wanted = read_options()
    device = join_the_others()
    tensors, metadata = read_safetensors(FOLDER / 'model.safetensors')
    settings = Settings(metadata)
    settings.batch = wanted.batch or settings.batch
    if wanted.learning_rate:
        settings.learning_rate = wanted.learning_rate
        metadata['tekrar.learningRate'] = repr(wanted.learning_rate)
    vocabulary = json.loads((FOLDER / 'vocabulary.json').read_text(encoding='utf-8'))

    model = CharacterModel(settings.cell, len(vocabulary), settings.hidden, settings.layers)
    model.load_state_dict({name: tensors[name] for name in model.state_dict()})
    model.to(device)
    check_probe(model)

    if wanted.updates > 0:
        if settings.batch % world() != 0:
            sys.exit(f'A batch of {settings.batch} cannot be shared by {world()} processes; choose another --batch.')
        share = settings.batch // world()
        sequences = list(range(rank() * share, (rank() + 1) * share))
        text, held_out = read_text(vocabulary)
        optimiser = optimiser_of(model, settings, tensors)
        network = nn.parallel.DistributedDataParallel(model) if world() > 1 else model
        state = carried_state(settings, tensors, sequences, device)
        state = train(model, network, optimiser, state, text, held_out, settings, sequences, wanted)
        save(model, optimiser, state, settings, metadata)
    if wanted.write is not None and rank() == 0:
        print(write(model, vocabulary, wanted.write, wanted.length, wanted.temperature))


if __name__ == '__main__':
    main()
