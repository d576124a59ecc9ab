import type { NumberField } from '../../sim/schema/field.ts'
import type { Format } from '../texts/format.ts'
import type { Texts } from '../texts/index.ts'

/** A number as its field's form shows it: shares in per cent, people counted in words. */
export function numberText(field: NumberField, value: number, format: Format, texts: Texts): string {
  if (field.never && value >= 1e17) return texts.forms.never
  if (field.unit === 'share') return format.percent(value, value * 100 === Math.round(value * 100) ? 0 : 1)
  if (field.unit === 'people' || field.unit === 'people per h') return format.people(value).replace(/\.0(?=\D)/, '')
  const unit = texts.units[field.unit]
  const number = format.number(value, 3)
  return unit === '' ? number : `${number} ${unit}`
}

const WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(k|thousand|千)$/i, 1e3],
  [/^(万|萬)$/, 1e4],
  [/^(m|mio|million|millions|百万)$/i, 1e6],
  [/^(億|亿)$/, 1e8],
  [/^(b|bn|billion|billions)$/i, 1e9],
]

/**
 * Reads what someone typed: `93 %`, `93 of 100`, `20 million`, `2000万`, `1,000`, with a true or a typed minus.
 *
 * @returns the value in the unit of the field; NaN when it is no number or out of its range
 */
export function parseNumber(field: NumberField, text: string): number {
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replaceAll(/[\s\u202f,]/g, ' ')
  const match = /^(-?\d[\d ]*(?:\.\d+)?(?:e-?\d+)?)\s*(.*)$/i.exec(plain)
  if (!match) return NaN
  const number = Number(match[1]!.replaceAll(' ', ''))
  const value = number * factorOf(field, match[2]!.trim())
  const inRange = value >= field.min && value <= field.max && (!field.whole || Number.isInteger(value))
  return inRange ? value : NaN
}

function factorOf(field: NumberField, word: string): number {
  if (field.unit === 'share') return /^(%|of 100.*|人.*)?$/.test(word) ? 0.01 : NaN
  if (word === '') return 1
  // A unit or 人 after the word of size does not matter.
  const [first] = word.split(' ')
  const known = WORDS.find(([pattern]) => pattern.test(first!.replace(/人$/, '')))
  return known ? known[1] : /\d/.test(word) ? NaN : 1
}
