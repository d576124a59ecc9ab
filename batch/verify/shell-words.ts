/**
 * The words of a command line as `shellWord` writes them: bare, or in single quotes. Nothing else of a shell is
 * understood, so that nothing else can happen.
 *
 * @returns undefined when the text is no such line
 */
export function shellWords(text: string): string[] | undefined {
  const words: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const [piece] = /^(?:[\w./:=,@%+-]|'[^']*'|\\')+/.exec(rest) ?? []
    if (piece === undefined) return undefined
    words.push(piece.replace(/'([^']*)'|\\'/g, (quoted, inside?: string) => inside ?? quoted.slice(1)))
    rest = rest.slice(piece.length)
    if (rest !== '' && !rest.startsWith(' ')) return undefined
    rest = rest.trimStart()
  }
  return words
}
