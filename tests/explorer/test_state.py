"""The state: whole, polite, and the same in an address; fuzzed with ten thousand of its kind."""

import base64
import json
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unsaddle import Landscape, optimizers, race, zoo
from unsaddle.errors import FormulaError, InvalidInput
from unsaddle.explorer import replay
from unsaddle.explorer.checks import limits
from unsaddle.explorer.races import state_for, state_of
from unsaddle.explorer.state import KEYS, defaults, from_fragment, to_fragment, validated

WRONG = {
    "no object": ([1], "state=a list of 1"),
    "an unknown key": ({"colour": 1}, "state with 'colour'"),
    "a newer version": ({"version": 2}, "a state of version 2; accepted: version 1. It was made by"),
    "a version of another kind": ({"version": "1"}, "version='1'"),
    "an unknown landscape": ({"landscape": "himelblau"}, "Did you mean 'himmelblau'?"),
    "a bad formula": ({"landscape": "x**2 -"}, "nothing after '-'"),
    "three variables": ({"landscape": "x*y*z"}, "a formula of 3 variables"),
    "a box turned round": ({"box": [[1, -1], [0, 1]]}, "box[0] from 1 to -1;"),
    "a point that is not finite": (
        {"starts": {"kind": "points", "points": [[float("nan"), 0]]}},
        "starts.points[0][0]=nan",
    ),
    "too many walkers": (
        {"starts": {"kind": "patch", "center": [0, 0], "radius": 1, "count": 10_001}},
        "starts.count=10001; accepted: a whole number from 1 to 10,000",
    ),
    "no optimizer": ({"optimizers": []}, "optimizers with 0 parts"),
    "nine optimizers": ({"optimizers": [{"rule": "sgd"}] * 9}, "optimizers with 9 parts"),
    "an unknown rule": ({"optimizers": [{"rule": "lion"}]}, "optimizers[0].rule='lion'"),
    "a setting of another rule": (
        {"optimizers": [{"rule": "sgd", "settings": {"momentum": 0.9}}]},
        "optimizers[0].settings with 'momentum'",
    ),
    "a momentum of one": (
        {"optimizers": [{"rule": "momentum", "settings": {"momentum": 1}}]},
        "optimizers[0].settings.momentum=1",
    ),
    "a direction of no length": ({"noise": {"std": 1, "direction": [0, 0]}}, "a direction that has"),
    "a batch beyond the samples": (
        {"batch": {"size": 9, "samples": 8}}, "batch.size=9; accepted: a whole number from 1 to 8"
    ),
    "true as a number": ({"steps": True}, "steps=true;"),
    "a version that no whole number holds": (
        {"version": 1e308}, "a state of version 1e+308; accepted: version 1. It was made by"
    ),
    "a word that is no variable": ({"landscape": "a1"}, "unknown landscape 'a1'"),
    "a name with another space": ({"landscape": "Double-Well"}, "Did you mean 'double_well'?"),
    "a letter of another alphabet": ({"landscape": "\xe9"}, "formula '\xe9': the character '\\xe9'"),
    "a start of no kind": ({"starts": {}}, "starts.kind=nothing"),
    "a start of null": ({"starts": {"kind": None}}, "starts.kind=null"),
    "a wrong camera behind a wrong switch": (
        {"view": {"surface": 1, "camera": 1}}, "view.surface=1; accepted: true or false"
    ),
    "a huge whole number": ({"seed": 10**5000}, "a whole number of 16610 bits"),
    "a view of nothing": ({"view": {"surface": False, "contours": False}}, "at least one of the two"),
    "a selection beyond the walkers": (
        {"selected": {"optimizer": 0, "walker": 1}}, "selected.walker=1"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named_with_what_is_accepted(case):
    data, words = WRONG[case]
    with pytest.raises(InvalidInput) as caught:
        validated(data)
    assert words in str(caught.value)
    assert caught.value.received
    assert caught.value.accepted
    assert caught.value.advice.endswith((".", "?"))


def test_defaults_are_those_of_a_race():
    state = defaults()
    result = race("saddle", seed=0, n_steps=1)
    assert state == {**state_of(result), "steps": 2000}
    assert tuple(state) == KEYS


@pytest.mark.parametrize("name", zoo.names())
def test_every_built_in_landscape_has_a_start_and_survives_an_address(name):
    state = defaults(name)
    assert from_fragment(to_fragment(state)) == state
    assert validated(state) == state


def test_a_state_survives_json_bit_for_bit():
    state = state_for(
        "monkey_confined", ["adam lr=0.1", "pgd"], noise=1 / 3, spread=0.1, seed=2**53 - 1
    )
    assert from_fragment("#" + to_fragment(state)) == state
    assert json.loads(json.dumps(state)) == state


BAD_FRAGMENTS = {
    "nothing": ("", "#s= and a state"),
    "another word": ("#t=abc", "#s= and a state"),
    "no base64": ("#s=%%%", "a state in base64url"),
    "cut off": ("#" + to_fragment(defaults())[:50], "a state that is no JSON"),
    "no text": ("#s=_w", "a state in base64url"),
    "too long": ("#s=" + "A" * 3_000_000, "a state of 3,000,000 characters"),
    "nested": ("#s=" + "W1tb" * 60_000, "nested too deeply"),
    "padded": ("#s=e30=", "a state in base64url"),
    "of another alphabet": ("#s=eyJ+/30", "a state in base64url"),
    "with a mark before it": ("#s=77u_e30", "a state that is no JSON"),
    "infinite": ("#s=eyJzdGVwcyI6SW5maW5pdHl9", "a state that is no JSON"),
}


@pytest.mark.parametrize("case", BAD_FRAGMENTS)
def test_a_bad_address_is_explained(case):
    fragment, words = BAD_FRAGMENTS[case]
    with pytest.raises(InvalidInput) as caught:
        from_fragment(fragment)
    assert words in str(caught.value)
    assert len(str(caught.value)) < 400


def test_a_landscape_that_borrows_a_name_is_shown_as_its_own_formula():
    own = Landscape.from_formula("x**2 + y**2 - x**4", name="saddle", box=((-1, 1), (-2, 2)))
    state = state_for(own, ["sgd"], start=(0.1, 0.1))
    assert state["landscape"] == "x**2 + y**2 - x**4"
    assert state["box"] == [[-1.0, 1.0], [-2.0, 2.0]]


@pytest.mark.parametrize("space", ["\ufeff", "\x1c", "\x85", "\xa0", "\u3000", " \t\n"])
def test_space_around_a_formula_is_none_of_it_whoever_calls_it_space(space):
    assert validated({"landscape": f"{space}x*y{space}"})["landscape"] == "x*y"


def test_a_number_too_large_for_python_to_read_is_no_more_than_too_large():
    digits = base64.urlsafe_b64encode(b'{"seed":' + b"9" * 5000 + b"}").decode().rstrip("=")
    with pytest.raises(InvalidInput, match="seed=inf; accepted: a whole number from 0"):
        from_fragment(f"#s={digits}")


def test_half_a_pair_of_units_becomes_the_replacement_character_in_an_address():
    state = {**defaults(), "station": "a\ud800b"}
    assert from_fragment(to_fragment(state))["station"] == "a\ufffdb"


def test_race_arguments_become_the_state_of_the_same_race():
    state = state_for(
        "x**3 - 3*x*y**2 + (x**2+y**2)**2/8", ["momentum lr=0.05 schedule=step:100:0.5"],
        start=(0.1, 0.0), noise_along="y", n_walkers=7, n_steps=50, spread=0.25, seed=3,
    )  # fmt: skip
    assert state["starts"] == {"kind": "patch", "center": [0.1, 0.0], "radius": 0.25, "count": 7}
    assert state["noise"] == {"std": 0.1, "direction": [0.0, 1.0]}
    assert state["schedule"] == {"kind": "step", "every": 100, "factor": 0.5}
    assert state["optimizers"] == [
        {"rule": "momentum", "settings": {"learning_rate": 0.05, "momentum": 0.9}}
    ]


def test_a_race_of_one_variable_is_a_state_and_its_replay_lies_on_a_line():
    result = race("x**4 - x**2", ["adam"], noise=0.1, n_walkers=3, n_steps=5, spread=0.2, seed=1)
    state = state_of(result)
    assert state["starts"]["center"] == [result.start[0], 0.0]
    assert state["box"] == [list(result.landscape.box[0]), [-2.0, 2.0]]
    assert from_fragment(to_fragment(state)) == state
    assert state_for("x**4 - x**2", noise_along="x")["noise"]["direction"] == [1.0, 0.0]
    track = replay.of_race(result)["tracks"][0]
    assert all(place[1] == 0 for path in track["paths"] for place in path)
    assert track["paths"][0][-1][0] == pytest.approx(
        result.entries[0].trajectory[-1, 0, 0], rel=1e-6
    )


NO_ARGUMENT = {
    "a number of optimizers": ({"optimizers": 5}, "optimizers=5; accepted: names with settings"),
    "a ragged start": ({"start": [[1], [2, 3]]}, "start=a list of 2; accepted: numbers"),
    "a word for a spread": ({"spread": "a"}, "spread='a'; accepted: a number"),
    "a word in a direction": ({"noise_along": [1, "a"]}, "noise_along=a list of 2"),
    "no steps": ({"optimizers": "sgd schedule=cosine", "n_steps": 0}, "n_steps=0"),
    "a word for steps": ({"optimizers": "sgd schedule=cosine", "n_steps": "a"}, "n_steps='a'"),
}


@pytest.mark.parametrize("case", NO_ARGUMENT)
def test_what_is_no_argument_of_a_race_is_refused_in_three_parts(case):
    arguments, words = NO_ARGUMENT[case]
    with pytest.raises(InvalidInput) as caught:
        state_for("saddle", **arguments)
    assert words in str(caught.value)
    assert caught.value.advice.endswith(".")


def test_one_optimizer_alone_needs_no_list():
    one = optimizers.resolve("adam lr=0.2", 100)
    assert state_for("saddle", one) == state_for("saddle", "adam lr=0.2")


@pytest.mark.parametrize("name", ["nonsense", "quadratic", "two_point"])
def test_a_name_that_the_page_has_not_is_refused_with_those_it_has(name):
    with pytest.raises(InvalidInput) as caught:
        state_for(name)
    assert caught.value.accepted == ", ".join(zoo.names())


NOT_SHOWN = {
    "three coordinates": (("x**2 - y**2 + z**2", ["sgd"], {}), "3 coordinates"),
    "another rule": (("saddle", ["adadelta"], {}), "the optimizer adadelta"),
    "another noise": (("saddle", ["sgd"], {"noise": "heavy:1.5=0.1"}), "along one of them"),
    "two schedules": (("saddle", ["sgd", "adam schedule=cosine"], {}), "one schedule for all"),
    "half precision": (("saddle", ["sgd"], {"dtype": "float16"}), "a race in float16"),
}


@pytest.mark.parametrize("case", NOT_SHOWN)
def test_a_race_that_the_page_cannot_run_is_refused_with_the_reason(case):
    (place, optimizers, more), words = NOT_SHOWN[case]
    result = race(place, optimizers, n_steps=2, seed=0, start=None, **more)
    with pytest.raises(InvalidInput) as caught:
        state_of(result)
    assert words in str(caught.value)


# ---- fuzz ---------------------------------------------------------------------------------------

ODD = st.sampled_from(
    [
        None,
        True,
        "",
        "max",
        "points",
        float("nan"),
        float("inf"),
        -0.0,
        1e308,
        -1,
        2**60,
        [],
        {},
        [[]],
    ]
)
JSON = st.recursive(
    ODD | st.integers() | st.floats() | st.text(max_size=20),
    lambda part: (
        st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=8), part, max_size=4)
    ),
    max_leaves=8,
)


