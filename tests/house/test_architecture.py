"""The house rules: imports point one way, and each foreign package has one home."""

import ast
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT

MODULES = sorted(
    path
    for folder in ("assistant", "ingest", "eval")
    for path in (ROOT / folder).rglob("*.py")
    if "corpus" not in path.parts
) + [ROOT / "app.py"]
OWN = {"assistant", "ingest", "eval", "app", "tests"}

# One home each: a file, or a folder for what the officer sees.
HOMES = {
    "pypdf": ("ingest/formats/pdf/fonts.py", "ingest/formats/pdf/pdf.py"),
    "docx": ("ingest/formats/word/word.py",),
    "openpyxl": ("ingest/formats/sheets.py",),
    "pptx": ("ingest/formats/slides.py",),
    "odfdo": ("ingest/formats/opendocument.py",),
    "bs4": ("ingest/formats/html.py",),
    "fsspec": ("ingest/folders/storage.py",),
    "markdown_it": ("ingest/formats/markdown.py",),
    "chromadb": ("assistant/editions/chroma_index.py",),
    "llama_index.vector_stores": ("assistant/editions/chroma_index.py",),
    "llama_index.llms": ("assistant/model/language_model.py",),
    "llama_index.core": (
        "assistant/editions/chroma_index.py",
        "assistant/model/language_model.py",
        "eval/stock.py",
    ),
    "openai": ("assistant/model/endpoint.py", "eval/by_ragas/live_model.py"),
    "httpx": (
        "assistant/model/wire.py",
        "assistant/model/endpoint.py",
        "assistant/embedding/embedding.py",
    ),
    "bm25s": ("assistant/editions/keyword_index.py",),
    "rapidfuzz": ("assistant/question/spelling.py",),
    "filelock": ("assistant/editions/write_lock.py", "assistant/scratch.py"),
    "onnxruntime": ("assistant/embedding/onnx_graph.py",),
    "onnx": ("assistant/embedding/onnx_graph.py",),
    "tokenizers": ("assistant/embedding/minilm.py", "assistant/reader/network.py", "eval/reader/"),
    "safetensors": ("assistant/embedding/minilm.py", "assistant/reader/network.py", "eval/reader/"),
    "torch": ("eval/reader/",),
    "jinja2": ("eval/report.py",),
    "streamlit": ("app.py", "assistant/pages/"),
    "uvicorn": (
        "assistant/pages/own_answers.py",
        "assistant/pages/peer.py",
        "assistant/tools/over_http.py",
    ),
    "mcp": ("assistant/tools/",),
    "websockets": ("assistant/pages/own_answers.py",),
    "starlette": ("assistant/pages/", "assistant/api/", "assistant/tools/over_http.py"),
    "opentelemetry": ("assistant/serving/traces.py",),
    "prometheus_client": ("assistant/serving/counts.py",),
    "pypdfium2": ("assistant/pages/page_images.py",),
    "ragas": ("eval/by_ragas/",),
    "matplotlib": ("eval/plots.py",),
    "scipy": ("eval/fit.py",),
}
# Values and small tools that may be used anywhere.
EVERYWHERE = {"numpy", "pydantic", "tqdm", "Stemmer"}


def imports_of(path: Path) -> set[str]:
    """The dotted names a module imports, its own package's included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module or "")
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def uses(names: set[str], package: str) -> bool:
    return any(name == package or name.startswith(package + ".") for name in names)


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_foreign_package_is_imported_only_in_its_home(path):
    names = imports_of(path)
    strangers = {
        package
        for package, homes in HOMES.items()
        if uses(names, package) and not any(place(path).startswith(home) for home in homes)
    }
    assert strangers == set()


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_every_foreign_package_has_a_home(path):
    foreign = {
        name
        for name in imports_of(path)
        if name.split(".")[0] not in OWN | EVERYWHERE | set(sys.stdlib_module_names)
    }
    homeless = {name for name in foreign if not any(uses({name}, package) for package in HOMES)}
    homeless -= {name for name in homeless if any(p.startswith(name + ".") for p in HOMES)}
    assert homeless == set()


# From the ground up: a file imports its own place and the places before it.
HOUSE = (
    "assistant/documents.py assistant/answers.py assistant/errors.py assistant/settings.py",
    "assistant/number_runs.py assistant/json_lines.py assistant/outcome.py assistant/watch.py",
    "assistant/scratch.py",
    "assistant/text",
    "assistant/kinds",
    "assistant/reissues.py",
    "assistant/labels.py",
    "assistant/model",
    "assistant/background.py",
    "assistant/embedding",
    "assistant/reader",
    "assistant/editions",
    "assistant/library.py",
    "assistant/answer_json.py",
    "assistant/question",
    "assistant/finding",
    "assistant/verification",
    "assistant/answering",
    "assistant/pipeline.py",
    "assistant/access",
    "assistant/records",
    "assistant/serving",
    "assistant/api",
    "assistant/tools",
    "assistant/pages",
    "assistant/administration.py",
    "assistant/__main__.py",
    "ingest/lines.py ingest/number_styles.py ingest/faults.py",
    "ingest/formats",
    "ingest/layout",
    "ingest/structure",
    "ingest/facts",
    "ingest/quality",
    "ingest/reading.py",
    "ingest/apart",
    "ingest/version.py ingest/files.py",
    "ingest/read_again.py",
    "ingest/identity.py",
    "ingest/shelf.py",
    "ingest/adding.py",
    "ingest/telling.py",
    "ingest/backup.py",
    "ingest/folders",
    "ingest/__main__.py",
    "eval",
    "app.py",
)


ROOTS = {"assistant/__init__.py", "ingest/__init__.py"}


def rank(where: str) -> int:
    """How high in the house a file stands."""
    return next(
        floor
        for floor, places in enumerate(HOUSE)
        if any(where == p or where.startswith(p + "/") for p in places.split())
    )


def own_modules(names: set[str]) -> set[str]:
    """The files of ours among imported names."""
    paths = (Path(name.replace(".", "/")) for name in names if name.split(".")[0] in OWN)
    files = {path.with_suffix(".py") for path in paths}
    return {file.as_posix() for file in files if (ROOT / file).exists()}


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_file_imports_only_what_stands_below_it(path):
    here = 0 if place(path) in ROOTS else rank(place(path))
    above = {other for other in own_modules(imports_of(path)) if rank(other) > here}
    assert above == set()


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_the_assistant_knows_nothing_of_reading_or_of_the_evaluation(path):
    names = imports_of(path)
    if place(path).startswith("assistant/"):
        assert not uses(names, "ingest") and not uses(names, "eval")
    if place(path).startswith("ingest/") or place(path) == "app.py":
        assert not uses(names, "eval")


@pytest.mark.parametrize("module", ["documents", "answers"])
def test_the_domain_uses_the_standard_library_alone(module):
    names = imports_of(ROOT / "assistant" / f"{module}.py")
    assert {n.split(".")[0] for n in names} <= set(sys.stdlib_module_names) | {"assistant"}
