import type { EdgeList } from '../network/edge-list.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Column, Saved } from '../run/archive.ts'
import { crc32 } from './crc32.ts'

/**
 * A saved state as bytes: MARK, then four 32-bit numbers (version of the form, length of all, CRC-32 of what
 * follows, length of the head), the head as JSON in ASCII, and the columns one behind the other, each from a multiple
 * of 8 bytes on. Numbers have the least byte first.
 */
const MARK = 'exodus state\n\0\0\0'
const FORM = 1
const PREAMBLE = MARK.length + 16
/** From here on the check sum counts. */
const SUMMED = MARK.length + 12

const KINDS = { Uint8Array, Uint16Array, Int32Array, Uint32Array, Float64Array } as const

interface Head {
  /** Version of exodus that wrote it. */
  version: string
  scenario: Scenario
  /** Check sum of an imported network's edges; 0 without one. */
  edges: number
  columns: { name: string; kind: keyof typeof KINDS; length: number }[]
}

/** A state to go on from. */
export interface Checkpoint {
  /** The scenario whose run it is. */
  scenario: Scenario
  saved: Saved
}

/** Why a file is not what is needed, for people. */
export class CheckpointError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CheckpointError'
  }
}

/**
 * @param edges of an imported network
 * @param version of exodus, which alone can go on from it
 */
export function writeCheckpoint(
  { scenario, saved }: Checkpoint,
  edges: EdgeList | undefined,
  version: string,
): Uint8Array<ArrayBuffer> {
  const columns = [...saved].map(([name, column]) => ({
    name,
    kind: column.constructor.name as keyof typeof KINDS,
    length: column.length,
  }))
  const head: Head = { version, scenario, edges: sumOf(edges), columns }
  const text = ascii(JSON.stringify(head))
  const bytes = new Uint8Array(
    [...saved.values()].reduce((at, { byteLength }) => aligned(at + byteLength), aligned(PREAMBLE + text.length)),
  )
  putText(bytes, 0, MARK)
  putText(bytes, PREAMBLE, text)
  let at = aligned(PREAMBLE + text.length)
  for (const column of saved.values()) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at)
    at = aligned(at + column.byteLength)
  }
  const numbers = new DataView(bytes.buffer, MARK.length)
  numbers.setUint32(0, FORM, true)
  numbers.setUint32(4, bytes.length, true)
  numbers.setUint32(12, text.length, true)
  numbers.setUint32(8, crc32(bytes.subarray(SUMMED)), true)
  return bytes
}

/** Whether bytes begin like a checkpoint, whole or not. */
export const looksLikeCheckpoint = (bytes: Uint8Array): boolean =>
  bytes.length >= MARK.length && textAt(bytes, 0, MARK.length) === MARK

/**
 * Reads a state with which this version can go on.
 *
 * @param edges of an imported network; the same ones as when it was written
 * @throws CheckpointError that says what is wrong: no such file, another version, cut off, damaged, other edges
 */
export function readCheckpoint(bytes: Uint8Array, edges: EdgeList | undefined, version: string): Checkpoint {
  if (bytes.length < PREAMBLE || !looksLikeCheckpoint(bytes))
    throw new CheckpointError('found another kind of file, expected a saved state of exodus')
  const numbers = new DataView(bytes.buffer, bytes.byteOffset + MARK.length, 16)
  const [form, length, sum, headLength] = [0, 4, 8, 12].map((at) => numbers.getUint32(at, true)) as [
    number,
    number,
    number,
    number,
  ]
  if (form !== FORM) throw new CheckpointError(`found form ${form} of a saved state, expected ${FORM}`)
  if (bytes.length !== length)
    throw new CheckpointError(
      `found ${bytes.length} bytes, expected ${length}: the file was cut off or something was added`,
    )
  if (crc32(bytes.subarray(SUMMED)) !== sum) throw new CheckpointError('the file is damaged: its check sum is wrong')
  const head = JSON.parse(textAt(bytes, PREAMBLE, headLength)) as Head
  if (head.version !== version)
    throw new CheckpointError(
      `found a state saved by version ${head.version}, expected ${version}: only the same version goes on to the same bytes`,
    )
  if (head.edges !== sumOf(edges))
    throw new CheckpointError('found the state of another network, expected the edges of the one that is run')
  const saved: Saved = new Map()
  let at = aligned(PREAMBLE + headLength)
  for (const { name, kind, length: count } of head.columns) {
    const size = count * KINDS[kind].BYTES_PER_ELEMENT
    // a copy of its own, which the `slice` of some kinds of byte arrays would not be
    const own = new Uint8Array(size)
    own.set(bytes.subarray(at, at + size))
    const column: Column = new KINDS[kind](own.buffer)
    saved.set(name, column)
    at = aligned(at + size)
  }
  return { scenario: head.scenario, saved }
}

function sumOf(edges: EdgeList | undefined): number {
  if (edges === undefined) return 0
  const bytes = ({ buffer, byteOffset, byteLength }: Uint32Array) => new Uint8Array(buffer, byteOffset, byteLength)
  return (crc32(bytes(edges.from)) ^ Math.imul(crc32(bytes(edges.to)), 3)) >>> 0
}

const aligned = (at: number): number => Math.ceil(at / 8) * 8

/** JSON in characters below 128. */
const ascii = (json: string): string =>
  json.replace(/[^\0-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

function putText(bytes: Uint8Array, at: number, text: string): void {
  for (let k = 0; k < text.length; k++) bytes[at + k] = text.charCodeAt(k)
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  let text = ''
  for (let k = 0; k < length; k++) text += String.fromCharCode(bytes[at + k]!)
  return text
}
