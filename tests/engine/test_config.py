import pytest

from engine.config import Config, ConfigError, load_config


def test_settings_are_read_from_the_environment() -> None:
    found = load_config({"SHOPTALK_PORT": "9000", "SHOPTALK_VOICE": "free", "SHOPTALK_DEMO": "yes"})
    assert (found.port, found.voice, found.demo) == (9000, "free", True)
    assert load_config({}) == Config()


@pytest.mark.parametrize(
    ("name", "value"),
    [("VOICE", "loud"), ("PORT", "http"), ("DEMO", "perhaps"), ("TIMEZONE", "Atlantis/Poseidonis"),
     ("REPLY_SECONDS", "soon")],
)  # fmt: skip
def test_what_cannot_be_used_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"SHOPTALK_{name}"):
        load_config({f"SHOPTALK_{name}": value})
