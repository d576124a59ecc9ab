import { ban } from '../../sim/events/ban.ts'
import { influencer } from '../../sim/events/influencer.ts'
import { phoneRequirement } from '../../sim/events/phone-requirement.ts'
import type { NumberField } from '../../sim/schema/field.ts'
import { END_OF_TIME } from '../../sim/schema/never.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import { drawStore } from '../charts/store.ts'
import { numberControl } from '../forms/number-control.ts'
import { choiceControl, dateControl, flagControl } from '../forms/simple-controls.ts'
import { isoMoment } from '../texts/format.ts'
import { dailyUsers, storeChart } from './chart-data.ts'
import { h } from './dom.ts'
import { funnel } from './funnel.ts'
import { chartPlatform, nameOf, platformsInOrder, type Lab } from './lab.ts'

type EventOf<K extends string> = Extract<Scenario['events'][string], { kind: K }>

/** The levers beside the stage: ban, influencer push, friction, and the store as a phone shows it. */
export class RailView {
  readonly element = h('aside', { class: 'rail' })
  readonly #lab: Lab
  readonly #store = h('section', { class: 'store' })
  readonly #result = h('p', { class: 'result' })
  #frictionPlatform: string | null = null

  constructor(lab: Lab) {
    this.#lab = lab
  }

  draw(): void {
    const { texts } = this.#lab
    this.element.setAttribute('aria-label', texts.levers.label)
    this.element.replaceChildren(
      this.#result,
      this.#ban(),
      this.#influencer(),
      this.#friction(),
      this.#store,
      this.#more(),
    )
    this.drawDay()
  }

  /** Draws what follows the days: the store's chart, and on a phone what came of the levers. */
  drawDay(): void {
    this.#drawResult()
    this.#drawStore()
  }

  /** The most that the chart's platform comes to: on a phone the chart cannot be seen beside the levers. */
  #drawResult(): void {
    const { texts, format } = this.#lab
    const { median } = dailyUsers(this.#lab)
    const most = Math.max(...median.filter(Number.isFinite))
    const name = nameOf(this.#lab, chartPlatform(this.#lab))
    this.#result.textContent = Number.isFinite(most)
      ? texts.levers.result(name, format.people(most), format.date(median.indexOf(most)))
      : ''
  }

  #drawStore(): void {
    const { texts, format, palette, player } = this.#lab
    const data = storeChart(this.#lab)
    const seen = data.apps.filter((app) => app.observed !== null)
    const ranks = seen.map((app) => String(app.observed)).join(', ')
    const said =
      seen.length > 0 ? texts.store.observed(ranks, format.shortDate(player.state.time)) : texts.store.noObservation
    const phone = drawStore(data, { document, width: 176, height: 292, palette, texts, format })
    this.#store.replaceChildren(
      h(
        'div',
        {},
        h('h2', {}, texts.store.title),
        h('p', { class: 'note' }, texts.store.note),
        h('p', { class: 'note' }, h('span', { class: 'ring' }), said),
      ),
      phone as unknown as HTMLElement,
    )
  }

