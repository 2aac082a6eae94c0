"""Learning rates of PyTorch's and Optax's own schedules, where one of Descent's named schedules is meant to be the same.

Run:    JAX_ENABLE_X64=1 python3 test/reference/library_schedules.py > test/reference/library_schedules.json
Needs:  pip install torch optax==0.2.8 (torch 2.14.1 was used).
"""

import json
import warnings

import optax
import torch
from torch.optim import lr_scheduler

STEPS = 60
ALPHA = 0.2
warnings.filterwarnings("ignore")


def pytorch(make):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=ALPHA)
    scheduler = make(optimizer)
    values = []
    for _ in range(STEPS):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return values


def of_optax(schedule):
    return [float(schedule(count)) for count in range(STEPS)]


s, o = lr_scheduler, optax
CASES = [
    ("StepLR", "{step: {every: 7, factor: 0.3}}", pytorch(lambda p: s.StepLR(p, 7, 0.3))),
    ("ExponentialLR", "{exponential: 0.93}", pytorch(lambda p: s.ExponentialLR(p, 0.93))),
    ("CosineAnnealingLR", "cosine", pytorch(lambda p: s.CosineAnnealingLR(p, STEPS))),
    ("CosineAnnealingLR eta_min", "{cosine: {end: 0.01}}", pytorch(lambda p: s.CosineAnnealingLR(p, STEPS, eta_min=0.01))),
    ("CosineAnnealingWarmRestarts", "{restarts: {period: 13, end: 0.02}}", pytorch(lambda p: s.CosineAnnealingWarmRestarts(p, 13, eta_min=0.02))),
    ("PolynomialLR", "polynomial", pytorch(lambda p: s.PolynomialLR(p, STEPS))),
    ("PolynomialLR power", "{polynomial: {power: 2.5}}", pytorch(lambda p: s.PolynomialLR(p, STEPS, power=2.5))),
    ("LinearLR as warm-up", "{warmup: 8}", pytorch(lambda p: s.LinearLR(p, start_factor=1 / 8, total_iters=7))),
    ("LambdaLR of 1/sqrt", "sqrt", pytorch(lambda p: s.LambdaLR(p, lambda batch: (batch + 1) ** -0.5))),
    ("LambdaLR of the lecture's decay", "{decay: 0.05}", pytorch(lambda p: s.LambdaLR(p, lambda batch: 1 / (1 + 0.05 * batch)))),
    ("MultiplicativeLR by epoch", "alpha0 * 0.7^floor(batch / 5)", pytorch(lambda p: s.MultiplicativeLR(p, lambda batch: 0.7 if batch % 5 == 0 else 1))),
    ("optax exponential_decay", "{exponential: {rate: 0.6, every: 9}}", of_optax(o.exponential_decay(ALPHA, 9, 0.6))),
    ("optax exponential_decay staircase", "{step: {factor: 0.6, every: 9}}", of_optax(o.exponential_decay(ALPHA, 9, 0.6, staircase=True))),
    ("optax polynomial_schedule", "{polynomial: {power: 3, end: 0.02}}", of_optax(o.polynomial_schedule(ALPHA, 0.02, 3, STEPS))),
    ("optax cosine_decay_schedule", "{cosine: {end: 0.02}}", of_optax(o.cosine_decay_schedule(ALPHA, STEPS, alpha=0.1))),
    ("optax cosine_onecycle_schedule", "{onecycle: {rise: 0.3, first: 0.04, last: 4e-6}}", of_optax(o.cosine_onecycle_schedule(STEPS, ALPHA))),
    ("optax sgdr_schedule", "{restarts: 15}", of_optax(o.sgdr_schedule([{"init_value": ALPHA, "peak_value": ALPHA, "decay_steps": 15, "warmup_steps": 0, "end_value": 0.0}] * 4))),
]

lines = ",\n".join("  " + json.dumps({"id": name, "schedule": schedule, "alpha": values}) for name, schedule, values in CASES)
about = f"Made by library_schedules.py beside this file: PyTorch {torch.__version__} and Optax {optax.__version__}."
print(f'{{\n "about": {json.dumps(about)},\n "alpha0": {ALPHA},\n "steps": {STEPS},\n "cases": [\n{lines}\n ]\n}}')
