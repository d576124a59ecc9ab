import { TABS } from '../../../analysis/link/link-state.ts'
import { eventKinds } from '../../../sim/events/index.ts'
import { saveCsv } from '../../app/chart-files.ts'
import { h } from '../../app/dom.ts'
import { chartPlatform, nameOf, platformsInOrder, type Lab } from '../../app/lab.ts'
import { tabTables } from '../../app/tab-charts.ts'
import type { PublishedRow } from '../../build/shipped-scenario.ts'
import { tableElement, type Table } from '../../charts/table.ts'
import type { EventKindName } from '../../texts/names.ts'
import type { Screen, ScreenChange, Services } from '../screen.ts'
import { metricsTable, parameterTables, periodOf, publishedTable } from './data-tables.ts'

/** Everything as tables, with where it comes from, and what it cannot tell. */
class DataScreen implements Screen {
  readonly element = h('div', { class: 'data' })
  readonly #lab: Lab
  readonly #services: Services
  #published: { scenario: string; rows: readonly PublishedRow[] } | null = null
  #whole = false
  #left = false

  constructor(lab: Lab, services: Services) {
    this.#lab = lab
    this.#services = services
    this.#draw()
    void this.#load()
  }

  update(change: ScreenChange): void {
    const { ready, days } = this.#lab.player.state
    // Of a run that comes in, tables are worth showing anew when it is whole.
    const whole = ready >= days
    const ended = whole && !this.#whole
    this.#whole = whole
    if (change === 'time' || change === 'theme' || change === 'size' || (change === 'run' && !ended)) return
    this.#draw()
    void this.#load()
  }

  leave(): void {
    this.#left = true
  }

  /** What was published on the scenario of now. */
  async #load(): Promise<void> {
    const { scenario } = this.#lab.store.state
    if (this.#published?.scenario === scenario) return
    const rows = (await this.#services.shipped.find(({ name }) => name === scenario)?.published()) ?? []
    if (this.#left || this.#lab.store.state.scenario !== scenario) return
    this.#published = { scenario, rows }
    this.#draw()
  }

  /** Draws everything; parts that were open stay open. */
  #draw(): void {
    const { texts } = this.#lab
    const open = new Set(
      [...this.element.querySelectorAll('details[open]')].map((part) => part.getAttribute('data-part')),
    )
    this.element.replaceChildren(
      h('h1', { class: 'said' }, texts.data.title),
      h('p', { class: 'said-range' }, texts.data.lead),
      this.#section(texts.data.notForecast, h('p', {}, texts.data.notForecastText)),
      this.#section(texts.data.limits, list(texts.data.limitsText)),
      this.#periods(),
      this.#charts(),
      this.#observed(),
      this.#model(),
    )
    for (const part of this.element.querySelectorAll('details')) {
      if (open.has(part.getAttribute('data-part'))) part.open = true
    }
  }

  #section(title: string, ...content: readonly (Node | string)[]): HTMLElement {
    return h('section', {}, h('h2', { class: 'section' }, title), ...content)
  }

