/**
 * A text in lines no wider than `room`. It breaks at spaces, and between any two full-width characters.
 *
 * @param width of a text, in the unit of `room`
 */
export function wrap(text: string, room: number, width: (text: string) => number): string[] {
  const parts = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []
  const lines: string[] = []
  for (const part of parts) {
    const line = (lines.at(-1) ?? '') + part
    if (lines.length > 0 && width(line.trimEnd()) <= room) lines[lines.length - 1] = line
    else lines.push(part)
  }
  return lines.map((line) => line.trim())
}
