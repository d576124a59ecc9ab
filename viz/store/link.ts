import { LONGEST_JSON, lettersOf, linkOf, linkJson, stateIn } from '../../analysis/link/link-text.ts'
import type { LabState } from '../../analysis/link/link-state.ts'
import type { Parsed } from '../../analysis/link/parse-state.ts'

/** The state as the hash of a link. */
export async function toHash(state: LabState): Promise<string> {
  const bytes = new TextEncoder().encode(linkJson(state))
  const packed = await through(bytes, new CompressionStream('deflate-raw'), Infinity)
  let binary = ''
  for (const byte of packed) binary += String.fromCharCode(byte)
  return linkOf(btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))
}

/**
 * Reads a hash that anyone may have written. Never throws.
 *
 * @param engine version of this engine, for links that do not say theirs
 */
export async function fromHash(hash: string, engine: string): Promise<Parsed> {
  const found = lettersOf(hash)
  if ('refusal' in found) return found
  try {
    const binary = atob(found.letters.replaceAll('-', '+').replaceAll('_', '/'))
    const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const bytes = await through(packed, new DecompressionStream('deflate-raw'), LONGEST_JSON)
    return stateIn(new TextDecoder('utf-8', { fatal: true }).decode(bytes), engine)
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
