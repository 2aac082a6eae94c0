"""Trajectories of Optax's own optimizers in float64, on the lists of gradients of trajectories.py.

Run:    JAX_ENABLE_X64=1 python3 test/reference/optax_trajectories.py > test/reference/optax_trajectories.json
Needs:  pip install optax==0.2.8 (jax 0.10.2 was used).
"""

import jax.numpy as jnp
import optax

from trajectories import GRADIENTS, START, case, write


def path(optimizer, gradients):
    w = jnp.array(START)
    state = optimizer.init(w)
    points = []
    for g in GRADIENTS[gradients]:
        updates, state = optimizer.update(jnp.array(g), state, w)
        w = optax.apply_updates(w, updates)
        points.append(w.tolist())
    return points


def built_in(optimizer, **settings):
    if "decay" in settings:
        settings["lambda"] = settings.pop("decay")
    return {"optimizer": optimizer, "convention": "optax", "settings": settings}


CENTERED = {
    "settings": {"alpha": 0.02, "beta": 0.95, "epsilon": 1e-4},
    "state": {"v": 0, "q": 0},
    "equations": [
        "q = (1 - beta) * g + beta * q",
        "v = (1 - beta) * g^2 + beta * v",
        "w = w - alpha * g / sqrt(v - q^2 + epsilon)",
    ],
}

# Optax has no default learning rates; 0.001 stands in, and 0.9 for momentum's. Adadelta's may be left out, but then the update
# keeps the gradient's sign and climbs; 1 stands in.
CASES = [
    ("sgd", optax.sgd(0.001), built_in("sgd")),
    ("sgd lr", optax.sgd(0.3), built_in("sgd", alpha=0.3)),
    ("sgd momentum", optax.sgd(0.001, momentum=0.9), built_in("momentum")),
    ("sgd momentum of 0.5", optax.sgd(0.05, momentum=0.5), built_in("momentum", alpha=0.05, beta=0.5)),
    ("sgd momentum as heavy ball", optax.sgd(0.02, momentum=0.7), built_in("heavyball", alpha=0.02, beta=0.7)),
    ("sgd nesterov", optax.sgd(0.001, momentum=0.9, nesterov=True), built_in("nesterov")),
    ("sgd nesterov of 0.6", optax.sgd(0.04, momentum=0.6, nesterov=True), built_in("nesterov", alpha=0.04, beta=0.6)),
    ("adagrad", optax.adagrad(0.001), built_in("adagrad")),
    ("adagrad from 0", optax.adagrad(0.2, initial_accumulator_value=0.0, eps=1e-4), {**built_in("adagrad", alpha=0.2, epsilon=1e-4), "state": {"v": 0}}),
    ("rmsprop", optax.rmsprop(0.001), built_in("rmsprop")),
    ("rmsprop all", optax.rmsprop(0.05, decay=0.8, eps=1e-3), built_in("rmsprop", alpha=0.05, beta=0.8, epsilon=1e-3)),
    ("rmsprop centered", optax.rmsprop(0.02, decay=0.95, eps=1e-4, centered=True), CENTERED),
    ("adadelta", optax.adadelta(1.0), built_in("adadelta")),
    ("adadelta all", optax.adadelta(0.5, rho=0.7, eps=1e-3), built_in("adadelta", alpha=0.5, rho=0.7, epsilon=1e-3)),
    ("adam", optax.adam(0.001), built_in("adam")),
    ("adam all", optax.adam(0.05, b1=0.7, b2=0.95, eps=1e-3), built_in("adam", alpha=0.05, beta1=0.7, beta2=0.95, epsilon=1e-3)),
    ("amsgrad", optax.amsgrad(0.001), built_in("amsgrad")),
    ("amsgrad all", optax.amsgrad(0.05, b1=0.8, b2=0.9, eps=1e-4), built_in("amsgrad", alpha=0.05, beta1=0.8, beta2=0.9, epsilon=1e-4)),
    ("adamw", optax.adamw(0.001), built_in("adamw")),
    ("adamw all", optax.adamw(0.03, b1=0.8, b2=0.99, eps=1e-5, weight_decay=0.3), built_in("adamw", alpha=0.03, beta1=0.8, beta2=0.99, epsilon=1e-5, decay=0.3)),
    ("adamax", optax.adamax(0.001), built_in("adamax")),
    ("adamax all", optax.adamax(0.05, b1=0.7, b2=0.9, eps=1e-3), built_in("adamax", alpha=0.05, beta1=0.7, beta2=0.9, epsilon=1e-3)),
    ("nadam", optax.nadam(0.001), built_in("nadam")),
    ("nadam all", optax.nadam(0.05, b1=0.8, b2=0.95, eps=1e-4), built_in("nadam", alpha=0.05, beta1=0.8, beta2=0.95, epsilon=1e-4)),
    ("lion", optax.lion(0.001), built_in("lion")),
    ("lion all", optax.lion(0.02, b1=0.7, b2=0.9, weight_decay=0.1), built_in("lion", alpha=0.02, beta1=0.7, beta2=0.9, decay=0.1)),
    ("sign_sgd", optax.sign_sgd(0.001), built_in("sign")),
    ("normalize_by_update_norm", optax.chain(optax.normalize_by_update_norm(), optax.scale(-0.001)), built_in("normalized")),
    ("normalize_by_update_norm all", optax.chain(optax.normalize_by_update_norm(eps=0.01), optax.scale(-0.1)), built_in("normalized", alpha=0.1, epsilon=0.01)),
]

write(
    f"Made by optax_trajectories.py beside this file: Optax {optax.__version__} in float64.",
    [case(name, "Optax", gradients, descent, path(optimizer, gradients)) for name, optimizer, descent in CASES for gradients in GRADIENTS],
)
