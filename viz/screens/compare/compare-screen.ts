import { drawDifference, rows, type DifferenceData } from '../../charts/difference.ts'
import type { ChartContext } from '../../charts/chart.ts'
import { tableElement } from '../../charts/table.ts'
import { walkMarks } from '../../charts/walk.ts'
import type { Bands } from '../../../analysis/ensembles/bands.ts'
import type { Scenario } from '../../../sim/scenario/scenario.ts'
import { saveCsv, saveSvg } from '../../app/chart-files.ts'
import { h } from '../../app/dom.ts'
import { chartPlatform, nameOf, platformsInOrder, toneOf, type Lab } from '../../app/lab.ts'
import { lensFor } from '../../time-axis/lens-for.ts'
import { createTimeAxis } from '../../time-axis/time-axis.ts'
import type { RunHost } from '../../worker/run-host.ts'
import type { Figure } from '../../export/figures.ts'
import type { Screen, ScreenChange, Services } from '../screen.ts'
import { PAIRS, runPairs, type PairedWorlds } from './paired-runs.ts'
import { compareSentence } from './sentence.ts'
import { CHANGES, worldB, worldInWords, worldsBeside } from './worlds.ts'

/** Two worlds of the same people: what differs, in one sentence and one chart. */
class CompareScreen implements Screen {
  readonly element = h('div', { class: 'compare' })
  readonly #lab: Lab
  readonly #services: Services
  readonly #hosts: readonly [RunHost, RunHost]
  readonly #heading = h('h1', { class: 'said' })
  readonly #range = h('p', { class: 'said-range', attrs: { 'aria-live': 'polite' } })
  readonly #choice = h('div', { class: 'choice' })
  readonly #tools = h('div', { class: 'tools' })
  readonly #chart = h('div', { class: 'chart', attrs: { tabindex: 0, role: 'group' } })
  readonly #line = h('p', { class: 'chart-line', attrs: { 'aria-live': 'polite' } })
  #paired: PairedWorlds | null = null
  #asTable = false
  #key = ''
  #left = false

