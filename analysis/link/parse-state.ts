import { quoted } from '../../sim/schema/mistake.ts'
import { COLOURS, FORM, TABS, VIEWS, initialState, type LabState } from './link-state.ts'

/** Why a link is not used. `key` names the entry where it matters. */
export type Refusal = { why: 'tooLong' | 'notALink' | 'newer' } | { why: 'unknownKey' | 'wrongValue'; key: string }

/** The reason in the words of the command line; the lab has its own in three languages. */
export function refusalInWords(refusal: Refusal): { found: string; expected: string } {
  switch (refusal.why) {
    case 'tooLong':
      return { found: 'more than 8 kB', expected: 'a shorter one: save the scenario as a file instead' }
    case 'newer':
      return { found: 'one that a newer version made', expected: `one of form ${FORM} or before` }
    case 'unknownKey':
      return { found: `the unknown entry ${quoted(refusal.key)}`, expected: 'entries that the lab writes' }
    case 'wrongValue':
      return { found: `an impossible value of ${refusal.key}`, expected: 'values that the lab writes' }
    case 'notALink':
      return { found: 'no link of the lab', expected: 'one as the button Share copies it' }
  }
}

export type Parsed = { state: LabState } | { refusal: Refusal }

const NAME = /^[a-z0-9][a-z0-9-]{0,59}$/
const PATH = /^[A-Za-z0-9_-]{1,60}(\.[A-Za-z0-9_-]{1,60}){0,7}$/
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor'])
const MOST_OVERRIDES = 200
const LONGEST_VALUE = 400
/** Longest scenario that a link holds, in characters. */
export const LONGEST_OWN = 32_000

type Check = (value: unknown) => boolean

const oneOf =
  (values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value)
const textOf =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

const CHECKS: Readonly<Record<keyof LabState, Check>> = {
  engine: textOf(/^[0-9A-Za-z.+-]{1,40}$/),
  scenario: textOf(NAME),
  set: isOverrides,
  seed: (value) => value === null || (typeof value === 'string' && value.length <= 200),
  agents: (value) => value === null || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 4e8),
  own: (value) => value === null || (typeof value === 'string' && value.length <= LONGEST_OWN),
  time: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 20_000,
  against: (value) => value === null || textOf(NAME)(value),
  view: oneOf(VIEWS),
  tab: oneOf(TABS),
  platform: textOf(/^[A-Za-z0-9_-]{1,60}$/),
  person: (value) =>
    value === null || (Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31),
  colour: oneOf(COLOURS),
  even: (value) => typeof value === 'boolean',
}

/**
 * Takes the content of a link, which anyone may have written: only known entries of the right
 * kind and range are let in, everything else is refused with its name.
 *
 * @param value what JSON.parse gave
 * @param engine version of this engine, for entries that are left out
 */
export function parseState(value: unknown, engine: string): Parsed {
  if (!isPlainObject(value) || typeof value['v'] !== 'number') return { refusal: { why: 'notALink' } }
  if (value['v'] > FORM) return { refusal: { why: 'newer' } }
  const state: Record<string, unknown> = { ...initialState(engine) }
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'v') continue
    if (!Object.hasOwn(CHECKS, key)) return { refusal: { why: 'unknownKey', key: key.slice(0, 40) } }
    if (!CHECKS[key as keyof LabState](entry)) return { refusal: { why: 'wrongValue', key } }
    state[key] = entry
  }
  return { state: state as unknown as LabState }
}

function isOverrides(value: unknown): boolean {
  if (!isPlainObject(value)) return false
  const entries = Object.entries(value)
  return entries.length <= MOST_OVERRIDES && entries.every(([path, text]) => isPath(path) && isOverride(text))
}

function isOverride(text: unknown): boolean {
  return typeof text === 'string' && text.length <= LONGEST_VALUE
}

function isPath(path: string): boolean {
  return PATH.test(path) && path.split('.').every((part) => !FORBIDDEN.has(part))
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
