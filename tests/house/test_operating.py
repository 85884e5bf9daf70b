"""The files of docs/operating: they parse, say what they must, and name only what there is.

nginx and Caddy check their own files; the image, the compose file and the manifests are only read.
"""

from __future__ import annotations

import json
import logging
import logging.config
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from configparser import ConfigParser
from pathlib import Path

import pytest
import yaml

from assistant.json_lines import JsonLines
from tests.support.commands import run
from tests.support.places import ROOT

HERE = ROOT / "docs" / "operating"
SETTINGS = set(re.findall(r"^    (\w+): ", (ROOT / "assistant/settings.py").read_text(), re.M))
MODULES = {"ingest", "assistant", "uvicorn", "streamlit", "eval"}
INGEST = re.findall(r'command\("(\w+)"', (ROOT / "ingest/__main__.py").read_text()) + re.findall(
    r'(?:add_parser\(|\(|        \()"(\w+)", (?:help|backup|restore)',
    (ROOT / "ingest/folders/command.py").read_text() + (ROOT / "ingest/backup.py").read_text(),
)


def yaml_of(name: str) -> list[dict]:
    return list(yaml.safe_load_all((HERE / name).read_text()))


def commands_in() -> list[tuple[str, list[str]]]:
    """Every command that a file of docs/operating starts, with the file."""
    dockerfile = (HERE / "Dockerfile").read_text()
    found = [("Dockerfile", json.loads(line)) for line in re.findall(r"CMD (\[.*\])", dockerfile)]
    for service in yaml_of("compose.yaml")[0]["services"].values():
        found.append(("compose.yaml", service.get("command", [])))
    for one in yaml_of("kubernetes.yaml"):
        for container in pod_of(one).get("containers", ()):
            found.append(("kubernetes.yaml", container.get("command", [])))
    for unit in HERE.glob("*.service"):
        found.append((unit.name, shlex.split(unit_in(unit)["Service"]["ExecStart"])))
    return [(name, command) for name, command in found if command]


def pod_of(one: dict) -> dict:
    return one.get("spec", {}).get("template", {}).get("spec", {})


def unit_in(path: Path) -> ConfigParser:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string(path.read_text())
    return unit


@pytest.mark.parametrize(("file", "command"), commands_in())
def test_every_command_names_a_module_and_a_file_that_exist(file, command):
    program = Path(command[0]).name
    assert program in ("python", "chroma"), file
    if program == "chroma":
        assert command[1:3] == ["run", "--path"]
        return
    if "-m" not in command:
        assert command[1] == "-c"
        return
    module = command[command.index("-m") + 1]
    assert module in MODULES
    if module == "ingest":
        assert command[command.index("ingest") + 1] in INGEST
    if "--log-config" in command:
        named = command[command.index("--log-config") + 1]
        assert (ROOT / named).exists() or (HERE / named).exists()


def test_every_setting_named_is_one_that_is_read():
    text = "\n".join(path.read_text() for path in HERE.iterdir())
    named = {name.lower() for name in re.findall(r"ASSISTANT_([A-Z_]+)", text)}
    assert named - SETTINGS == set()


def test_the_image_copies_what_is_there_and_runs_as_nobody_of_note():
    lines = (HERE / "Dockerfile").read_text().splitlines()
    assert lines[1].startswith("FROM python:3.12-slim")
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY ")]
    let_in = [
        line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line[0] == "!"
    ]
    assert sorted(name for names in copied for name in names) == sorted(let_in)
    assert [name for name in let_in if not (ROOT / name).exists()] == []
    assert "USER 10001" in lines
    assert any("--require-hashes -r requirements.lock" in line for line in lines)
    imported = set(re.findall(r"^from (\w+)", (ROOT / "app.py").read_text(), re.M))
    assert imported & {"assistant", "ingest", "eval"} <= set(let_in)


