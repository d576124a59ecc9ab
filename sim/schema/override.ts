import { oneOf } from './expectation.ts'
import type { Field } from './field.ts'
import { quoted, type Mistakes } from './mistake.ts'
import { nearest } from './nearest.ts'
import { isNothing, treeOf, type Entry, type Place, type Tree } from './tree.ts'
import { childOf, namesIn, tagOf } from './walk.ts'

/**
 * Applies overrides `path=value` to a tree, one after the other. The path has dots
 * (`platforms.rednote.funnel.phone`, `events.the-ban.belief.0.level`); the value is written as in a
 * file, or as JSON when it begins with `[`, `{` or `"`; `null` takes the value away. The tree is
 * not changed, a new one is returned. An override that cannot be applied is a mistake and has no effect.
 */
export function applyOverrides(field: Field, tree: Tree, overrides: readonly string[], mistakes: Mistakes): Tree {
  return overrides.reduce((before, text) => applyOverride(field, before, text, mistakes), tree)
}

function applyOverride(field: Field, tree: Tree, text: string, mistakes: Mistakes): Tree {
  const place: Place = { file: `--set ${text}`, line: 0, column: 0 }
  const equals = text.indexOf('=')
  const keys = text.slice(0, Math.max(0, equals)).trim().split('.')
  const value = equals > 0 ? valueOf(text.slice(equals + 1).trim(), place) : undefined
  if (value === undefined) {
    mistakes.add(place, [], quoted(text), 'path=value')
    return tree
  }
  return setAt({ field, tree, keys, value, mistakes, done: [] }) ?? tree
}

function valueOf(text: string, place: Place): Tree | undefined {
  if (!/^[[{"]/.test(text)) return { kind: 'scalar', text, plain: true, place }
  try {
    return treeOf(JSON.parse(text), place)
  } catch {
    return undefined
  }
}

interface Step {
  field: Field
  tree: Tree | undefined
  keys: readonly string[]
  value: Tree
  mistakes: Mistakes
  /** Keys already behind. */
  done: readonly string[]
}

function setAt(step: Step): Tree | undefined {
  const { field, value, done } = step
  const [key, ...rest] = step.keys
  if (key === undefined) return value
  const tree = step.tree ?? writtenDefault(field, value.place)
  const child = childOf(field, tree, key)
  const valid = validKeys(field, tree)
  // A new entry of a record comes whole: with a map as its value, never by way of one of its fields.
  const fresh = field.type === 'record' && rest.length === 0 && value.kind === 'map'
  if (child === undefined || (!valid.includes(key) && !fresh)) return unknownPath(step, key, rest, valid)
  const below = { ...step, field: child, keys: rest, done: [...done, key] }
  if (tree?.kind === 'list') {
    const item = setAt({ ...below, tree: tree.items[Number(key)] })
    return item && { ...tree, items: tree.items.map((old, index) => (String(index) === key ? item : old)) }
  }
  const entries = new Map<string, Entry>(tree?.kind === 'map' ? tree.entries : [])
  const changed = setAt({ ...below, tree: entries.get(key)?.value })
  if (changed === undefined) return undefined
  // Another kind has other fields: those of the old one go.
  if (field.type === 'variant' && key === field.tag && changed.kind === 'scalar' && changed.text !== tagOf(field, tree))
    entries.clear()
  if (isNothing(changed)) entries.delete(key)
  else entries.set(key, { key: value.place, value: changed })
  return { kind: 'map', entries, place: tree?.place ?? value.place }
}

function validKeys(field: Field, tree: Tree | undefined): readonly string[] {
  if (field.type === 'list') return tree?.kind === 'list' ? tree.items.map((_, index) => String(index)) : []
  if (field.type === 'record') return tree?.kind === 'map' ? [...tree.entries.keys()] : []
  return namesIn(field, tree) ?? []
}

function unknownPath(
  { value, mistakes, done }: Step,
  key: string,
  rest: readonly string[],
  valid: readonly string[],
): undefined {
  const near = nearest(key, valid)
  const expected = valid.length > 0 ? `${oneOf(valid)} there` : `nothing below ${done.join('.')}`
  mistakes.add(
    value.place,
    [...done, key, ...rest],
    'an unknown path',
    expected,
    near && [...done, near, ...rest].join('.'),
  )
}

function writtenDefault(field: Field, place: Place): Tree | undefined {
  return (field.type === 'list' || field.type === 'record') && field.default ? treeOf(field.default, place) : undefined
}
