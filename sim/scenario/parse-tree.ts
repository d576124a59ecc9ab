import {
  Composer,
  type CST,
  isAlias,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  Scalar,
  type Alias,
  type ErrorCode,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml'
import { quoted, type Mistakes } from '../schema/mistake.ts'
import { MAX_DEPTH, type Entry, type Place, type ScalarTree, type Tree } from '../schema/tree.ts'

/** Files above this size are refused before they are read: 5 MB. Whoever reads a disk asks its size first. */
export const MAX_FILE_BYTES = 5_000_000

/** A scenario of a thousand lines has some ten thousand of either. */
const MAX_TOKENS = 300_000
const MAX_NODES = 100_000
const MAX_ALIASES = 100

/** The parser's stack holds up to three entries for a level of nesting. */
const MAX_STACK = 3 * MAX_DEPTH

/** Syntax errors after the first few are consequences. */
const MAX_SYNTAX_MISTAKES = 10

/** What no text in a file may hold: NUL, the mark of bytes that were not UTF-8, halves of a character. */
const UNFIT = /[\0\ufffd\p{Cs}]/u

/**
 * Reads YAML 1.2, and so JSON, into a tree of texts with places. Never throws; bombs (aliases, nesting,
 * size) are mistakes, found before they cost anything.
 *
 * @param text the file's text
 * @param file its name, for the places
 * @returns undefined when there is nothing to go on with; duplicate names, tags and aliases out of place are
 * reported and read over
 */
export function parseTree(text: string, file: string, mistakes: Mistakes): Tree | undefined {
  const start = { file, line: 1, column: 1 }
  if (text.length > MAX_FILE_BYTES) {
    mistakes.add(start, [], `${text.length} characters`, `at most ${MAX_FILE_BYTES}`)
    return undefined
  }
  const lines = new LineCounter()
  for (let at = 0; at !== 0 || lines.lineStarts.length === 0; at = text.indexOf('\n', at) + 1) lines.addNewLine(at)
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length))
    return { file, line, column: col }
  }
  const unfit = UNFIT.exec(text)
  if (unfit) {
    mistakes.add(place(unfit.index), [], unfitness(unfit[0]), 'text in UTF-8')
    return undefined
  }
  const tokens = tokenize(text, place, mistakes)
  return tokens && compose(tokens, text, place, mistakes)
}

type PlaceOf = (offset: number) => Place

/** The parser proper is a machine with a stack of its own, so depth is known before anything recurses. */
function tokenize(text: string, place: PlaceOf, mistakes: Mistakes): CST.Token[] | undefined {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    const deep = parser.stack.length > MAX_STACK
    if (!deep && ++count <= MAX_TOKENS) continue
    const found = deep ? 'deep nesting' : 'a very long file'
    mistakes.add(place(parser.offset), [], found, deep ? `at most ${MAX_DEPTH} levels` : `at most ${MAX_TOKENS} tokens`)
    return undefined
  }
  tokens.push(...parser.end())
  return tokens
}

function compose(tokens: CST.Token[], text: string, place: PlaceOf, mistakes: Mistakes): Tree | undefined {
  // Scalars stay text (failsafe); names are checked for doubles below, in linear time.
  const composer = new Composer({
    version: '1.2',
    schema: 'failsafe',
    strict: true,
    uniqueKeys: false,
    prettyErrors: false,
  })
  const documents = [...composer.compose(tokens, true, text.length)]
  const errors = documents.flatMap((document) => [...document.errors, ...document.warnings.filter(isDirective)])
  for (const error of errors.slice(0, MAX_SYNTAX_MISTAKES)) {
    const [found, expected] = SYNTAX[error.code] ?? [sentence(error.message), 'well-formed YAML or JSON']
    mistakes.add(place(error.pos[0]), [], found, expected)
  }
  const [document, second] = documents
  if (second) mistakes.add(place(second.range[0]), [], 'a second document', 'one document in a file')
  if (errors.length > 0 || second || !document) return undefined
  if (document.contents) return new Grower(place, mistakes).grow(document.contents, [], place(0))
  mistakes.add(place(0), [], 'an empty file', 'a map')
  return undefined
}

const isDirective = (warning: { code: ErrorCode }) => warning.code === 'BAD_DIRECTIVE'

/** Turns the library's nodes into a tree: aliases become what they stand for, names are checked. */
class Grower {
  private readonly anchors = new Map<string, { tree: Tree; nodes: number }>()
  private nodes = 0
  private aliases = 0

  private readonly place: PlaceOf
  private readonly mistakes: Mistakes

  constructor(place: PlaceOf, mistakes: Mistakes) {
    this.place = place
    this.mistakes = mistakes
  }

