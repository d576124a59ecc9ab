import { COLOURS, FORM, TABS, VIEWS, initialState, type LabState } from './link-state.ts'

/** Why a link is not used. `key` names the entry where it matters. */
export type Refusal = { why: 'tooLong' | 'notALink' | 'newer' } | { why: 'unknownKey' | 'wrongValue'; key: string }

export type Parsed = { state: LabState } | { refusal: Refusal }

const NAME = /^[a-z0-9][a-z0-9-]{0,59}$/
const PATH = /^[A-Za-z0-9_-]{1,60}(\.[A-Za-z0-9_-]{1,60}){0,7}$/
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor'])
const MOST_OVERRIDES = 200
const LONGEST_VALUE = 400

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
  time: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 20_000,
  against: (value) => value === null || textOf(NAME)(value),
  view: oneOf(VIEWS),
  tab: oneOf(TABS),
  platform: textOf(/^[A-Za-z0-9_-]{1,60}$/),
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
