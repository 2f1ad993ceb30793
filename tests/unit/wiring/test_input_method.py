"""Typing Chinese where fcitx has no plugin."""

import os
import sys

import pytest

from reader import input_method

ASK_IBUS = {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}
IBUS, FCITX = "libibusplatforminputcontextplugin.so", "libfcitx5platforminputcontextplugin.so"


@pytest.mark.parametrize(
    ("environment", "plugins", "expected"),
    [
        ({"QT_IM_MODULE": "fcitx"}, (IBUS,), ASK_IBUS),
        ({"QT_IM_MODULE": "fcitx5"}, (IBUS,), ASK_IBUS),
        ({"QT_IM_MODULE": "fcitx"}, (IBUS, FCITX), {}),
        ({"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "wayland;fcitx"}, (IBUS,), {}),
        ({"QT_IM_MODULE": "ibus"}, (IBUS,), {}),
        ({}, (IBUS,), {}),
    ],
)
def test_ibus_takes_the_place_of_an_fcitx_without_plugin(
    environment: dict[str, str], plugins: tuple[str, ...], expected: dict[str, str]
) -> None:
    assert input_method.fallback(environment, plugins) == expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fcitx is Linux's")
def test_the_wheels_bring_ibus_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_PLUGIN_PATH", raising=False)
    monkeypatch.delenv("QT_IM_MODULES", raising=False)
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.setenv("IBUS_USE_PORTAL", "")
    assert IBUS in input_method.input_method_plugins()
    input_method.prepare_input_method()
    assert ASK_IBUS.items() <= os.environ.items()
