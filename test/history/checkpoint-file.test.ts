import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCheckpoint, writeCheckpoint } from '../../sim/history/checkpoint-file.ts'
import { crc32 } from '../../sim/history/crc32.ts'
import { createSimulation, resumeSimulation } from '../../sim/simulation.ts'
import { scenarioFiles, scenarioOf } from '../support/random-scenario.ts'
import { pagesTo } from './pages.ts'

const [file] = fc.sample(scenarioFiles, { seed: 5, numRuns: 1 })
const scenario = scenarioOf(file!)
const run = createSimulation(scenario)
pagesTo(run, 2)
const bytes = writeCheckpoint({ scenario, saved: run.save() }, undefined, '1.2.3')

describe('a checkpoint file', () => {
  it('gives back the state that was saved, and the run goes on from it', () => {
    const { saved } = readCheckpoint(bytes, undefined, '1.2.3')
    expect(saved).toEqual(run.save())
    const straight = createSimulation(scenario)
    pagesTo(straight, 2)
    expect(pagesTo(resumeSimulation(scenario, saved), file!.time.days)).toEqual(pagesTo(straight, file!.time.days))
  })

  it('says of which scenario it is, whatever its texts', () => {
    const titled = { ...scenario, title: '小红书 é \u007f 😀' }
    const written = writeCheckpoint({ scenario: titled, saved: run.save() }, undefined, '1')
    expect(readCheckpoint(written, undefined, '1').scenario).toEqual(titled)
  })

  it('is refused when any byte of it is another', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(40), fc.nat(bytes.length - 1)), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = bytes.slice()
        damaged[at]! ^= flip
        expect(() => readCheckpoint(damaged, undefined, '1.2.3')).toThrow(/damaged|cut off|another kind|found form/)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('is refused when it was cut off or something was added', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(() => readCheckpoint(bytes.slice(0, length), undefined, '1.2.3')).toThrow(/cut off|another kind/)
      }),
      { seed: 2, numRuns: 100 },
    )
    expect(() => readCheckpoint(Uint8Array.of(...bytes, 0), undefined, '1.2.3')).toThrow('something was added')
  })

  it('is refused by another version', () => {
    expect(() => readCheckpoint(bytes, undefined, '1.2.4')).toThrow('saved by version 1.2.3, expected 1.2.4')
  })

  it('is refused with other edges than the ones it was made with', () => {
    const edges = (to: number) => ({ users: 3, from: Uint32Array.of(0, 1), to: Uint32Array.of(1, to) })
    const written = writeCheckpoint({ scenario, saved: run.save() }, edges(2), '1')
    expect(readCheckpoint(written, edges(2), '1').saved).toEqual(run.save())
    expect(() => readCheckpoint(written, edges(0), '1')).toThrow('another network')
  })
})

describe('crc32', () => {
  it('has the check value of the standard', () => {
    expect(crc32(Uint8Array.from('123456789', (digit) => digit.charCodeAt(0)))).toBe(0xcbf43926)
  })
})
