import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PALETTES, TONES, type Palette } from '../../../viz/style/tokens.ts'
import { VISION, contrast, distance } from './colour-vision.ts'

const css = readFileSync(new URL('../../../viz/style/tokens.css', import.meta.url), 'utf8')
const pairs = TONES.flatMap((a, i) => TONES.slice(i + 1).map((b) => [a, b] as const))

function worstPair(palette: Palette): number {
  const distances = Object.keys(VISION).flatMap((vision) =>
    pairs.map(([a, b]) => distance(palette.tones[a], palette.tones[b], vision)),
  )
  return Math.min(...distances)
}

describe.each(Object.values(PALETTES))('the $name palette', (palette) => {
  it('shows every platform at 3:1 on paper', () => {
    for (const tone of TONES) expect(contrast(palette.tones[tone], palette.paper), tone).toBeGreaterThanOrEqual(3)
  })

  it('shows both inks at 4.5:1 on paper, panel and fill', () => {
    for (const ground of [palette.paper, palette.panel, palette.fill, palette.fitted]) {
      expect(contrast(palette.ink, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette.quiet, ground)).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('shows the edge of a control at 3:1 on paper', () => {
    expect(contrast(palette.edge, palette.paper)).toBeGreaterThanOrEqual(3)
  })

  it('keeps platforms apart for every kind of colour vision', () => {
    expect(worstPair(palette)).toBeGreaterThanOrEqual(palette.name === 'light' ? 13 : 17)
  })

  it('is the palette of the style sheet', () => {
    const block = css.split(palette.name === 'dark' ? ":root[data-theme='dark']" : ':root')[1]!.split('}')[0]!
    const { name, tones, drivers, ...chrome } = palette
    expect(Object.keys(drivers)).toHaveLength(7)
    expect(name).toBe(palette.name)
    for (const [key, colour] of Object.entries({ ...chrome, ...tones })) expect(block).toContain(`--${key}: ${colour};`)
  })
})
