"""A loopback server that stands in for every host, so that a real program sends its real requests and none leaves the machine.

    with Capture() as capture:
        ...                     # this process asks https://api.groq.com for one; the server answers
        capture.requests        # what arrived, in order

In this process every name resolves to 127.0.0.1 and every connection ends at the server, whatever the address. Another program
is started with variables that lead it there:

    subprocess.run([...], env=capture.environment())

Python and Node then connect to nothing but the server. Any other program sees it as its proxy; one that ignores these variables
could reach the network, so run such a one only where there is none.

The server speaks HTTP/1.1, with TLS under a certificate for whatever name is asked for, as origin and as proxy. It answers chat
calls as OpenAI, Anthropic, Google, Cohere and Ollama do, streamed when asked, model lists with the one model `a-model`, and all
else with status 404. It needs the command `openssl`.
"""

import contextlib
import functools
import json
import os
import pathlib
import re
import socket
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

# Seconds. A client that opens a connection and says nothing holds a thread no longer than this.
PATIENCE = 20
# What Python runs when it starts: it imports a module of this name.
PYTHON_START = "import sys\nsys.path.append(HERE)\nimport capture\ncapture.lead_to(PORT)\n"
# What Node runs before its program. A connection to an address asks nobody for a name.
NODE_START = """
const { Socket } = require("node:net");
const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...given) {
  const options = [given[0]].flat()[0];
  if (typeof options === "object" && !options.path) Object.assign(options, { host: "127.0.0.1", port: PORT });
  else if (!isNaN(options)) given = [PORT, "127.0.0.1", ...given.filter((each) => typeof each === "function")];
  return connect.apply(this, given);
};
"""


@dataclass(frozen=True)
class Request:
    """One request as it arrived."""

    method: str
    url: str
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))

    @property
    def json(self) -> dict:
        """The body, where it is a JSON object; else nothing."""
        with contextlib.suppress(ValueError):
            if isinstance(value := json.loads(self.body), dict):
                return value
        return {}


