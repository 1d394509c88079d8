"""Models that return dicts, dataclasses, tuples or the loss itself; Hugging Face's interface; ties."""

from collections import OrderedDict, UserDict
from dataclasses import dataclass

import numpy as np
import pytest
import torch
from torch import nn
from torch.func import functional_call
from torch.nn import functional as F

from unsaddle.errors import TrainingError
from unsaddle.torch import TorchTraining

CROSS_ENTROPY = nn.CrossEntropyLoss()


def seeded(build, seed=0):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return build()


def vectors(n=20):
    draw = torch.Generator().manual_seed(0)
    return torch.randn(n, 5, generator=draw), torch.arange(n) % 3


class ModelOutput(OrderedDict):
    """As in transformers: a mapping whose entries are attributes too."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass
class Output:
    loss: torch.Tensor | None
    logits: torch.Tensor


class Classifier(nn.Module):
    """Computes its loss where labels come along, and answers in one of several forms."""

    def __init__(self, form):
        super().__init__()
        self.linear, self.form = seeded(lambda: nn.Linear(5, 3)), form

    def forward(self, inputs, labels=None, mask=None):
        logits = self.linear(inputs)
        loss = None if labels is None else CROSS_ENTROPY(logits, labels)
        return self.form(loss, logits)


ANSWERS = {
    "a mapping with attributes": lambda loss, logits: ModelOutput(loss=loss, logits=logits),
    "a dataclass": Output,
    "a dict": lambda loss, logits: {"loss": loss, "logits": logits},
    "a tuple, loss first": lambda loss, logits: (loss, logits),
    "a tuple, loss last": lambda loss, logits: (logits, loss),
    "the loss": lambda loss, logits: loss,
}
BATCHES = {
    "pairs": lambda x, y: [(x[:8], y[:8]), (x[8:], y[8:])],
    "dicts": lambda x, y: [{"inputs": x, "labels": y}],
    "dicts of a kind of their own": lambda x, y: [UserDict(inputs=x, labels=y, mask=None)],
    "triples": lambda x, y: [(x, y, torch.ones(len(x)))],
    "all in a dict": lambda x, y: {"inputs": x, "labels": y},
    "all in a pair": lambda x, y: (x, y),
}


@pytest.mark.parametrize("form", ANSWERS)
@pytest.mark.parametrize("batches", BATCHES)
def test_models_that_compute_their_own_loss(form, batches):
    inputs, targets = vectors()
    model = Classifier(ANSWERS[form])
    made = TorchTraining(model, None, BATCHES[batches](inputs, targets)).objective()
    plain = TorchTraining(model.linear, CROSS_ENTROPY, (inputs, targets)).objective()
    assert made.loss() == plain.loss()
    np.testing.assert_array_equal(made.gradient(), plain.gradient())
    assert made.sample_gradients(np.ones(18)).road == "vmap of the gradient"


def test_loss_may_take_the_whole_output_and_the_whole_batch():
    inputs, targets = vectors()
    batch = {"inputs": inputs, "labels": targets}
    made = TorchTraining(
        Classifier(Output),
        lambda output, batch: F.cross_entropy(output.logits, batch["labels"]),
        batch,
    ).objective()
    assert made.loss() == TorchTraining(Classifier(Output), None, batch).objective().loss()
    own_call = TorchTraining(
        Classifier(Output),
        None,
        batch,
        forward=lambda model, batch: model(batch["inputs"] * 1.0, batch["labels"]),
    ).objective()
    assert own_call.loss() == made.loss()
    np.testing.assert_array_equal(made.targets(), targets.numpy())


class Language(nn.Module):
    """A causal language model with Hugging Face's interface; the head is the embedding."""

    def __init__(self, tied=True):
        super().__init__()
        self.wte, self.mix = nn.Embedding(9, 4), nn.Linear(4, 4)
        self.lm_head = nn.Linear(4, 9, bias=False)
        if tied:
            self.lm_head.weight = self.wte.weight

    def forward(self, input_ids, attention_mask, labels=None):
        weights = attention_mask[..., None].to(self.mix.weight.dtype)
        hidden = self.wte(input_ids) * weights
        logits = self.lm_head(self.mix(hidden.cumsum(dim=1)).tanh())
        if labels is None:
            return ModelOutput(logits=logits)
        loss = F.cross_entropy(logits[:, :-1].flatten(0, 1), labels[:, 1:].flatten())
        return ModelOutput(loss=loss, logits=logits)


def sentences(n=16, length=6):
    draw = torch.Generator().manual_seed(1)
    ids = torch.randint(0, 9, (n, length), generator=draw)
    mask = (torch.arange(length) < torch.randint(3, length + 1, (n, 1), generator=draw)).long()
    labels = ids.masked_fill(mask == 0, -100)
    return {"input_ids": ids, "attention_mask": mask, "labels": labels}


def after_the_shift(batch):
    return (batch["labels"][:, 1:] != -100).sum()


