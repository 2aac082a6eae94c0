"""Trajectories of Keras's own optimizers in float64, on the lists of gradients of trajectories.py.

Run:    KERAS_BACKEND=jax JAX_ENABLE_X64=1 python3 test/reference/keras_trajectories.py > test/reference/keras_trajectories.json
Needs:  pip install keras==3.15.1 jax (0.10.2 was used). Keras 3.15.1's optimizers are those of commit 3422977, which the files cite.
"""

import keras
import numpy as np

from trajectories import GRADIENTS, START, case, write

keras.config.set_floatx("float64")
optimizers = keras.optimizers


def path(make, gradients):
    w = keras.Variable(np.array(START), dtype="float64")
    optimizer = make()
    points = []
    for g in GRADIENTS[gradients]:
        optimizer.apply([keras.ops.convert_to_tensor(np.array(g))], [w])
        points.append(np.asarray(w.value).tolist())
    return points


def built_in(optimizer, **settings):
    if "decay" in settings:
        settings["lambda"] = settings.pop("decay")
    return {"optimizer": optimizer, "convention": "keras", "settings": settings}


CENTERED = {
    "settings": {"alpha": 0.02, "beta": 0.95, "epsilon": 1e-4},
    "state": {"v": 0, "q": 0},
    "equations": [
        "v = beta * v + (1 - beta) * g^2",
        "q = beta * q + (1 - beta) * g",
        "w = w - alpha * g / sqrt(v - q^2 + epsilon)",
    ],
}
RMS_MOMENTUM = {
    "settings": {"alpha": 0.01, "beta": 0.9, "mu": 0.7, "epsilon": 1e-7},
    "state": {"v": 0, "b": 0},
    "equations": [
        "v = beta * v + (1 - beta) * g^2",
        "b = mu * b + alpha * g / sqrt(v + epsilon)",
        "w = w - b",
    ],
}

# Defaults are passed nowhere; momentum's 0.9 stands in where Keras has 0.
CASES = [
    ("SGD", lambda: optimizers.SGD(), built_in("sgd")),
    ("SGD weight_decay", lambda: optimizers.SGD(0.1, weight_decay=0.2), built_in("sgd", alpha=0.1, decay=0.2)),
    ("SGD momentum", lambda: optimizers.SGD(momentum=0.9), built_in("momentum")),
    ("SGD momentum all", lambda: optimizers.SGD(0.05, momentum=0.6, weight_decay=0.1), built_in("momentum", alpha=0.05, beta=0.6, decay=0.1)),
    ("SGD momentum as heavy ball", lambda: optimizers.SGD(0.02, momentum=0.7), built_in("heavyball", alpha=0.02, beta=0.7)),
    ("SGD nesterov", lambda: optimizers.SGD(momentum=0.9, nesterov=True), built_in("nesterov")),
    ("SGD nesterov all", lambda: optimizers.SGD(0.04, momentum=0.6, nesterov=True, weight_decay=0.1), built_in("nesterov", alpha=0.04, beta=0.6, decay=0.1)),
    ("Adagrad", lambda: optimizers.Adagrad(), built_in("adagrad")),
    ("Adagrad all", lambda: optimizers.Adagrad(0.2, initial_accumulator_value=0.3, epsilon=1e-4, weight_decay=0.05), {**built_in("adagrad", alpha=0.2, epsilon=1e-4, decay=0.05), "state": {"v": 0.3}}),
    ("RMSprop", lambda: optimizers.RMSprop(), built_in("rmsprop")),
    ("RMSprop all", lambda: optimizers.RMSprop(0.05, rho=0.8, epsilon=1e-3, weight_decay=0.05), built_in("rmsprop", alpha=0.05, beta=0.8, epsilon=1e-3, decay=0.05)),
    ("RMSprop centered", lambda: optimizers.RMSprop(0.02, rho=0.95, epsilon=1e-4, centered=True), CENTERED),
    ("RMSprop momentum", lambda: optimizers.RMSprop(0.01, momentum=0.7), RMS_MOMENTUM),
    ("Adadelta", lambda: optimizers.Adadelta(), built_in("adadelta")),
    ("Adadelta all", lambda: optimizers.Adadelta(0.5, rho=0.7, epsilon=1e-3, weight_decay=0.05), built_in("adadelta", alpha=0.5, rho=0.7, epsilon=1e-3, decay=0.05)),
    ("Adam", lambda: optimizers.Adam(), built_in("adam")),
    ("Adam all", lambda: optimizers.Adam(0.05, beta_1=0.7, beta_2=0.95, epsilon=1e-3, weight_decay=0.05), built_in("adam", alpha=0.05, beta1=0.7, beta2=0.95, epsilon=1e-3, decay=0.05)),
    ("Adam amsgrad", lambda: optimizers.Adam(amsgrad=True), built_in("amsgrad")),
    ("Adam amsgrad all", lambda: optimizers.Adam(0.05, beta_1=0.8, beta_2=0.9, epsilon=1e-4, amsgrad=True, weight_decay=0.05), built_in("amsgrad", alpha=0.05, beta1=0.8, beta2=0.9, epsilon=1e-4, decay=0.05)),
    ("AdamW", lambda: optimizers.AdamW(), built_in("adamw")),
    ("AdamW all", lambda: optimizers.AdamW(0.03, beta_1=0.8, beta_2=0.99, epsilon=1e-5, weight_decay=0.3), built_in("adamw", alpha=0.03, beta1=0.8, beta2=0.99, epsilon=1e-5, decay=0.3)),
    ("Adamax", lambda: optimizers.Adamax(), built_in("adamax")),
    ("Adamax all", lambda: optimizers.Adamax(0.05, beta_1=0.7, beta_2=0.9, epsilon=1e-3, weight_decay=0.05), built_in("adamax", alpha=0.05, beta1=0.7, beta2=0.9, epsilon=1e-3, decay=0.05)),
    ("Nadam", lambda: optimizers.Nadam(), built_in("nadam")),
    ("Nadam all", lambda: optimizers.Nadam(0.05, beta_1=0.8, beta_2=0.95, epsilon=1e-4, weight_decay=0.05), built_in("nadam", alpha=0.05, beta1=0.8, beta2=0.95, epsilon=1e-4, decay=0.05)),
    ("Lion", lambda: optimizers.Lion(), built_in("lion")),
    ("Lion all", lambda: optimizers.Lion(0.02, beta_1=0.7, beta_2=0.9, weight_decay=0.1), built_in("lion", alpha=0.02, beta1=0.7, beta2=0.9, decay=0.1)),
]

write(
    f"Made by keras_trajectories.py beside this file: keras.optimizers of Keras {keras.__version__} in float64.",
    [case(name, "Keras", gradients, descent, path(make, gradients)) for name, make, descent in CASES for gradients in GRADIENTS],
)
