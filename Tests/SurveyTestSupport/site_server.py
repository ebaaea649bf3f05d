"""A loopback HTTPS server that answers for any host from a manifest.

usage: site_server.py MANIFEST.json CERT.pem KEY.pem [LOG]
The manifest maps https addresses to {"status", "headers", "body", "delay"}, the last one in seconds. Prints the port, then
serves until its input closes. A page with a Last-Modified header answers 304 to a request that has it or a later date.
What answers a POST has the name "POST https://...". LOG gets a line for each request: {"method", "url", "headers", "body"}.
Addresses that the manifest does not name answer 404 with a page of their own. The answer of a page whose headers have
"Hold-Until" waits until the file exists that it names.
"""
import gzip
import json
import os
import ssl
import sys
import threading
import time
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

with open(sys.argv[1], encoding="utf-8") as manifest:
    PAGES = json.load(manifest)
LOG = open(sys.argv[4], "a", encoding="utf-8") if len(sys.argv) > 4 else None
WRITING = threading.Lock()


class Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer("")

    def do_POST(self):
        self.answer("POST ")

    def answer(self, method):
        host = self.headers.get("Host", "").split(":")[0]
        url = f"https://{host}{self.path}"
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("latin-1")
        if LOG:
            entry = {"method": self.command, "url": url, "headers": dict(self.headers), "body": sent}
            with WRITING:
                print(json.dumps(entry), file=LOG, flush=True)
        page = PAGES.get(method + url)
        if page is None:
            page = {"status": 404, "headers": {"Content-Type": "text/html"}, "body": "<title>Not found</title><p>No such page here."}
        time.sleep(page.get("delay", 0))
        body = page["body"].encode("utf-8")
        headers = dict(page["headers"])
        held = headers.pop("Hold-Until", None)
        while held and not os.path.exists(held):
            time.sleep(0.01)
        known = self.headers.get("If-Modified-Since")
        if page["status"] == 200 and known and "Last-Modified" in headers:
            if parsedate_to_datetime(headers["Last-Modified"]) <= parsedate_to_datetime(known):
                self.send_response_only(304)
                self.end_headers()
                return
        if "gzip" in self.headers.get("Accept-Encoding", "") and len(body) > 256:
            body = gzip.compress(body, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self.send_response_only(page["status"])
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass


server = QuietServer(("127.0.0.1", 0), Site)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[2], sys.argv[3])
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
