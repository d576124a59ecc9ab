import type { Plugin } from 'vite'

/** Parts of the schema that only people read. */
const SPOKEN = new Set(['doc', 'source'])
const FOLDERS = /[\\/]sim[\\/](events|scenario|observe)[\\/][^\\/]+\.ts$/

/**
 * Leaves out of the workers what they transfer and never use: the sentences of the schema, which
 * the page loads with its forms, and the generators that seedrandom offers beside the one in use.
 */
export function leanEngine(): Plugin {
  return {
    name: 'exodus-lean-engine',
    enforce: 'post',
    resolveId: {
      order: 'pre',
      handler(id, importer) {
        return id === 'seedrandom' ? this.resolve('seedrandom/seedrandom.js', importer) : undefined
      },
    },
    transform(code, id) {
      if (!FOLDERS.test(id)) return undefined
      const spans = sentences(this.parse(code))
      if (spans.length === 0) return undefined
      return { code: without(code, spans), map: null }
    },
  }
}

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Places of the values of `doc` and `source` where they are plain texts. */
function sentences(root: unknown): { start: number; end: number }[] {
  if (Array.isArray(root)) return root.flatMap(sentences)
  if (!isNode(root)) return []
  const { key, value } = root
  const spoken = root.type === 'Property' && isNode(key) && SPOKEN.has(String(key['name'])) && isNode(value)
  if (spoken && (value.type === 'Literal' || value.type === 'TemplateLiteral')) {
    return [{ start: value.start, end: value.end }]
  }
  return Object.values(root).flatMap(sentences)
}

/** The code with an empty text at each of the places, which follow each other. */
function without(code: string, spans: readonly { start: number; end: number }[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of spans) {
    out += `${code.slice(at, start)}''`
    at = end
  }
  return out + code.slice(at)
}
