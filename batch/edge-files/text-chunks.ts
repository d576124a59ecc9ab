import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

/** Bytes read at once. */
const CHUNK = 1 << 20

/**
 * The text of a file, piece by piece, so that a large one is never in memory as a whole.
 *
 * @throws the errors of node:fs for a file that cannot be read; RangeError when it has more than `limit` bytes
 */
export function* textChunks(path: string, limit: number): Generator<string> {
  const file = openSync(path, 'r')
  try {
    if (fstatSync(file).size > limit) throw new RangeError('too large')
    const decoder = new StringDecoder('utf8')
    const bytes = Buffer.alloc(CHUNK)
    let read = 0
    for (let got = readSync(file, bytes); got > 0; got = readSync(file, bytes)) {
      read += got
      // A pipe does not tell its size beforehand.
      if (read > limit) throw new RangeError('too large')
      yield decoder.write(bytes.subarray(0, got))
    }
    yield decoder.end()
  } finally {
    closeSync(file)
  }
}
