/** Spaces before what does not fit on a line. */
const INDENT = '      '

/** A line as several that fit, broken between words; a word that is too long stays whole. */
export function wrapped(line: string, columns: number): string[] {
  const lines: string[] = []
  let rest = line
  while (rest.length > columns) {
    const at = rest.lastIndexOf(' ', columns)
    if (at <= INDENT.length) break
    lines.push(rest.slice(0, at))
    rest = INDENT + rest.slice(at + 1)
  }
  return [...lines, rest]
}