  /** A table that is made when it is opened. */
  #part(id: string, title: string, make: () => readonly Node[]): HTMLDetailsElement {
    const part = h('details', { attrs: { 'data-part': id } }, h('summary', {}, title))
    part.addEventListener('toggle', () => {
      if (part.open && part.childElementCount === 1) part.append(...make())
    })
    return part
  }

  #periods(): HTMLElement {
    const { texts } = this.#lab
    const rows = this.#published?.rows ?? []
    const say = (
      use: string,
      words: (from: string, to: string, count: number) => string,
      none: string,
    ): HTMLElement => {
      const period = periodOf(rows, use)
      return h('p', {}, period ? words(period.from, period.to, period.rows) : none)
    }
    const { data } = texts
    if (this.#published && rows.length === 0) return this.#section(data.periods, h('p', {}, data.none))
    return this.#section(
      data.periods,
      say('calibrate', data.fittedOn, data.notFitted),
      say('validate', data.validatedOn, data.notValidated),
    )
  }

  #charts(): HTMLElement {
    const lab = this.#lab
    const { texts, store } = lab
    const platform = chartPlatform(lab)
    const choose = h(
      'select',
      {
        label: texts.tabs.platform,
        on: { change: (event) => store.change({ platform: (event.target as HTMLSelectElement).value }) },
      },
      ...platformsInOrder(lab).map((id) =>
        h('option', { attrs: { value: id, selected: id === platform } }, nameOf(lab, id)),
      ),
    )
    const known = lab.record !== null && lab.record.days.length > 0
    const parts = TABS.map((tab) =>
      this.#part(`chart-${tab}`, texts.tabs[tab], () => {
        if (!known) return [h('p', { class: 'note' }, texts.charts.empty)]
        const tables = tabTables(lab, tab)
        return [this.#csv(tab, tables), ...tables.map((table) => this.#table(table))]
      }),
    )
    return this.#section(
      texts.data.charts,
      h('p', { class: 'note' }, `${texts.data.chartsNote} ${this.#services.provenance().join(' · ')}`),
      choose,
      ...parts,
    )
  }

  #observed(): HTMLElement {
    const { texts } = this.#lab
    const rows = this.#published?.rows ?? []
    if (rows.length === 0) return this.#section(texts.data.observed, h('p', {}, this.#published ? texts.data.none : ''))
    const part = this.#part('observed', `${texts.data.observed} (${rows.length})`, () => {
      const table = publishedTable(rows, texts.data.observed, texts)
      return [this.#csv('observed', [table]), this.#table(table)]
    })
    return this.#section(texts.data.observed, h('p', { class: 'note' }, texts.data.observedNote), part)
  }

  #model(): HTMLElement {
    const { texts } = this.#lab
    const { data } = texts
    const kinds = Object.entries(eventKinds).map(([kind, { doc }]) => [
      h('dt', {}, texts.kinds[kind as EventKindName]),
      h('dd', { attrs: { lang: 'en' } }, doc),
    ])
    const parameters = () =>
      parameterTables(texts).map(({ section, table }) =>
        h(
          'div',
          { attrs: { lang: 'en' } },
          h(section.level === 'part' ? 'h3' : 'h4', {}, section.title),
          section.doc === '' ? null : h('p', { class: 'note' }, section.doc),
          table && this.#table(table),
        ),
      )
    const tables = () => parameterTables(texts).flatMap(({ table }) => (table ? [table] : []))
    return this.#section(
      data.model,
      ...data.modelText.map((text) => h('p', {}, text)),
      this.#part('kinds', data.kinds, () => [h('dl', { class: 'kinds' }, ...kinds.flat())]),
      this.#part('parameters', data.parameters, () => [
        h('p', { class: 'note' }, data.parametersNote),
        this.#csv('parameters', tables()),
        ...parameters(),
      ]),
      this.#part('metrics', data.metrics, () => [
        this.#csv('metrics', [metricsTable(texts)]),
        this.#table(metricsTable(texts)),
      ]),
    )
  }

  #csv(name: string, tables: readonly Table[]): HTMLElement {
    const save = () => saveCsv(name, tables, this.#services.provenance())
    return h('button', { attrs: { type: 'button' }, on: { click: save } }, this.#lab.texts.tabs.csv)
  }

  /** A table in a box of its own, that is scrolled by keys as well; addresses in it can be followed. */
  #table(table: Table): HTMLElement {
    const { format } = this.#lab
    const element = tableElement(table, document, (value) => format.number(value, Math.abs(value) < 10 ? 3 : 0))
    for (const cell of element.querySelectorAll('td')) {
      const address = cell.textContent ?? ''
      if (!/^https?:\/\/\S+$/.test(address)) continue
      cell.replaceChildren(h('a', { attrs: { href: address, rel: 'noreferrer' } }, address))
    }
    return h('div', { class: 'table-box', label: table.caption, attrs: { role: 'region', tabindex: 0 } }, element)
  }
}

const list = (texts: readonly string[]) => h('ul', {}, ...texts.map((text) => h('li', {}, text)))

/** Opens the screen. */
export const createDataScreen = (lab: Lab, services: Services): Screen => new DataScreen(lab, services)
