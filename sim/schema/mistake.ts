import { isNothing, type Place, type Tree } from './tree.ts'

/** One thing wrong in a file. */
export interface Mistake {
  file: string
  /** From 1; 0 where there are no lines. */
  line: number
  column: number
  /** Path of the value, as `platforms.rednote.funnel.phone`; empty for the file as a whole. */
  path: string
  found: string
  expected: string
  /** The valid name or path that was probably meant. */
  nearest?: string
}

/** More than this, and the file is not what it was taken for. */
export const MAX_MISTAKES = 100

/** Collects mistakes; the first MAX_MISTAKES are kept and the others counted. */
export class Mistakes {
  private readonly kept: Mistake[] = []
  private count = 0

  add(place: Place, path: readonly string[], found: string, expected: string, nearest?: string): void {
    if (this.count++ >= MAX_MISTAKES) return
    const { file, line, column } = place
    const mistake: Mistake = { file, line, column, path: path.map(readable).join('.'), found, expected }
    this.kept.push(nearest === undefined ? mistake : { ...mistake, nearest })
  }

  get empty(): boolean {
    return this.count === 0
  }

  /** All of them: file by file in the order in which the files were met, then by line and column. */
  list(): Mistake[] {
    const files = [...new Set(this.kept.map((mistake) => mistake.file))]
    const sorted = this.kept.toSorted(
      (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
    )
    const left = this.count - this.kept.length
    const last = sorted.at(-1)
    if (left > 0 && last)
      sorted.push({ ...last, path: '', found: `${left} more mistakes`, expected: `at most ${MAX_MISTAKES}` })
    return sorted
  }
}

/** `file:line:column: path: found X, expected Y; did you mean Z?` on one line. */
export function formatMistake(mistake: Mistake): string {
  const { file, line, column, path, found, expected, nearest } = mistake
  const place = line === 0 ? readable(file) : `${readable(file)}:${line}:${column}`
  const about = path === '' ? '' : `${path}: `
  return `${place}: ${about}found ${found}, expected ${expected}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`
}

/** A text from a file in double quotes, shortened, control characters escaped: safe to print. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 200))
  const short = characters.length > 60 ? `${characters.slice(0, 57).join('')}...` : characters.join('')
  return readable(JSON.stringify(short))
}

/** What stands there, in words. */
export function describe(tree: Tree): string {
  if (tree.kind === 'list') return 'a list'
  if (tree.kind === 'map') return 'a map'
  return isNothing(tree) ? 'nothing' : quoted(tree.text)
}

/** Without characters that a terminal would act on. */
function readable(text: string): string {
  return text
    .slice(0, 400)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
