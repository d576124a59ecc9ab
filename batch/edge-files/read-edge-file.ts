import { parseXmlEdges } from '../../analysis/edge-files/xml-edges.ts'
import { MAX_XML_BYTES, xmlFormatOf } from '../../analysis/edge-files/xml-format.ts'
import type { ReadEdges } from '../../sim/network/parse-edges.ts'
import { parseEdges } from '../../sim/network/parse-edges.ts'
import { textChunks } from './text-chunks.ts'

/** Largest table read, in bytes: some 100 million edges. */
export const MAX_TABLE_BYTES = 2e9

export interface EdgeFileLimits {
  table: number
  xml: number
}

/**
 * Reads an edge list from disk: GraphML (`.graphml`), GEXF (`.gexf`), or a table (any other name; see `parseEdges`).
 * Never throws: a file that cannot be read, or is too large, is a mistake like any other.
 *
 * @param path of the file
 * @param users N of the population
 * @param name what mistakes call the file
 * @param limits in bytes
 */
export function readEdgeFile(
  path: string,
  users: number,
  name: string = path,
  limits: EdgeFileLimits = { table: MAX_TABLE_BYTES, xml: MAX_XML_BYTES },
): ReadEdges {
  const format = xmlFormatOf(path)
  const limit = format ? limits.xml : limits.table
  try {
    const chunks = textChunks(path, limit)
    return format
      ? parseXmlEdges([...chunks].join(''), format, { file: name, users })
      : parseEdges(chunks, { file: name, users })
  } catch (error) {
    return { mistakes: [{ file: name, line: 0, column: 0, path: '', ...explain(error, limit) }] }
  }
}

/** What was found and expected when the file itself could not be read. */
function explain(error: unknown, limit: number): { found: string; expected: string } {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof RangeError && code === undefined)
    return { found: 'a larger file', expected: `at most ${limit / 1e6} MB` }
  if (code === 'ENOENT' || code === 'ENOTDIR') return { found: 'no such file', expected: 'an edge list' }
  if (code === 'EISDIR') return { found: 'a folder', expected: 'an edge list' }
  if (code === 'EACCES' || code === 'EPERM')
    return { found: 'a file that may not be read', expected: 'permission to read it' }
  throw error
}
