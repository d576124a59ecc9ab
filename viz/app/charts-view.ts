import { round, type ChartContext } from '../charts/chart.ts'
import { tableElement, type Table } from '../charts/table.ts'
import { walkMarks } from '../charts/walk.ts'
import { glyphPath } from '../style/glyph.ts'
import { TABS } from '../../analysis/link/link-state.ts'
import { dailyUsers, unitOf } from './chart-data.ts'
import { chartTools } from './chart-tools.ts'
import { h, icon } from './dom.ts'
import { keepFocus } from './keep-focus.ts'
import { chartPlatform, nameOf, platformsInOrder, toneOf, type Lab } from './lab.ts'
import { drawFan, rows as fanRows } from '../charts/fan.ts'
import type { Tab } from './tab-charts.ts'

/** Milliseconds between two moves of the line of the day: each makes the whole chart lay itself out. */
const LINE_EVERY = 100
/** Milliseconds after which a height that no longer changes is one to draw for. */
const SETTLED = 150

/** Charts that speak of one platform. */
const OF_ONE: readonly Tab[] = ['daily', 'retention', 'reasons']

/** Tabs and the chart under them, as a picture or as a table. */
export class ChartsView {
  readonly element: HTMLElement
  readonly #lab: Lab
  readonly #provenance: () => readonly string[]
  readonly #tabs = h('div', { class: 'tabs', attrs: { role: 'tablist' } })
  readonly #tools = h('div', { class: 'tools' })
  readonly #chart = h('div', { class: 'chart', attrs: { role: 'tabpanel', id: 'chart', tabindex: 0 } })
  readonly #legend = h('div', { class: 'chart-legend' })
  readonly #line = h('p', { class: 'chart-line', attrs: { 'aria-live': 'polite' } })
  /** The charts behind the first one, which come after it. */
  #others: typeof import('./tab-charts.ts') | null = null
  #asTable = false
  #moved = 0
  #later = 0
  #streams = false
  #height = 0
  #settling = 0