  /** @returns undefined where nothing can be made of a node, which is then reported */
  grow(node: Node | null, path: readonly string[], around: Place): Tree | undefined {
    const here = node?.range ? this.place(node.range[0]) : around
    const before = this.nodes
    if (!this.afford(1, here)) return undefined
    if (node === null) return nothing(here)
    if (isAlias(node)) return this.resolve(node.source, here, path)
    if (node.tag !== undefined) this.mistakes.add(here, path, `the tag ${quoted(node.tag)}`, 'a value without a tag')
    const tree = this.contents(node, path, here)
    if (tree && node.anchor) this.anchors.set(node.anchor, { tree, nodes: this.nodes - before })
    return tree
  }

  private contents(node: Exclude<Node, Alias>, path: readonly string[], place: Place): Tree | undefined {
    if (isScalar(node)) return this.scalar(node, path, place)
    if (isSeq<Node>(node)) {
      const items = node.items.map((item, index) => this.grow(item, [...path, String(index)], place) ?? nothing(place))
      return { kind: 'list', items, place }
    }
    const entries = new Map<string, Entry>()
    for (const pair of (node as YAMLMap<Node, Node | null>).items) this.addEntry(entries, pair, path, place)
    return { kind: 'map', entries, place }
  }

  private addEntry(
    entries: Map<string, Entry>,
    pair: Pair<Node, Node | null>,
    path: readonly string[],
    around: Place,
  ): void {
    const key = pair.key.range ? this.place(pair.key.range[0]) : around
    const name = isScalar(pair.key) && pair.key.tag === undefined ? this.scalar(pair.key, path, key) : undefined
    if (name === undefined || (name.plain && name.text === '')) {
      this.mistakes.add(key, path, 'a name that is no text', 'a name')
      return
    }
    if (entries.has(name.text)) this.mistakes.add(key, [...path, name.text], 'the name a second time', 'each name once')
    entries.set(name.text, { key, value: this.grow(pair.value, [...path, name.text], key) ?? nothing(key) })
  }

  private scalar(node: Scalar, path: readonly string[], place: Place): ScalarTree {
    const text = node.source ?? ''
    const unfit = UNFIT.exec(text)
    if (unfit) this.mistakes.add(place, path, unfitness(unfit[0]), 'text in UTF-8')
    return { kind: 'scalar', text: unfit ? '' : text, plain: node.type === Scalar.PLAIN, place }
  }

  private resolve(name: string, place: Place, path: readonly string[]): Tree | undefined {
    const anchor = this.anchors.get(name)
    if (anchor === undefined) {
      this.mistakes.add(place, path, quoted(`*${name}`), 'an alias of an anchor that stands complete before it')
      return undefined
    }
    if (++this.aliases === MAX_ALIASES + 1)
      this.mistakes.add(place, path, 'one more alias', `at most ${MAX_ALIASES} in a file`)
    return this.aliases <= MAX_ALIASES && this.afford(anchor.nodes, place) ? anchor.tree : undefined
  }

  /** Counts what aliases stand for as if it were written out, so that none can multiply. Says so once. */
  private afford(nodes: number, place: Place): boolean {
    const before = this.nodes
    this.nodes += nodes
    if (this.nodes <= MAX_NODES) return true
    if (before <= MAX_NODES) this.mistakes.add(place, [], 'one more value', `at most ${MAX_NODES} in a file`)
    return false
  }
}

const nothing = (place: Place): ScalarTree => ({ kind: 'scalar', text: '', plain: true, place })

function unfitness(character: string): string {
  return character === '\0'
    ? 'a NUL character'
    : character === '\ufffd'
      ? 'bytes that are not UTF-8'
      : 'half a character'
}

/** What went wrong and what would be right, for the commonest mistakes; the library's own sentence for the others. */
const SYNTAX: Partial<Record<ErrorCode, readonly [found: string, expected: string]>> = {
  TAB_AS_INDENT: ['a tab', 'spaces for indentation'],
  BAD_INDENT: ['indentation that fits nothing above', 'names of one map in the same column'],
  BLOCK_AS_IMPLICIT_KEY: ['a second colon on the line', 'one name and one value (quote a text that has a colon)'],
  BAD_SCALAR_START: ['a value that begins with a reserved character', 'quotes around it'],
  BAD_DQ_ESCAPE: ['an unknown escape after a backslash', 'a valid one, or single quotes'],
  BAD_DIRECTIVE: ['a directive', 'a file without directives'],
  RESOURCE_EXHAUSTION: ['deep nesting', `at most ${MAX_DEPTH} levels`],
}

function sentence(message: string): string {
  return quoted(message.split('\n', 1)[0]!)
}