class Capture:
    """The server, and this process led to it, for as long as the context lasts."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._server = _Server(self)
        self._redirection = contextlib.ExitStack()

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    @property
    def certificate(self) -> str:
        """The file with the authority's certificate."""
        return str(authority().certificate)

    def environment(self) -> dict[str, str]:
        """The variables of this process, and those that lead another program to the server."""
        certificates = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")
        proxies = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
        return (
            os.environ
            | {name: self.certificate for name in certificates}
            | {name: f"http://127.0.0.1:{self.port}" for name in proxies}
            | {"NO_PROXY": "", "no_proxy": "", "NODE_OPTIONS": f"--require {self._started(NODE_START, 'start.cjs')}"}
            | {"PYTHONPATH": str(self._started(PYTHON_START, "sitecustomize.py").parent)}
        )

    def _started(self, source: str, name: str) -> pathlib.Path:
        """A file that an interpreter runs before its program."""
        path = authority().folder / "start" / name
        path.parent.mkdir(exist_ok=True)
        here = str(pathlib.Path(__file__).parent)
        path.write_text(source.replace("HERE", repr(here)).replace("PORT", str(self.port)), encoding="utf-8")
        return path

    def __enter__(self) -> "Capture":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        wanted = {name: self.certificate for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")}
        earlier = {name: os.environ.get(name) for name in wanted}
        os.environ.update(wanted)
        self._redirection.callback(restore, earlier)
        self._redirection.callback(lead_to(self.port))
        return self

    def __exit__(self, *_: object) -> None:
        self._redirection.close()
        self._server.shutdown()
        self._server.server_close()


def restore(variables: dict[str, str | None]) -> None:
    """Sets variables of this process as they were."""
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def lead_to(port: int):
    """Leads every connection of this process to a port of this machine; returns what undoes it.

    A name is never resolved, so that not even that question leaves the machine.
    """
    resolve, connect, connect_ex = socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex

    def resolved(host, service, family=0, type=0, proto=0, flags=0):
        number = int(service) if str(service or 0).isdecimal() else 0
        return [(socket.AF_INET, type or socket.SOCK_STREAM, proto or socket.IPPROTO_TCP, "", ("127.0.0.1", number))]

    def led(original):
        def call(self, address):
            if self.family == socket.AF_INET6:
                raise OSError("the capture knows no IPv6")
            return original(self, ("127.0.0.1", port) if self.family == socket.AF_INET else address)

        return call

    def undo():
        socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex = resolve, connect, connect_ex

    socket.getaddrinfo = resolved
    socket.socket.connect, socket.socket.connect_ex = led(connect), led(connect_ex)
    return undo


@functools.cache
def authority() -> "Authority":
    """The authority of this process: clients keep what they trust, so a second server has to have the same one."""
    return Authority()


class Authority:
    """Issues a certificate for every name that a client asks for."""

    def __init__(self) -> None:
        self._temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self._temporary.name)
        self.certificate = self.folder / "authority.pem"
        self.key = self.folder / "key.pem"
        self._issued: dict[str, pathlib.Path] = {}
        self._lock = threading.Lock()
        self._openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", self.key)
        self._openssl(
            "req", "-x509", "-new", "-key", self.key, "-days", "2", "-subj", "/CN=capture", "-out", self.certificate,
            "-addext", "keyUsage=critical,keyCertSign,digitalSignature")

    def issued(self, name: str) -> tuple[pathlib.Path, pathlib.Path]:
        """The files with the certificate of a name and with its key."""
        with self._lock:
            if name not in self._issued:
                self._issued[name] = self._issue(name)
            return self._issued[name], self.key

    def _issue(self, name: str) -> pathlib.Path:
        kind = "IP" if re.fullmatch(r"[0-9.]+", name) else "DNS"
        request, issued, extension = (self.folder / f"{len(self._issued)}{end}" for end in (".csr", ".pem", ".ext"))
        extension.write_text(f"subjectAltName={kind}:{name}\nextendedKeyUsage=serverAuth\n", encoding="utf-8")
        self._openssl("req", "-new", "-key", self.key, "-subj", "/CN=captured", "-out", request)
        self._openssl(
            "x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", self.key, "-CAcreateserial", "-days", "2",
            "-extfile", extension, "-out", issued)
        return issued

    @staticmethod
    def _openssl(*arguments: object) -> None:
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def serve_name(secure: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
    """Takes the certificate of the name that a client asks for, while it connects."""
    if name:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*authority().issued(name))
        secure.context = context


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, capture: Capture) -> None:
        self.capture = capture
        super().__init__(("127.0.0.1", 0), _Connection)

    def handle_error(self, request, client_address) -> None:
        """A client that goes away in the middle of an answer is none of our business; a fault of ours is."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Connection(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.request.settimeout(PATIENCE)
        self._speak(self.request, None)

    def _speak(self, connection: socket.socket, target: str | None) -> None:
        """Answers the one request of a connection. `target` is the host and port that a proxy was asked for."""
        if connection.recv(1, socket.MSG_PEEK) == b"\x16":
            # A client that names nobody wants the host that it asked the proxy for.
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*authority().issued(target.rpartition(":")[0] if target else "127.0.0.1"))
            context.sni_callback = serve_name
            with context.wrap_socket(connection, server_side=True) as secure:
                self._answer(secure, "https", target)
        else:
            self._answer(connection, "http", target)

    def _answer(self, connection: socket.socket, scheme: str, target: str | None) -> None:
        reader = connection.makefile("rb")
        line = reader.readline().decode("latin-1").split()
        if len(line) != 3:
            return  # The client left, or speaks something else.
        method, address, _ = line
        headers = {}
        while header := reader.readline().decode("latin-1").rstrip("\r\n"):
            name, _, value = header.partition(":")
            headers[name.strip().lower()] = value.strip()
        if method == "CONNECT":
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            self._speak(connection, address)
            return
        if not address.startswith("http"):
            address = f"{scheme}://{headers.get('host') or target}{address}"
        request = Request(method, address, headers, self._body(reader, headers))
        self.server.capture.requests.append(request)
        status, kind, text = answer(request)
        payload = text.encode()
        connection.sendall(
            f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(payload)}\r\n"
            "Connection: close\r\n\r\n".encode() + payload)

    @staticmethod
    def _body(reader, headers: dict[str, str]) -> bytes:
        if "chunked" not in headers.get("transfer-encoding", ""):
            return reader.read(int(headers.get("content-length", 0)))
        parts = []
        while size := int(reader.readline().split(b";")[0], 16):
            parts.append(reader.read(size))
            reader.readline()
        reader.readline()
        return b"".join(parts)


def answer(request: Request) -> tuple[str, str, str]:
    """Status, media type and body of what a provider would answer."""
    path, model = unquote(request.path), request.json.get("model", "a-model")
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    message = {"role": "assistant", "content": "hello"}
    if path.endswith("/chat/completions") and request.json.get("stream"):
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": model, "usage": usage}
        choice = {"index": 0, "delta": message, "finish_reason": "stop"}
        return _streamed([chunk | {"choices": [choice]}], "[DONE]")
    answers = {
        "/chat/completions": {
            "id": "1", "object": "chat.completion", "created": 1, "model": model, "usage": usage,
            "service_tier": "default", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]},
        "/messages": {
            "id": "1", "type": "message", "role": "assistant", "model": model, "stop_reason": "end_turn",
            "content": [{"type": "text", "text": "hello"}], "usage": {"input_tokens": 1, "output_tokens": 1}},
        ":generateContent": {
            "candidates": [{"content": {"role": "model", "parts": [{"text": "hello"}]}, "finishReason": "STOP"}],
            "usageMetadata": {"promptTokenCount": 1, "candidatesTokenCount": 1, "totalTokenCount": 2}},
        "/v2/chat": {
            "id": "1", "finish_reason": "COMPLETE", "usage": {"tokens": {"input_tokens": 1, "output_tokens": 1}},
            "message": {"role": "assistant", "content": [{"type": "text", "text": "hello"}]}},
        "/api/chat": {"model": model, "created_at": "2026-01-01T00:00:00Z", "message": message, "done": True},
        "/models": {"object": "list", "data": [{"id": "a-model", "object": "model", "created": 1, "owned_by": "nobody"}]},
    }
    for end, value in answers.items():
        if path.endswith(end):
            return "200 OK", "application/json", json.dumps(value)
    return "404 Not Found", "application/json", json.dumps({"error": {"message": "nothing stands here", "code": 404}})


def _streamed(events: list[dict], last: str) -> tuple[str, str, str]:
    lines = [json.dumps(event) for event in events] + [last]
    return "200 OK", "text/event-stream", "".join(f"data: {line}\n\n" for line in lines)
