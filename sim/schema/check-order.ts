import { hoursToDate } from '../scenario/calendar.ts'
import type { CheckContext } from './check.ts'
import type { GroupField, ListField } from './field.ts'
import { quoted } from './mistake.ts'
import { placeAt, type Tree } from './tree.ts'

type Values = Readonly<Record<string, unknown>>

/** Checks what the fields of a group say about each other: the order of dates, names that must differ. */
export function checkSiblings(
  field: GroupField,
  values: Values,
  tree: Tree,
  context: CheckContext,
  path: readonly string[],
): void {
  for (const [key, child] of Object.entries(field.fields)) {
    const value = values[key]
    if (child.type === 'date' && child.after !== undefined) {
      const earliest = values[child.after]
      if (typeof value !== 'number' || typeof earliest !== 'number' || value >= earliest) continue
      const [late, early] = [value, earliest].map((hours) => hoursToDate(hours, context.start))
      context.mistakes.add(placeAt(tree, [key]), [...path, key], late!, `a moment not before ${child.after} (${early})`)
    } else if (
      child.type === 'name' &&
      child.unlike !== undefined &&
      value !== undefined &&
      value === values[child.unlike]
    )
      context.mistakes.add(
        placeAt(tree, [key]),
        [...path, key],
        quoted(typeof value === 'string' ? value : ''),
        `another ${child.of} than in ${child.unlike}`,
      )
  }
}

/** Checks that the items of a list ascend by a date of theirs. */
export function checkAscending(
  field: ListField,
  values: readonly unknown[],
  tree: Tree,
  context: CheckContext,
  path: readonly string[],
): void {
  const { ascending } = field
  if (ascending === undefined) return
  const moments = values.map((value) => (value as Values | undefined)?.[ascending])
  moments.forEach((moment, index) => {
    const before = moments[index - 1]
    if (typeof moment !== 'number' || typeof before !== 'number' || moment > before) return
    const here = [String(index), ascending]
    const [late, early] = [moment, before].map((hours) => hoursToDate(hours, context.start))
    context.mistakes.add(placeAt(tree, here), [...path, ...here], late!, `a moment after the one before it (${early})`)
  })
}
