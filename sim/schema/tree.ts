/** Where something stands. Lines and columns count from 1; both are 0 where there are no lines (an override, a value in memory). */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/**
 * A file as it was written, before anyone has asked what it means: texts, lists and maps,
 * each with its place. Scalars stay text, so that `2 d`, `2025` and `2025-01-18` are read
 * by the field that expects them and by nothing else.
 */
export type Tree = ScalarTree | ListTree | MapTree

export interface ScalarTree {
  readonly kind: 'scalar'
  readonly text: string
  /** Written without quotes: may be a number, a flag, nothing. */
  readonly plain: boolean
  readonly place: Place
}

export interface ListTree {
  readonly kind: 'list'
  readonly items: readonly Tree[]
  readonly place: Place
}

export interface MapTree {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, Entry>
  readonly place: Place
}

export interface Entry {
  /** Place of the name. */
  readonly key: Place
  readonly value: Tree
}

/** Nested deeper than any file that means something; keeps recursion within the stack. */
export const MAX_DEPTH = 40

/** `null`, `~` or an empty value without quotes. */
export function isNothing(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.plain && /^(?:|~|null|Null|NULL)$/.test(tree.text)
}

/**
 * The tree of a JSON-like value in memory: what `JSON.parse` gives.
 * @returns undefined when the value is nested deeper than MAX_DEPTH or holds something that is not JSON
 */
export function treeOf(value: unknown, place: Place, depth = 0): Tree | undefined {
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    return { kind: 'scalar', text: String(value), plain: true, place }
  if (typeof value === 'string') return { kind: 'scalar', text: value, plain: false, place }
  if (typeof value !== 'object' || depth >= MAX_DEPTH) return undefined
  if (Array.isArray(value)) {
    const items = value.map((item) => treeOf(item, place, depth + 1))
    return items.every((item) => item !== undefined) ? { kind: 'list', items, place } : undefined
  }
  const entries = new Map<string, Entry>()
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue
    const child = treeOf(item, place, depth + 1)
    if (child === undefined) return undefined
    entries.set(key, { key: place, value: child })
  }
  return { kind: 'map', entries, place }
}

/** Place of the value under a path, or of the nearest thing around it that was written. */
export function placeAt(tree: Tree, path: readonly string[]): Place {
  let here = tree
  for (const key of path) {
    const next =
      here.kind === 'map' ? here.entries.get(key)?.value : here.kind === 'list' ? here.items[Number(key)] : undefined
    if (next === undefined) break
    here = next
  }
  return here.place
}
