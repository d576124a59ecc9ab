import { FORM, initialState, type LabState } from './link-state.ts'
import { parseState, type Parsed, type Refusal } from './parse-state.ts'

/** Longest hash that is written or looked at, in characters. */
export const LONGEST_HASH = 8 * 1024

/** Longest text that a hash may unpack to, in bytes: a small hash must not fill the memory. */
export const LONGEST_JSON = 64 * 1024

/**
 * A link's text: the JSON of what differs from the beginning. In the link it is deflated (RFC 1951) and
 * written in base64url, by whoever has these at hand.
 */
export function linkJson(state: LabState): string {
  const usual = initialState(state.engine)
  const said: Record<string, unknown> = { v: FORM, engine: state.engine }
  for (const key of Object.keys(usual) as (keyof LabState)[]) {
    if (JSON.stringify(state[key]) !== JSON.stringify(usual[key])) said[key] = state[key]
  }
  return JSON.stringify(said)
}

/** The hash of a link, from the letters that its text was packed to. */
export const linkOf = (letters: string) => `#${FORM}.${letters}`

/** The packed letters of a hash that anyone may have written, or why it is not looked at. */
export function lettersOf(hash: string): { letters: string } | { refusal: Refusal } {
  if (hash.length > LONGEST_HASH) return { refusal: { why: 'tooLong' } }
  const match = /^#?(\d{1,3})\.([A-Za-z0-9_-]+)$/.exec(hash)
  if (!match) return { refusal: { why: 'notALink' } }
  return Number(match[1]) > FORM ? { refusal: { why: 'newer' } } : { letters: match[2]! }
}

/**
 * The state in a link's unpacked text. Never throws.
 *
 * @param engine version of this engine, for links that do not say theirs
 */
export function stateIn(text: string, engine: string): Parsed {
  try {
    return parseState(JSON.parse(text), engine)
  } catch {
    return { refusal: { why: 'notALink' } }
  }
}

/** The hash of an address, or a hash alone; undefined for a text that is neither. */
export function hashIn(text: string): string | undefined {
  const match = /^(?:(?:https?|file):[^#]*(#.*)?|(#\d{1,3}\..*))$/is.exec(text)
  return match ? (match[1] ?? match[2] ?? '') : undefined
}
