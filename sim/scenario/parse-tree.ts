import { Composer, type CST, type ErrorCode, Lexer, LineCounter, Parser } from 'yaml'
import { quoted, type Mistakes } from '../schema/mistake.ts'
import { MAX_DEPTH, type Place, type Tree } from '../schema/tree.ts'
import { type PlaceOf, TreeGrower, UNFIT, unfitness } from './grow-tree.ts'

/** Files above this size are refused before they are read: 5 MB. Whoever reads a disk asks its size first. */
export const MAX_FILE_BYTES = 5_000_000

/** A scenario of a thousand lines has some ten thousand. */
const MAX_TOKENS = 300_000

/** The parser's stack holds up to three entries for a level of nesting. */
const MAX_STACK = 3 * MAX_DEPTH

/** Syntax errors after the first few are consequences. */
const MAX_SYNTAX_MISTAKES = 10

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
  if (document.contents) return new TreeGrower(place, mistakes).grow(document.contents, [], place(0))
  mistakes.add(place(0), [], 'an empty file', 'a map')
  return undefined
}

const isDirective = (warning: { code: ErrorCode }) => warning.code === 'BAD_DIRECTIVE'

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
