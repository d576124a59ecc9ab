import type { Field } from '../../sim/schema/field.ts'
import { h } from '../app/dom.ts'
import { isoMoment } from '../texts/format.ts'
import type { FormContext } from './form-context.ts'
import { numberControl, resetButton } from './number-control.ts'
import { choiceControl, dateControl, flagControl } from './simple-controls.ts'

/** The form of an object: one control per field, in the order in which the fields are described. */
export function groupForm(
  fields: Readonly<Record<string, Field>>,
  values: Readonly<Record<string, unknown>>,
  path: string,
  context: FormContext,
): HTMLElement {
  const rows = Object.entries(fields).map(([key, field]) =>
    fieldForm(labelOf(key, context), field, values[key], `${path}.${key}`, context),
  )
  return h('div', { class: 'group' }, ...rows)
}

/**
 * The form of any field, from its description alone: unit, range, default, source, one sentence.
 *
 * @param value the checked value; undefined where an optional one was left out
 * @param path where it stands in the scenario
 */
export function fieldForm(
  label: string,
  field: Field,
  value: unknown,
  path: string,
  context: FormContext,
): HTMLElement {
  switch (field.type) {
    case 'number':
      return numberForm(label, field, value, path, context)
    case 'date': {
      const { start } = context
      const change = (hours: number) => context.change(path, isoMoment(hours / 24, start))
      return row(
        label,
        field,
        dateControl(label, (value as number | undefined) ?? NaN, { ...context, change }),
        path,
        context,
      )
    }
    case 'choice':
      return row(
        label,
        field,
        choiceControl(
          label,
          field.values.map((one) => ({ value: one, text: one })),
          textOf(value),
          (next) => context.change(path, next),
        ),
        path,
        context,
      )
    case 'name':
      return row(
        label,
        field,
        choiceControl(label, context.names[field.of], textOf(value), (next) => context.change(path, next)),
        path,
        context,
      )
    case 'flag':
      return row(
        label,
        field,
        flagControl(label, value === true, (next) => context.change(path, String(next)), false),
        path,
        context,
      )
    case 'text':
      return row(label, field, textControl(label, field.max ?? 400, textOf(value), path, context), path, context)
    case 'group':
      return fold(label, field.doc, groupForm(field.fields, asRecord(value), path, context))
    case 'variant': {
      const chosen = field.variants[textOf(asRecord(value)[field.tag] ?? field.default)]
      return fold(label, field.doc, chosen ? groupForm(chosen.fields, asRecord(value), path, context) : h('p', {}))
    }
    case 'list':
      return listForm(label, field, Array.isArray(value) ? value : [], path, context)
    case 'record': {
      const entries = Object.entries(asRecord(value))
      return fold(
        label,
        field.doc,
        h('div', {}, ...entries.map(([key, one]) => fieldForm(key, field.value, one, `${path}.${key}`, context))),
      )
    }
  }
}

function numberForm(
  label: string,
  field: Extract<Field, { type: 'number' }>,
  value: unknown,
  path: string,
  context: FormContext,
): HTMLElement {
  const usual = context.usual(path)
  const fallback = field.default ?? field.min
  return numberControl({
    label,
    field,
    value: typeof value === 'number' ? value : fallback,
    usual: typeof usual === 'number' ? usual : fallback,
    texts: context.texts,
    format: context.format,
    change: (next, done) => {
      if (done) context.change(path, next === usual ? null : String(next))
    },
    reset: () => context.change(path, null),
  })
}

function listForm(
  label: string,
  field: Extract<Field, { type: 'list' }>,
  items: readonly unknown[],
  path: string,
  context: FormContext,
): HTMLElement {
  const { texts } = context
  const replace = (next: readonly unknown[]) => context.change(path, JSON.stringify(next))
  const rows = items.map((item, index) => {
    const name = `${label} ${index + 1}`
    const remove = h(
      'button',
      {
        label: texts.forms.remove(name),
        attrs: { type: 'button' },
        on: { click: () => replace(items.filter((_, i) => i !== index)) },
      },
      '×',
    )
    return h('div', { class: 'item' }, fieldForm(name, field.item, item, `${path}.${index}`, context), remove)
  })
  const last = items.at(-1)
  const full = items.length >= field.max || last === undefined
  const add = h(
    'button',
    { attrs: { type: 'button', disabled: full }, on: { click: () => replace([...items, last]) } },
    texts.forms.add,
  )
  return fold(label, field.doc, h('div', {}, ...rows, add))
}

function textControl(label: string, max: number, value: string, path: string, context: FormContext): HTMLElement {
  const input = h('input', {
    label,
    attrs: { type: 'text', value, maxlength: max },
    on: { change: () => context.change(path, JSON.stringify(input.value)) },
  })
  return input
}

function row(label: string, field: Field, control: HTMLElement, path: string, context: FormContext): HTMLElement {
  const about = [field.doc, field.source].filter(Boolean).join('\n')
  const name = h('span', { class: 'name' }, label)
  return h(
    'div',
    { class: 'row', attrs: { title: about } },
    name,
    control,
    resetButton({ texts: context.texts, label, reset: () => context.change(path, null) }),
  )
}

function fold(label: string, doc: string, content: HTMLElement): HTMLElement {
  return h('details', { class: 'fold' }, h('summary', {}, label), h('p', { class: 'note' }, doc), content)
}

function labelOf(key: string, { texts }: FormContext): string {
  return Object.hasOwn(texts.fields, key) ? (texts.fields as Readonly<Record<string, string>>)[key]! : key
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
