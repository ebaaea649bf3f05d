"""Plays every sickness of a server on loopback. Prints one line of JSON with its ports, ends when stdin does.

usage: fault_server.py FOLDER [PAGE_BYTES]

A case is a function of its name; the host `NAME.fault.example` leads to it. Every other host, and every host at the
port called `healthy`, gets a page on which all statements of the laboratory's survey stand.
"""
import functools
import json
import os
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
import zlib
from email.utils import formatdate

from walls import WALLS

FOLDER = sys.argv[1]
PAGE_BYTES = int(sys.argv[2]) if len(sys.argv) > 2 else 4_000
STATEMENT = "Plans pay for no calls"
FOREIGN = {"shift_jis": "価格表は無料です", "gb18030": "价格表说明免费", "cp1252": "Le café coûte 5 € déjà"}
PARAGRAPH = f"<p>{STATEMENT}.</p>"

# A host knows its own pages only: an address that cannot exist must not look like them.
PATHS = ("/page", "/hop/", "/second", "/evil.dtd")

plays = {}
counts = {}
counting = threading.Lock()


def play(function):
    """Registers a case under its function's name, with `-` for `_`."""
    plays[function.__name__.strip("_").replace("_", "-")] = function
    return function


def head(status=200, kind="text/html; charset=utf-8", length=None, **fields):
    lines = [f"HTTP/1.1 {status} -", "Connection: close"]
    if kind:
        lines.append(f"Content-Type: {kind}")
    if length is not None:
        lines.append(f"Content-Length: {length}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def answer(body=PARAGRAPH, status=200, kind="text/html; charset=utf-8", **fields):
    if isinstance(body, str):
        body = body.encode()
    return head(status, kind, len(body), **fields) + body


def send(function):
    """A case that only sends what the function returns."""
    def sending(connection, path, name):
        connection.sendall(function(path, name))
    sending.__name__ = function.__name__
    return play(sending)


def silent(connection):
    try:
        while connection.recv(4096):
            pass
    except OSError:
        pass


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    # Closed without a TLS goodbye, which would arrive before the reset.
    os.close(connection.detach())


# Connection


@play
def reset_in_headers(connection, path, name):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/ht")
    reset(connection)


@play
def reset_in_body(connection, path, name):
    connection.sendall(head(length=10_000) + PARAGRAPH.encode())
    reset(connection)


@play
def no_first_byte(connection, path, name):
    silent(connection)


@play
def drip(connection, path, name):
    connection.sendall(head(length=10_000))
    for byte in PARAGRAPH.encode() * 100:
        connection.sendall(bytes([byte]))
        time.sleep(1)


# Framing


@send
def cut_content_length(path, name):
    return head(length=10_000) + PARAGRAPH.encode()


@send
def cut_chunked(path, name):
    return head(Transfer_Encoding="chunked") + b"ff\r\n" + PARAGRAPH.encode()


@send
def short_content_length(path, name):
    return head(length=10) + (PARAGRAPH * 100).encode()


@send
def two_content_lengths(path, name):
    return head(length=10, Content_length="26") + PARAGRAPH.encode()


@send
def garbage_before_status(path, name):
    return b"\x00\x01\x02 garbage\r\n" + answer()


@send
def header_of_1_mb(path, name):
    return head(X_Long="x" * (1 << 20)) + PARAGRAPH.encode()


@send
def headers_10000(path, name):
    return head(**{f"X_{number}": "1" for number in range(10_000)}) + PARAGRAPH.encode()


# Redirects


def away(location, status=302):
    return answer("", status, Location=location)


@send
def redirect_loop(path, name):
    return away(f"https://{name}.fault.example/page")


@send
def redirects_11(path, name):
    number = int(path.rpartition("/")[2]) if path[-1].isdigit() else 0
    return answer() if number == 11 else away(f"https://{name}.fault.example/hop/{number + 1}")


@send
def redirects_10(path, name):
    number = int(path.rpartition("/")[2]) if path[-1].isdigit() else 0
    return answer() if number == 10 else away(f"https://{name}.fault.example/hop/{number + 1}")


@send
def to_silence(path, name):
    return away("https://silent.fault.example" + path)


@send
def redirect_to_file(path, name):
    return away("file:///etc/passwd")


@send
def redirect_to_private(path, name):
    return away("http://127.0.0.1:1/latest/meta-data")


@send
def redirect_to_metadata(path, name):
    return away("http://169.254.169.254/latest/meta-data")


@send
def private_at_second_hop(path, name):
    if path == "/second":
        return away("http://localhost:1/admin")
    return away(f"https://{name}.fault.example/second")


# HTTP/2, frame by frame


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload


def begin_http2(connection):
    """Greets, waits until the client has asked, and answers with status 200 and half a page."""
    connection.sendall(frame(4, 0, 0))
    stream = connection.makefile("rb")
    stream.read(24)
    kind = None
    while kind != 1:
        start = stream.read(9)
        if len(start) < 9:
            raise OSError("gone")
        kind = start[3]
        stream.read(int.from_bytes(start[:3], "big"))
    # 0x88 is HPACK for ":status: 200".
    connection.sendall(frame(4, 1, 0) + frame(1, 4, 1, b"\x88") + frame(0, 0, 1, PARAGRAPH.encode()))


@play
def http2_goaway(connection, path, name):
    begin_http2(connection)
    # The last stream that was served is 0: the one that was begun is given up.
    connection.sendall(frame(7, 0, 0, struct.pack(">II", 0, 2)))
    silent(connection)


@play
def http2_reset(connection, path, name):
    begin_http2(connection)
    connection.sendall(frame(3, 0, 1, struct.pack(">I", 2)))
    # Long enough for the frame to be read; then whoever asks again needs a new connection.
    time.sleep(0.2)


# Status


@send
def status_204(path, name):
    return head(204, kind=None)


@send
def status_206(path, name):
    return answer(status=206, Content_Range="bytes 0-25/9000")


@send
def unasked_304(path, name):
    return head(304, kind=None)


for number in (401, 403, 404, 410, 418, 451):
    plays[f"status-{number}"] = lambda connection, path, name, number=number: connection.sendall(
        answer("<h1>Sorry</h1>", number))


@send
def status_429_seconds(path, name):
    return answer(status=429, Retry_After="1") if count(name) == 1 else answer()


@send
def status_429_date(path, name):
    now = time.time()
    later = formatdate(now + 1, usegmt=True)
    return answer(status=429, Retry_After=later, Date=formatdate(now, usegmt=True)) if count(name) == 1 else answer()


@send
def status_429_hour(path, name):
    return answer(status=429, Retry_After="3600")


@send
def status_500_then_200(path, name):
    return answer("<h1>Sorry</h1>", 500) if count(name) == 1 else answer()


@send
def status_500(path, name):
    return answer("<h1>Sorry</h1>", 500)


@send
def status_503_retry_after(path, name):
    return answer(status=503, Retry_After="1") if count(name) == 1 else answer()


@send
def status_503_day(path, name):
    return answer(status=503, Retry_After="86400")


# Content


@send
def empty_body(path, name):
    return answer("")


@send
def html_called_json(path, name):
    return answer(kind="application/json")


@send
def json_called_html(path, name):
    return answer(json.dumps({"text": STATEMENT}))


@send
def picture_called_html(path, name):
    return answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)


