"""Prints the numbers in tests/golden/optimisers.test.cpp: where PyTorch's optimisers stand after 20 updates.

    python3 tools/golden/optimisers.py        (Debian: python3-torch)

The loss is a valley in eleven directions, L = sum of s[i] (p[i] - c[i])^2 / 2, each steeper than the one before.
"""
import torch

SIZE, UPDATES, RATE = 11, 20, 0.03
OPTIMISERS = {
    'plain SGD': lambda p: torch.optim.SGD(p, lr=RATE),
    'SGD with momentum': lambda p: torch.optim.SGD(p, lr=RATE, momentum=0.9),
    'Adagrad': lambda p: torch.optim.Adagrad(p, lr=RATE),
    'RMSProp': lambda p: torch.optim.RMSprop(p, lr=RATE),
    'Adam': lambda p: torch.optim.Adam(p, lr=RATE),
    'AdamW': lambda p: torch.optim.AdamW(p, lr=RATE),
}

i = torch.arange(SIZE, dtype=torch.float64)
steepness, centre = (i + 1) / 4, i % 3 + 1

for name, make in OPTIMISERS.items():
    parameters = (4 - i / 4).requires_grad_()
    optimiser = make([parameters])
    for _ in range(UPDATES):
        optimiser.zero_grad()
        (steepness * (parameters - centre) ** 2 / 2).sum().backward()
        optimiser.step()
    print(f'{name}:', '{' + ', '.join(f'{p:.14g}' for p in parameters.tolist()) + '}')
