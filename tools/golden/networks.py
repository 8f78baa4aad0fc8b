"""Makes tests/golden/networks/*.txt: what PyTorch computes with networks of every architecture (Debian: python3-torch).

    python3 tools/golden/networks.py

Each file has a configuration, parameters, a batch, the outputs before g', the loss, every gradient, and the losses of
ten updates. PyTorch computes in double; parameters and inputs are multiples of 1/256, the same numbers in float.
tests/golden/networks.test.cpp compares.
"""
import pathlib
import random

import torch

from networkModel import NO_TOKEN, Network, loss_of

FOLDER = pathlib.Path(__file__).parents[2] / 'tests/golden/networks'
SIZE, STEPS, TARGET_STEPS, LENGTHS = 3, 5, 4, [3, 5, 1]
UPDATES = 10

CASES = {
    'rnn-tanh': dict(cell='rnn', type='many-to-many', features=3, hidden=6, output='softmax'),
    'rnn-relu': dict(cell='rnn', g='relu', type='many-to-many', features=3, hidden=6, output='identity', optimiser='sgd'),
    'gru': dict(cell='gru', type='many-to-many', tokens=5, hidden=6, output='softmax'),
    'lstm': dict(cell='lstm', type='many-to-many', tokens=5, hidden=6, output='softmax', optimiser='sgd'),
    'lstm-of-two-panels': dict(cell='lstm', type='many-to-many', features=9, hidden=9, output='sigmoid', lossOver='examples'),
    'gru-two-layers': dict(cell='gru', type='many-to-many', features=3, hidden=6, layers=2, output='sigmoid'),
    'lstm-two-layers': dict(cell='lstm', type='many-to-many', tokens=5, hidden=6, layers=2, output='softmax'),
    'rnn-bidirectional': dict(cell='rnn', type='many-to-many', tokens=5, hidden=6, bidirectional=1, output='softmax'),
    'gru-bidirectional': dict(cell='gru', type='many-to-many', features=3, hidden=6, bidirectional=1, output='identity'),
    'lstm-bidirectional': dict(cell='lstm', type='many-to-many', features=3, hidden=6, bidirectional=1, output='softmax',
                               optimiser='sgd', lossOver='examples'),
    'rnn-lengths': dict(cell='rnn', type='many-to-many', features=3, hidden=6, lengths=1, output='sigmoid', optimiser='sgd'),
    'gru-lengths': dict(cell='gru', type='many-to-many', tokens=5, hidden=6, layers=2, lengths=1, output='softmax'),
    'lstm-lengths': dict(cell='lstm', type='many-to-many', features=3, hidden=5, layers=2, bidirectional=1, lengths=1,
                         output='softmax', optimiser='adamw'),
    'rnn-last-state': dict(cell='rnn', type='many-to-one', tokens=5, hidden=6, layers=2, output='softmax'),
    'gru-last-state-lengths': dict(cell='gru', type='many-to-one', features=3, hidden=6, lengths=1, output='identity'),
    'lstm-last-state-lengths': dict(cell='lstm', type='many-to-one', tokens=5, embedding=3, hidden=5, layers=2,
                                    bidirectional=1, lengths=1, output='sigmoid', optimiser='sgd'),
    'gru-embedding': dict(cell='gru', type='many-to-many', tokens=7, embedding=4, hidden=6, lengths=1, output='softmax'),
    'one-to-one': dict(cell='rnn', type='one-to-one', features=3, hidden=6, layers=2, output='identity', optimiser='sgd'),
    'one-to-many': dict(cell='gru', type='one-to-many', tokens=3, hidden=6, output='softmax', lossOver='examples'),
    'one-to-many-embedding': dict(cell='lstm', type='one-to-many', tokens=3, embedding=3, hidden=6, output='softmax'),
    'translate-rnn': dict(cell='rnn', type='encoder-decoder', features=3, hidden=6, output='softmax', optimiser='sgd'),
    'translate-gru': dict(cell='gru', type='encoder-decoder', tokens=5, hidden=5, layers=2, bidirectional=1, lengths=1,
                          output='softmax'),
    'translate-lstm': dict(cell='lstm', type='encoder-decoder', tokens=5, embedding=3, hidden=6, lengths=1,
                           output='softmax', lossOver='examples'),
    'dot-gru': dict(cell='gru', type='encoder-decoder', attention='dot', tokens=5, hidden=6, output='softmax'),
    'dot-lstm-lengths': dict(cell='lstm', type='encoder-decoder', attention='dot', features=3, hidden=5, bidirectional=1,
                             lengths=1, output='softmax', optimiser='sgd'),
    'additive-rnn': dict(cell='rnn', type='encoder-decoder', attention='additive', tokens=5, hidden=6, output='softmax'),
    'additive-gru-lengths': dict(cell='gru', type='encoder-decoder', attention='additive', tokens=5, embedding=3, hidden=5,
                                 layers=2, bidirectional=1, lengths=1, output='softmax'),
    'additive-lstm-lengths': dict(cell='lstm', type='encoder-decoder', attention='additive', features=3, hidden=9,
                                  lengths=1, output='softmax', lossOver='examples', optimiser='sgd'),
}
OUTPUTS = {'softmax': 4, 'sigmoid': 2, 'identity': 2}
OPTIMISERS = {'adam': (torch.optim.Adam, dict(lr=0.02)),
              'adamw': (torch.optim.AdamW, dict(lr=0.02)),
              'sgd': (torch.optim.SGD, dict(lr=0.1, momentum=0.9))}


