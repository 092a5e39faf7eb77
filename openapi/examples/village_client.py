#!/usr/bin/env python3
"""A signed client of the open API, with the standard library only. Run: python3 village_client.py"""
import base64
import email.utils
import hashlib
import hmac
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid

URL = os.environ.get("VILLAGE_URL", "http://localhost:8080")
KEY_ID = os.environ.get("VILLAGE_KEY_ID", "vk0000000000000001")
SECRET = os.environ.get("VILLAGE_SECRET", "xiangyin-sandbox-secret-0001")
VILLAGE = os.environ.get("VILLAGE_CODE", "330999101201")


def encode(text):
    return urllib.parse.quote(str(text), safe="-._~")


def call(method, path, query=None, body=None, headers=None):
    pairs = sorted((encode(name), encode(value)) for name, value in (query or {}).items())
    canonical = "&".join(f"{name}={value}" for name, value in pairs)
    data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
    date = email.utils.formatdate(usegmt=True)
    nonce = uuid.uuid4().hex
    text = "\n".join([method, path, canonical, KEY_ID, date, nonce, hashlib.sha256(data).hexdigest()]) + "\n"
    signature = base64.b64encode(hmac.new(SECRET.encode(), text.encode(), hashlib.sha256).digest()).decode()
    request = urllib.request.Request(URL + path + ("?" + canonical if canonical else ""), data=data or None, method=method)
    request.add_header("X-Village-Key-Id", KEY_ID)
    request.add_header("X-Village-Date", date)
    request.add_header("X-Village-Nonce", nonce)
    request.add_header("X-Village-Algorithm", "hmac-sha256")
    request.add_header("X-Village-Signature", signature)
    if data:
        request.add_header("Content-Type", "application/json")
    for name, value in (headers or {}).items():
        request.add_header(name, value)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        problem = json.load(refused)
        sys.exit(f"{refused.code} {problem['code']} {problem['detail']} ({problem['instance']})\n{problem.get('stringToSign', '')}")


def everything(path):
    after = None
    while True:
        page = call("GET", path, {"limit": 50, **({"after": after} if after else {})})
        yield from page["items"]
        after = page.get("next")
        if not after:
            return


if __name__ == "__main__":
    base = f"/openapi/v1/villages/{VILLAGE}"
    villages = list(everything("/openapi/v1/villages"))
    print("villages", len(villages))
    print("news", len(list(everything(base + "/news"))))
    made = call(
        "POST",
        base + "/complaints",
        body={"externalNumber": f"PY-{uuid.uuid4()}", "text": "村口的路灯三天没亮了"},
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )
    read = call("GET", f"{base}/complaints/{made['id']}")
    print("complaint", read["ticket"], read["statusLabel"])
