// Prints the ids that a generator written in JavaScript gives the headings of pages:
// node ids.mjs SITE PAGE...
import fs from 'node:fs'
import path from 'node:path'
import { unified } from 'unified'
import remarkParse from 'remark-parse'
import remarkGfm from 'remark-gfm'

const ofHTML = html => [...html.matchAll(/<h[1-6]([^>]*)>/g)].map(m => {
  const id = /\bid="([^"]*)"/.exec(m[1])
  return id ? unescape(id[1]) : ''
})
const unescape = s => s.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

const sites = {
  async github(text) {
    const remarkRehype = (await import('remark-rehype')).default
    const rehypeRaw = (await import('rehype-raw')).default
    const rehypeSlug = (await import('rehype-slug')).default
    const p = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw).use(rehypeSlug)
    return ofHast(await p.run(p.parse(text)))
  },
  async docusaurus(text) {
    const headings = (await import('@docusaurus/mdx-loader/lib/remark/headings/index.js')).default
    const utils = await import('@docusaurus/utils')
    const p = unified().use(remarkParse).use(remarkGfm).use(headings.default ?? headings, { anchorsMaintainCase: false })
    const tree = await p.run(p.parse((utils.escapeMarkdownHeadingIds ?? utils.default.escapeMarkdownHeadingIds)(text)))
    return ofTree(tree)
  },
  async starlight(text) {
    const { createMarkdownProcessor } = await import('@astrojs/markdown-remark')
    const p = await createMarkdownProcessor({ syntaxHighlight: false })
    return (await p.render(text)).metadata.headings.filter(h => h.text !== 'Footnotes').map(h => h.slug)
  },
  async vitepress(text, file) {
    const { createMarkdownRenderer } = await import('vitepress')
    const md = await createMarkdownRenderer('.', { highlight: x => x })
    const tokens = md.parse(text, { path: file, frontmatter: {} })
    return tokens.filter(t => t.type === 'heading_open').map(t => t.attrGet('id') ?? '')
  },
}

function ofHast(node, ids = []) {
  if (/^h[1-6]$/.test(node.tagName ?? '') && node.properties.id !== 'footnote-label') ids.push(node.properties.id ?? '')
  for (const child of node.children ?? []) ofHast(child, ids)
  return ids
}

function ofTree(node, ids = []) {
  if (node.type === 'heading') ids.push(node.data.id ?? '')
  for (const child of node.children ?? []) ofTree(child, ids)
  return ids
}

const [site, ...pages] = process.argv.slice(2)
for (const page of pages) {
  console.log('== ' + path.basename(page))
  let ids = []
  try {
    ids = await sites[site](fs.readFileSync(page, 'utf8'), path.resolve(page))
  } catch (err) {
    console.log('refused')
  }
  for (const id of ids) console.log(JSON.stringify(id))
}