def test_tied_parameters_are_one_coordinate_whose_gradient_is_the_sum():
    tied, free = seeded(Language).double(), seeded(lambda: Language(tied=False)).double()
    free.load_state_dict(tied.state_dict())
    one, two = (
        TorchTraining(model, None, sentences(), count=after_the_shift).objective()
        for model in (tied, free)
    )
    assert one.names == ("wte.weight", "mix.weight", "mix.bias")
    assert two.names == (*one.names, "lm_head.weight")
    assert one.loss() == pytest.approx(two.loss(), rel=1e-15)
    summed = two.gradient()[two.slices["wte.weight"]] + two.gradient()[two.slices["lm_head.weight"]]
    np.testing.assert_allclose(one.gradient()[one.slices["wte.weight"]], summed, atol=1e-16)

    # The Hessian is that of the loss pulled back along θ ↦ (θ, θ).
    def doubled(vector):
        return np.concatenate([vector, vector[one.slices["wte.weight"]]])

    vector = np.random.default_rng(0).standard_normal(one.n_parameters)
    wide = two.operator().product(doubled(vector))
    wide[two.slices["wte.weight"]] += wide[two.slices["lm_head.weight"]]
    np.testing.assert_allclose(
        one.operator().product(vector), wide[: one.n_parameters], rtol=1e-11, atol=1e-15
    )


def test_language_model_counts_unmasked_tokens_after_the_shift():
    model = seeded(Language)
    made = TorchTraining(model, None, sentences(), count=after_the_shift).objective()
    exact = functional_call(
        model.double(), dict(model.double().named_parameters()), (), dict(sentences())
    )
    assert made.loss() == pytest.approx(exact.loss.item(), rel=1e-14)
    assert made.targets() is None  # a class for each token, none for a sentence


def test_frozen_parameters_and_groups_of_parameters():
    """Adapters on a frozen body, two groups of which one holds half: what is varied, what is told."""
    model = seeded(Language)
    model.wte.weight.requires_grad_(False)
    optimizer = torch.optim.Adam(
        [{"params": [model.mix.weight], "lr": 0.1}, {"params": [model.mix.bias]}], lr=0.01
    )
    made = TorchTraining(model, None, sentences(), optimizer, count=after_the_shift).objective()
    assert (made.names, made.notes) == (("mix.weight", "mix.bias"), ())
    some = torch.optim.SGD([{"params": [model.mix.weight], "lr": 0.1}], lr=0.1)
    made = TorchTraining(model, None, sentences(), some, count=after_the_shift).objective()
    assert made.names == ("mix.weight",)
    assert made.notes == ("trainable, but not held by the optimizer and fixed: mix.bias",)
    other = nn.Parameter(torch.ones(2))
    wide = torch.optim.SGD([*model.parameters(), other], lr=0.1)
    made = TorchTraining(model, None, sentences(), wide, count=after_the_shift).objective()
    assert made.notes == ("the optimizer also moves tensors that are not in this model (1)",)


ACCEPTED = (
    'accepted: an output with .loss or ["loss"], the loss itself, or a tuple with one number in it. '
    "Give the batch its labels, or pass loss=..., called as loss(output, batch)."
)
REFUSED = {
    "no labels": (
        lambda: TorchTraining(
            seeded(Language), None, {k: v for k, v in sentences().items() if k != "labels"}
        ),
        f"loss=None and a model whose output is a ModelOutput with logits, without a loss; {ACCEPTED}",
    ),
    "no loss in a tuple": (
        lambda: TorchTraining(Classifier(lambda loss, logits: (logits, logits)), None, vectors()),
        f"loss=None and a model whose output is a tuple, without a loss; {ACCEPTED}",
    ),
    "a loss that is none": (
        lambda: TorchTraining(Classifier(Output), 3, vectors()),
        "loss=3; accepted: a callable (output, target) to a scalar, or None where the model computes "
        "it. The order is TorchTraining(model, loss, data, optimizer).",
    ),
    "tokens in a dict without a count": (
        lambda: TorchTraining(seeded(Language), None, sentences()),
        "a loss that is not a mean over samples: that of a batch differs from the mean of those of "
        "its parts; accepted: a loss of a batch that is the mean of the losses of its samples, or of "
        "the units it counts. If it divides by a number of unmasked positions (targets of -100 are "
        "masked), say which, after any shift: TorchTraining(..., count=lambda batch: "
        '(batch["labels"] != -100).sum()). Or divide by the number of samples: reduction="none", '
        "then .mean().",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_outputs_without_a_loss_are_refused(case):
    build, text = REFUSED[case]
    with pytest.raises(TrainingError) as refused:
        build().objective()
    assert str(refused.value) == text


def test_hooks_on_gradients_are_told():
    model = seeded(lambda: nn.Linear(5, 3))
    model.weight.register_hook(lambda slope: slope.clamp(-1, 1))
    made = TorchTraining(model, CROSS_ENTROPY, vectors()).objective()
    assert made.notes == (
        "hooks on the gradient of weight change the run's steps and are no part of the loss",
    )