  constructor(lab: Lab, services: Services) {
    this.#lab = lab
    this.#services = services
    this.#hosts = [services.startHost(), services.startHost()]
    this.element.append(this.#heading, this.#range, this.#choice, this.#tools, this.#chart, this.#line)
    this.#draw()
    void this.#run()
  }

  update(change: ScreenChange): void {
    if (change === 'state') void this.#run()
    if (change === 'time' || change === 'run') return
    this.#draw()
  }

  leave(): void {
    this.#left = true
    for (const host of this.#hosts) host.close()
  }

  figures(): readonly Figure[] {
    const platform = chartPlatform(this.#lab)
    if (!this.#paired?.[platform]) return []
    const { texts, format, palette } = this.#lab
    const context: ChartContext = { document, width: 1024, height: 400, palette, texts, format }
    const data = this.#data(platform, context.width)
    return [
      { name: 'compare', title: this.#heading.textContent, bare: true, draw: () => drawDifference(data, context) },
    ]
  }

  get #worlds(): string[] {
    return worldsBeside(this.#lab, this.#services.shipped)
  }

  /** Runs both worlds anew when they are others than before. */
  async #run(): Promise<void> {
    const lab = this.#lab
    const { seed, set, scenario } = lab.store.state
    const b = worldB(lab, this.#worlds)
    const key = JSON.stringify([scenario, seed, b, b === CHANGES ? set : null])
    if (key === this.#key) return
    this.#key = key
    this.#paired = null
    for (const host of this.#hosts) void host.api.stop()
    if (b === null) return this.#draw()
    const worlds = await this.#both(b)
    if (!worlds || key !== this.#key || this.#left) return
    await runPairs(
      this.#hosts,
      worlds,
      () => key === this.#key && !this.#left,
      (paired) => {
        this.#paired = paired
        this.#draw()
      },
    )
  }

  /** A as shipped, and B on the same people. */
  async #both(b: string): Promise<[Scenario, Scenario] | null> {
    const { shipped, store, texts } = this.#lab
    const agents = store.state.agents ?? shipped.population.agents
    const a = { ...shipped, population: { ...shipped.population, agents } }
    const seed = store.state.seed ?? a.seed
    const overrides = Object.entries(store.state.set).map(([path, text]) => `${path}=${text}`)
    const entry = this.#services.shipped.find((one) => one.name === b)
    const checked =
      b === CHANGES
        ? await this.#services.check(a, overrides)
        : { scenario: (await entry!.load()).scenario, mistakes: [] }
    if (!checked.scenario) {
      const mistake = checked.mistakes[0]
      this.#services.notices.say(texts.compare.impossible(mistake ? `${mistake.path}: ${mistake.found}` : ''))
      return null
    }
    return [
      { ...a, seed },
      { ...checked.scenario, seed, population: { ...checked.scenario.population, agents } },
    ]
  }

  #draw(): void {
    const { texts, format, shipped } = this.#lab
    const b = worldB(this.#lab, this.#worlds)
    this.#drawChoice(b)
    const platform = chartPlatform(this.#lab)
    const paired = this.#paired?.[platform]
    if (b === null) this.#heading.textContent = texts.nav.compare
    this.#range.textContent = b === null ? texts.compare.nothing : texts.compare.computing(0, PAIRS)
    if (b === null || !paired) {
      this.#chart.replaceChildren()
      return
    }
    const { clause } = worldInWords(b, this.#services.shipped, texts)
    const said = compareSentence(paired, clause, nameOf(this.#lab, platform), { texts, format })
    this.#heading.replaceChildren(said.head, h('strong', {}, said.strong))
    const people = texts.compare.samePeople(format.people(shipped.population.people))
    const so = paired.pairs < PAIRS ? ` ${texts.compare.computing(paired.pairs, PAIRS)}` : ''
    this.#range.textContent = `${said.range} ${people}${so}`
    this.#drawChart(platform)
  }

  #drawChoice(b: string | null): void {
    const { texts, store } = this.#lab
    const platform = chartPlatform(this.#lab)
    const select = (
      label: string,
      options: readonly (readonly [string, string])[],
      now: string,
      take: (value: string) => void,
    ) =>
      h(
        'select',
        { label, on: { change: (event) => take((event.target as HTMLSelectElement).value) } },
        ...options.map(([value, text]) => h('option', { attrs: { value, selected: value === now } }, text)),
      )
    const worlds = this.#worlds.map(
      (world) => [world, worldInWords(world, this.#services.shipped, texts).name] as const,
    )
    const platforms = platformsInOrder(this.#lab).map((id) => [id, nameOf(this.#lab, id)] as const)
    this.#choice.replaceChildren(
      ...(b === null ? [] : [select(texts.compare.chooseB, worlds, b, (against) => store.change({ against }))]),
      select(texts.tabs.platform, platforms, platform, (value) => store.change({ platform: value })),
    )
  }

  #drawChart(platform: string): void {
    const { texts, palette, format } = this.#lab
    const context: ChartContext = {
      document,
      width: Math.max(280, this.#chart.clientWidth),
      height: 400,
      palette,
      texts,
      format,
    }
    const data = this.#data(platform, context.width)
    const button = (text: string, action: () => void) =>
      h('button', { attrs: { type: 'button' }, on: { click: action } }, text)
    this.#tools.replaceChildren(
      button(this.#asTable ? texts.tabs.chart : texts.tabs.table, () => {
        this.#asTable = !this.#asTable
        this.#draw()
      }),
      button(texts.tabs.csv, () => saveCsv('compare', [rows(data, context)], this.#services.provenance())),
      button(texts.tabs.svg, () => saveSvg('compare', drawDifference(data, context), this.#services.provenance())),
    )
    if (this.#asTable) {
      const number = (value: number) => format.number(value, Math.abs(value) < 10 ? 3 : 0)
      return this.#chart.replaceChildren(tableElement(rows(data, context), document, number))
    }
    const picture = drawDifference(data, context)
    this.#chart.replaceChildren(picture)
    walkMarks(picture, (mark) => (this.#line.textContent = mark?.getAttribute('aria-label') ?? ''))
  }

  #data(platform: string, width: number): DifferenceData {
    const lab = this.#lab
    const { a, b, difference } = this.#paired![platform]!
    const lens = lab.store.state.even ? null : lensFor(lab.shipped)
    return {
      title: `${nameOf(lab, platform)}, ${lab.texts.tabs.daily}`,
      tone: toneOf(lab, platform),
      axis: createTimeAxis(lab.shipped.time.days, [0, width], lens),
      a: Array.from(a),
      b: Array.from(b),
      median: Array.from(difference.median),
      half: band(difference, 'lower50', 'upper50'),
      ninety: band(difference, 'lower90', 'upper90'),
      now: lab.player.state.time,
      story: lab.story,
      text: lab.format.short,
    }
  }
}

const band = (bands: Bands, low: 'lower50' | 'lower90', high: 'upper50' | 'upper90') => ({
  low: Array.from(bands[low]),
  high: Array.from(bands[high]),
})

/** Opens the comparison. */
export const createCompareScreen = (lab: Lab, services: Services): Screen => new CompareScreen(lab, services)
