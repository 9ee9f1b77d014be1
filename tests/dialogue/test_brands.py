import pytest

from dialogue.brands import find_brands

BRANDS = {"harbour": "Harbour", "nestle": "Nestlé", "freely": "Freely", "雀巢": "Nestlé"}


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        ("harbour tea", "Harbour"),
        ("the Harbour tea", "Harbour"),
        ("by the harbour", ""),
        ("the harbour one", "Harbour"),
        ("Nestlé's coffee", "Nestlé"),
        ("nestlee", "Nestlé"),
        ("speak freely", ""),
        ("anything from Freely", "Freely"),
        ("雀巢的", "Nestlé"),
        ("来点nestle的", "Nestlé"),
        ("", ""),
    ],
)
def test_brands(text: str, brand: str) -> None:
    found = find_brands(BRANDS, text, {"tea", "one"}.__contains__, {"tea"})
    assert [one.brand for one in found] == ([brand] if brand else [])
