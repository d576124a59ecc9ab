import type { Tone } from './tokens.ts'

/**
 * Outline of a platform's glyph as SVG path data, centred on the origin.
 * Sizes differ by shape so that the areas look alike.
 *
 * @param tone which glyph
 * @param size edge of the square of the same weight, in px
 */
export function glyphPath(tone: Tone, size: number): string {
  const r = size / 2
  switch (tone) {
    case 'tiktok':
      return `M${-r},${-r}h${size}v${size}h${-size}Z`
    case 'rednote': {
      const d = round(r * 1.3)
      return `M0,${-d}L${d},0L0,${d}L${-d},0Z`
    }
    case 'lemon8':
      return triangle(r, -1)
    case 'shorts':
      return triangle(r, 1)
    case 'reels':
      return disc(round(r * 1.1))
    case 'other': {
      const a = round(r * 0.3)
      const b = round(r * 0.95)
      const arm = `M${-a},${-b}H${a}V${-a}H${b}V${a}H${a}V${b}H${-a}V${a}H${-b}V${-a}H${-a}Z`
      return arm
    }
  }
}

/** The open ring of those who are offline, or of an observed point. */
export function ringPath(radius: number): string {
  return disc(radius)
}

function triangle(r: number, direction: 1 | -1): string {
  const half = round(r * 1.2)
  const tip = round(r * 1.1) * direction
  return `M${-half},${-tip}H${half}L0,${tip}Z`
}

function disc(r: number): string {
  return `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`
}

const round = (value: number) => Math.round(value * 100) / 100