@st.composite
def nearly_right(draw):
    """A right state in which one or two places, at any depth, hold something else."""
    state = json.loads(json.dumps(draw(st.sampled_from(SEEDS))))
    for _ in range(draw(st.integers(1, 2))):
        place = state
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            below = place[key]
            if isinstance(below, dict | list) and below and draw(st.booleans()):
                place = below
                continue
            place[key] = deepcopy(draw(JSON))  # what is drawn is shared with later draws
            break
    return state


SEEDS = [
    defaults("lee"),
    state_for("himmelblau", ["pgd", "adam"], noise=0.1, spread=0.5, seed=1),
    {**defaults(), "batch": {"size": 4, "samples": 8, "sampling": "replacement"},
     "schedule": {"kind": "step", "every": 10, "factor": 0.5},
     "noise": {"std": 1.0, "direction": [1.0, 0.0]},
     "starts": {"kind": "line", "from": [0.0, 0.0], "to": [1.0, 1.0], "count": 5},
     "selected": {"optimizer": 0, "walker": 0}, "view": {"camera": [1.0, 1.0, 3.0]}},
]  # fmt: skip

MANY = settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))


def accepted_or_explained(read, data):
    try:
        state = read(data)
    except InvalidInput as refused:
        error = refused
    else:
        json.dumps(state, allow_nan=False)
        assert validated(state) == state
        return
    assert error.received
    assert error.accepted
    assert error.advice
    assert len(str(error)) < 2_000


@MANY
@given(nearly_right() | JSON)
def test_ten_thousand_states_are_accepted_or_explained(data):
    accepted_or_explained(validated, data)


@MANY
@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda raw: "#s=" + raw.hex()))
def test_ten_thousand_addresses_are_accepted_or_explained(fragment):
    accepted_or_explained(from_fragment, fragment)
    accepted_or_explained(from_fragment, "#s=" + fragment)


def test_a_formula_error_is_an_invalid_input_of_its_own():
    with pytest.raises(FormulaError):
        validated({"landscape": "x +* y"})


def test_the_table_of_limits_is_whole():
    table = limits()
    for low, high in [*table["whole"].values(), *table["real"].values()]:
        assert low < high
    for kinds in table["rules"].values():
        assert set(kinds.values()) <= {*table["real"], *table["whole"]}
