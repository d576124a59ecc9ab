import { DOMParser } from '@xmldom/xmldom'
import Graph from 'graphology'
import { parse as parseGexf } from 'graphology-gexf'
import { parse as parseGraphml } from 'graphology-graphml'
import { checkEdges } from '../../sim/network/edge-check.ts'
import { NodeNames } from '../../sim/network/node-names.ts'
import type { XmlFormat } from './xml-format.ts'
import type { EdgeFileOptions, ReadEdges } from '../../sim/network/parse-edges.ts'
import { Mistakes, quoted } from '../../sim/schema/mistake.ts'
import type { Place } from '../../sim/schema/tree.ts'

/**
 * Reads the edges of a GraphML or GEXF document; attributes of nodes and edges are not used. Nodes called 0, 1 .. n-1
 * keep their numbers, others are numbered in the order of their names. A directed graph says who follows whom:
 * there and back is then one friendship.
 * Never throws: what is wrong is in `mistakes`.
 */
export function parseXmlEdges(text: string, format: XmlFormat, options: EdgeFileOptions): ReadEdges {
  const mistakes = new Mistakes()
  const read = readGraph(text, format, options.file, mistakes)
  if (!read) return { mistakes: mistakes.list() }
  const { graph, places } = read

  const { names, rank, isNumbered } = numberNodes(graph)
  const nodes = names.length
  const top: Place = { file: options.file, line: 1, column: 1 }
  if (nodes > options.users)
    mistakes.add(top, [], `${nodes} nodes`, `at most ${options.users}, since that is the population`)
  if (graph.size === 0) mistakes.add(top, [], 'no edges', 'at least one edge')
  if (graph.size !== places.length)
    mistakes.add(top, [], `${places.length} edges with ${graph.size} different ids`, 'an id of its own for every edge')

  const from = new Uint32Array(graph.size)
  const to = new Uint32Array(graph.size)
  for (const [edge, { source, target }] of [...graph.edgeEntries()].entries()) {
    from[edge] = rank.get(source)!
    to[edge] = rank.get(target)!
  }
  const raw = {
    nodes,
    from,
    to,
    directed: graph.directedSize > 0,
    place: (edge: number) => places[edge]!,
    name: (node: number) => quoted(names[node]!),
  }
  const edges = mistakes.empty ? checkEdges(raw, mistakes) : undefined
  if (!mistakes.empty) return { mistakes: mistakes.list() }
  return isNumbered ? { edges, mistakes: [] } : { edges, names, mistakes: [] }
}

/** Reads the document, and where each of its edges stands; reports what keeps it from being a graph. */
function readGraph(text: string, format: XmlFormat, file: string, mistakes: Mistakes) {
  const report = (found: string, place: Place = { file, line: 1, column: 1 }) =>
    mistakes.add(place, [], found, format === 'gexf' ? 'a GEXF document' : 'a GraphML document')
  const complain = (message: string) => {
    const at = /@#\[line:(\d+),col:(\d+)\]/.exec(message)
    const place = at ? { file, line: Math.max(1, Number(at[1])), column: Math.max(1, Number(at[2])) } : undefined
    report(sentence(message.replace(/@#\[.*$/s, '')), place)
  }
  try {
    const document = new DOMParser({
      locator: {},
      errorHandler: { warning: complain, error: complain, fatalError: complain },
    }).parseFromString(text, 'application/xml')
    if (!mistakes.empty) return undefined
    if (document?.documentElement?.localName !== format) {
      report(document?.documentElement ? `an element ${quoted(document.documentElement.tagName)}` : 'no XML')
      return undefined
    }
    const edges = Array.from(document.getElementsByTagName('edge'))
    const places = edges.map((element) => placeOf(element, file))
    const ids = new Set(Array.from(document.getElementsByTagName('node'), (element) => element.getAttribute('id')))
    for (const [edge, element] of edges.entries()) {
      for (const end of [element.getAttribute('source'), element.getAttribute('target')]) {
        if (!ids.has(end)) mistakes.add(places[edge]!, [], `an edge to ${quoted(end ?? '')}`, 'a node of the graph')
      }
    }
    if (!mistakes.empty) return undefined
    const graph =
      format === 'gexf'
        ? parseGexf(Graph, document, { allowUndeclaredAttributes: true })
        : parseGraphml(Graph, document)
    return { graph, places }
  } catch (error) {
    if (mistakes.empty) report(sentence(error instanceof Error ? error.message : String(error)))
    return undefined
  }
}

/** Where an element stands; the parser adds this to what the DOM describes. */
function placeOf(element: Element & { lineNumber?: number; columnNumber?: number }, file: string): Place {
  return { file, line: element.lineNumber ?? 0, column: element.columnNumber ?? 0 }
}

/** A library's message as one short sentence in quotation marks. */
function sentence(message: string): string {
  return `what the reader calls ${quoted(message.replace(/\s+/g, ' ').trim())}`
}

/** Nodes called 0 .. n-1 are those users, others take their place in the order of names. */
function numberNodes(graph: Graph) {
  const ids = graph.nodes()
  const isNumbered = ids.every((id) => /^(0|[1-9]\d*)$/.test(id) && Number(id) < ids.length)
  const known = new NodeNames()
  for (const id of ids) known.meet(id)
  const names = isNumbered ? ids.map((_, number) => String(number)) : known.sorted().names
  return { names, isNumbered, rank: new Map(names.map((name, number) => [name, number])) }
}