@send
def pdf_called_text(path, name):
    return answer(b"%PDF-1.7\n" + bytes(range(256)) * 40, kind="text/plain")


# Encodings

GIBIBYTE_BLOCKS = 1024


def zeros_deflated():
    """1 GiB of zeros in about 1 MB of raw deflate, from one flushed block that repeats."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * GIBIBYTE_BLOCKS + packer.flush(zlib.Z_FINISH)


GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"


def gzipped(body, level=9):
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return packer.compress(body) + packer.flush()


@send
def gzip_bomb(path, name):
    return answer(GZIP_HEAD + zeros_deflated(), Content_Encoding="gzip")


@send
def deflate_bomb(path, name):
    return answer(b"\x78\xda" + zeros_deflated(), Content_Encoding="deflate")


# What a brotli encoder makes of 16 MiB of zeros, and of the same again; 03 ends the stream.
BROTLI_FIRST = "cbffff3f002400e2b14072effff8ffff078004401c1680eefd9f01"
BROTLI_MORE = "fcffff034002200e0b40f7fe8fffff7f004800c46101e8deff19"


@send
def brotli_bomb(path, name):
    return answer(bytes.fromhex(BROTLI_FIRST) + bytes.fromhex(BROTLI_MORE) * 63 + b"\x03", Content_Encoding="br")


@send
def zstd_bomb(path, name):
    # A frame with a window of 128 KiB, and 8,192 blocks which each say "128 KiB of zeros".
    block = struct.pack("<I", (128 << 10) << 3 | 1 << 1)[:3] + b"\x00"
    last = struct.pack("<I", (128 << 10) << 3 | 1 << 1 | 1)[:3] + b"\x00"
    return answer(b"\x28\xb5\x2f\xfd\x00\x38" + block * 8_191 + last, Content_Encoding="zstd")


@send
def nested_gzip_bomb(path, name):
    return answer(gzipped(GZIP_HEAD + zeros_deflated()), Content_Encoding="gzip, gzip")


@send
def encodings_twenty_deep(path, name):
    body = PARAGRAPH.encode()
    for _ in range(20):
        body = gzipped(body)
    return answer(body, Content_Encoding=", ".join(["gzip"] * 20))


@send
def corrupted_gzip(path, name):
    body = bytearray(gzipped((PARAGRAPH * 500 + os.urandom(4_000).hex()).encode()))
    for index in range(len(body) // 2, len(body) // 2 + 64):
        body[index] ^= 0xFF
    return answer(bytes(body), Content_Encoding="gzip")


@send
def unknown_encoding(path, name):
    return answer(os.urandom(500), Content_Encoding="compress-o-matic")


# Shapes


@play
def one_line_of_100_mb(connection, path, name):
    connection.sendall(head(kind="text/plain", length=100 << 20))
    for _ in range(100):
        connection.sendall(b"x" * (1 << 20))


@send
def one_line_of_7_mb(path, name):
    return answer(STATEMENT + ". " + "x" * (7 << 20), kind="text/plain")


@send
def nested_2_million_div(path, name):
    return answer(gzipped((PARAGRAPH + "<div>" * 2_000_000).encode(), 1), Content_Encoding="gzip")


@send
def nested_2_million_b(path, name):
    return answer(gzipped((PARAGRAPH + "<b>" * 2_000_000).encode(), 1), Content_Encoding="gzip")


@send
def statement_below_2_million_b(path, name):
    return answer(gzipped(("<b>" * 2_000_000 + STATEMENT).encode(), 1), Content_Encoding="gzip")


ATTRIBUTES = " ".join("a" + format(number, "x") for number in range(1_000_000))
ATTRIBUTES_PACKED = gzipped(f"<p {ATTRIBUTES}>{STATEMENT}.</p>".encode(), 1)


@send
def attributes_1_million(path, name):
    return answer(ATTRIBUTES_PACKED, Content_Encoding="gzip")


def many(unit, count):
    """The statement, and a page of nothing but the same again and again."""
    body = f"{PARAGRAPH}<p>{unit * count}"
    assert len(body) < 8 << 20, "would be refused for its size"
    return answer(gzipped(body.encode(), 1), Content_Encoding="gzip")


@send
def end_tags_2_million(path, name):
    return many("</b>", 2_000_000)


@send
def links_500000(path, name):
    return many("<a href=x>y</a>", 500_000)


@send
def furniture_200000(path, name):
    return many("<div class=menu>Guide</div>", 200_000)


@send
def cells_1_million(path, name):
    return many("<table><tr>" + "<td>x" * 1_000, 1_000)


@send
def nested_tables_100000(path, name):
    return many("<table><tr><td>x", 100_000)


@send
def headings_500000(path, name):
    return many("<h2>Plans</h2>", 500_000)


@send
def comments_1_million(path, name):
    return many("<!---->", 1_000_000)


@send
def references_1_million(path, name):
    return many("&amp;&#x;", 900_000)


@send
def paragraphs_110000(path, name):
    return many("a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g<p>", 110_000)


@send
def near_misses_100000(path, name):
    return many("Plans pay for no call. Plans pay for calls.<p>", 100_000)


def laughs(document):
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {outer} "{("&" + inner + ";") * 10}">' for inner, outer in zip("abcdefghi", "bcdefghij"))
    return f'<?xml version="1.0"?><!DOCTYPE svg [{entities}]>{document}'


@send
def billion_laughs_svg(path, name):
    body = laughs(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{STATEMENT}.</text><text>&j;</text></svg>')
    return answer(body, kind="image/svg+xml")


@send
def billion_laughs_xml(path, name):
    return answer(laughs(f"<list><item>{STATEMENT}.</item><item>&j;</item></list>"), kind="application/xml")


@send
def external_entity_file(path, name):
    return answer(
        f'<!DOCTYPE list [<!ENTITY x SYSTEM "file:///etc/passwd">]><list><item>{STATEMENT}.</item>'
        "<item>&x;</item></list>", kind="application/xml")


@send
def external_dtd(path, name):
    if path == "/evil.dtd":
        open(os.path.join(FOLDER, "dtd-was-read"), "w").close()
    address = f"https://{name}.fault.example/evil.dtd"
    return answer(
        f'<!DOCTYPE list SYSTEM "{address}" [<!ENTITY % y SYSTEM "{address}"> %y; <!ENTITY x SYSTEM "{address}">]>'
        f"<list><item>{STATEMENT}.</item><item>&x;</item></list>", kind="application/xml")


@send
def nul_bytes(path, name):
    return answer(b"\0" * 5_000 + ("\0" + PARAGRAPH + "\0").encode() + b"\0" * 5_000)


@send
def invalid_utf_8(path, name):
    return answer(b"<p>\xff\xfe\xc0\xaf\xed\xa0\x80</p>" + PARAGRAPH.encode() + b"<p>\xe4\xb8")


@send
def utf_16_with_mark(path, name):
    return answer(PARAGRAPH.encode("utf-16"), kind="text/html")


@send
def utf_16_without_mark(path, name):
    return answer(PARAGRAPH.encode("utf-16-le"), kind="text/html")


def foreign(codec, kind, meta=""):
    return answer(f"<meta charset=\"{meta}\"><p>{FOREIGN[codec]}</p>".encode(codec), kind=kind)


for codec, label in (("shift_jis", "Shift_JIS"), ("gb18030", "GB18030"), ("cp1252", "windows-1252")):
    for way, kind, meta in (
        ("header", f"text/html; charset={label}", "x"), ("meta", "text/html", label),
        ("contradicted", f"text/html; charset={label}", "utf-8"),
    ):
        identifier = {"shift_jis": "shift-jis", "gb18030": "gb18030", "cp1252": "windows-1252"}[codec]
        plays[f"{identifier}-{way}"] = (
            lambda connection, path, name, arguments=(codec, kind, meta): connection.sendall(foreign(*arguments)))


@send
def json_100000_deep(path, name):
    return answer('{"prefix":' + "[" * 100_000 + "]" * 100_000 + "}", kind="application/json")


@send
def json_duplicate_keys(path, name):
    return answer('{"prefix": "other", "more": 1, "prefix": "laboratory"}', kind="application/json")


@send
def markdown_100000_backticks(path, name):
    return answer(STATEMENT + ".\n\n" + "`" * 100_000 + " x `y`\n", kind="text/markdown")


@send
def markdown_1_million_brackets(path, name):
    return answer(STATEMENT + ".\n\n" + "[" * 1_000_000 + "\n", kind="text/markdown")


@send
def markdown_1_million_stars(path, name):
    return answer(STATEMENT + ".\n\n" + "*a_ " * 1_000_000 + "\n", kind="text/markdown")


@send
def markdown_quotes_100000_deep(path, name):
    return answer(STATEMENT + ".\n\n" + ">" * 100_000 + " deep\n", kind="text/markdown")


@send
def json_4_million_zeros(path, name):
    body = '{"prefix":"laboratory","more":[' + "0," * 4_000_000 + "0]}"
    return answer(gzipped(body.encode(), 1), kind="application/json", Content_Encoding="gzip")


@send
def json_400000_keys(path, name):
    more = ",".join(f'"k{number}":1' for number in range(400_000))
    return answer('{"prefix":"laboratory",' + more + "}", kind="application/json")


@send
def behind_40000_near_misses(path, name):
    misses = "".join(f"<li>Plans pay for {number} calls</li>" for number in range(40_000))
    return answer(f"<ul>{misses}</ul>{PARAGRAPH}")


# Healthy pages


def healthy(host, path, asked):
    if asked:
        return head(304, kind=None, ETag='"same"')
    name = path.strip("/").partition(".")[0]
    own = host.removesuffix(".fault.example").removesuffix(".invalid")
    if path.endswith(".json"):
        return answer('{"prefix": "laboratory"}', kind="application/json", ETag='"same"')
    said = [STATEMENT, *FOREIGN.values(), f"https://same.{own}.example/v1", f"https://other.{name}.example/v1"]
    body = "<!DOCTYPE html><title>Guide</title><main>" + "".join(f"<p>{line}</p>" for line in said)
    body += filler(PAGE_BYTES if host == "pages.example" else 2_000)
    return answer(body + "</main>", ETag='"same"')


@functools.cache
def filler(size):
    """Text as documentation has it: sections, code, tables, links."""
    section = (
        "<h2>Section %d</h2><p>How requests are authenticated, billed and limited is told <a href='/guide/%d'>in the "
        "guide</a>, with one example for every language.</p><pre><code>curl https://api.example/v1/%d \\\n"
        "  -H 'Authorization: Bearer KEY'</code></pre><table><tr><th>Plan<th>Calls<tr><td>Free<td>%d</table>")
    parts, length = [], 0
    while length < size:
        number = len(parts)
        parts.append(section % (number, number, number, number))
        length += len(parts[-1])
    return "".join(parts)


# Servers


def count(name):
    with counting:
        counts[name] = counts.get(name, 0) + 1
        return counts[name]


def request(connection):
    """Host, path, and whether validators were sent."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(4096)
        if not more:
            return None
        data += more
    text = data.decode("latin-1")
    path = text.split(" ")[1]
    fields = {line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in text.split("\r\n")[1:]}
    return fields.get("host", "").partition(":")[0], path, "if-none-match" in fields


