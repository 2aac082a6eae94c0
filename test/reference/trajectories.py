"""What the generators of trajectories share: the lists of gradients, the steps that are kept, and how a case is written down.

Nothing here is shared with src/. A case says how Descent is asked for it ("descent": optimizer, convention and settings, or the
optimizer's own equations) and what the library did: w after some of the steps, with every digit.
"""

import json
import math

STEPS = 100
KEPT = [1, 2, 3, 5, 10, 20, 40, 60, 80, 100]
START = [1.0, -2.0, 0.5]


def varied(t):
    """Sign changes, growth, exact zeros."""
    return [
        round(math.cos(0.7 * t) * (1 + 0.1 * t), 6),
        0.0 if t % 5 == 0 else round(0.3 * math.sin(t) - 0.05, 6),
        round((-1) ** t * 0.01 * t, 6),
    ]


def extreme(t):
    """Zeros first and then 1e-12; ones with a spike of 1e6; 1e12 among 1e-12."""
    return [
        0.0 if t < 10 else round(math.sin(t), 3) * 1e-12,
        1e6 if t == 10 else round(math.cos(0.3 * t), 4),
        -1e12 if t % 20 == 1 else (-1) ** t * 1e-12,
    ]


GRADIENTS = {
    "varied": [varied(t) for t in range(1, STEPS + 1)],
    "extreme": [extreme(t) for t in range(1, STEPS + 1)],
}


def case(name, library, gradients, descent, path):
    """path: w after each step, from step 1."""
    return {
        "id": f"{name}, {gradients} gradients",
        "library": library,
        "gradients": gradients,
        "descent": descent,
        "expected": [{"step": t, "w": [float(value) for value in path[t - 1]]} for t in KEPT],
    }


def write(about, cases):
    """One case a line: the file is read by tests, and its changes by people."""
    lists = ",\n".join(f"  {json.dumps(name)}: {json.dumps(rows)}" for name, rows in GRADIENTS.items())
    lines = ",\n".join(f"  {json.dumps(one)}" for one in cases)
    print(f'{{\n "about": {json.dumps(about)},\n "start": {json.dumps(START)},')
    print(f' "gradients": {{\n{lists}\n }},\n "cases": [\n{lines}\n ]\n}}')
