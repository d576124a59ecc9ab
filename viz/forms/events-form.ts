import { eventField, eventKinds } from '../../sim/events/index.ts'
import { scenarioField } from '../../sim/scenario/scenario-fields.ts'
import { h } from '../app/dom.ts'
import type { Lab } from '../app/lab.ts'
import type { EventKindName } from '../texts/names.ts'
import { groupForm } from './field-form.ts'
import { formContext } from './form-context.ts'

/** Forms of all events of the scenario, each folded, with a way to add any kind and to take one away. */
export function eventsForm(lab: Lab): HTMLElement {
  const { texts, scenario, store } = lab
  const context = formContext(lab)
  const events = Object.entries(scenario.events).map(([id, event]) => {
    const variant = eventField.variants[event.kind]
    return h(
      'details',
      {},
      h('summary', {}, texts.flags.event(id, texts.kinds[event.kind]), h('small', {}, ` ${texts.kinds[event.kind]}`)),
      h('p', { class: 'note' }, variant.doc),
      groupForm(variant.fields, event as Readonly<Record<string, unknown>>, `events.${id}`, context),
      h(
        'button',
        { attrs: { type: 'button' }, on: { click: () => store.override(`events.${id}`, 'null') } },
        texts.levers.remove,
      ),
    )
  })
  const kind = h(
    'select',
    { label: texts.levers.add },
    ...(Object.keys(eventKinds) as EventKindName[]).map((name) =>
      h('option', { attrs: { value: name } }, texts.kinds[name]),
    ),
  )
  const add = h(
    'button',
    { attrs: { type: 'button' }, on: { click: () => addEvent(lab, kind.value as EventKindName) } },
    texts.levers.add,
  )
  const model = h(
    'details',
    {},
    h('summary', {}, texts.nav.data),
    groupForm(scenarioField.fields.model.fields, scenario.model as Readonly<Record<string, unknown>>, 'model', context),
  )
  return h('div', { class: 'forms' }, ...events, h('div', { class: 'row' }, kind, add), model)
}

/** Adds an event of a kind with the least that it has to say; the rest are its defaults. */
function addEvent(lab: Lab, kind: EventKindName): void {
  const { scenario, player, store } = lab
  let number = 1
  while (Object.hasOwn(scenario.events, `${kind.toLowerCase()}-${number}`)) number++
  const platforms = Object.keys(scenario.platforms)
  const now = Math.floor(player.state.time) * 24
  const event: Record<string, unknown> = { kind }
  for (const [name, field] of Object.entries(eventField.variants[kind].fields)) {
    if ('default' in field || 'optional' in field) continue
    if (field.type === 'name') event[name] = platforms[name === 'to' ? platforms.length - 1 : 0]
    else if (field.type === 'date') event[name] = now
    else if (field.type === 'choice') event[name] = field.values[0]
    else if (field.type === 'number') event[name] = Math.max(field.min, Math.min(field.max, 0))
  }
  store.override(`events.${kind.toLowerCase()}-${number}`, JSON.stringify(event))
}
