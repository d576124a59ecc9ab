import { MAX_XML_BYTES, xmlFormatOf } from '../../analysis/edge-files/xml-format.ts'
import type { EdgeList } from '../../sim/network/edge-list.ts'
import { parseEdges, type ReadEdges } from '../../sim/network/parse-edges.ts'
import type { Lab } from '../app/lab.ts'
import { giveEdges } from '../worker/run-host.ts'
import { TextEditor } from './text-editor.ts'
import { ownTexts } from './texts.ts'

/** Most users that the lab runs, and so the most that a file may name. */
const MOST_USERS = 1_000_000
/** Largest table of edges, in bytes: a million users with some six friends. */
const MAX_TABLE_BYTES = 1e8
/** A longer text is not shown for mending: an editor of pages is no help, and slow. */
const LONGEST_SHOWN = 1e6

const EDGES = /\.(csv|tsv|txt|edges|graphml|gexf)$/i

/** Whether a file is an edge list by its name; any other is taken for a scenario. */
export const isEdgeFile = (name: string): boolean => EDGES.test(name)

/**
 * Puts the friendships of a file into the lab's scenario, or opens it as text with all that is wrong with it.
 * @param rerun runs anew what has the same name and other friendships
 */
export async function takeEdges(lab: Lab, file: File, rerun: () => void): Promise<void> {
  const texts = ownTexts[lab.language]
  const limit = xmlFormatOf(file.name) ? MAX_XML_BYTES : MAX_TABLE_BYTES
  if (file.size > limit) throw new RangeError(texts.tooLarge(file.name, limit / 1e6))
  const text = await file.text()
  const read = await readerOf(file.name)
  const { edges, mistakes } = read(text)
  if (edges) return use(lab, file.name, edges, rerun)
  if (text.length > LONGEST_SHOWN) {
    const { line, column, found, expected } = mistakes[0]!
    throw new RangeError(`${file.name}, ${texts.place(line, column)}: ${texts.mistake(found, expected)}`)
  }
  const source = {
    title: texts.edges,
    file: file.name,
    text,
    check: (now: string) => read(now).mistakes,
    apply: (now: string) => use(lab, file.name, read(now).edges!, rerun),
  }
  new TextEditor(source, texts).open()
}

/** Reads as the command does: a table, GraphML or GEXF. The libraries of the latter are loaded on use. */
async function readerOf(file: string): Promise<(text: string) => ReadEdges> {
  const format = xmlFormatOf(file)
  const options = { file, users: MOST_USERS }
  if (!format) return (text) => parseEdges(text, options)
  const { parseXmlEdges } = await import('../../analysis/edge-files/xml-edges.ts')
  return (text) => parseXmlEdges(text, format, options)
}

/** The users of the run are those of the file. A file of the same name takes the place of the one before. */
function use({ store }: Lab, file: string, edges: EdgeList, rerun: () => void): void {
  giveEdges(file, edges)
  const set = { ...store.state.set, 'network.kind': 'imported', 'network.file': JSON.stringify(file) }
  store.change({ set, agents: edges.users, time: 0 })
  rerun()
}
