"""Ten steps of the lecture's five optimizers in 50-digit arithmetic, written apart from Descent's code.

Run:    python3 test/reference/optimizers_50_digits.py > test/reference/optimizers_50_digits.json
Needs:  mpmath (1.3 was used). Gradients are written out by hand here, the updates are loops over plain formulas;
nothing is shared with src/. Values are printed with 25 digits, of which a double keeps 17.
Hyperparameters are the doubles that Descent uses (0.9 is the double nearest to 0.9), so that both compute the same thing.
"""

import json

from mpmath import mp, mpf, nstr, sqrt

mp.dps = 50


def rosenbrock(x, y):
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def rosenbrock_gradient(x, y):
    return [-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)]


def beale(x, y):
    a, b, c = mpf(1.5), mpf(2.25), mpf(2.625)
    return (a - x + x * y) ** 2 + (b - x + x * y**2) ** 2 + (c - x + x * y**3) ** 2


def beale_gradient(x, y):
    a = mpf(1.5) - x + x * y
    b = mpf(2.25) - x + x * y**2
    c = mpf(2.625) - x + x * y**3
    return [
        2 * a * (y - 1) + 2 * b * (y**2 - 1) + 2 * c * (y**3 - 1),
        2 * a * x + 4 * b * x * y + 6 * c * x * y**2,
    ]


def descend(optimizer, alpha, loss, gradient, start, steps=10):
    alpha, beta, beta1, beta2, epsilon = (mpf(v) for v in (alpha, 0.9, 0.9, 0.999, 1e-8))
    w = [mpf(v) for v in start]
    m = [mpf(0), mpf(0)]
    v = [mpf(0), mpf(0)]
    rows = [(list(w), loss(*w))]
    for t in range(1, steps + 1):
        g = gradient(*w)
        for j in range(2):
            if optimizer == "sgd":
                w[j] -= alpha * g[j]
            elif optimizer == "momentum":
                m[j] = beta * m[j] + (1 - beta) * g[j]
                w[j] -= alpha * m[j]
            elif optimizer == "adagrad":
                v[j] += g[j] ** 2
                w[j] -= alpha / sqrt(epsilon + v[j]) * g[j]
            elif optimizer == "rmsprop":
                v[j] = beta * v[j] + (1 - beta) * g[j] ** 2
                w[j] -= alpha / sqrt(epsilon + v[j]) * g[j]
            elif optimizer == "adam":
                m[j] = beta1 * m[j] + (1 - beta1) * g[j]
                v[j] = beta2 * v[j] + (1 - beta2) * g[j] ** 2
                mhat = m[j] / (1 - beta1**t)
                vhat = v[j] / (1 - beta2**t)
                w[j] -= alpha / sqrt(vhat + epsilon) * mhat
        rows.append((list(w), loss(*w)))
    return [{"w": [nstr(p, 25) for p in point], "loss": nstr(value, 25)} for point, value in rows]


problems = {
    "rosenbrock": (rosenbrock, rosenbrock_gradient, [-1.2, 1], "(1 - x)^2 + 100 * (y - x^2)^2"),
    "beale": (
        beale,
        beale_gradient,
        [1, 1],
        "(1.5 - x + x * y)^2 + (2.25 - x + x * y^2)^2 + (2.625 - x + x * y^3)^2",
    ),
}
alphas = {"sgd": 0.001, "momentum": 0.002, "adagrad": 0.1, "rmsprop": 0.05, "adam": 0.1}

cases = []
for name, (loss, gradient, start, text) in problems.items():
    for optimizer, alpha in alphas.items():
        steps = descend(optimizer, alpha, loss, gradient, start)
        cases.append({"problem": name, "loss": text, "start": start, "optimizer": optimizer, "alpha": alpha, "steps": steps})

print(
    json.dumps(
        {
            "about": "Made by optimizers_50_digits.py beside this file: 50-digit arithmetic (mpmath), hand-written gradients and updates.",
            "cases": cases,
        },
        indent=1,
    )
)
