"""The house rules: imports point one way, and each foreign package has one home."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    path
    for folder in ("assistant", "ingest", "eval")
    for path in (ROOT / folder).rglob("*.py")
    if "corpus" not in path.parts
) + [ROOT / "app.py"]
OWN = {"assistant", "ingest", "eval", "app", "tests"}

# One home each: a file, or a folder for what the officer sees.
HOMES = {
    "pypdf": ("ingest/pdf.py",),
    "docx": ("ingest/word.py",),
    "bs4": ("ingest/html.py",),
    "markdown_it": ("ingest/markdown.py",),
    "chromadb": ("assistant/editions/chroma_index.py",),
    "llama_index.vector_stores": ("assistant/editions/chroma_index.py",),
    "llama_index.llms": ("assistant/language_model.py",),
    "llama_index.core": (
        "assistant/editions/chroma_index.py",
        "assistant/language_model.py",
        "eval/stock.py",
    ),
    "openai": ("assistant/model/endpoint.py", "eval/judged.py"),
    "httpx": ("assistant/model/endpoint.py", "assistant/embedding.py"),
    "bm25s": ("assistant/editions/keyword_index.py",),
    "rapidfuzz": ("assistant/spelling.py",),
    "filelock": ("assistant/editions/write_lock.py",),
    "onnxruntime": ("assistant/minilm.py",),
    "onnx": ("assistant/minilm.py",),
    "tokenizers": ("assistant/minilm.py",),
    "safetensors": ("assistant/minilm.py",),
    "jinja2": ("eval/report.py",),
    "streamlit": ("app.py", "assistant/pages/"),
    "pypdfium2": ("assistant/page_images.py",),
    "ragas": ("eval/judged.py",),
    "matplotlib": ("eval/plots.py",),
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


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_imports_point_one_way(path):
    names, where = imports_of(path), place(path)
    if where.startswith("assistant/pages/") or where == "app.py":
        assert not uses(names, "eval")
    elif where.startswith("assistant/"):
        assert not uses(names, "ingest") and not uses(names, "eval")
    elif where.startswith("ingest/"):
        allowed = {"documents", "library", "errors", "settings", "embedding"}
        reached = {n.split(".")[1] for n in names if n.startswith("assistant.")}
        assert reached <= allowed and not uses(names, "eval")


def steps_of_the_pipeline() -> set[str]:
    """The modules of assistant that pipeline.py lists: the steps."""
    shared = {
        "documents",
        "answers",
        "errors",
        "settings",
        "library",
        "embedding",
        "language_model",
    }
    names = imports_of(ROOT / "assistant" / "pipeline.py")
    return {n.split(".")[1] for n in names if n.startswith("assistant.")} - shared


def test_steps_never_import_each_other():
    steps = steps_of_the_pipeline()
    assert steps, "pipeline.py lists no step"
    crossings = {
        (step, other)
        for step in steps
        for other in steps - {step}
        if (path := ROOT / "assistant" / f"{step}.py").exists()
        and uses(imports_of(path), f"assistant.{other}")
    }
    assert crossings == set()


@pytest.mark.parametrize("module", ["documents", "answers"])
def test_the_domain_uses_the_standard_library_alone(module):
    names = imports_of(ROOT / "assistant" / f"{module}.py")
    assert {n.split(".")[0] for n in names} <= set(sys.stdlib_module_names) | {"assistant"}
