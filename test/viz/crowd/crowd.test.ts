import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PixelBrush } from '../../../viz/crowd/brush.ts'
import { CrowdEngine } from '../../../viz/crowd/engine.ts'
import { OFFLINE, summarise } from '../../../viz/crowd/frame.ts'
import { createHexDisc, discRadius } from '../../../viz/crowd/hex-disc.ts'
import { CrowdHistory } from '../../../viz/crowd/history.ts'
import { layIslands } from '../../../viz/crowd/islands.ts'
import { haloRadius, outlineRadius, pitchFor, roundPeoplePerDot, type Scene } from '../../../viz/crowd/scene.ts'
import { sediment } from '../../../viz/crowd/ground.ts'
import { syntheticFrames } from './synthetic.ts'

const DOTS = 2000
const SLOTS = 5
const frames = [...syntheticFrames(DOTS, 30)]
const history = new CrowdHistory(SLOTS, DOTS)
for (const frame of frames) history.append(frame)

const scene: Scene = {
  width: 400,
  height: 200,
  pitch: 3,
  x: Float64Array.of(80, 170, 180, 260, 340),
  y: Float64Array.of(100, 60, 140, 70, 110),
  ground: 195,
}
const colours = { homes: Uint32Array.of(1, 2, 3, 4, 5, 6), bands: Uint32Array.of(1, 2, 3, 4) }

describe('the lattice', () => {
  it('fills a disc from the centre outwards', () => {
    const disc = createHexDisc(500)
    for (let n = 1; n < 500; n++) {
      expect(Math.hypot(disc.x[n]!, disc.y[n]!)).toBeLessThanOrEqual(discRadius(n + 1) + 1)
      expect(Math.hypot(disc.x[n]!, disc.y[n]!)).toBeGreaterThanOrEqual(
        Math.hypot(disc.x[n - 1]!, disc.y[n - 1]!) - 1e-5,
      )
    }
  })
})

describe('seats', () => {
  it('are the innermost of every island, each taken by one dot', () => {
    for (const frame of frames) {
      const places = history.placesAt(frame.day)
      for (let slot = 0; slot < SLOTS; slot++) {
        const taken = [...places].filter((_, dot) => frame.main[dot] === slot).sort((a, b) => a - b)
        expect(taken).toEqual(taken.map((_, i) => i))
      }
    }
  })

  it('are the same whichever day was looked at before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (a, b) => {
        const before = history.placesAt(a)
        history.placesAt(b)
        return history.placesAt(a).every((place, dot) => place === before[dot])
      }),
      { numRuns: 20 },
    )
  })

  it('change little for those who stay', () => {
    const [a, b] = [history.placesAt(17), history.placesAt(18)]
    const { disc } = history
    const stayed = [...frames[17]!.main.keys()].filter(
      (dot) => frames[17]!.main[dot] === frames[18]!.main[dot] && frames[17]!.main[dot] !== OFFLINE,
    )
    const far = stayed.filter(
      (dot) => Math.hypot(disc.x[a[dot]!]! - disc.x[b[dot]!]!, disc.y[a[dot]!]! - disc.y[b[dot]!]!) > 4,
    )
    expect(far.length / stayed.length).toBeLessThan(0.03)
  })

  it('put newcomers at the rim', () => {
    const after = history.placesAt(18)
    const came = [...frames[18]!.main.keys()].filter(
      (dot) => frames[18]!.main[dot] === 1 && frames[17]!.main[dot] !== 1,
    )
    const island = frames[18]!.main.filter((home) => home === 1).length
    expect(came.length).toBeGreaterThan(0)
    for (const dot of came) expect(after[dot]).toBeGreaterThanOrEqual(island - came.length)
  })

  it('refuse a frame out of order', () => {
    expect(() => history.append(frames[3]!)).toThrow(RangeError)
  })
})

describe('a summary', () => {
  it('counts everyone once and every move between two homes', () => {
    const summary = summarise(frames[18]!, SLOTS, frames[17])
    expect(summary.main.reduce((a, b) => a + b)).toBe(DOTS)
    const size = SLOTS + 1
    for (let slot = 0; slot < size; slot++) {
      const arrived = Array.from({ length: size }, (_, k) => summary.flows[k * size + slot]!).reduce((a, b) => a + b)
      const left = Array.from({ length: size }, (_, k) => summary.flows[slot * size + k]!).reduce((a, b) => a + b)
      expect(summary.main[slot]! - history.summaries[17]!.main[slot]!).toBe(arrived - left)
    }
  })
})

