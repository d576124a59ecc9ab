import type { Scenario } from '../../../sim/scenario/scenario.ts'
import { chartTools } from '../../app/chart-tools.ts'
import { h } from '../../app/dom.ts'
import { chartPlatform, nameOf, type Lab } from '../../app/lab.ts'
import { drawShares, rangeInWords, rows, sharesHeight, type SharesData } from '../../charts/shares.ts'
import { tableElement } from '../../charts/table.ts'
import { walkMarks } from '../../charts/walk.ts'
import { withAtMost } from '../../worker/at-most.ts'
import type { RunHost } from '../../worker/run-host.ts'
import type { Services } from '../screen.ts'
import { driverRanges, LEDGER_METRICS, ledgerOf, rangeOf, type Ledger, type Range } from './driver-ledger.ts'

/** Runs with other seeds. */
export const RUNS = 12
/** Users of such a run: enough for shares, few enough for seconds. */
const AGENTS = 4000

/** Shares of the drivers in the registrations of the chart's platform, as ranges over runs with other seeds. */
export class DriversView {
  readonly element: HTMLElement
  readonly #lab: Lab
  readonly #services: Services
  readonly #host: RunHost | null
  readonly #head = h('h2', { class: 'section' })
  readonly #note = h('p', { class: 'note' })
  readonly #tools = h('div', { class: 'tools' })
  readonly #chart = h('div', { class: 'shares' })
  readonly #line = h('p', { class: 'note', attrs: { 'aria-live': 'polite' } })
  readonly #said = h('div', { class: 'said-of-drivers' })
  /** Ledgers by platform, one for each run that is done. */
  #ledgers: Record<string, Ledger[]> = {}
  #done = 0
  #scenario: Scenario | null = null
  #asTable = false

  /** @param host a worker that nobody else uses, closed by the caller; null where there are none */
  constructor(lab: Lab, services: Services, host: RunHost | null) {
    this.#lab = lab
    this.#services = services
    this.#host = host
    const bar = h('div', { class: 'bar-of' }, h('div', {}, this.#head, this.#note), this.#tools)
    this.element = h('section', { class: 'drivers' }, bar, this.#chart, this.#line, this.#said)
  }

  /** Runs the scenario of now under other seeds, unless that is what is shown. */
  async run(): Promise<void> {
    const { scenario } = this.#lab
    if (scenario === this.#scenario || !this.#host) return
    this.#scenario = scenario
    this.#ledgers = {}
    this.#done = 0
    this.draw()
    for (let run = 0; run < RUNS; run++) {
      const seeded = { ...withAtMost(scenario, AGENTS), seed: `${scenario.seed}#${run}` }
      const table = await this.#host.api.table(seeded, LEDGER_METRICS)
      if (!table || this.#scenario !== scenario) return
      for (const [platform, days] of Object.entries(table.values)) {
        const ledger = ledgerOf(days)
        if (ledger) (this.#ledgers[platform] ??= []).push(ledger)
      }
      this.#done = run + 1
      this.draw()
    }
  }

  draw(): void {
    const { texts } = this.#lab
    const platform = chartPlatform(this.#lab)
    const name = nameOf(this.#lab, platform)
    const ledgers = this.#ledgers[platform] ?? []
    const so = this.#done < RUNS ? ` ${texts.why.computing(this.#done, RUNS)}` : ''
    this.#head.textContent = texts.why.everyone(name)
    this.#note.textContent = `${texts.why.everyoneNote(RUNS)} ${texts.why.ledger}${so}`
    if (ledgers.length === 0) {
      this.#tools.replaceChildren()
      this.#chart.replaceChildren()
      const nobody = this.#done === RUNS ? texts.why.tooFew(name) : ''
      return this.#said.replaceChildren(h('p', { class: 'note' }, nobody))
    }
    this.#drawChart(ledgers, name)
    this.#said.replaceChildren(
      h('p', {}, texts.why.cannotTell),
      h('p', {}, texts.why.friction(this.#say(rangeOf(ledgers.map(({ stopped }) => stopped))))),
      h('p', {}, texts.why.heldBack(this.#say(rangeOf(ledgers.map(({ heldBack }) => heldBack))))),
    )
  }

  #say(range: Range): string {
    return rangeInWords(range, this.#lab)
  }

  #drawChart(ledgers: readonly Ledger[], name: string): void {
    const { texts, palette, format } = this.#lab
    const ranges = driverRanges(ledgers)
    const data: SharesData = {
      title: texts.why.everyone(name),
      note: `${texts.why.everyoneNote(ledgers.length)} ${texts.why.ledger}`,
      shares: ranges.map(({ driver, low, high, runs }) => ({
        name: texts.drivers[driver],
        driver,
        low,
        high,
        fits: runs,
      })),
      id: 'shares',
    }
    const width = Math.max(280, this.#chart.clientWidth || 1000)
    const context = { document, width, height: sharesHeight(ranges.length), palette, texts, format }
    const source = {
      name: 'drivers',
      title: data.title,
      pictures: () => [drawShares(data, context)],
      tables: () => [rows(data, context)],
      provenance: () => this.#services.provenance(),
      say: (text: string) => (this.#line.textContent = text),
    }
    const turn = () => {
      this.#asTable = !this.#asTable
      this.draw()
    }
    this.#tools.replaceChildren(...chartTools(this.#lab, source, this.#asTable, turn))
    if (this.#asTable) {
      const table = tableElement(rows(data, context), document, (value) => format.number(value, 3))
      return this.#chart.replaceChildren(table)
    }
    const picture = drawShares(data, context)
    this.#chart.replaceChildren(picture)
    walkMarks(picture, (mark) => (this.#line.textContent = mark?.getAttribute('aria-label') ?? ''))
  }
}
