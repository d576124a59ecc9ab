import type { Field } from './field.ts'
import type { Mistakes } from './mistake.ts'
import { nearest } from './nearest.ts'
import { isNothing, type Tree } from './tree.ts'
import { childOf, tagOf } from './walk.ts'

/**
 * One file laid over another. Groups merge by field, records by name; lists and scalars replace.
 * `null` takes away what the base says. A variant of another kind replaces the base's whole.
 * Every part keeps the place where it was written.
 */
export function merge(
  field: Field | undefined,
  base: Tree,
  over: Tree,
  mistakes: Mistakes,
  path: readonly string[] = [],
): Tree {
  if (base.kind !== 'map' || over.kind !== 'map') return over
  if (field?.type === 'variant' && over.entries.has(field.tag) && tagOf(field, over) !== tagOf(field, base)) return over
  const entries = new Map(base.entries)
  for (const [key, entry] of over.entries) {
    const before = base.entries.get(key)
    const here = [...path, key]
    if (!isNothing(entry.value)) {
      const child = field && childOf(field, base, key)
      entries.set(
        key,
        before ? { key: entry.key, value: merge(child, before.value, entry.value, mistakes, here) } : entry,
      )
    } else if (before) entries.delete(key)
    else if (field?.type === 'record') {
      const names = [...base.entries.keys()]
      mistakes.add(
        entry.key,
        here,
        'null for what is not there',
        'a name from the file that it extends',
        nearest(key, names),
      )
    } else entries.set(key, entry)
  }
  return { kind: 'map', entries, place: over.place }
}
