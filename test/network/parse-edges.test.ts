import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEdges } from '../../sim/network/parse-edges.ts'
import { networkFromEdges } from '../../sim/network/from-edges.ts'
import { formatMistake } from '../../sim/schema/mistake.ts'

const read = (text: string | Iterable<string>, users = 10) => parseEdges(text, { file: 'f.csv', users })
const pairs = (text: string | Iterable<string>, users = 10) => {
  const { edges } = read(text, users)
  return edges && Array.from(edges.from, (from, k) => [from, edges.to[k]])
}
const mistakes = (text: string, users = 10) => read(text, users).mistakes.map(formatMistake)

describe('an edge list', () => {
  it.each(['0,1\n1,4', '0\t1\r\n1\t4\r\n', '0;1\n\n1;4', ' 0  1\n1 4 ', '\ufeff# friends\n0, 1\n% more\n"1",4'])(
    'may be separated as it likes: %j',
    (text) => {
      expect(pairs(text)).toEqual([
        [0, 1],
        [1, 4],
      ])
    },
  )

  it('has as many users as its largest number says', () => {
    expect(read('0,1\n1,4').edges?.users).toBe(5)
    expect(read('0,1\n1,4').names).toBeUndefined()
  })

  it.each(['source,target', 'From_Node, To_Node', 'anna,bert'])('may have a header before numbers: %s', (header) => {
    expect(pairs(`${header}\n0,1`)).toEqual([[0, 1]])
  })

  it('may name users, who are numbered in the order of their names', () => {
    const { edges, names } = read('from,to\ncarl,anna\n"bert, jr",anna')
    expect(names).toEqual(['anna', 'bert, jr', 'carl'])
    expect([edges?.from, edges?.to]).toEqual([Uint32Array.of(2, 1), Uint32Array.of(0, 0)])
  })

  it('may list every tie in both directions', () => {
    expect(pairs('0,1\n1,0\n2,1\n1,2')).toEqual([
      [0, 1],
      [2, 1],
    ])
  })

  it('says the same in pieces as whole', () => {
    const text = '\ufeffsource,target\r\nanna,bert\r\n"c ""x""",anna\r\n# end'
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), text.length]
        expect(read(at.slice(1).map((end, i) => text.slice(at[i], end)))).toEqual(read(text))
      }),
    )
  })

  it('gives the same users whatever the order of its rows', () => {
    const rows = ['anna,bert', 'bert,carl', 'dora,anna', 'carl,dora']
    const friends = (lines: string[]) => networkFromEdges(read(lines.join('\n')).edges!, 10)
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 4 }), (shuffled) => {
        expect(friends(shuffled)).toEqual(friends(rows))
      }),
    )
  })
})

describe('a mistake in an edge list', () => {
  it.each([
    ['0,1\n2,2', 'f.csv:2:1: found user 2 with user 2, expected two different users'],
    ['0,1\n0,1', 'f.csv:2:1: found user 0 with user 1 again, after line 1, expected every tie once'],
    ['0,1\n0,10', 'f.csv:2:3: found user 10, expected 0 to 9, since the population has 10'],
    ['0,1\n0, x', 'f.csv:2:4: found "x", expected a whole number, like the first user'],
    ['0,1\n0,-1', 'f.csv:2:3: found "-1", expected a whole number, like the first user'],
    ['0,1\n0,1.5', 'f.csv:2:3: found "1.5", expected a whole number, like the first user'],
    ['0,1\n1,2,7', 'f.csv:2:5: found 3 columns, expected two columns, a user in each'],
    ['0,1\n1', 'f.csv:2:1: found one column, expected two columns, a user in each'],
    ['0,1\n1,', 'f.csv:2:3: found nothing, expected a user'],
    ['a,b\n"c,d', 'f.csv:2:1: found "\\"c", expected a closing quotation mark'],
    ['', 'f.csv: found no edges, expected at least one row with two users'],
    ['source,target\n', 'f.csv: found no edges, expected at least one row with two users'],
  ])('is told with its place: %j', (text, message) => {
    expect(mistakes(text)).toEqual([message])
    expect(read(text).edges).toBeUndefined()
  })

  it('is a tie that alone stands there both ways', () => {
    expect(mistakes('0,1\n1,0\n1,2')[0]).toContain('f.csv:2:1: found user 1 with user 0 after line 1')
  })

  it('is having more users than the population', () => {
    expect(mistakes('a,b\nb,c\nc,d', 2)).toEqual(['f.csv:2:3: found "c", user 3, expected a population of at most 2'])
  })

  it('is a line without an end', () => {
    expect(mistakes(`0,1\n${'7'.repeat(20_000)}`)).toEqual([
      'f.csv:2:10000: found a line of more than 10000 characters, expected two users in a line',
    ])
  })

  it('is counted, not listed, when there are hundreds', () => {
    expect(mistakes('0,1\n' + '2,2\n'.repeat(500)).at(-1)).toMatch(/found \d+ more mistakes/)
  })
})

it('never throws, and gives either edges that make a network or mistakes', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('0', '1', '2', '11', ',', ';', '\t', ' ', '"', '\n', '\r\n', '#', 'a', 'b', '-', '.', 'e9'),
      )
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(fc.array(junk, { maxLength: 4 }), fc.integer({ min: 1, max: 12 }), (chunks, users) => {
      const { edges, mistakes } = read(chunks, users)
      if (edges) expect(networkFromEdges(edges, users).neighbours).toHaveLength(2 * edges.from.length)
      expect(mistakes.length === 0).toBe(edges !== undefined)
    }),
    { numRuns: 500 },
  )
})
