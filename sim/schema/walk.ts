import type { Field, GroupField, VariantField } from './field.ts'
import type { Tree } from './tree.ts'

/** What the tree says it is, or the variant taken when it says nothing. */
export function tagOf(field: VariantField, tree: Tree | undefined): string | undefined {
  const tag = tree?.kind === 'map' ? tree.entries.get(field.tag)?.value : undefined
  return tag === undefined ? field.default : tag.kind === 'scalar' ? tag.text : undefined
}

/** The group of fields of the variant that the tree says it is. */
export function variantOf(field: VariantField, tree: Tree | undefined): GroupField | undefined {
  const tag = tagOf(field, tree)
  return tag !== undefined && Object.hasOwn(field.variants, tag) ? field.variants[tag] : undefined
}

/** Names that may stand under a field of fixed names; undefined for records and scalars. */
export function namesIn(field: Field, tree: Tree | undefined): readonly string[] | undefined {
  if (field.type === 'group') return Object.keys(field.fields)
  if (field.type === 'variant') return [field.tag, ...Object.keys(variantOf(field, tree)?.fields ?? {})]
  return undefined
}

/** The field that describes what stands under a name (or an index) of a value. */
export function childOf(field: Field, tree: Tree | undefined, key: string): Field | undefined {
  switch (field.type) {
    case 'group':
      return own(field.fields, key)
    case 'record':
      return field.value
    case 'list':
      return field.item
    case 'variant':
      if (key === field.tag) return tagField(field)
      return own(variantOf(field, tree)?.fields ?? {}, key)
    default:
      return undefined
  }
}

/** The tag of a variant, as a field of its own. */
export function tagField(field: VariantField): Field {
  return { type: 'choice', doc: field.doc, values: Object.keys(field.variants), default: field.default }
}

function own(fields: Readonly<Record<string, Field>>, key: string): Field | undefined {
  return Object.hasOwn(fields, key) ? fields[key] : undefined
}
