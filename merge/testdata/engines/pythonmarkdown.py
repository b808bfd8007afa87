"""Renders a JSON list of texts with Python-Markdown, as MkDocs does. Of where
its links lead only that is shown which a translator has typed: in titles,
quotes and ids it is another Markdown than ours."""
import json
import re
import sys

import markdown

site = markdown.Markdown(extensions=["extra"])
out = []
for text in json.load(sys.stdin):
    html = site.reset().convert(text)
    html = re.sub(r'(href|src)="(?!http://evil)[^"]*"', "", html)
    if re.search(r"<(canary|script)\b", html, re.I):
        html += "EVALUATED"
    out.append({"out": html})
json.dump(out, sys.stdout)
