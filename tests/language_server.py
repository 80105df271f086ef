"""The YAML language server that editors run, spoken to over its standard input and output."""

from __future__ import annotations

import itertools
import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

from catalog.core.project import Project
from catalog.scaffold.editor_support import schema_line

NUMBERS: Final = itertools.count()
LONGEST: Final = 30.0  # seconds for one reply
SETTINGS: Final[Mapping[str, Any]] = {
    "schemaStore": {"enable": False},  # nothing is fetched from a network
    "kubernetesCRDStore": {"enable": False},
    "validate": True,
    "hover": True,
    "completion": True,
}


class LanguageServer:
    """One running server. Documents are opened under the folder that it was started for, or any other."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.folder = folder  # its workspace
        assert process.stdin
        assert process.stdout
        self._to: BinaryIO = process.stdin  # type: ignore[assignment]  # opened without a buffer of its own
        self._arrived: queue.Queue[dict[str, Any]] = queue.Queue()
        self._settings: dict[str, Any] = {}
        self._numbers = iter(range(1, 1_000_000))
        self._opened: set[str] = set()
        self._marked: dict[str, list[dict[str, Any]]] = {}
        self._asked_for_settings = 0
        self.listener = threading.Thread(target=self._listen, args=(process.stdout,), daemon=True)
        self.listener.start()

    @classmethod
    @contextmanager
    def started(cls, node: str, script: str, folder: Path) -> Iterator[Self]:
        """A server of the workspace `folder`, which ends with the block."""
        command = [node, script, "--stdio"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder
        ) as process:
            server = cls(process, folder)
            try:
                workspace = {"uri": folder.as_uri(), "name": folder.name}
                able = {"workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}}}
                able["textDocument"] = {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}}
                server.request(
                    "initialize",
                    {
                        "processId": None,
                        "rootUri": folder.as_uri(),
                        "workspaceFolders": [workspace],
                        "capabilities": able,
                    },
                )
                server.notify("initialized", {})
                server.configure({})
                yield server
            finally:
                process.kill()
                server.listener.join()

    def configure(self, settings: Mapping[str, Any]) -> None:
        """Use what an editor's file of settings says (`yaml.schemas` …)."""
        own = {key.removeprefix("yaml."): value for key, value in settings.items()}
        self._settings = {**SETTINGS, **own}
        before = self._asked_for_settings
        self.notify("workspace/didChangeConfiguration", {"settings": {"yaml": self._settings}})
        while self._asked_for_settings == before:
            self._take(self._arrived.get(timeout=LONGEST))

    def open(self, file: Path, text: str | None = None) -> str:
        """Open a file, or `text` in its place; its address, by which the other methods know it. Once for each file."""
        uri = file.as_uri()
        assert uri not in self._opened
        self._opened.add(uri)
        text = file.read_text(encoding="utf-8") if text is None else text
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def findings(self, uri: str) -> list[str]:
        """What the server marks in an open document: line from 1 and message of each finding."""
        while uri not in self._marked:
            self._take(self._arrived.get(timeout=LONGEST))
        return [f"{found['range']['start']['line'] + 1}: {found['message']}" for found in self._marked[uri]]

    def hover(self, uri: str, line: int, column: int) -> str:
        """What is shown over a place; lines and columns from 0."""
        found = self.request("textDocument/hover", _place(uri, line, column))
        return str(found["contents"]["value"]) if found else ""

    def completions(self, uri: str, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What is suggested at a place, by its label."""
        found = self.request("textDocument/completion", _place(uri, line, column))
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: item for item in items or []}

    def request(self, method: str, params: Mapping[str, Any]) -> Any:  # noqa: ANN401 what the protocol carries
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._arrived.get(timeout=LONGEST)
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]
            self._take(message)

    def notify(self, method: str, params: Mapping[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _take(self, message: Mapping[str, Any]) -> None:
        """Note what is marked, and reply to the server's requests: for its settings, and things that need none."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        if "method" not in message or "id" not in message:
            return
        result: Any = None
        if message["method"] == "workspace/configuration":
            sections = [item.get("section", "") for item in message["params"]["items"]]
            result = [self._settings if section == "yaml" else {} for section in sections]
            self._asked_for_settings += "yaml" in sections
        self._send({"id": message["id"], "result": result})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def _listen(self, stream: BinaryIO) -> None:
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self._arrived.put(json.loads(stream.read(length)))


def _place(uri: str, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}


def open_entry(server: LanguageServer, project: Project, text: str, file: str = "") -> str:
    """Open an entry that lies in no file, a product where nothing else is said; its first line names the schema, then
    comes `text`."""
    file = file or f"content/businesses/dapur-contoh/baru-{next(NUMBERS)}.yaml"
    return server.open(project.root / file, f"{schema_line(file)}\n{text}")


def all_findings(server: LanguageServer, uris: list[str]) -> dict[str, list[str]]:
    """What is marked in open documents; those without a finding are left out."""
    assert uris
    return {uri: found for uri in uris if (found := server.findings(uri))}
