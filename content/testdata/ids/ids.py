# Prints the ids that Python-Markdown gives the headings of pages:
# python ids.py SITE PAGE...
import html, json, os, re, sys
import markdown
import pymdownx.slugs

site, pages = sys.argv[1], sys.argv[2:]
toc = {"slugify": pymdownx.slugs.slugify(case="lower")} if site == "mkdocs-unicode" else {}
for page in pages:
    with open(page, encoding="utf-8", newline="") as f:
        text = f.read()
    out = markdown.markdown(text, extensions=["toc", "attr_list", "tables", "footnotes", "fenced_code"], extension_configs={"toc": toc})
    print("== " + os.path.basename(page))
    for m in re.finditer(r"<h[1-6]([^>]*)>", out):
        found = re.search(r'\bid="([^"]*)"', m.group(1))
        print(json.dumps(html.unescape(found.group(1)) if found else "", ensure_ascii=False))
