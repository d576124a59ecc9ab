import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hangFlags } from '../../../viz/app/timeline/flag-rows.ts'
import type { Flag } from '../../../viz/app/story.ts'

const flag = (at: number, lever: boolean): Flag => ({ path: `events.e${at}.at`, along: [], at, title: 'Title', lever })
const x = (day: number) => day * 14

test('no flag covers another or the transport', () => {
  const flags = fc.array(fc.record({ at: fc.double({ min: 0, max: 75, noNaN: true }), lever: fc.boolean() }))
  fc.assert(
    fc.property(flags, (moments) => {
      const hung = hangFlags(
        moments.map(({ at, lever }) => flag(at, lever)),
        x,
        [230, 0],
      )
      for (const row of [0, 1] as const) {
        const ends = hung.filter((place) => place.row === row).sort((a, b) => a.left - b.left)
        if (row === 0 && ends.length > 0) expect(ends[0]!.left).toBeGreaterThanOrEqual(230)
        for (let i = 1; i < ends.length; i++)
          expect(ends[i]!.left).toBeGreaterThanOrEqual(ends[i - 1]!.left + ends[i - 1]!.width)
      }
    }),
  )
})

test('a flag at the end of the axis stays in sight and keeps its pole', () => {
  const [place] = hangFlags([flag(70, true)], x, [0, 0], 1000)
  expect(place!.left + place!.width).toBe(1000)
  expect(place!.x).toBe(980)
})

test('a lever keeps its cloth where a fact would take its place', () => {
  const hung = hangFlags([flag(20, false), flag(20.5, false), flag(21, true)], x, [0, 0])
  expect(hung.map((place) => place.row)).toEqual([1, null, 0])
})