def test_the_compose_file_has_what_each_service_needs():
    (compose,) = yaml_of("compose.yaml")
    assert set(compose["services"]) == {"page", "sync", "chroma", "ollama"}
    volumes = set(compose["volumes"])
    for name, service in compose["services"].items():
        assert service["image"] and service["restart"] == "unless-stopped", name
        for volume in service["volumes"]:
            source = volume.partition(":")[0]
            assert source in volumes or source.startswith("${"), volume
        assert set(service.get("depends_on", ())) <= set(compose["services"])
    assert compose["services"]["page"]["ports"] == ["127.0.0.1:8501:8501"]  # not to the network
    assert "ports" not in compose["services"]["chroma"]
    assert compose["services"]["ollama"]["profiles"] == ["model"]
    build = compose["services"]["page"]["build"]
    assert (HERE / build["context"] / build["dockerfile"]).is_file()


REQUIRED = {
    "Namespace": ("metadata",),
    "ConfigMap": ("data",),
    "PersistentVolumeClaim": ("spec.accessModes", "spec.resources"),
    "Deployment": ("spec.replicas", "spec.selector", "spec.template"),
    "StatefulSet": ("spec.replicas", "spec.selector", "spec.template", "spec.serviceName"),
    "Service": ("spec.selector", "spec.ports"),
    "Ingress": ("spec.rules", "spec.tls"),
    "NetworkPolicy": ("spec.podSelector", "spec.ingress"),
}


def test_the_manifests_have_what_their_kinds_require_and_fit_together():
    all_of_it = yaml_of("kubernetes.yaml")
    names = {(one["kind"], one["metadata"]["name"]) for one in all_of_it}
    labels = {pod_name(one) for one in all_of_it if pod_of(one)}
    for one in all_of_it:
        assert one["apiVersion"]
        for field in REQUIRED[one["kind"]]:
            inside = one
            for part in field.split("."):
                inside = inside[part]
        if one["kind"] != "Namespace":
            assert one["metadata"]["namespace"] == "council-assistant"
        if one["kind"] == "Service":
            assert one["spec"]["selector"]["app"] in labels
        if pod := pod_of(one):
            assert one["spec"]["selector"]["matchLabels"]["app"] == pod_name(one)
            there = {volume["name"] for volume in pod["volumes"]}
            for volume in pod["volumes"]:
                claim = volume.get("persistentVolumeClaim", {}).get("claimName")
                assert claim is None or ("PersistentVolumeClaim", claim) in names
            for container in pod["containers"]:
                assert {mount["name"] for mount in container["volumeMounts"]} <= there
                for source in container.get("envFrom", ()):
                    assert ("ConfigMap", source["configMapRef"]["name"]) in names
            assert pod["securityContext"]["runAsNonRoot"] is True


def pod_name(one: dict) -> str:
    return one["spec"]["template"]["metadata"]["labels"]["app"]


def test_one_process_alone_keeps_the_library_in_step_and_pages_keep_their_readers():
    by_name = {(one["kind"], one["metadata"]["name"]): one for one in yaml_of("kubernetes.yaml")}
    assert by_name["Deployment", "sync"]["spec"]["replicas"] == 1
    assert by_name["Deployment", "sync"]["spec"]["strategy"] == {"type": "Recreate"}
    assert by_name["Service", "page"]["spec"]["sessionAffinity"] == "ClientIP"
    library = by_name["PersistentVolumeClaim", "library"]
    assert library["spec"]["accessModes"] == ["ReadWriteMany"]


SYSTEMD = {
    "Unit": {"Description", "After"},
    "Service": set(
        "Type User WorkingDirectory EnvironmentFile Environment ExecStart Restart RestartSec"
        " KillSignal TimeoutStopSec StateDirectory StateDirectoryMode UMask NoNewPrivileges"
        " ProtectSystem ProtectHome PrivateTmp PrivateDevices ProtectKernelTunables"
        " ProtectControlGroups RestrictAddressFamilies MemoryMax".split()
    ),
    "Install": {"WantedBy"},
}


@pytest.mark.parametrize("path", sorted(HERE.glob("*.service")), ids=lambda path: path.name)
def test_units_have_sections_and_keys_that_systemd_knows(path):
    unit = unit_in(path)
    assert unit.sections() == ["Unit", "Service", "Install"]
    assert {name: set(unit[name]) - SYSTEMD[name] for name in unit.sections()} == {
        name: set() for name in SYSTEMD
    }
    assert unit["Service"]["ExecStart"].startswith(unit["Service"]["WorkingDirectory"])
    assert int(unit["Service"]["TimeoutStopSec"]) > 30  # longer than the page lets answers end


