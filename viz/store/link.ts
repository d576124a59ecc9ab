import { parseState, type Parsed } from './parse-state.ts'
import { FORM, initialState, type LabState } from './state.ts'

/** Longest hash that is looked at, and longest JSON that it may unpack to, in characters. */
const LONGEST_HASH = 8 * 1024
const LONGEST_JSON = 64 * 1024

/**
 * The state as the hash of a link: `#`, the form, a dot and the JSON of what differs from the beginning,
 * deflated (RFC 1951), in base64url.
 */
export async function toHash(state: LabState): Promise<string> {
  const usual = initialState(state.engine)
  const said: Record<string, unknown> = { v: FORM, engine: state.engine }
  for (const key of Object.keys(usual) as (keyof LabState)[]) {
    if (JSON.stringify(state[key]) !== JSON.stringify(usual[key])) said[key] = state[key]
  }
  const packed = await through(
    new TextEncoder().encode(JSON.stringify(said)),
    new CompressionStream('deflate-raw'),
    Infinity,
  )
  let binary = ''
  for (const byte of packed) binary += String.fromCharCode(byte)
  return `#${FORM}.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/** Reads a hash that anyone may have written. Never throws. */
export async function fromHash(hash: string, engine: string): Promise<Parsed> {
  if (hash.length > LONGEST_HASH) return { refusal: { why: 'tooLong' } }
  const match = /^#?(\d{1,3})\.([A-Za-z0-9_-]+)$/.exec(hash)
  if (!match) return { refusal: { why: 'notALink' } }
  if (Number(match[1]) > FORM) return { refusal: { why: 'newer' } }
  try {
    const binary = atob(match[2]!.replaceAll('-', '+').replaceAll('_', '/'))
    const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const bytes = await through(packed, new DecompressionStream('deflate-raw'), LONGEST_JSON)
    return parseState(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), engine)
  } catch (error) {
    return { refusal: { why: error instanceof RangeError ? 'tooLong' : 'notALink' } }
  }
}

/** Sends bytes through a stream; throws a RangeError as soon as more than `most` come out. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array> {
  const writer = stream.writable.getWriter()
  // Errors of the writing end come out at the reading end as well, where they are caught.
  writer.write(bytes).catch(() => undefined)
  writer.close().catch(() => undefined)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = stream.readable.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value as Uint8Array)
    size += part.value.length
    if (size > most) {
      await reader.cancel()
      throw new RangeError('The unpacked text is too long')
    }
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
