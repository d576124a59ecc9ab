import { checkScalar } from './check-scalar.ts'
import { expectation, oneOf } from './expectation.ts'
import {
  NAME_PATTERN,
  type Field,
  type GroupField,
  type ListField,
  type NameField,
  type RecordField,
  type VariantField,
} from './field.ts'
import { describe, type Mistakes } from './mistake.ts'
import { nearest } from './nearest.ts'
import { treeOf, type MapTree, type Place, type Tree } from './tree.ts'
import { checkAscending, checkSiblings } from './check-order.ts'
import { tagField, variantOf } from './walk.ts'

/** What a check knows beside the field and the tree. */
export interface CheckContext {
  readonly mistakes: Mistakes
  /** The day from whose midnight dates count their hours, in days since 1970-01-01. */
  readonly start: number
  /** The names that a NameField can mean. */
  readonly names: Readonly<Record<NameField['of'], readonly string[]>>
}

type Path = readonly string[]

/** Names that mean something else to every JavaScript object. */
const RESERVED = ['__proto__', 'constructor', 'prototype']

/**
 * Checks a tree against the description of a value, and gives the value: numbers in the field's
 * unit, dates in hours, defaults filled in, fields in the order of the description, records in
 * the order of their names. Never throws: all mistakes go to `context.mistakes`, and what is
 * wrong is missing from the value.
 */
export function checkField(field: Field, tree: Tree, context: CheckContext, path: Path = []): unknown {
  switch (field.type) {
    case 'group':
      return checkGroup(field, tree, context, path)
    case 'variant':
      return checkVariant(field, tree, context, path)
    case 'record':
      return checkRecord(field, tree, context, path)
    case 'list':
      return checkList(field, tree, context, path)
    default:
      return checkScalar(field, tree, context, path)
  }
}

function checkGroup(field: GroupField, tree: Tree, context: CheckContext, path: Path): unknown {
  if (tree.kind !== 'map') return refuse(field, tree, context, path)
  reportUnknown(tree, Object.keys(field.fields), context, path)
  return checkFields(field, tree, context, path)
}

function checkVariant(field: VariantField, tree: Tree, context: CheckContext, path: Path): unknown {
  if (tree.kind !== 'map') return refuse(field, tree, context, path)
  const written = tree.entries.get(field.tag)
  const tag = written
    ? checkField(tagField(field), written.value, context, [...path, field.tag])
    : checkMissing(tagField(field), tree.place, context, [...path, field.tag])
  const variant = variantOf(field, tree)
  if (tag === undefined || variant === undefined) return undefined
  reportUnknown(tree, [field.tag, ...Object.keys(variant.fields)], context, path)
  return { [field.tag]: tag, ...checkFields(variant, tree, context, path) }
}

function checkRecord(field: RecordField, tree: Tree, context: CheckContext, path: Path): unknown {
  if (tree.kind !== 'map') return refuse(field, tree, context, path)
  checkSize(field, tree.entries.size, tree, context, path)
  if (field.keys) reportUnknown(tree, field.keys, context, path)
  const pattern = new RegExp(field.pattern ?? NAME_PATTERN, 'u')
  const value: Record<string, unknown> = {}
  for (const key of [...tree.entries.keys()].toSorted()) {
    const entry = tree.entries.get(key)!
    if (field.keys && !field.keys.includes(key)) continue
    if (!pattern.test(key) || RESERVED.includes(key)) {
      const expected = field.pattern
        ? `a name that fits ${field.pattern}`
        : 'a name of lower-case letters, digits and hyphens'
      context.mistakes.add(entry.key, [...path, key], 'this name', expected)
    } else value[key] = checkField(field.value, entry.value, context, [...path, key])
  }
  return value
}

function checkList(field: ListField, tree: Tree, context: CheckContext, path: Path): unknown {
  if (tree.kind !== 'list') return refuse(field, tree, context, path)
  checkSize(field, tree.items.length, tree, context, path)
  const items = tree.items.slice(0, field.max)
  const values = items.map((item, index) => checkField(field.item, item, context, [...path, String(index)]))
  checkAscending(field, values, tree, context, path)
  return values
}

function checkFields(field: GroupField, tree: MapTree, context: CheckContext, path: Path): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const [key, child] of Object.entries(field.fields)) {
    const entry = tree.entries.get(key)
    const checked = entry
      ? checkField(child, entry.value, context, [...path, key])
      : checkMissing(child, tree.place, context, [...path, key])
    if (checked !== undefined) value[key] = checked
  }
  checkSiblings(field, value, tree, context, path)
  return value
}

/** The value of what the file does not say. Groups are looked into, since all their fields may have defaults. */
function checkMissing(field: Field, place: Place, context: CheckContext, path: Path): unknown {
  if (field.optional) return undefined
  if (field.type === 'group' || (field.type === 'variant' && field.default !== undefined))
    return checkField(field, { kind: 'map', entries: new Map(), place }, context, path)
  if (field.type === 'list' || field.type === 'record') {
    const tree = treeOf(field.default ?? undefined, place)
    if (tree) return checkField(field, tree, context, path)
  } else if (field.type !== 'variant' && field.default !== undefined) return field.default
  context.mistakes.add(place, path, 'nothing', expectation(field))
  return undefined
}

function checkSize(field: ListField | RecordField, size: number, tree: Tree, context: CheckContext, path: Path): void {
  if (size < (field.min ?? 0) || size > field.max) context.mistakes.add(tree.place, path, `${size}`, expectation(field))
}

function reportUnknown(tree: MapTree, known: readonly string[], context: CheckContext, path: Path): void {
  for (const [key, entry] of tree.entries)
    if (!known.includes(key))
      context.mistakes.add(entry.key, [...path, key], 'an unknown name', oneOf(known), nearest(key, known))
}

function refuse(field: Field, tree: Tree, context: CheckContext, path: Path): undefined {
  context.mistakes.add(tree.place, path, describe(tree), expectation(field))
}
