import type { Unit } from './field.ts'

/** A way to write a unit: a regular expression, and the factor `times/per` to the unit in which the value is stored. */
interface Form {
  pattern: string
  times: number
  per: number
  /** Power of ten on top, applied to the digits, so that `29 %` is exactly .29. */
  shift?: number
}

interface Measure {
  /** The units that are understood, for messages. */
  says: string
  forms: readonly Form[]
  /** Accepts `20k`, `3.9M`, `170 million`. */
  counts?: true
}

const SPANS = [
  { pattern: 'd|days?', hours: 24 },
  { pattern: 'h|hours?', hours: 1 },
  { pattern: 'w|weeks?', hours: 168 },
]
const MINUTES = 'min|minutes?'

const spans = (hours: number): Form[] => [
  ...SPANS.map((span) => ({ pattern: span.pattern, times: span.hours, per: hours })),
  { pattern: MINUTES, times: 1, per: hours * 60 },
]

const rates = (hours: number): Form[] =>
  spans(hours).map((span) => ({ pattern: `(?:(?:per|an?) |/ *)(?:${span.pattern})`, times: span.per, per: span.times }))

const itself = (pattern: string): Form[] => [{ pattern, times: 1, per: 1 }]

const MEASURES: Readonly<Record<Unit, Measure>> = {
  '1': { says: '', forms: [], counts: true },
  share: { says: 'as a share or in %', forms: [{ pattern: '%|percent', times: 1, per: 1, shift: -2 }] },
  d: { says: 'in d, h, min or weeks', forms: spans(24) },
  h: { says: 'in h, min, d or weeks', forms: spans(1) },
  'per d': { says: 'per d, per h, per min or per week', forms: rates(24) },
  logit: { says: 'in logit', forms: itself('logits?') },
  people: { says: 'people', forms: itself('people|persons?'), counts: true },
  'people per h': {
    says: 'people per h or per d',
    forms: rates(1).map((rate) => ({ ...rate, pattern: `(?:people *)?${rate.pattern}` })),
    counts: true,
  },
  agents: { says: 'agents', forms: itself('agents?'), counts: true },
  'hears per head': { says: 'hears per head', forms: itself('hears? per head') },
  'joins per head': { says: 'joins per head', forms: itself('joins? per head') },
  'joins per head per hear': { says: 'joins per head per hear', forms: itself('joins? per head per hear') },
  min: { says: 'in min, h or d', forms: spans(1).map((span) => ({ ...span, times: span.times * 60 })) },
}

const COUNTS = [
  { pattern: 'thousand|k|K', shift: 3 },
  { pattern: 'million|M', shift: 6 },
  { pattern: 'billion|bn', shift: 9 },
]

/** No leading zeros, no hexadecimal, no separators: nothing that two readers could read as two numbers. */
const DIGITS = '[+-]?(?:(?:0|[1-9]\\d*)(?:\\.\\d*)?|\\.\\d+)'

const group = (patterns: readonly { pattern: string }[]) => patterns.map(({ pattern }) => `(${pattern})`).join('|')

/** Regular expression of all texts that are a number in a unit; its own unit may be left out. Groups: digits, exponent, counts, forms. */
export function numberPattern(unit: Unit): string {
  const { forms, counts } = MEASURES[unit]
  const many = counts ? `(?: *(?:${group(COUNTS)}))?` : ''
  const units = forms.length > 0 ? `(?: *(?:${group(forms)}))?` : ''
  return `^(${DIGITS})(?:[eE]([+-]?\\d{1,3}))?${many}${units}$`
}

const READERS = Object.fromEntries(
  Object.keys(MEASURES).map((unit) => [unit, new RegExp(numberPattern(unit as Unit))]),
) as Readonly<Record<Unit, RegExp>>

/** Longer texts are no numbers. */
const LONGEST = 100

/**
 * The number that a text means, in the unit asked: parseQuantity('36 h', 'd') is 1.5.
 * @returns undefined when it is not a finite number or not in a convertible unit
 */
export function parseQuantity(text: string, unit: Unit): number | undefined {
  if (text.length > LONGEST) return undefined
  const match = READERS[unit].exec(text.trim().replace(/\s+/g, ' '))
  if (!match) return undefined
  const [, digits, exponent = '0', ...groups] = match
  const { forms, counts } = MEASURES[unit]
  const many = counts ? COUNTS.find((_, index) => groups[index] !== undefined) : undefined
  const form = forms.find((_, index) => groups[index + (counts ? COUNTS.length : 0)] !== undefined)
  const shift = Number(exponent) + (many?.shift ?? 0) + (form?.shift ?? 0)
  // Adding 0 turns -0 into 0, which JSON could not tell apart.
  const value = (Number(`${digits}e${shift}`) * (form?.times ?? 1)) / (form?.per ?? 1) + 0
  return Number.isFinite(value) ? value : undefined
}

/** The units in which a number may be written, in words; empty for a pure number. */
export function unitsInWords(unit: Unit): string {
  return MEASURES[unit].says
}
