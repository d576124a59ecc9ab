/** Largest GraphML or GEXF file, in bytes: as a tree it takes some 90 times that in memory. A table does not. */
export const MAX_XML_BYTES = 2e7

export type XmlFormat = 'graphml' | 'gexf'

/** The format that the end of a file's name tells; null for any other, which is a table. */
export function xmlFormatOf(name: string): XmlFormat | null {
  const end = /\.(graphml|gexf)$/i.exec(name)
  return end ? (end[1]!.toLowerCase() as XmlFormat) : null
}
