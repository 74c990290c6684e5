#!/usr/bin/env python3
"""Predicts audio files on a server, with Python's standard library alone.

    python3 predict.py http://127.0.0.1:8080/ door.wav rain.mp3

The token of a shared server comes from the environment: SONAFFECT_TOKEN.
"""
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def call(server, path, body=None):
    """The answer of a call as JSON. Waits where the server is busy, as long as it says."""
    request = urllib.request.Request(urllib.parse.urljoin(server, "api/v1/" + path), data=body)
    if body is not None:
        request.add_header("Content-Type", "application/octet-stream")
    if os.environ.get("SONAFFECT_TOKEN"):
        request.add_header("Authorization", "Bearer " + os.environ["SONAFFECT_TOKEN"])
    while True:
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503) or "Retry-After" not in error.headers:
                raise SystemExit(f"{path}: {json.load(error)['detail']}") from None
            time.sleep(int(error.headers["Retry-After"]))


def predict(server, file):
    """Sends a file and waits for its prediction; any length that the server allows."""
    name = urllib.parse.quote(os.path.basename(file), safe="")
    with open(file, "rb") as audio:
        job = call(server, f"jobs?window=auto&name={name}", audio.read())
    while job["state"] in ("queued", "running"):
        time.sleep(0.05)  # where too many wait already
        job = call(server, "jobs/" + job["id"] + "?wait=10")
    if job["state"] != "done":
        raise SystemExit(f"{file}: {job.get('problem', {}).get('detail', job['state'])}")
    return job["result"]


def main():
    server, *files = sys.argv[1:]
    for file in files:
        result = predict(server, file)
        values = {one["target"]: one["value"] for one in result["whole"]["estimates"]}
        print(f"{result['file']}\t{values['arousal']:+.2f}\t{values['valence']:+.2f}\t{len(result['curve'])}")


if __name__ == "__main__":
    main()
