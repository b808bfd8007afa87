# Prints the ids of the headings of pages of HTML: python built.py PAGE=FILE...
import html, json, re, sys

for pair in sys.argv[1:]:
    page, file = pair.split("=", 1)
    with open(file, encoding="utf-8") as f:
        out = f.read()
    main = re.search(r"<main>(.*)</main>", out, re.S)
    print("== " + page)
    for m in re.finditer(r"<h[1-6]([^>]*)>", main.group(1) if main else out):
        found = re.search(r'\bid="?([^" >]*)', m.group(1))
        print(json.dumps(html.unescape(found.group(1)) if found else "", ensure_ascii=False))
