import { createHash } from 'node:crypto'
import type { RunResult } from '../../analysis/experiment/compute-run.ts'
import type { Series } from '../../analysis/tidy/series.ts'

// A result on the disk: the SHA-256 of all that follows, a line of JSON, then the numbers as little-endian doubles,
// then what each user joined as 16 bits.
// So a file that was copied in part or changed is never taken for a result.

interface Head {
  format: 1
  id: string
  series: Series[]
  days: number
  scalars: number
  people: number
}

const SUM_DIGITS = 64

/** The bytes of a result's file. */
export function encodeResult(id: string, { series, days, values, scalars, people }: RunResult): Buffer {
  const numbers = Buffer.alloc(8 * (values.length + scalars.length))
  values.forEach((value, k) => numbers.writeDoubleLE(value, 8 * k))
  scalars.forEach((value, k) => numbers.writeDoubleLE(value, 8 * (values.length + k)))
  const bits = Buffer.alloc(2 * people.length)
  people.forEach((value, user) => bits.writeUInt16LE(value, 2 * user))
  const head: Head = { format: 1, id, series, days, scalars: scalars.length, people: people.length }
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), numbers, bits])
  return Buffer.concat([Buffer.from(sumOf(body)), body])
}

/** The result in a file's bytes. @returns undefined when they are not the whole result of this run */
export function decodeResult(id: string, bytes: Buffer): RunResult | undefined {
  const body = bytes.subarray(SUM_DIGITS)
  if (bytes.toString('latin1', 0, SUM_DIGITS) !== sumOf(body)) return undefined
  const end = body.indexOf(10)
  const head = JSON.parse(body.toString('utf8', 0, end)) as Head
  if (head.id !== id) return undefined
  const count = head.series.length * head.days
  const all = Float64Array.from({ length: count + head.scalars }, (_, k) => body.readDoubleLE(end + 1 + 8 * k))
  const start = end + 1 + 8 * all.length
  const people = Uint16Array.from({ length: head.people }, (_, user) => body.readUInt16LE(start + 2 * user))
  return { series: head.series, days: head.days, values: all.slice(0, count), scalars: all.slice(count), people }
}

const sumOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