def serve_one(connection, context, mode):
    try:
        if context:
            connection = context.wrap_socket(connection, server_side=True)
        if mode == "http2":
            return plays[connection.server_name_of_client](connection, "/", connection.server_name_of_client)
        asked = request(connection)
        if not asked:
            return None
        host, path, is_conditional = asked
        name = host.removesuffix(".fault.example")
        if mode == "healthy":
            connection.sendall(healthy(host, path, is_conditional))
        elif mode == "walls":
            put_up(connection, path, name)
        elif not path.startswith(PATHS):
            connection.sendall(answer("<h1>Not here</h1>", 404))
        else:
            plays[name](connection, path, name)
        connection.unwrap()
    except (OSError, ValueError, ssl.SSLError):
        pass
    finally:
        connection.close()
    return None


def put_up(connection, path, name):
    """A wall, the same at every path."""
    body, kind, *more = WALLS[name](path)
    body = body if isinstance(body, bytes) else body.encode()
    fields = dict(more[0]) if more else {}
    length = fields.pop("length", len(body))
    if fields.pop("ends", True):
        connection.sendall(head(fields.pop("status", 200), kind, length, **fields) + body)
    else:
        # Closed without a TLS goodbye, and without a length that would tell how much is missing.
        connection.sendall(head(kind=kind) + body)
        os.close(connection.detach())


