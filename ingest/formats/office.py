"""Old office files -> the new kind of each, by LibreOffice where that program is installed.

It runs as a program of its own with a profile of its own, in which macros and links to elsewhere
are off: a file that crashes or stalls it costs that file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from assistant.errors import FileRefused

SECONDS = 50  # an ordinary file takes 5, the first one 10; a child has 60 for its file
MEMORY = 6 * 2**30  # bytes of address space: it maps 2 GB before it has read a word
# How each begins, or what it names inside: what it is, its ending, and what it becomes.
KINDS = {
    "old Word": ("an old Word file", "doc", "docx"),
    "old Excel": ("an old Excel file", "xls", "xlsx"),
    "old PowerPoint": ("an old PowerPoint file", "ppt", "pptx"),
    "rich text": ("a rich text file", "rtf", "docx"),
}
_BETTER = {"docx": "Word (.docx)", "xlsx": "Excel (.xlsx)", "pptx": "PowerPoint (.pptx)"}
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_SAFE = "".join(
    f'<item oor:path="{_SECURITY}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
    "</prop></item>"
    for name, value in {
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",
    }.items()
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items'
    f' xmlns:oor="http://openoffice.org/2001/registry">{_SAFE}</oor:items>'
)


def program() -> str | None:
    """The LibreOffice there is, None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(data: bytes, kind: str, name: str) -> bytes:
    """The file in the new format. Raises FileRefused, saying what to do."""
    what, ending, target = KINDS[kind]
    better = f"save it as {_BETTER[target]} or PDF"
    office = program()
    if office is None:
        raise FileRefused(
            f"{name} is {what}, which is read only where LibreOffice is installed. Install it, or"
            f" {better}, and add that."
        )
    with tempfile.TemporaryDirectory(prefix="office-") as folder:
        profile, given = Path(folder, "profile", "user"), Path(folder, f"given.{ending}")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        given.write_bytes(data)
        command = [office, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless"]
        command += ["--norestore", "--nologo", "--convert-to", target, "--outdir", folder]
        with suppress(subprocess.SubprocessError, OSError):
            subprocess.run(
                [*command, str(given)], capture_output=True, timeout=SECONDS, check=True,
                preexec_fn=_with_room if os.name == "posix" else None, cwd=folder,
            )  # fmt: skip
        made = given.with_suffix(f".{target}")
        if not made.is_file():
            raise FileRefused(f"{name} is {what} that LibreOffice could not read: {better}.")
        return made.read_bytes()


def _with_room() -> None:
    """Gives the program more memory than the process that starts it may have."""
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    room = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (room, most))
