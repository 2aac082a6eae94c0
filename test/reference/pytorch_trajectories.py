"""Trajectories of PyTorch's own optimizers in float64, on the lists of gradients of trajectories.py.

Run:    python3 test/reference/pytorch_trajectories.py > test/reference/pytorch_trajectories.json
Needs:  pip install torch (2.14.1 was used). Debian's python3-torch (1.13.0) gives the same but for NAdam, where that version
multiplies by the momentum once too often; its learning rate for SGD has to be given.
"""

import torch

from trajectories import GRADIENTS, START, case, write

torch.set_default_dtype(torch.float64)


def path(make, gradients):
    w = torch.tensor(START, requires_grad=True)
    optimizer = make([w])
    points = []
    for g in GRADIENTS[gradients]:
        w.grad = torch.tensor(g)
        optimizer.step()
        points.append(w.detach().tolist())
    return points


DAMPENED = {
    "settings": {"alpha": 0.02, "beta": 0.8, "dampening": 0.3},
    "state": {"b": 0},
    "equations": ["b = t == 1 ? g : beta * b + (1 - dampening) * g", "w = w - alpha * b"],
}
CENTERED = {
    "settings": {"alpha": 0.02, "beta": 0.95, "epsilon": 1e-6},
    "state": {"v": 0, "q": 0},
    "equations": [
        "v = beta * v + (1 - beta) * g^2",
        "q = q + (1 - beta) * (g - q)",
        "w = w - alpha * g / (sqrt(v - q^2) + epsilon)",
    ],
}
RMS_MOMENTUM = {
    "settings": {"alpha": 0.01, "beta": 0.99, "mu": 0.7, "epsilon": 1e-8},
    "state": {"v": 0, "b": 0},
    "equations": [
        "v = beta * v + (1 - beta) * g^2",
        "b = mu * b + g / (sqrt(v) + epsilon)",
        "w = w - alpha * b",
    ],
}
optim = torch.optim


def built_in(optimizer, **settings):
    return {"optimizer": optimizer, "convention": "pytorch", "settings": settings}


# Defaults are passed nowhere; momentum's 0.9 stands in where PyTorch has 0.
CASES = [
    ("SGD", lambda w: optim.SGD(w), built_in("sgd")),
    ("SGD lr", lambda w: optim.SGD(w, lr=0.3), built_in("sgd", alpha=0.3)),
    ("SGD weight_decay", lambda w: optim.SGD(w, lr=0.1, weight_decay=0.2), {**built_in("sgd", alpha=0.1), "l2": 0.2}),
    ("SGD momentum", lambda w: optim.SGD(w, momentum=0.9), built_in("momentum")),
    ("SGD momentum of 0.5", lambda w: optim.SGD(w, lr=0.05, momentum=0.5), built_in("momentum", alpha=0.05, beta=0.5)),
    ("SGD momentum weight_decay", lambda w: optim.SGD(w, lr=0.05, momentum=0.8, weight_decay=0.1), {**built_in("momentum", alpha=0.05, beta=0.8), "l2": 0.1}),
    ("SGD momentum as heavy ball", lambda w: optim.SGD(w, lr=0.02, momentum=0.7), built_in("heavyball", alpha=0.02, beta=0.7)),
    ("SGD dampening", lambda w: optim.SGD(w, lr=0.02, momentum=0.8, dampening=0.3), DAMPENED),
    ("SGD nesterov", lambda w: optim.SGD(w, momentum=0.9, nesterov=True), built_in("nesterov")),
    ("SGD nesterov of 0.6", lambda w: optim.SGD(w, lr=0.04, momentum=0.6, nesterov=True, weight_decay=0.05), {**built_in("nesterov", alpha=0.04, beta=0.6), "l2": 0.05}),
    ("Adagrad", lambda w: optim.Adagrad(w), built_in("adagrad")),
    ("Adagrad all", lambda w: optim.Adagrad(w, lr=0.2, eps=1e-4, initial_accumulator_value=0.3), {**built_in("adagrad", alpha=0.2, epsilon=1e-4), "state": {"v": 0.3}}),
    ("Adagrad lr_decay", lambda w: optim.Adagrad(w, lr=0.2, lr_decay=0.05), {**built_in("adagrad", alpha=0.2), "schedule": {"decay": 0.05}}),
    ("RMSprop", lambda w: optim.RMSprop(w), built_in("rmsprop")),
    ("RMSprop all", lambda w: optim.RMSprop(w, lr=0.05, alpha=0.8, eps=1e-3, weight_decay=0.1), {**built_in("rmsprop", alpha=0.05, beta=0.8, epsilon=1e-3), "l2": 0.1}),
    ("RMSprop centered", lambda w: optim.RMSprop(w, lr=0.02, alpha=0.95, eps=1e-6, centered=True), CENTERED),
    ("RMSprop momentum", lambda w: optim.RMSprop(w, lr=0.01, alpha=0.99, momentum=0.7), RMS_MOMENTUM),
    ("Adadelta", lambda w: optim.Adadelta(w), built_in("adadelta")),
    ("Adadelta all", lambda w: optim.Adadelta(w, lr=0.5, rho=0.7, eps=1e-3), built_in("adadelta", alpha=0.5, rho=0.7, epsilon=1e-3)),
    ("Adam", lambda w: optim.Adam(w), built_in("adam")),
    ("Adam all", lambda w: optim.Adam(w, lr=0.05, betas=(0.7, 0.95), eps=1e-3), built_in("adam", alpha=0.05, beta1=0.7, beta2=0.95, epsilon=1e-3)),
    ("Adam weight_decay", lambda w: optim.Adam(w, lr=0.02, weight_decay=0.1), {**built_in("adam", alpha=0.02), "l2": 0.1}),
    ("Adam amsgrad", lambda w: optim.Adam(w, amsgrad=True), built_in("amsgrad")),
    ("Adam amsgrad all", lambda w: optim.Adam(w, lr=0.05, betas=(0.8, 0.9), eps=1e-4, amsgrad=True), built_in("amsgrad", alpha=0.05, beta1=0.8, beta2=0.9, epsilon=1e-4)),
    ("AdamW", lambda w: optim.AdamW(w), built_in("adamw")),
    ("AdamW all", lambda w: optim.AdamW(w, lr=0.03, betas=(0.8, 0.99), eps=1e-5, weight_decay=0.3), built_in("adamw", alpha=0.03, beta1=0.8, beta2=0.99, epsilon=1e-5, **{"lambda": 0.3})),
    ("Adamax", lambda w: optim.Adamax(w), built_in("adamax")),
    ("Adamax all", lambda w: optim.Adamax(w, lr=0.05, betas=(0.7, 0.9), eps=1e-3), built_in("adamax", alpha=0.05, beta1=0.7, beta2=0.9, epsilon=1e-3)),
    ("NAdam", lambda w: optim.NAdam(w), built_in("nadam")),
    ("NAdam all", lambda w: optim.NAdam(w, lr=0.05, betas=(0.8, 0.95), eps=1e-4, momentum_decay=0.02), built_in("nadam", alpha=0.05, beta1=0.8, beta2=0.95, epsilon=1e-4, psi=0.02)),
]

write(
    f"Made by pytorch_trajectories.py beside this file: torch.optim of PyTorch {torch.__version__} in float64.",
    [case(name, "PyTorch", gradients, descent, path(make, gradients)) for name, make, descent in CASES for gradients in GRADIENTS],
)
