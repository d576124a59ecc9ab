import { extname } from 'node:path'
import type { ReadEdges } from '../../sim/network/parse-edges.ts'
import { parseEdges } from '../../sim/network/parse-edges.ts'
import { textChunks } from './text-chunks.ts'
import { parseXmlEdges } from './xml-edges.ts'

/** Largest table read, in bytes: some 100 million edges. */
export const MAX_TABLE_BYTES = 2e9
/** Largest GraphML or GEXF file, in bytes: as a tree it takes some 90 times that in memory. A table does not. */
export const MAX_XML_BYTES = 2e7

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
  const format = extname(path).toLowerCase().slice(1)
  const isXml = format === 'graphml' || format === 'gexf'
  const limit = isXml ? limits.xml : limits.table
  try {
    const chunks = textChunks(path, limit)
    return isXml
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
