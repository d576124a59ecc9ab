/** Longest line that is read; longer ones are no table. In characters. */
export const MAX_LINE = 10_000

/**
 * Lines of a text that comes in pieces, without their ends (\n or \r\n) and without a byte order mark.
 * A line longer than `MAX_LINE` is cut there and is the last one.
 */
export function* textLines(chunks: Iterable<string>): Generator<string> {
  let rest = ''
  let isStart = true
  for (const chunk of chunks) {
    let text = rest + chunk
    if (isStart && text !== '') {
      isStart = false
      if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
    }
    let at = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      if (end - at > MAX_LINE) break
      yield text.slice(at, text[end - 1] === '\r' && end > at ? end - 1 : end)
      at = end + 1
    }
    rest = text.slice(at)
    if (rest.length > MAX_LINE) {
      yield rest.slice(0, MAX_LINE + 1)
      return
    }
  }
  if (rest !== '') yield rest.endsWith('\r') ? rest.slice(0, -1) : rest
}
