import type { Mistake } from '../schema/mistake.ts'
import { Mistakes, quoted } from '../schema/mistake.ts'
import { checkEdges } from './edge-check.ts'
import type { EdgeList } from './edge-list.ts'
import type { Cell, Separator } from './edge-rows.ts'
import { isKnownHeader, isNumeric, separatorOf, splitRow } from './edge-rows.ts'
import { MAX_NAMES, NodeNames } from './node-names.ts'
import { NumberList } from './number-list.ts'
import { MAX_LINE, textLines } from './text-lines.ts'

export interface ReadEdges {
  /** The edges; none if anything is wrong with the file. Its users are the nodes of the file, at most the population. */
  edges?: EdgeList
  /** What the file calls each user, if it has names and not numbers: in the order of the names. */
  names?: readonly string[]
  mistakes: readonly Mistake[]
}

export interface EdgeFileOptions {
  /** Name of the file, for mistakes. */
  file: string
  /** Users of the population: the most nodes that the file may have, and one more than its largest number. */
  users: number
}

/**
 * Reads an edge list: two users in a row, separated by tab, comma, semicolon or blanks (as the first row has it);
 * blank rows and rows that start with # or % are skipped. The first row is a header if it has well-known titles
 * (`source,target`) or is no pair of numbers before a row that is one.
 *
 * If the first row of users is a pair of numbers, all users are whole numbers from 0, and those that the file leaves out
 * have no friends. Otherwise they are names, and become users 0, 1, 2 ... in the order of the names, so that
 * the order of the rows does not matter. Every friendship stands there once, or every one in both directions.
 * Never throws: what is wrong is in `mistakes`.
 *
 * @param text the file, whole or in pieces
 */
export function parseEdges(text: string | Iterable<string>, options: EdgeFileOptions): ReadEdges {
  const reader = new RowReader(options)
  let line = 0
  for (const row of textLines(typeof text === 'string' ? [text] : text)) {
    line++
    if (row.length > MAX_LINE) {
      reader.report(line, MAX_LINE, `a line of more than ${MAX_LINE} characters`, 'two users in a line')
      break
    }
    const start = row.trimStart()[0]
    if (start !== undefined && start !== '#' && start !== '%') reader.read(row, line)
  }
  return reader.finish()
}

class RowReader {
  private readonly mistakes = new Mistakes()
  private readonly options: EdgeFileOptions
  private readonly from = new NumberList(1024)
  private readonly to = new NumberList(1024)
  private readonly lines = new NumberList(1024)
  private readonly names = new NodeNames()
  private separator: Separator | undefined
  private first: { cells: Cell[]; line: number } | undefined
  private hasStarted = false
  private isNumbered = false
  private nodes = 0

  constructor(options: EdgeFileOptions) {
    this.options = options
  }

  report(line: number, column: number, found: string, expected: string): void {
    this.mistakes.add({ file: this.options.file, line, column }, [], found, expected)
  }

  read(row: string, line: number): void {
    this.separator ??= separatorOf(row)
    const cells = splitRow(row, this.separator)
    if (this.hasStarted) this.addRow(cells, line)
    else if (this.first) this.start(cells, line, this.first)
    else this.first = { cells, line }
  }

  /** Decides, from the first two rows, whether there is a header and whether users are numbers. */
  private start(cells: Cell[], line: number, first: { cells: Cell[]; line: number }): void {
    const isHeader = isKnownHeader(first.cells) || (!isPairOfNumbers(first.cells) && isPairOfNumbers(cells))
    this.isNumbered = isPairOfNumbers(isHeader ? cells : first.cells)
    this.hasStarted = true
    if (!isHeader) this.addRow(first.cells, first.line)
    this.addRow(cells, line)
  }

  private addRow(cells: Cell[], line: number): void {
    const [a, b, third] = cells
    if (third) return this.report(line, third.column, `${cells.length} columns`, 'two columns, a user in each')
    if (!a || !b) return this.report(line, a?.column ?? 1, 'one column', 'two columns, a user in each')
    const from = this.user(a, line)
    const to = this.user(b, line)
    if (from === undefined || to === undefined) return
    this.from.push(from)
    this.to.push(to)
    this.lines.push(line)
  }

  private user({ text, column }: Cell, line: number): number | undefined {
    const last = this.options.users - 1
    const number = Number(text)
    if (text === '') this.report(line, column, 'nothing', 'a user')
    else if (!this.isNumbered && text.startsWith('"'))
      this.report(line, column, quoted(text), 'a closing quotation mark')
    else if (!this.isNumbered) return this.named(text, line, column)
    else if (!/^\d+$/.test(text)) this.report(line, column, quoted(text), 'a whole number, like the first user')
    else if (number > last)
      this.report(line, column, `user ${text}`, `0 to ${last}, since the population has ${last + 1}`)
    else {
      this.nodes = Math.max(this.nodes, number + 1)
      return number
    }
    return undefined
  }

  private named(name: string, line: number, column: number): number | undefined {
    const most = Math.min(this.options.users, MAX_NAMES)
    const number = this.names.count <= most ? this.names.meet(name) : undefined
    if (number === most)
      this.report(line, column, `${quoted(name)}, user ${most + 1}`, `a population of at most ${most}`)
    return number
  }

  finish(): ReadEdges {
    const { file } = this.options
    if (!this.hasStarted && this.first && !isKnownHeader(this.first.cells)) {
      this.isNumbered = isPairOfNumbers(this.first.cells)
      this.addRow(this.first.cells, this.first.line)
    }
    if (this.from.count === 0 && this.mistakes.empty) this.report(0, 0, 'no edges', 'at least one row with two users')
    const { names, rank } = this.names.sorted()
    const nodes = this.isNumbered ? this.nodes : names.length
    const ends = (list: NumberList) => (this.isNumbered ? list.view() : list.view().map((name) => rank[name]!))
    const raw = {
      nodes,
      from: ends(this.from),
      to: ends(this.to),
      directed: false,
      place: (edge: number) => ({ file, line: this.lines.at(edge), column: 1 }),
      name: (node: number) => (this.isNumbered ? `user ${node}` : quoted(names[node]!)),
    }
    const edges = checkEdges(raw, this.mistakes)
    if (!this.mistakes.empty) return { mistakes: this.mistakes.list() }
    return this.isNumbered ? { edges, mistakes: [] } : { edges, names, mistakes: [] }
  }
}

function isPairOfNumbers(cells: readonly Cell[]): boolean {
  return isNumeric(cells[0]) && isNumeric(cells[1])
}
