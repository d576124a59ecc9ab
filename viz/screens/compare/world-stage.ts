import type { Scenario } from '../../../sim/scenario/scenario.ts'
import { CrowdView } from '../../app/crowd-view.ts'
import { h } from '../../app/dom.ts'
import type { Lab } from '../../app/lab.ts'
import { runOn } from '../../app/run-on.ts'
import type { RunHost } from '../../worker/run-host.ts'

/** Dots of each stage: as many as can be told apart at this size. */
export const DOTS = 6800
/** Px kept free above the islands: date and name stand outside of the stage. */
const HEADROOM = 8
/** Milliseconds between two drawings of days that come in. */
const DAYS_EVERY = 250

/** One of two worlds as a crowd: the page's player, colours and language, a run of its own. */
export class WorldStage {
  readonly element: HTMLElement
  readonly lab: Lab
  readonly #crowd: CrowdView
  readonly #name = h('strong')
  readonly #tag: string
  readonly #words = h('span')
  readonly #date = h('span', { class: 'note' })
  readonly #legend = h('p', { class: 'note legend' })
  readonly #like: WorldStage | null
  #drawing = 0

  /** @param like the world whose islands' places this one takes over */
  constructor(page: Lab, tag: 'A' | 'B', like: WorldStage | null) {
    // What this world has of its own hides the page's; all else is read from there as it changes.
    this.lab = Object.assign(Object.create(page) as Lab, { record: null, scenario: page.shipped })
    this.#tag = tag
    this.#like = like
    this.#crowd = new CrowdView(this.lab, `world-${tag}`, () => this.#write(), HEADROOM)
    this.element = h(
      'section',
      { class: `world world-${tag}` },
      h('h2', {}, h('span', { class: 'tag' }, tag), this.#words, this.#name, this.#date),
      this.#crowd.element,
      this.#legend,
    )
  }

  /**
   * Runs the world; an earlier run of it ends.
   *
   * @param onWhole called when its last day is there
   */
  async run(host: RunHost, scenario: Scenario, onWhole: () => void): Promise<void> {
    Object.assign(this.lab, {
      record: null,
      scenario,
      perDot: scenario.population.people / scenario.population.agents,
    })
    const audience = { stage: this.#crowd, started: () => this.arrange(), day: () => this.#dayCame() }
    if (await runOn(host, this.lab, scenario, scenario.population.agents, audience)) onWhole()
  }

  /** Writes the head. */
  title(words: string, name: string): void {
    this.#words.textContent = `${words}: `
    this.#name.textContent = name
    this.element.ariaLabel = `${this.#tag}, ${words}: ${name}`
    this.#write()
  }

  /** Lays the crowd out for the size of now. */
  arrange(): void {
    const { clientWidth: width, clientHeight: height } = this.#crowd.element
    if (width === 0 || height === 0) return
    const scene = this.#like?.scene ?? null
    this.#crowd.arrange(width, height, scene?.width === width && scene.height === height ? scene : null)
  }

  get scene() {
    return this.#crowd.layout?.scene ?? null
  }

  show(): void {
    this.#crowd.show()
  }

  close(): void {
    clearTimeout(this.#drawing)
    this.#crowd.close()
  }

  #write(): void {
    const { player, format, texts, perDot, scenario, record } = this.lab
    const { days } = scenario.time
    const time = Math.min(player.state.time, days - 1e-6)
    const done = record?.days.length ?? 0
    this.#date.textContent = `${format.date(time)}, ${format.clock(time)}`
    const running = done < days ? `. ${texts.stage.running(done, days)}` : ''
    this.#legend.textContent = texts.stage.dotShort(format.people(perDot)) + running
  }

  #dayCame(): void {
    if (this.#drawing !== 0) return
    this.#drawing = window.setTimeout(() => {
      this.#drawing = 0
      this.#crowd.show()
    }, DAYS_EVERY)
  }
}
