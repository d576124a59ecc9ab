import { drawDifference, rows } from '../../charts/difference.ts'
import type { ChartContext } from '../../charts/chart.ts'
import { drawWhoMoved, rows as movedRows, type WhoMovedData } from '../../charts/who-moved.ts'
import type { PairedSeries } from '../../../analysis/ensembles/paired-series.ts'
import { h } from '../../app/dom.ts'
import { keepFocus } from '../../app/keep-focus.ts'
import { chartPlatform, nameOf, platformsInOrder, type Lab } from '../../app/lab.ts'
import { Transport } from '../../app/timeline/transport.ts'
import { scenarioTitle } from '../../texts/index.ts'
import type { TimeAxis } from '../../time-axis/time-axis.ts'
import type { RunHost } from '../../worker/run-host.ts'
import type { Figure } from '../../export/figures.ts'
import type { Screen, ScreenChange, Services } from '../screen.ts'
import { withAtMost } from '../../worker/at-most.ts'
import { bothWorlds } from './both-worlds.ts'
import { ChartPanel, type PanelChart } from './chart-panel.ts'
import { differenceData } from './difference-data.ts'
import { movedData } from './moved-data.ts'
import { PAIRS, runPairs, type PairedWorlds } from './paired-runs.ts'
import { compareSentence } from './sentence.ts'
import { DOTS, WorldStage } from './world-stage.ts'
import { CHANGES, worldB, worldInWords, worldsBeside } from './worlds.ts'

/** Height of the charts, and their widths as files, in px. */
const HEIGHT = 400
const WIDTHS = { difference: 1024, moved: 520 } as const

