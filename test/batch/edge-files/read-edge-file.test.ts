import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { readEdgeFile } from '../../../batch/edge-files/read-edge-file.ts'
import { parseXmlEdges } from '../../../analysis/edge-files/xml-edges.ts'
import { formatMistake } from '../../../sim/schema/mistake.ts'

const folder = mkdtempSync(join(tmpdir(), 'exodus-edges-'))
afterAll(() => rmSync(folder, { recursive: true }))

const onDisk = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const graphml = (nodes: string, edges: string, kind = 'undirected') =>
  `<?xml version="1.0"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n<graph edgedefault="${kind}">\n${nodes}\n${edges}\n</graph></graphml>`
const gexf = (nodes: string, edges: string) =>
  `<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<graph defaultedgetype="undirected">\n<nodes>${nodes}</nodes>\n<edges>\n${edges}\n</edges></graph></gexf>`
const nodes = (...ids: string[]) => ids.map((id) => `<node id="${id}"/>`).join('')
const edge = (a: string, b: string, more = '') => `<edge source="${a}" target="${b}"${more}/>`
const mistakes = (text: string, format: 'graphml' | 'gexf' = 'graphml', users = 10) =>
  parseXmlEdges(text, format, { file: 'f', users }).mistakes.map(formatMistake)

describe('a file of edges', () => {
  it('is read from a table, however large its pieces', () => {
    const rows = Array.from({ length: 200_000 }, (_, user) => `${user},${user + 1}`)
    const { edges, mistakes } = readEdgeFile(onDisk('path.csv', rows.join('\n')), 200_001)
    expect(mistakes).toEqual([])
    expect([edges?.users, edges?.from.at(-1), edges?.to.at(-1)]).toEqual([200_001, 199_999, 200_000])
  })

  it('is read from GraphML, whose names are numbered in their order', () => {
    const text = graphml(nodes('n2', 'n0', 'n1'), edge('n2', 'n0'))
    expect(readEdgeFile(onDisk('a.graphml', text), 10)).toEqual({
      edges: { users: 3, from: Uint32Array.of(2), to: Uint32Array.of(0) },
      names: ['n0', 'n1', 'n2'],
      mistakes: [],
    })
  })

  it('is read from GEXF, whose numbers stay what they are', () => {
    const text = gexf(nodes('2', '0', '1'), edge('2', '1', ' id="e"'))
    expect(readEdgeFile(onDisk('a.gexf', text), 10)).toEqual({
      edges: { users: 3, from: Uint32Array.of(2), to: Uint32Array.of(1) },
      mistakes: [],
    })
  })

  it('is not read when it is too large, missing or a folder', () => {
    const found = (path: string) => readEdgeFile(path, 10, 'f', { table: 4, xml: 4 }).mistakes.map(formatMistake)
    expect(found(onDisk('b.csv', '0,1\n1,2'))).toEqual(['f: found a larger file, expected at most 0.000004 MB'])
    expect(found(onDisk('b.gexf', '<gexf/>'))).toEqual(['f: found a larger file, expected at most 0.000004 MB'])
    expect(found(join(folder, 'none.csv'))).toEqual(['f: found no such file, expected an edge list'])
    expect(found(folder)[0]).toMatch(/found a (folder|larger file), expected/)
  })
})

describe('a graph in XML', () => {
  it('takes there and back for one friendship when it is directed', () => {
    const text = graphml(nodes('0', '1', '2'), edge('0', '1') + edge('1', '0') + edge('2', '1'), 'directed')
    const { edges } = parseXmlEdges(text, 'graphml', { file: 'f', users: 3 })
    expect([edges?.from, edges?.to]).toEqual([Uint32Array.of(0, 2), Uint32Array.of(1, 1)])
  })

  it('has its mistakes told with their lines', () => {
    const two = nodes('0', '1')
    expect(mistakes(graphml(two, `${edge('0', '1')}\n${edge('1', '1')}`))).toEqual([
      'f:6:1: found "1" with "1", expected two different users',
    ])
    expect(mistakes(gexf(two, `${edge('0', '1')}\n${edge('0', '1')}`), 'gexf')).toEqual([
      'f:6:1: found "0" with "1" again, after line 5, expected every tie once',
    ])
    expect(mistakes(graphml(two, ''))).toEqual(['f:1:1: found no edges, expected at least one edge'])
    expect(mistakes(graphml(two, edge('0', '1')), 'graphml', 1)).toEqual([
      'f:1:1: found 2 nodes, expected at most 1, since that is the population',
    ])
    expect(mistakes(graphml(two, edge('0', '7')))).toEqual([
      'f:5:1: found an edge to "7", expected a node of the graph',
    ])
    expect(mistakes(graphml(two, edge('0', '1')), 'gexf')).toEqual([
      'f:1:1: found an element "graphml", expected a GEXF document',
    ])
  })

  it('is refused without a word on the console when it is no XML', () => {
    const spies = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')]
    for (const text of ['', 'a,b', '<graphml', '<graphml><graph></graphml>', '<graphml/>', '<graphml>&x;</graphml>']) {
      expect(mistakes(text).length).toBeGreaterThan(0)
    }
    for (const spy of spies) expect(spy).not.toHaveBeenCalled()
  })

  it('never throws', () => {
    const parts = [
      '<graph>',
      '</graph>',
      '<node id="0"/>',
      '<node id="1">',
      '</node>',
      edge('0', '1'),
      '<edge/>',
      '&',
      '"',
    ]
    const texts = fc.array(fc.oneof(fc.constantFrom(...parts, '<graphml>', '</graphml>', '<key id="a"/>'), fc.string()))
    fc.assert(
      fc.property(texts, fc.constantFrom('graphml' as const, 'gexf' as const), (text, format) => {
        const wrapped = text.length % 2 ? text.join('') : `<${format}><graph>${text.join('')}</graph></${format}>`
        const { edges, mistakes } = parseXmlEdges(wrapped, format, { file: 'f', users: 3 })
        expect(mistakes.length === 0).toBe(edges !== undefined)
      }),
    )
  })
})
