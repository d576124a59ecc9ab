/** What a terminal can show. */
export interface Canvas {
  /** Width in characters. */
  columns: number
  /** Braille and block characters; plain ASCII otherwise. */
  unicode: boolean
}

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
const STEPS = ['_', '.', ':', '-', '=', '+', '*', '#']

/** One line that shows how values rise and fall from 0 to their maximum, `width` characters at most. */
export function sparkline(values: ArrayLike<number>, width: number, unicode: boolean): string {
  const marks = unicode ? BLOCKS : STEPS
  const places = Math.min(width, values.length)
  const means = Array.from({ length: places }, (_, place) => {
    const from = Math.floor((place * values.length) / places)
    const to = Math.max(from + 1, Math.floor(((place + 1) * values.length) / places))
    let sum = 0
    for (let k = from; k < to; k++) sum += values[k]!
    return sum / (to - from)
  })
  const top = Math.max(...means)
  return means.map((mean) => marks[top > 0 ? Math.min(7, Math.floor((mean / top) * 8)) : 0]!).join('')
}

/** A published value in a chart: on a 0-based day. */
export interface Mark {
  day: number
  value: number
}

/** Bits of a braille character: two columns of four dots, from the top. */
const DOTS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
]

/**
 * A line chart: values from 0 upward over days, with marks for what was observed.
 * @param format writes a number of the vertical axis
 * @param dates of the days, below the chart
 * @returns lines of text
 */
export function lineChart(
  values: ArrayLike<number>,
  marks: readonly Mark[],
  size: Canvas & { rows: number },
  format: (value: number) => string,
  dates: readonly string[],
): string[] {
  const top = Math.max(1e-9, ...Array.from(values), ...marks.map((mark) => mark.value))
  const axis = Math.max(format(top).length, format(0).length)
  const width = Math.max(8, size.columns - axis - 2)
  const cells = Array.from({ length: size.rows }, () => new Array<number>(width).fill(0))
  const wide = width * 2
  const high = size.rows * 4
  const x = (day: number) => Math.floor((day * wide) / values.length)
  const y = (value: number) => Math.min(high - 1, Math.floor((value / top) * high))
  let last: number | undefined
  for (let column = 0; column < wide; column++) {
    const level = y(values[Math.floor((column * values.length) / wide)]!)
    // A line without gaps, also where it rises steeply.
    const [from, to] = last === undefined ? [level, level] : [Math.min(last, level), Math.max(last, level)]
    for (let dot = from; dot <= to; dot++) {
      const row = high - 1 - dot
      cells[row >> 2]![column >> 1]! |= DOTS[row & 3]![column & 1]!
    }
    last = level
  }
  const text = cells.map((row) => row.map((bits) => glyph(bits, size.unicode)))
  for (const { day, value } of marks)
    if (day >= 0 && day < values.length) text[(high - 1 - y(value)) >> 2]![x(day) >> 1] = size.unicode ? '●' : 'o'
  const lines = text.map((row, k) => {
    const label = k === 0 ? format(top) : k === size.rows - 1 ? format(0) : ''
    return `${label.padStart(axis)} ${size.unicode ? '│' : '|'}${row.join('').trimEnd()}`
  })
  return [...lines, `${' '.repeat(axis + 2)}${dateAxis(dates, width)}`]
}

/** Dates below the places of their days, as many as are easily read. */
function dateAxis(dates: readonly string[], width: number): string {
  const room = 12
  let line = ''
  for (let place = 0; place + 5 <= width; place += room) {
    const date = dates[Math.floor((place * dates.length) / width)]
    line = line.padEnd(place) + (date ?? '').slice(5)
  }
  return line
}

function glyph(bits: number, unicode: boolean): string {
  if (bits === 0) return ' '
  return unicode ? String.fromCodePoint(0x2800 + bits) : '*'
}