  /** @param provenance lines that go with every file that leaves */
  constructor(lab: Lab, provenance: () => readonly string[]) {
    this.#lab = lab
    this.#provenance = provenance
    this.element = h(
      'section',
      { class: 'charts' },
      h('div', { class: 'bar' }, this.#tabs, this.#tools),
      h('div', { class: 'panel' }, this.#chart, this.#legend),
      this.#line,
    )
    new ResizeObserver(() => this.#resized()).observe(this.#chart)
  }

  /** Draws tabs, tools and the chart. */
  draw(): void {
    this.#drawTabs()
    keepFocus(this.#tools, () => this.#drawTools())
    this.drawChart()
  }

  /** Draws the chart alone: after a new day, band or size. */
  drawChart(): void {
    const { tab } = this.#lab.store.state
    this.#chart.setAttribute('aria-labelledby', `tab-${tab}`)
    if (!this.#lab.record || this.#lab.record.days.length === 0) {
      this.#chart.replaceChildren(h('p', { class: 'empty' }, this.#lab.texts.charts.empty))
      this.#legend.replaceChildren()
      return
    }
    if (tab !== 'daily' && !this.#others) return void this.#load()
    this.#drawLegend(tab)
    if (this.#asTable) {
      const number = (value: number) => this.#lab.format.number(value, Math.abs(value) < 10 ? 3 : 0)
      this.#chart.replaceChildren(...this.#tables().map((table) => tableElement(table, document, number)))
      return
    }
    const pictures = this.#pictures()
    this.#chart.replaceChildren(...pictures)
    for (const picture of pictures) walkMarks(picture, (mark) => this.#say(mark))
  }

  async #load(): Promise<void> {
    try {
      this.#others = await import('./tab-charts.ts')
      this.drawChart()
    } catch (error) {
      this.#say(null)
      const { problems } = this.#lab.texts
      this.#line.textContent = problems.noScreen(error instanceof Error ? error.message : String(error))
    }
  }

  /** Moves the line of the day in charts over time, without drawing them anew. */
  showTime(): void {
    const now = performance.now()
    clearTimeout(this.#later)
    if (now < this.#moved + LINE_EVERY) {
      this.#later = window.setTimeout(() => this.showTime(), LINE_EVERY)
      return
    }
    this.#moved = now
    const { axis, player } = this.#lab
    for (const line of this.#chart.querySelectorAll('.playhead')) {
      line.setAttribute('transform', `translate(${round(axis.x(player.state.time))},0)`)
    }
  }

  /** The phone's sheet was pulled up or down. */
  #resized(): void {
    clearTimeout(this.#settling)
    const { clientHeight } = this.#chart
    if (clientHeight === 0 || clientHeight === this.#height) return
    this.#settling = window.setTimeout(() => this.drawChart(), SETTLED)
  }

  #say(mark: Element | null): void {
    this.#line.textContent = mark?.getAttribute('aria-label') ?? ''
  }

  #context(height: number): ChartContext {
    const { palette, texts, format } = this.#lab
    return { document, width: Math.max(280, this.#chart.clientWidth), height, palette, texts, format }
  }

  #pictures(): SVGSVGElement[] {
    this.#height = this.#chart.clientHeight
    const context = this.#context(Math.max(180, this.#height))
    const { tab } = this.#lab.store.state
    if (tab === 'daily') return [drawFan(dailyUsers(this.#lab), context)]
    return this.#others?.tabPictures(this.#lab, tab, context, this.#streams) ?? []
  }

  #tables(): Table[] {
    const { tab } = this.#lab.store.state
    if (tab === 'daily') return [fanRows(dailyUsers(this.#lab), this.#lab)]
    return this.#others?.tabTables(this.#lab, tab) ?? []
  }

  #drawTabs(): void {
    const { store, texts } = this.#lab
    this.#tabs.setAttribute('aria-label', texts.tabs.label)
    const focused = this.#tabs.contains(document.activeElement)
    const buttons = TABS.map((tab) => {
      const chosen = tab === store.state.tab
      return h(
        'button',
        {
          attrs: {
            type: 'button',
            role: 'tab',
            id: `tab-${tab}`,
            'aria-selected': String(chosen),
            'aria-controls': 'chart',
            tabindex: chosen ? 0 : -1,
          },
          on: {
            click: () => store.change({ tab }),
            keydown: (event) => {
              const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
              if (by === 0) return
              event.stopPropagation()
              store.change({ tab: TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length]! })
            },
          },
        },
        texts.tabs[tab],
      )
    })
    this.#tabs.replaceChildren(...buttons)
    if (focused) buttons[TABS.indexOf(store.state.tab)]!.focus()
  }

  #drawTools(): void {
    const lab = this.#lab
    const { texts, store, palette } = lab
    const platform = chartPlatform(lab)
    const tone = toneOf(lab, platform)
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
    const button = (text: string, action: () => void, pressed: boolean | null = null) =>
      h(
        'button',
        { attrs: { type: 'button', 'aria-pressed': pressed === null ? null : String(pressed) }, on: { click: action } },
        text,
      )
    const unit = store.state.tab === 'daily' ? unitOf(lab) : null
    this.#tools.replaceChildren(
      ...(OF_ONE.includes(store.state.tab)
        ? [
            icon(glyphPath(tone, 10), { fill: palette.tones[tone] }) as unknown as HTMLElement,
            choose,
            h(
              'span',
              { class: 'unit' },
              store.state.tab === 'retention' ? '%' : [texts.charts.peopleADay, unit].filter(Boolean).join(', '),
            ),
          ]
        : []),
      ...(store.state.tab === 'flows'
        ? [
            button(this.#streams ? texts.charts.chord : texts.charts.alluvial, () =>
              this.#toggle(() => (this.#streams = !this.#streams)),
            ),
          ]
        : []),
      ...chartTools(
        lab,
        {
          name: store.state.tab,
          title: texts.tabs[store.state.tab],
          pictures: () => this.#pictures(),
          tables: () => this.#tables(),
          provenance: this.#provenance,
          say: (text) => (this.#line.textContent = text),
        },
        this.#asTable,
        () => this.#toggle(() => (this.#asTable = !this.#asTable)),
      ),
    )
  }

  #drawLegend(tab: Tab): void {
    const { texts } = this.#lab
    if (tab !== 'daily' || this.#asTable) return this.#legend.replaceChildren()
    const fan = dailyUsers(this.#lab)
    const spread = fan.ninety !== null
    const lines = spread ? [texts.charts.bands, texts.charts.runs] : [texts.charts.oneRun]
    const observed = fan.observed.length > 0
    this.#legend.replaceChildren(
      ...(spread ? [h('strong', {}, texts.charts.overSeeds), h('br')] : []),
      ...lines.flatMap((line) => [line, h('br')]),
      ...(observed
        ? [h('span', { class: 'ring', attrs: { 'aria-hidden': 'true' } }), texts.charts.observedLegend]
        : []),
    )
  }

  #toggle(change: () => void): void {
    change()
    this.draw()
  }
}