describe('area', () => {
  it('is people: four times the people have twice the radius', () => {
    expect((outlineRadius(4000, 3) - 3) / (outlineRadius(1000, 3) - 3)).toBeCloseTo(2, 9)
  })

  it('is the same per person in the halo', () => {
    const outline = outlineRadius(1000, 3)
    const ring = Math.PI * (haloRadius(outline, 500, 3) ** 2 - (outline + 3) ** 2)
    expect(ring).toBeCloseTo((Math.PI * (outline - 3) ** 2) / 2, 6)
  })

  it('is chosen by the part of the stage that may be covered', () => {
    const pitch = pitchFor(1072, 424, 22_000, 0.44)
    expect((22_000 * pitch ** 2 * Math.sqrt(0.75)) / (1072 * 424)).toBeCloseTo(0.44, 6)
  })

  it('is said in round numbers of people', () => {
    expect([8500, 10_000, 27_000, 1700, 43].map(roundPeoplePerDot)).toEqual([10_000, 10_000, 25_000, 2000, 50])
  })
})

describe('the islands', () => {
  const sizes = [
    { main: 7400, second: 900, source: true },
    { main: 700, second: 400, source: false },
    { main: 150, second: 200, source: false },
    { main: 3600, second: 2200, source: false },
    { main: 4200, second: 2400, source: false },
  ]
  it.each([
    [1072, 424, 78],
    [390, 336, 78],
    [610, 300, 8],
  ])('do not overlap and lie inside a stage of %i x %i below its words', (width, height, headroom) => {
    const { pitch, x, y } = layIslands(sizes, width, height, headroom)
    const radii = sizes.map((size) => haloRadius(outlineRadius(size.main, pitch), size.second, pitch))
    sizes.forEach((_, i) => {
      expect(x[i]).toBeGreaterThanOrEqual(radii[i]!)
      expect(x[i]).toBeLessThanOrEqual(width - radii[i]!)
      expect(y[i]).toBeGreaterThanOrEqual(headroom + radii[i]!)
      for (let j = 0; j < i; j++) {
        expect(Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!)).toBeGreaterThanOrEqual(radii[i]! + radii[j]!)
      }
    })
  })
})

describe('the ground', () => {
  it('stacks everyone who is offline without holes', () => {
    const main = frames[10]!.main
    const at = sediment(main, 100)
    const seen = new Set(at.filter((place) => place >= 0))
    expect(seen.size).toBe(main.filter((home) => home === OFFLINE).length)
    for (const place of seen) if (place >= 100) expect(seen.has(place - 100)).toBe(true)
  })
})

describe('a picture', () => {
  const engine = new CrowdEngine(SLOTS, DOTS)
  for (const frame of frames) engine.append(frame)
  engine.arrange(scene, 'from', colours)
  const shot = { duration: 0.5, dark: [], flicker: 0 }
  const paint = (time: number) => {
    const words = new Uint32Array(400 * 200)
    engine.paint(new PixelBrush(words, 400, 200, 1), { ...shot, time })
    return words
  }

  it('is the same for the same moment, whatever was painted between', () => {
    const first = paint(12.4)
    paint(29)
    paint(3)
    expect(paint(12.4)).toEqual(first)
  })

  it('runs on without a jump at midnight', () => {
    const [late, midnight] = [paint(18 - 1e-6), paint(18)]
    const changed = late.filter((word, i) => (word === 0) !== (midnight[i] === 0)).length
    // Halos follow the new radius at midnight, dots do not move.
    expect(changed / late.filter((word) => word !== 0).length).toBeLessThan(0.2)
  })

  it('lets one choose the dot under the pointer', () => {
    const all = engine.around(80, 100, 400, { ...shot, time: 30 })
    expect(all).toHaveLength(DOTS)
    const dot = all.find((candidate) => candidate.home === 0)!
    const picked = engine.pick(dot.x, dot.y, 6, { ...shot, time: 30 })
    expect(picked).not.toBeNull()
    expect(Math.hypot(all[picked!]!.x - dot.x, all[picked!]!.y - dot.y)).toBeLessThan(1e-6)
  })
})
