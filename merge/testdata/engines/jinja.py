"""Renders a JSON list of texts with Jinja."""
import json
import sys

import jinja2

environment = jinja2.Environment()
out = []
for text in json.load(sys.stdin):
    try:
        out.append({"out": environment.from_string(text).render(canary="EVALUATED", site={"name": "Name"})})
    except Exception as e:
        out.append({"err": str(e) or type(e).__name__})
json.dump(out, sys.stdout)
