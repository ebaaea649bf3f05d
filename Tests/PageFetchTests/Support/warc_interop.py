"""Reads and writes WARC files with warcio, so that tests can compare.

    warc_interop.py read FILE     one JSON line per record, digests verified
    warc_interop.py write FILE    an archive with chunked, compressed and redirected responses
"""

import gzip
import hashlib
import io
import json
import sys

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def read(path):
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            body = record.content_stream().read()
            http = record.http_headers
            print(json.dumps({
                "type": record.rec_type,
                "uri": record.rec_headers.get_header("WARC-Target-URI"),
                "status": int(http.get_statuscode()) if record.rec_type == "response" else None,
                # What warcio calls the protocol is the first word of the line.
                "method": http.protocol if record.rec_type == "request" else None,
                "body": hashlib.sha256(body).hexdigest(),
            }, sort_keys=True))


def write(path):
    with open(path, "wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path, {"software": "warcio"}))
        for uri, status, headers, body in responses():
            http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(
                uri, "response", payload=io.BytesIO(body), http_headers=http))


def responses():
    text = b"written by warcio"
    yield "https://a.example/plain", "200 OK", [("Content-Type", "text/plain")], text
    yield "https://a.example/gzip", "200 OK", [("Content-Encoding", "gzip")], gzip.compress(text)
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(text), text)
    yield "https://a.example/chunked", "200 OK", [("Transfer-Encoding", "chunked")], chunks
    yield "https://a.example/moved", "301 Moved", [("Location", "/plain")], b""


if __name__ == "__main__":
    {"read": read, "write": write}[sys.argv[1]](sys.argv[2])
