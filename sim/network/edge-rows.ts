/** What stands between two cells of a row; `space` is any run of blanks. */
export type Separator = '\t' | ',' | ';' | 'space'

export interface Cell {
  text: string
  /** From 1. */
  column: number
}

/** The separator of a row: the first of tab, comma, semicolon that it has outside quotation marks, else blanks. */
export function separatorOf(row: string): Separator {
  const bare = row.trim().replace(/"[^"]*"/g, '')
  return (['\t', ',', ';'] as const).find((separator) => bare.includes(separator)) ?? 'space'
}

/**
 * Cells of a row, without the blanks around them. A cell in quotation marks may hold the separator, and
 * quotation marks if they are doubled (RFC 4180); an open one runs to the end of the row and keeps its mark.
 */
export function splitRow(row: string, separator: Separator): Cell[] {
  const pattern = PATTERNS[separator]
  const cells: Cell[] = []
  let at = row.length - row.trimStart().length
  const end = separator === 'space' ? row.trimEnd().length : row.length
  while (at <= end) {
    pattern.lastIndex = at
    const raw = pattern.exec(row)![0]
    const text = raw.trim()
    const isQuoted = /^"(?:[^"]|"")*"$/.test(text)
    cells.push({
      text: isQuoted ? text.slice(1, -1).replaceAll('""', '"').trim() : text,
      column: at + 1 + raw.length - raw.trimStart().length,
    })
    at += raw.length
    if (at >= end) break
    at += separator === 'space' ? row.slice(at).length - row.slice(at).trimStart().length : 1
  }
  return cells
}

// A quoted cell with what may stand after it, or everything up to the separator.
const PATTERNS = {
  '\t': / *"(?:[^"]|"")*"[^\t]*|[^\t]*/y,
  ',': /\s*"(?:[^"]|"")*"[^,]*|[^,]*/y,
  ';': /\s*"(?:[^"]|"")*"[^;]*|[^;]*/y,
  space: /"(?:[^"]|"")*"\S*|\S*/y,
} as const satisfies Record<Separator, RegExp>

/** Pairs of titles by which a first row is known to be a header. */
const HEADERS = new Set(
  ['source,target', 'from,to', 'src,dst', 'user,friend', 'ego,alter', 'head,tail', 'node1,node2', 'user1,user2'].concat(
    ['id1,id2', 'fromnodeid,tonodeid', 'follower,followee', 'vertex1,vertex2'],
  ),
)

/** Whether a row names columns in words that everyone uses. */
export function isKnownHeader(cells: readonly Cell[]): boolean {
  const titles = cells.slice(0, 2).map((cell) => cell.text.toLowerCase().replace(/[\s_]/g, ''))
  return HEADERS.has(titles.join(','))
}

/** Whether a cell looks like a number, of whatever kind. */
export function isNumeric(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.text !== '' && Number.isFinite(Number(cell.text))
}
