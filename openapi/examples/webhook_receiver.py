#!/usr/bin/env python3
"""Receives webhooks, with the standard library only. Run: WEBHOOK_SECRET=whsec_... python3 webhook_receiver.py"""
import base64
import hashlib
import hmac
import http.server
import json
import os
import time

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
PORT = int(os.environ.get("WEBHOOK_PORT", "9000"))
TOLERANCE = 300
seen = set()  # in earnest: a table with a unique key, written together with what the message changes


def genuine(headers, body):
    identity, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not at.isdigit() or abs(time.time() - int(at)) > TOLERANCE:
        return False
    expected = base64.b64encode(hmac.new(KEY, f"{identity}.{at}.".encode() + body, hashlib.sha256).digest()).decode()
    signatures = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(f"v1,{expected}".encode(), each.encode()) for each in signatures)


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.body()
        if not genuine(self.headers, body):
            self.answer(401)
            return
        self.answer(204)
        if self.headers["webhook-id"] not in seen:
            seen.add(self.headers["webhook-id"])
            change = json.loads(body)["data"]
            gone = "delete" if change["tombstone"] else ""
            print(change["type"], change["facts"].get("status", ""), change["subject"]["id"], gone, flush=True)

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        pieces = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            pieces.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(pieces)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format, *args):
        pass


if __name__ == "__main__":
    print("listening on", PORT, flush=True)
    http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Receiver).serve_forever()
