// Compiles and runs a JSON list of texts as MDX.
import {text as read} from 'node:stream/consumers'

const {evaluate} = await import(process.env.PARASOL_ENGINES + '/node_modules/@mdx-js/mdx/index.js')
const show = node => Array.isArray(node) ? node.map(show).join('') : typeof node === 'string' ? node : node && typeof node === 'object' ? node.text : ''
const jsx = (type, props) => ({text: typeof type === 'function' ? show(type(props)) : JSON.stringify({type, ...props, children: undefined}) + show(props.children)})
const out = []
for (const text of JSON.parse(await read(process.stdin))) {
  let ran = false
  globalThis.canary = () => { ran = true; return 'EVALUATED' }
  try {
    const page = await evaluate(text, {Fragment: 'fragment', jsx, jsxs: jsx})
    out.push({out: show(page.default({})) + (ran ? 'EVALUATED' : '')})
  } catch (e) {
    out.push({err: String(e.reason || e)})
  }
}
process.stdout.write(JSON.stringify(out))