  #find<K extends string>(kind: K): { id: string; event: EventOf<K>; usual: EventOf<K> } | null {
    const { scenario, shipped } = this.#lab
    for (const [id, event] of Object.entries(scenario.events)) {
      if (event.kind !== kind) continue
      const usual = shipped.events[id]
      return { id, event: event as EventOf<K>, usual: (usual?.kind === kind ? usual : event) as EventOf<K> }
    }
    return null
  }

  #head(title: string, id: string | null, enabled: boolean): HTMLElement {
    const { store, texts } = this.#lab
    return h(
      'div',
      { class: 'head' },
      h('h2', {}, title),
      id === null
        ? null
        : flagControl(
            `${title}: ${texts.levers.happens}`,
            enabled,
            (value) => store.override(`events.${id}.enabled`, value ? null : 'false'),
            false,
          ),
    )
  }

  #none(title: string): HTMLElement {
    return h('section', {}, this.#head(title, null, false), h('p', { class: 'note' }, this.#lab.texts.levers.none))
  }

  #number(
    label: string,
    path: string,
    field: NumberField,
    value: number,
    usual: number,
    text?: (value: number) => string,
  ): HTMLElement {
    const { store, texts, format } = this.#lab
    return numberControl({
      label,
      field,
      value,
      usual,
      texts,
      format,
      text,
      change: (next, done) => {
        if (done) store.override(path, next === usual ? null : String(next))
      },
      reset: () => store.override(path, null),
    })
  }

  #date(label: string, path: string, hours: number): HTMLElement {
    const { scenario, texts, format } = this.#lab
    const { start, days } = scenario.time
    const change = (next: number) => this.#lab.store.override(path, isoMoment(next / 24, start))
    return dateControl(label, hours, { start, days, texts, format, change })
  }

  #ban(): HTMLElement {
    const { texts, store, format } = this.#lab
    const found = this.#find('ban')
    if (!found) return this.#none(texts.levers.ban)
    const { id, event, usual } = found
    const path = (field: string) => `events.${id}.${field}`
    const of100 = (value: number) => texts.levers.of100(format.number(value * 100, 0))
    const delisted = event.delistFrom < END_OF_TIME
    const change = (field: 'siblings', value: boolean) =>
      store.override(path(field), value === usual[field] ? null : String(value))
    return h(
      'section',
      {},
      this.#head(texts.levers.ban, id, event.enabled),
      h(
        'div',
        { class: 'row' },
        h('span', { class: 'name' }, texts.levers.dark),
        this.#date(`${texts.levers.dark}: ${texts.fields.start}`, path('start'), event.start),
        '–',
        this.#date(`${texts.levers.dark}: ${texts.fields.end}`, path('end'), event.end),
      ),
      this.#number(
        texts.levers.enforced,
        path('enforcement'),
        ban.fields.enforcement,
        event.enforcement,
        usual.enforcement,
        of100,
      ),
      h(
        'div',
        { class: 'row' },
        flagControl(texts.levers.siblings, event.siblings, (value) => change('siblings', value)),
        flagControl(texts.levers.delisted, delisted, (value) => {
          store.override(
            path('delistFrom'),
            value
              ? usual.delistFrom < END_OF_TIME
                ? null
                : isoMoment(event.start / 24, this.#lab.scenario.time.start)
              : 'null',
          )
        }),
      ),
    )
  }

  #influencer(): HTMLElement {
    const { texts, store } = this.#lab
    const found = this.#find('influencer')
    if (!found) return this.#none(texts.levers.influencer)
    const { id, event, usual } = found
    const path = (field: string) => `events.${id}.${field}`
    const platforms = platformsInOrder(this.#lab).map((value) => ({ value, text: nameOf(this.#lab, value) }))
    return h(
      'section',
      {},
      this.#head(texts.levers.influencer, id, event.enabled),
      h(
        'div',
        { class: 'row' },
        h('span', { class: 'name' }, texts.levers.fromTo),
        choiceControl(texts.fields.from, platforms, event.from, (value) => store.override(path('from'), value)),
        '→',
        choiceControl(texts.fields.to, platforms, event.to, (value) => store.override(path('to'), value)),
        this.#date(texts.levers.day, path('at'), event.at),
      ),
      this.#number(
        texts.levers.followers,
        path('followers'),
        { ...influencer.fields.followers, max: this.#lab.scenario.population.people },
        event.followers,
        usual.followers,
      ),
      this.#number(texts.levers.reached, path('reach'), influencer.fields.reach, event.reach, usual.reach),
    )
  }

  #friction(): HTMLElement {
    const lab = this.#lab
    const { texts, scenario, shipped, store, format } = lab
    const wanted = this.#frictionPlatform ?? chartPlatform(lab)
    const platform = Object.hasOwn(scenario.platforms, wanted) ? wanted : chartPlatform(lab)
    const names = platformsInOrder(lab).map((value) => ({ value, text: nameOf(lab, value) }))
    const facts = scenario.platforms[platform]!.funnel
    const usual = shipped.platforms[platform]?.funnel ?? facts
    const path = (step: string) => `platforms.${platform}.funnel.${step}`
    const wall = phoneRequirement.fields.failing.default
    const passes = (failing: number) => format.number(Math.round((1 - failing) * 100), 0)
    return h(
      'section',
      {},
      h(
        'div',
        { class: 'head' },
        h('h2', {}, texts.levers.friction),
        choiceControl(texts.levers.platform, names, platform, (value) => {
          this.#frictionPlatform = value
          this.draw()
        }),
      ),
      h('p', { class: 'note' }, texts.levers.frictionNote),
      funnel(lab, platform, facts, usual, (step, failing) =>
        store.override(path(step), failing === usual[step] ? null : String(failing)),
      ),
      h(
        'label',
        { class: 'wall' },
        h('input', {
          attrs: { type: 'checkbox', checked: facts.phone >= wall },
          on: {
            change: (event) =>
              store.override(path('phone'), (event.target as HTMLInputElement).checked ? String(wall) : null),
          },
        }),
        texts.levers.askNumber,
        h(
          'span',
          { class: 'note' },
          texts.levers.passes(passes(usual.phone >= wall ? 0.02 : usual.phone), passes(wall)),
        ),
      ),
    )
  }

  /** The other events: their forms come with their schema, on use. */
  #more(): HTMLElement {
    const { texts } = this.#lab
    const content = h('div', { class: 'more' })
    const details = h('details', {}, h('summary', {}, texts.levers.more), content)
    details.addEventListener('toggle', () => {
      if (!details.open || content.childElementCount > 0) return
      void import('../forms/events-form.ts').then(({ eventsForm }) => content.replaceChildren(eventsForm(this.#lab)))
    })
    return h('section', {}, details)
  }
}
