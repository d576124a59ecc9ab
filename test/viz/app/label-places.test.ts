import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takePlace, type Box } from '../../../viz/app/label-places.ts'

const room: Box = { x: 0, y: 0, width: 400, height: 300 }
const at = (x: number, y: number): Box => ({ x, y, width: 80, height: 30 })

test('a label goes to the first place that covers no other label and no other island', () => {
  const discs = [
    { x: 100, y: 100, radius: 20 },
    { x: 180, y: 100, radius: 40 },
  ]
  const boxes = [at(0, 85)]
  const place = takePlace([at(125, 85), at(-5, 85), at(60, 125), at(60, 45)], 0, { boxes, discs }, room)
  expect(place).toEqual(at(60, 125))
  expect(boxes).toContain(place)
})

test('a label may lie on its own island, but not outside of the stage', () => {
  const discs = [{ x: 40, y: 40, radius: 60 }]
  expect(takePlace([at(-60, 40), at(0, 25)], 0, { boxes: [], discs }, room)).toEqual(at(0, 25))
})

test('a label that is not needed is left out rather than written across another', () => {
  const taken = { boxes: [at(10, 10)], discs: [] }
  expect(takePlace([at(0, 0), at(20, 20)], -1, taken, room, false)).toBeNull()
  expect(taken.boxes).toHaveLength(1)
})

test('a place that covers nothing is never left for one that does', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 320 }), y: fc.integer({ min: 0, max: 270 }) })
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), place, (places, other) => {
      const apart = (box: Box) => Math.abs(box.x - other.x) >= 80 || Math.abs(box.y - other.y) >= 30
      const wanted = places.map(({ x, y }) => at(x, y))
      const taken = takePlace(wanted, -1, { boxes: [at(other.x, other.y)], discs: [] }, room)
      expect(taken).toEqual(wanted.find(apart) ?? taken)
    }),
  )
})
