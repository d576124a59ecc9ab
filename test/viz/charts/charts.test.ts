import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundSteps } from '../../../viz/charts/chart.ts'
import { sayDifference } from '../../../viz/charts/difference.ts'
import { describePoint, rows as fanRows } from '../../../viz/charts/fan.ts'
import { lensReach, nextPerson, ZOOM } from '../../../viz/charts/lens.ts'
import { overlapping, rangeInWords, rows as shareRows } from '../../../viz/charts/shares.ts'
import { together } from '../../../viz/charts/retention.ts'
import { tableElement, toCsv } from '../../../viz/charts/table.ts'
import { drawingContext } from './draw-in-node.ts'
import * as sample from './samples.ts'

const context = await drawingContext(800, 200)

describe('the fan', () => {
  it('says of an observed point whether it lies in the band', () => {
    const fan = sample.fan(context)
    expect(describePoint(fan, { day: 12, value: 0.7e6, source: 'A publisher' }, context)).toMatch(
      /^12 January: 700.K, observed, A publisher, above/,
    )
    expect(describePoint(fan, { day: 18, value: 1, source: 'x' }, context)).toContain('below the 90 % band')
  })

  it('has a table with one row a day, and its peak in the caption', () => {
    const table = fanRows(sample.fan(context), context)
    expect(table.rows).toHaveLength(75)
    expect(table.rows[19]).toContain('Another')
    expect(table.caption).toContain('Highest on 19 January')
  })
})

describe('the difference', () => {
  it('is said in words with both ranges', () => {
    expect(sayDifference(sample.difference(context), 18, context)[0]).toMatch(
      /^On 18 January 5\.\d million fewer people$/,
    )
  })
})

describe('driver shares', () => {
  it('that overlap are one group, those that do not are none', () => {
    expect(overlapping(sample.shares.shares)).toEqual([[0, 1]])
  })
})

describe('a share', () => {
  it('is said as a range, and as less than the least worth saying', () => {
    expect(rangeInWords({ low: 0.153, high: 0.262 }, context)).toMatch(/^15–26.%$/)
    expect(rangeInWords({ low: 0, high: 0.004 }, context)).toMatch(/^under 1.%$/)
  })

  it('has every run in the table', () => {
    const table = shareRows(sample.shares, context)
    expect(table.columns).toHaveLength(5)
    expect(table.rows[0]).toEqual(['Ban fear', 0.15, 0.26, 0.19, 0.22])
  })
})

describe('the lens', () => {
  const { people } = sample.lens
  const step = (dot: number, direction: 'left' | 'right' | 'up' | 'down') =>
    nextPerson(
      people,
      people.find((person) => person.dot === dot)!,
      direction,
    ).dot

  it('is walked to the nearest person in the direction of the key', () => {
    expect(step(7, 'right')).toBe(8)
    expect(step(8, 'right')).toBe(10)
    expect(step(7, 'up')).toBe(9)
    expect(step(10, 'left')).toBe(8)
  })

  it('stays where nobody follows', () => {
    expect(step(10, 'right')).toBe(10)
    expect(step(7, 'down')).toBe(7)
  })

  it('reaches as far as its corners', () => {
    expect(lensReach(330, 352) * ZOOM).toBeGreaterThan(Math.hypot(165, 176))
  })
})

describe('cohorts', () => {
  it('are averaged by their sizes over what is known', () => {
    const cohorts = [
      { day: 0, size: 1, shares: [1, 0.4] },
      { day: 1, size: 3, shares: [1, NaN] },
    ]
    expect(together(cohorts, 3)).toEqual([1, 0.4, NaN])
  })
})

describe('round steps', () => {
  it('lie inside the range and are evenly spaced', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 0, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        (low, high) => {
          const steps = roundSteps(low, high, 4)
          const slack = (high - low) * 1e-6
          return steps.length <= 6 && steps.every((step) => step >= low - slack && step <= high + slack)
        },
      ),
    )
  })
})

describe('CSV', () => {
  it('disarms cells that a spreadsheet would run', () => {
    const table = {
      caption: '',
      columns: ['a'],
      rows: [['=1+1'], ['+x'], ['@y'], ['-z'], [-3], ['a,"b"'], [null], [NaN]],
    }
    expect(toCsv(table, ['version 1\nseed 2'])).toBe(
      `# version 1 seed 2\r\na\r\n'=1+1\r\n'+x\r\n'@y\r\n'-z\r\n-3\r\n"a,""b"""\r\n\r\n\r\n`,
    )
  })
})

describe('a table in the page', () => {
  it('takes markup in names as text', () => {
    const element = tableElement({ caption: '<b>', columns: ['<i>'], rows: [['<script>']] }, context.document, String)
    expect(element.querySelector('script')).toBeNull()
    expect(element.querySelector('td')!.textContent).toBe('<script>')
  })
})
