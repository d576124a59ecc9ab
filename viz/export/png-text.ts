import { crc32 } from '../../sim/history/crc32.ts'

/** Bytes of a PNG's signature and of its first chunk, IHDR, after which texts may stand. */
const HEAD = 8 + 25

/**
 * A PNG with a text in it (an iTXt chunk of the PNG specification, section 11.3.4.5), uncompressed, in UTF-8.
 *
 * @param keyword what the text is, such as `Description`: Latin letters, at most 79
 * @throws RangeError when the bytes are no PNG
 */
export function withPngText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  if (png.length < HEAD || String.fromCharCode(...png.subarray(12, 16)) !== 'IHDR') throw new RangeError('not a PNG')
  const utf8 = new TextEncoder()
  // Type, keyword and its end, no compression of method 0, no language, no translated keyword, text.
  const body = [...utf8.encode(`iTXt${keyword}`), 0, 0, 0, 0, 0, ...utf8.encode(text)]
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(4 + body.length, crc32(chunk.subarray(4, 4 + body.length)))
  const whole = new Uint8Array(png.length + chunk.length)
  whole.set(png.subarray(0, HEAD))
  whole.set(chunk, HEAD)
  whole.set(png.subarray(HEAD), HEAD + chunk.length)
  return whole
}