def complete(case):
    """The engine's names for everything, and what most cases have in common."""
    case = dict(layers=1, lossOver='steps', optimiser='adam') | case
    case['tokensIn'] = int('tokens' in case)
    case['inputSize'] = case.pop('tokens', 0) or case.pop('features')
    case['outputSize'] = OUTPUTS[case['output']]
    return case


def grid(draw, *shape):
    """Multiples of 1/64 in ±1."""
    if not shape:
        return draw.randint(-64, 64) / 64
    return [grid(draw, *shape[1:]) for _ in range(shape[0])]


def make_batch(case, draw):
    type_, lengths = case['type'], LENGTHS if case.get('lengths') else None
    steps = 1 if type_ in ('one-to-one', 'one-to-many') else STEPS
    target_steps = {'one-to-one': 1, 'many-to-one': 1, 'many-to-many': STEPS}.get(type_, TARGET_STEPS)
    batch = dict(size=SIZE, lengths=torch.tensor(lengths or [steps] * SIZE))

    if case['tokensIn']:
        batch['inputTokens'] = torch.tensor([[draw.randrange(case['inputSize']) for _ in range(SIZE)] for _ in range(steps)])
    else:
        batch['inputFeatures'] = torch.tensor(grid(draw, steps, SIZE, case['inputSize']))

    # Many to many: as long as the inputs. Encoder–decoder: lengths of its own.
    target_lengths = [target_steps] * SIZE
    if lengths:
        target_lengths = {'many-to-many': lengths, 'encoder-decoder': [4, 1, 3]}.get(type_, target_lengths)
    there = torch.arange(target_steps).unsqueeze(1) < torch.tensor(target_lengths)
    if case['output'] == 'softmax':
        drawn = [[draw.randrange(case['outputSize']) for _ in range(SIZE)] for _ in range(target_steps)]
        batch['targetTokens'] = torch.tensor(drawn).masked_fill(~there, NO_TOKEN)
    else:
        values = torch.tensor(grid(draw, target_steps, SIZE, case['outputSize']))
        batch['targetValues'] = values.abs() if case['output'] == 'sigmoid' else values
        batch['judged'] = there.int()
    return batch


def train(case, network, batch):
    """The loss before each update. Clips where the gradient is longer than a quarter of what it is at first."""
    parameters = list(network.parameters())
    kind, settings = OPTIMISERS[case['optimiser']]
    optimiser = kind(parameters, **settings)
    losses, clipped = [], 0
    for _ in range(UPDATES):
        optimiser.zero_grad()
        loss = loss_of(case, network(batch), batch)
        loss.backward()
        losses.append(loss)
        clipped += torch.nn.utils.clip_grad_norm_(parameters, case['clip']) > case['clip']
        optimiser.step()
    assert clipped >= 3, 'the clipping should bite'
    return torch.stack(losses).detach()


def write_numbers(lines, kind, name, numbers):
    """A tensor as rows of its last dimension."""
    rows = numbers.reshape(-1, numbers.shape[-1] if numbers.dim() > 1 else 1).tolist()
    lines.append(f'{kind} {name} {len(rows)} {len(rows[0])}')
    lines += [' '.join(f'{x:.12g}' for x in row) for row in rows]


def make(name, case, seed):
    draw = random.Random(seed)
    network = Network(case)
    with torch.no_grad():
        for value in network.parameters():
            value.copy_(torch.tensor(grid(draw, value.numel())).view_as(value) * 0.75)
    batch = make_batch(case, draw)
    initial = {key: value.detach().clone() for key, value in network.named().items()}
    z = network(batch)
    loss = loss_of(case, z, batch)
    loss.backward()
    gradients = {key: value.grad.clone() for key, value in network.named().items()}
    norm = torch.cat([g.flatten() for g in gradients.values()]).norm().item()
    case['clip'] = float(f'{norm / 4:.2g}')

    case['learningRate'] = OPTIMISERS[case['optimiser']][1]['lr']
    case['momentum'] = OPTIMISERS[case['optimiser']][1].get('momentum', 0)
    case['size'], case['inputSteps'] = SIZE, len(batch['inputTokens' if case['tokensIn'] else 'inputFeatures'])
    case['targetSteps'] = len(batch['targetTokens' if case['output'] == 'softmax' else 'targetValues'])
    lines = [f'setting {key} {value}' for key, value in case.items() if key != 'lengths']
    for key in ('inputTokens', 'inputFeatures', 'targetTokens', 'targetValues', 'judged'):
        if key in batch:
            write_numbers(lines, 'batch', key, batch[key])
    if case.get('lengths'):
        write_numbers(lines, 'batch', 'inputLengths', batch['lengths'])
    for key, value in initial.items():
        write_numbers(lines, 'value', key, value)
    write_numbers(lines, 'outputs', 'z', z.detach())
    for key, value in gradients.items():
        write_numbers(lines, 'gradient', key, value)
    write_numbers(lines, 'losses', 'updates', train(case, network, batch))
    (FOLDER / f'{name}.txt').write_text('\n'.join(lines) + '\n')


torch.set_default_dtype(torch.float64)
FOLDER.mkdir(exist_ok=True)
for number, (name, case) in enumerate(CASES.items()):
    make(name, complete(case), number)
