import { expect, test } from 'vitest'
import { crc32 } from '../../../sim/history/crc32.ts'
import { withPngText } from '../../../viz/export/png-text.ts'
import { wrap } from '../../../viz/export/wrap.ts'

// One transparent pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

test('a picture keeps its provenance in a chunk of text, with a check sum', () => {
  const png = Buffer.from(withPngText(PNG, 'Description', 'seed 小红书'))
  const at = png.indexOf('iTXt')
  const size = png.readUInt32BE(at - 4)
  expect(png.subarray(at + 4, at + 4 + size).toString()).toBe('Description\0\0\0\0\0seed 小红书')
  expect(png.readUInt32BE(at + 4 + size)).toBe(crc32(png.subarray(at, at + 4 + size)))
  expect(Buffer.concat([png.subarray(0, at - 4), png.subarray(at + 8 + size)])).toEqual(PNG)
})

test('what is no picture is refused', () => {
  expect(() => withPngText(new Uint8Array(100), 'Description', '')).toThrow(RangeError)
})

test('lines break at spaces, and anywhere in Japanese and Chinese', () => {
  const width = (text: string) => text.length
  expect(wrap('one two three four', 9, width)).toEqual(['one two', 'three', 'four'])
  expect(wrap('期限まであと十九日です', 5, width)).toEqual(['期限まであ', 'と十九日で', 'す'])
  expect(wrap('', 5, width)).toEqual([])
})