/** Two worlds of the same people: what differs, in one sentence and one chart. */
class CompareScreen implements Screen {
  readonly element = h('div', { class: 'compare' })
  readonly #lab: Lab
  readonly #services: Services
  readonly #hosts: readonly [RunHost, RunHost]
  readonly #heading = h('h1', { class: 'said' })
  readonly #range = h('p', { class: 'said-range', attrs: { 'aria-live': 'polite' } })
  readonly #choice = h('div', { class: 'choice' })
  readonly #worldChoice = h('span', { class: 'row' })
  readonly #transport: Transport
  readonly #day = h('input', {
    class: 'day',
    attrs: { type: 'range', min: 0, step: 1 / 24 },
    on: { input: () => this.#lab.player.seek(Number(this.#day.value)) },
  })
  readonly #stages: readonly [WorldStage, WorldStage]
  readonly #difference: ChartPanel
  readonly #moved: ChartPanel
  readonly #onResize: ResizeObserver
  /** Worlds whose run is whole. */
  #whole = 0
  /** Axis of the difference as it is drawn now. */
  #axis: TimeAxis | null = null
  #movedShown: WhoMovedData | null = null
  #paired: PairedWorlds | null = null
  #key = ''
  #left = false

  constructor(lab: Lab, services: Services) {
    this.#lab = lab
    this.#services = services
    this.#hosts = [services.startHost(), services.startHost()]
    const first = new WorldStage(lab, 'A', null)
    this.#stages = [first, new WorldStage(lab, 'B', first)]
    this.#transport = new Transport(lab)
    const provenance = () => [...services.provenance(), `world B ${worldB(lab, this.#worlds)}`, `pairs ${PAIRS}`]
    this.#difference = new ChartPanel(lab, 'difference', HEIGHT, provenance)
    this.#moved = new ChartPanel(lab, 'who-moved', HEIGHT, provenance)
    this.#choice.append(this.#worldChoice, this.#transport.element, this.#day)
    const stages = h('div', { class: 'worlds' }, ...this.#stages.map((stage) => stage.element))
    const charts = h('div', { class: 'compare-charts' }, this.#difference.element, this.#moved.element)
    this.element.append(this.#heading, this.#range, this.#choice, stages, charts)
    this.#onResize = new ResizeObserver(() => this.#arrange())
    this.#onResize.observe(stages)
    this.#draw()
    void this.#run()
  }

  update(change: ScreenChange): void {
    if (change === 'run') return
    if (change === 'time') return this.#showTime()
    if (change === 'state') void this.#run()
    this.#draw()
    this.#arrange()
  }

  leave(): void {
    this.#left = true
    this.#onResize.disconnect()
    for (const stage of this.#stages) stage.close()
    for (const host of this.#hosts) host.close()
  }

  #arrange(): void {
    for (const stage of this.#stages) stage.arrange()
  }

  #showTime(): void {
    const { player, format } = this.#lab
    const { time, days } = player.state
    for (const stage of this.#stages) stage.show()
    this.#transport.show()
    this.#day.max = String(days)
    this.#day.value = String(time)
    this.#day.style.setProperty('--filled', `${(100 * time) / days}%`)
    this.#day.ariaValueText = format.moment(Math.min(time, days - 1e-6))
    const axis = this.#axis
    if (!axis) return
    for (const line of this.#difference.element.querySelectorAll('.playhead')) {
      line.setAttribute('transform', `translate(${Math.round(axis.x(time) * 100) / 100},0)`)
    }
  }

  figures(): readonly Figure[] {
    const lab = this.#lab
    const { texts, format, palette } = lab
    const platform = chartPlatform(lab)
    const paired = this.#paired?.[platform]
    const moved = this.#movedShown
    const size = (width: number): ChartContext => ({ document, width, height: HEIGHT, palette, texts, format })
    const difference = () =>
      drawDifference(differenceData(lab, platform, paired!, WIDTHS.difference), size(WIDTHS.difference))
    return [
      ...(paired ? [{ name: 'compare', title: this.#heading.textContent, bare: true, draw: difference }] : []),
      ...(moved
        ? [{ name: 'who-moved', title: moved.title, bare: true, draw: () => drawWhoMoved(moved, size(WIDTHS.moved)) }]
        : []),
    ]
  }

  get #worlds(): string[] {
    return worldsBeside(this.#lab, this.#services.shipped)
  }

  /** Runs both worlds anew when they are others than before. */
  async #run(): Promise<void> {
    const lab = this.#lab
    const { seed, set, scenario, own, agents } = lab.store.state
    const b = worldB(lab, this.#worlds)
    const key = JSON.stringify([scenario, own, seed, agents, b, b === CHANGES ? set : null])
    if (key === this.#key) return
    this.#key = key
    this.#paired = null
    this.#whole = 0
    this.#draw()
    for (const host of this.#hosts) void host.api.stop()
    if (b === null) return
    const worlds = await bothWorlds(lab, this.#services, b)
    if (!worlds || key !== this.#key || this.#left) return
    const wanted = () => key === this.#key && !this.#left
    const shown = this.#stages.map((stage, arm) =>
      stage.run(this.#hosts[arm]!, withAtMost(worlds[arm]!, DOTS, worlds), () => {
        if (!wanted()) return
        this.#whole++
        this.#draw()
      }),
    )
    await Promise.all(shown)
    await runPairs(this.#hosts, worlds, wanted, (paired) => {
      this.#paired = paired
      this.#draw()
    })
  }

  #draw(): void {
    const { texts, format, shipped } = this.#lab
    const b = worldB(this.#lab, this.#worlds)
    this.#drawChoice(b)
    const platform = chartPlatform(this.#lab)
    const paired = this.#paired?.[platform]
    this.#transport.draw()
    this.#day.ariaLabel = texts.transport.playhead
    this.#showTime()
    for (const part of this.element.querySelectorAll<HTMLElement>('.worlds, .compare-charts')) part.hidden = b === null
    if (b === null || !paired) this.#heading.textContent = texts.nav.compare
    this.#range.textContent = b === null ? texts.compare.nothing : texts.compare.computing(0, PAIRS)
    if (b === null) return
    this.#drawCharts(b, platform)
    if (!paired) return
    const { clause } = worldInWords(b, this.#services.shipped, texts)
    const said = compareSentence(paired, clause, nameOf(this.#lab, platform), { texts, format })
    this.#heading.replaceChildren(said.head, h('strong', {}, said.strong))
    const people = texts.compare.samePeople(format.people(shipped.population.people))
    const so = paired.pairs < PAIRS ? ` ${texts.compare.computing(paired.pairs, PAIRS)}` : ''
    this.#range.textContent = `${said.range} ${people}${so}`
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
    const choices = [
      ...(b === null ? [] : [select(texts.compare.chooseB, worlds, b, (against) => store.change({ against }))]),
      select(texts.tabs.platform, platforms, platform, (value) => store.change({ platform: value })),
    ]
    keepFocus(this.#worldChoice, () => this.#worldChoice.replaceChildren(...choices))
  }

  #drawCharts(b: string, platform: string): void {
    const lab = this.#lab
    const { texts, format } = lab
    const paired = this.#paired?.[platform]
    const difference = paired ? this.#differenceChart(platform, paired) : null
    this.#difference.show(difference, `${nameOf(lab, platform)}, ${texts.tabs.daily}`, texts.charts.peopleADay)
    const { record: a } = this.#stages[0].lab
    const { record: other } = this.#stages[1].lab
    const whole = this.#whole === 2 && a && other
    const data = whole ? movedData(a, other, platform, this.#stages[0].lab) : null
    this.#movedShown = data
    const said = data
      ? texts.compare.movedNote(format.people(data.dots * data.perDot), data.home.name, format.date(data.day))
      : whole
        ? texts.compare.nobody
        : ''
    this.#moved.show(
      data && { draw: (context) => drawWhoMoved(data, context), table: (context) => movedRows(data, context) },
      texts.compare.moved,
      said,
    )
    const { scenario } = lab.store.state
    const entry = this.#services.shipped.find((one) => one.name === scenario)
    if (entry?.base) this.#stages[0].title(texts.compare.b, worldInWords(scenario, this.#services.shipped, texts).name)
    else this.#stages[0].title(texts.compare.a, scenarioTitle(texts, scenario, entry?.title ?? scenario))
    this.#stages[1].title(texts.compare.b, worldInWords(b, this.#services.shipped, texts).name)
  }

  #differenceChart(platform: string, paired: PairedSeries): PanelChart {
    const at = (width: number) => differenceData(this.#lab, platform, paired, width)
    return {
      draw: (context) => {
        const data = at(context.width)
        this.#axis = data.axis
        return drawDifference(data, context)
      },
      table: (context) => rows(at(context.width), context),
    }
  }
}

/** Opens the comparison. */
export const createCompareScreen = (lab: Lab, services: Services): Screen => new CompareScreen(lab, services)