holders = []


def listen(context=None, mode="faults", backlog=128):
    listener = socket.create_server(("127.0.0.1", 0), backlog=backlog)

    def accept():
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve_one, args=(connection, context, mode), daemon=True).start()

    if mode == "silent":
        def accept():  # noqa: F811
            while True:
                # Held open, and counted by its byte.
                holders.append(listener.accept()[0])
                with open(os.path.join(FOLDER, "silent-connections"), "ab") as file:
                    file.write(b".")
    if mode == "reset":
        def accept():  # noqa: F811
            while True:
                reset(listener.accept()[0])
    if mode != "full":
        threading.Thread(target=accept, daemon=True).start()
    return listener


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def certificate(name, hosts, days="2", signed=True):
    def path(ending):
        return os.path.join(FOLDER, f"{name}.{ending}")
    names = "subjectAltName=" + ",".join(f"DNS:{host}" for host in hosts)
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", path("key")]
    if not signed:
        openssl("req", "-x509", *key, "-days", days, "-subj", "/CN=laboratory", "-addext", names, "-out", path("pem"))
        return path("pem"), path("key")
    openssl("req", *key, "-subj", "/CN=laboratory", "-out", path("csr"))
    with open(path("ext"), "w", encoding="ascii") as file:
        file.write(names + "\n")
    openssl("x509", "-req", "-in", path("csr"), "-CA", os.path.join(FOLDER, "ca.pem"), "-CAkey",
            os.path.join(FOLDER, "ca.key"), "-CAcreateserial", "-days", days, "-extfile", path("ext"), "-out",
            path("pem"))
    return path("pem"), path("key")


