"""Web servers on loopback, with TLS by an authority of their own; each ends with its `with` block."""
import asyncio
import contextlib
import multiprocessing
import pathlib
import socket
import ssl
import subprocess
import time

NGINX = """
daemon off; master_process on; worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000;
  types {{ text/html html; }} default_type text/html; charset utf-8;
  {compression}
  client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp; fastcgi_temp_path {folder}/tmp;
  uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/server.pem; ssl_certificate_key {folder}/server.key;
    root {pages};
    rewrite ^/[0-9]+/(.*)$ /$1;
  }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_certificates(folder):
    """An authority, and a certificate by it for every host below bench.example."""
    folder = pathlib.Path(folder)
    extensions = folder / "names.cnf"
    extensions.write_text("subjectAltName=DNS:*.bench.example\n")
    for command in (
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=bench -keyout ca.key -out ca.pem",
        "req -newkey rsa:2048 -nodes -subj /CN=docs.bench.example -keyout server.key -out server.csr",
        "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names.cnf -out server.pem",
    ):
        subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)


def wait_until_open(port):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    raise SystemExit("the server on loopback did not start")


@contextlib.contextmanager
def nginx(folder, pages, compression):
    """Serves the folder of pages; gives the port."""
    folder = pathlib.Path(folder)
    (folder / "tmp").mkdir(exist_ok=True)
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, pages=pages, port=port, compression=compression))
    process = subprocess.Popen(["nginx", "-p", str(folder), "-c", str(configuration)], stderr=subprocess.DEVNULL)
    try:
        wait_until_open(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextlib.contextmanager
def slow_server(folder, pages, delay):
    """Answers every request for a page after `delay` seconds; gives the port."""
    port = free_port()
    process = multiprocessing.Process(target=_serve_slowly, args=(folder, pages, delay, port), daemon=True)
    process.start()
    try:
        wait_until_open(port)
        yield port
    finally:
        process.terminate()
        process.join(timeout=10)


def _serve_slowly(folder, pages, delay, port):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{folder}/server.pem", f"{folder}/server.key")

    async def answer(reader, writer):
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                name = head.split(b" ", 2)[1].rsplit(b"/", 1)[-1].decode()
                body = (pathlib.Path(pages) / name).read_bytes()
                await asyncio.sleep(delay)
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
                             b"Content-Length: %d\r\n\r\n" % len(body) + body)
                await writer.drain()
        writer.close()

    async def serve():
        server = await asyncio.start_server(answer, "127.0.0.1", port, ssl=context, backlog=256)
        await server.serve_forever()

    asyncio.run(serve())
