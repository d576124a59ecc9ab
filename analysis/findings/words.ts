import type { ScalarSpec } from '../experiment/experiment.ts'

/** A number for people, with three digits: `84.0M`, `1.13M`, `432k`, `0.57`. */
export function brief(value: number): string {
  if (Number.isNaN(value)) return '-'
  const size = Math.abs(value)
  const [scale, letter] =
    size >= 999.5e6 ? [1e9, 'bn'] : size >= 999.5e3 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, '']
  const scaled = value / scale
  const digits =
    Math.abs(scaled) >= 99.95 || (scale === 1 && Number.isInteger(value)) ? 0 : Math.abs(scaled) >= 9.995 ? 1 : 2
  return `${scaled.toFixed(digits)}${letter}`
}

const REDUCED: Readonly<Record<ScalarSpec['reduce'], string>> = {
  mean: 'the mean of',
  sum: 'the sum of',
  min: 'the lowest',
  max: 'the highest',
  'day-of-max': 'the day of the highest',
}

/** What a scalar is, in words: `the highest dau.rednote`, `dau.rednote on 2025-01-19`. */
export function scalarWords({ of, reduce, at, from, until }: ScalarSpec): string {
  if (at !== undefined)
    return at === 'end' ? `${of} at the end` : at === 'start' ? `${of} at the start` : `${of} on ${at}`
  const span = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ')
  return `${REDUCED[reduce]} ${of}${span && ` ${span}`}`
}

/** A share for people: `34 %`, `0.4 %`. */
export function percent(share: number): string {
  const value = Math.abs(share * 100)
  return `${value >= 9.95 || value === 0 ? Math.round(value) : value.toPrecision(2)} %`
}