def context_of(files, protocols=("http/1.1",)):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    context.set_alpn_protocols(list(protocols))
    return context


def remember_name(connection, name, _):
    connection.server_name_of_client = (name or "").removesuffix(".fault.example")


def main():
    certificate("ca", ["authority.example"], signed=False)
    hosts = ["*.fault.example", "healthy.example", "pages.example", "nowhere.invalid"]
    good = certificate("good", hosts)
    old = context_of(good)
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1
    second = context_of(good, ("h2",))
    second.sni_callback = remember_name
    full = listen(mode="full", backlog=0)
    # Who holds the only places of the queue lets nobody else in.
    for _ in range(4):
        holder = socket.socket()
        holder.setblocking(False)
        holder.connect_ex(full.getsockname())
        holders.append(holder)
    # Bound, so that nobody else gets the port, and never listened at.
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))
    listeners = {
        "faults": listen(context_of(good)),
        "healthy": listen(context_of(good), "healthy"),
        "walls": listen(context_of(good), "walls"),
        "reset": listen(mode="reset"),
        "full": full,
        "silent": listen(mode="silent"),
        "closed": closed,
        "http2": listen(second, "http2"),
        "selfSigned": listen(context_of(certificate("self", hosts, signed=False))),
        "expired": listen(context_of(certificate("expired", hosts, days="-1"))),
        "wrongHost": listen(context_of(certificate("wrong", ["other.example"]))),
        "oldTLS": listen(old),
    }
    ports = {name: listener.getsockname()[1] for name, listener in listeners.items()}
    print(json.dumps({"ports": ports, "plays": sorted(plays), "walls": sorted(WALLS)}), flush=True)
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
