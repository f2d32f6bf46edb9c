"""The app's own checks (types, components, unit tests), run as one test of ours."""

from evenkeel.server import built_app


def test_the_app_passes_its_own_checks(built, capfd):
    status = built_app.npm(["run", "check"], built / "app")
    said = capfd.readouterr()
    assert status == 0, said.out + said.err