@pytest.mark.needs("nginx")
def test_nginx_takes_its_files(tmp_path):
    key, certificate = tmp_path / "assistant.key", tmp_path / "assistant.crt"
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=assistant.example.gov.uk"
    subprocess.run(
        [*made.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    site = (HERE / "nginx.conf").read_text().replace("/etc/ssl", str(tmp_path))
    below = (HERE / "nginx-sub-path.conf").read_text()
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}}\n"
        f"http {{ access_log off; {site}\nserver {{ listen 127.0.0.1:81; {below} }} }}\n"
    )
    done = subprocess.run(["nginx", "-t", "-c", whole], capture_output=True, text=True)
    assert (done.returncode, "test is successful" in done.stderr) == (0, True), done.stderr


@pytest.mark.needs("caddy")
def test_caddy_takes_its_file(tmp_path):
    done = subprocess.run(
        ["caddy", "validate", "--adapter", "caddyfile", "--config", HERE / "Caddyfile"],
        capture_output=True,
        text=True,
        env={"HOME": str(tmp_path), "PATH": str(Path(shutil.which("caddy") or "").parent)},
    )
    assert (done.returncode, "Valid configuration" in done.stdout + done.stderr) == (0, True)


def test_log_lines_are_json_without_the_words_of_an_error():
    configuration = json.loads((HERE / "logging.json").read_text())
    assert configuration["formatters"]["json"]["()"] == "assistant.json_lines.JsonLines"
    try:
        raise ValueError("What did Ms Example ask?")
    except ValueError as error:
        record = logging.LogRecord(
            "assistant.pages", logging.ERROR, __file__, 1, "%s was not answered", ("A request",),
            (type(error), error, error.__traceback__),
        )  # fmt: skip
    line = JsonLines().format(record)
    told = json.loads(line)
    assert "Ms Example" not in line
    assert (told["level"], told["message"], told["error"]) == (
        "error",
        "A request was not answered",
        "ValueError",
    )
    assert told["at"].startswith("tests/house/test_operating.py:")


def test_every_file_is_named_in_the_page_about_operating():
    told = (ROOT / "docs/operating.md").read_text()
    assert [path.name for path in sorted(HERE.iterdir()) if path.name not in told] == []


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_page_as_it_is_operated_logs_json_without_questions_and_stops_in_order(tmp_path):
    asked = "Who planted the elm of Marlow Vale?"
    (tmp_path / "plan.md").write_text("# Plan\n\n1. Officers of Marlow Vale will plant 40 trees.\n")
    tokens, token = tmp_path / "tokens", "t" * 32
    tokens.write_text(f"intranet {token}\n")
    here = {"ASSISTANT_LIBRARY": str(tmp_path / "library"), "ASSISTANT_API_TOKENS": str(tokens)}
    assert run("ingest", "add", tmp_path / "plan.md", **here).returncode == 0
    unit = unit_in(HERE / "assistant.service")["Service"]
    port = a_free_port()
    command = [sys.executable, *shlex.split(unit["ExecStart"])[1:]]
    command[command.index("8501")] = str(port)
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ASSISTANT_")}
    with (tmp_path / "log").open("wb") as log:
        page = subprocess.Popen(command, cwd=ROOT, env=clean | here, stderr=log, stdout=log)
    try:
        address = f"http://127.0.0.1:{port}"
        until_it_answers(f"{address}/healthz")
        question = urllib.request.Request(
            f"{address}/api/ask",
            json.dumps({"question": asked}).encode(),
            {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(question, timeout=120) as answer:
            assert json.load(answer)["question"] == asked
        page.terminate()
        assert page.wait(40) in (0, -signal.SIGTERM)
    finally:
        page.kill()
        page.wait()
    lines = (tmp_path / "log").read_text().splitlines()
    told = [json.loads(line) for line in lines]
    assert told and all({"time", "level", "logger", "message"} <= set(one) for one in told)
    assert told[0]["message"] == "The page starts"
    assert "elm" not in "".join(lines) and "127.0.0.1" not in "".join(lines)


def a_free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until_it_answers(address: str) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"{address} does not answer")
