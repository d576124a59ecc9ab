import { isAlias, isScalar, isSeq, Scalar, type Alias, type Node, type Pair, type YAMLMap } from 'yaml'
import { quoted, type Mistakes } from '../schema/mistake.ts'
import type { Entry, Place, ScalarTree, Tree } from '../schema/tree.ts'

/** Place of a character of the text, from its offset. */
export type PlaceOf = (offset: number) => Place

/** A scenario of a thousand lines has some ten thousand values. */
const MAX_NODES = 100_000
const MAX_ALIASES = 100

/** What no text in a file may hold: NUL, the mark of bytes that were not UTF-8, halves of a character. */
export const UNFIT = /[\0\ufffd\p{Cs}]/u

/** Turns the library's nodes into a tree: aliases become what they stand for, names are checked. */
export class TreeGrower {
  private readonly anchors = new Map<string, { tree: Tree; nodes: number }>()
  private nodes = 0
  private aliases = 0

  private readonly place: PlaceOf
  private readonly mistakes: Mistakes

  constructor(place: PlaceOf, mistakes: Mistakes) {
    this.place = place
    this.mistakes = mistakes
  }

  /** @returns undefined where nothing can be made of a node, which is then reported */
  grow(node: Node | null, path: readonly string[], around: Place): Tree | undefined {
    const here = node?.range ? this.place(node.range[0]) : around
    const before = this.nodes
    if (!this.afford(1, here)) return undefined
    if (node === null) return nothing(here)
    if (isAlias(node)) return this.resolve(node.source, here, path)
    if (node.tag !== undefined) this.mistakes.add(here, path, `the tag ${quoted(node.tag)}`, 'a value without a tag')
    const tree = this.contents(node, path, here)
    if (tree && node.anchor) this.anchors.set(node.anchor, { tree, nodes: this.nodes - before })
    return tree
  }

  private contents(node: Exclude<Node, Alias>, path: readonly string[], place: Place): Tree | undefined {
    if (isScalar(node)) return this.scalar(node, path, place)
    if (isSeq<Node>(node)) {
      const items = node.items.map((item, index) => this.grow(item, [...path, String(index)], place) ?? nothing(place))
      return { kind: 'list', items, place }
    }
    const entries = new Map<string, Entry>()
    for (const pair of (node as YAMLMap<Node, Node | null>).items) this.addEntry(entries, pair, path, place)
    return { kind: 'map', entries, place }
  }

  private addEntry(
    entries: Map<string, Entry>,
    pair: Pair<Node, Node | null>,
    path: readonly string[],
    around: Place,
  ): void {
    const key = pair.key.range ? this.place(pair.key.range[0]) : around
    const name = isScalar(pair.key) && pair.key.tag === undefined ? this.scalar(pair.key, path, key) : undefined
    if (name === undefined || (name.plain && name.text === '')) {
      this.mistakes.add(key, path, 'a name that is no text', 'a name')
      return
    }
    if (entries.has(name.text)) this.mistakes.add(key, [...path, name.text], 'the name a second time', 'each name once')
    entries.set(name.text, { key, value: this.grow(pair.value, [...path, name.text], key) ?? nothing(key) })
  }

  private scalar(node: Scalar, path: readonly string[], place: Place): ScalarTree {
    const text = node.source ?? ''
    const unfit = UNFIT.exec(text)
    if (unfit) this.mistakes.add(place, path, unfitness(unfit[0]), 'text in UTF-8')
    return { kind: 'scalar', text: unfit ? '' : text, plain: node.type === Scalar.PLAIN, place }
  }

  private resolve(name: string, place: Place, path: readonly string[]): Tree | undefined {
    const anchor = this.anchors.get(name)
    if (anchor === undefined) {
      this.mistakes.add(place, path, quoted(`*${name}`), 'an alias of an anchor that stands complete before it')
      return undefined
    }
    if (++this.aliases === MAX_ALIASES + 1)
      this.mistakes.add(place, path, 'one more alias', `at most ${MAX_ALIASES} in a file`)
    return this.aliases <= MAX_ALIASES && this.afford(anchor.nodes, place) ? anchor.tree : undefined
  }

  /** Counts what aliases stand for as if it were written out, so that none can multiply. Says so once. */
  private afford(nodes: number, place: Place): boolean {
    const before = this.nodes
    this.nodes += nodes
    if (this.nodes <= MAX_NODES) return true
    if (before <= MAX_NODES) this.mistakes.add(place, [], 'one more value', `at most ${MAX_NODES} in a file`)
    return false
  }
}

const nothing = (place: Place): ScalarTree => ({ kind: 'scalar', text: '', plain: true, place })

/** What an unfit character is called. */
export function unfitness(character: string): string {
  return character === '\0'
    ? 'a NUL character'
    : character === '\ufffd'
      ? 'bytes that are not UTF-8'
      : 'half a character'
}
