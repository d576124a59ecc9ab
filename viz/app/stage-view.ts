import type { CrowdSummary } from '../crowd/frame.ts'
import { createCrowdHost } from '../crowd/host.ts'
import { layIslands } from '../crowd/islands.ts'
import type { Scene } from '../crowd/scene.ts'
import type { Shot } from '../crowd/engine.ts'
import type { CrowdFrame } from '../crowd/frame.ts'
import { COLOURS } from '../../analysis/link/link-state.ts'
import { h } from './dom.ts'
import { describeStage } from './describe-stage.ts'
import type { Lab } from './lab.ts'
import type { Neighbours } from './neighbours.ts'
import { crowdColours, darkSlotsAt, pictureAt, wordsAt } from './stage-moment.ts'
import { drawStage } from './stage-picture.ts'

/** Redrawing vectors more often than this costs frames and shows nothing more. */
const VECTORS_EVERY = 100
const PHONE = 720
/** Size of the stage before it was ever laid out, as when the page opens on another screen. */
const USUAL = { width: 1072, height: 424 }

/** The crowd with everything around it: date, finding, islands, ribbons, legend. */
export class StageView implements Neighbours {
  readonly element: HTMLElement
  readonly #lab: Lab
  readonly #reduced = matchMedia('(prefers-reduced-motion: reduce)')
  readonly #canvas = h('canvas', { attrs: { 'aria-hidden': 'true' } })
  readonly #under = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  readonly #over = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  readonly #host
  readonly #date = h('h1', { class: 'date' })
  readonly #finding = h('p', { class: 'finding' })
  readonly #legend = h('p', { class: 'legend' })
  readonly #progress = h('p', { class: 'progress', attrs: { role: 'status' } })
  readonly #live = h('p', { class: 'unseen', attrs: { 'aria-live': 'polite' } })
  readonly #colour = h('fieldset', { class: 'switch' })
  #scene: Scene | null = null
  #drawn = 0
  #later = 0
  /** Kept from the last layout: asking the page for a width while it plays makes it lay itself out. */
  #narrow = false

  constructor(lab: Lab) {
    this.#lab = lab
    this.#under.setAttribute('class', 'under')
    this.#over.setAttribute('class', 'over')
    this.#under.setAttribute('aria-hidden', 'true')
    this.#over.setAttribute('aria-hidden', 'true')
    this.#host = createCrowdHost(this.#canvas)
    this.element = h(
      'section',
      { class: 'stage', attrs: { id: 'stage', tabindex: -1 } },
      h(
        'div',
        { class: 'crowd' },
        this.#under as unknown as HTMLElement,
        this.#canvas,
        this.#over as unknown as HTMLElement,
      ),
      h('div', { class: 'words' }, this.#date, this.#finding),
      h('div', { class: 'key' }, this.#colour, this.#legend),
      this.#progress,
      this.#live,
      h('button', { class: 'describe', attrs: { type: 'button' }, on: { click: () => this.describe() } }),
    )
    new ResizeObserver(() => this.arrange()).observe(this.element)
    this.#reduced.addEventListener('change', () => this.show())
  }

  /** How the stage is laid out now; null before the first run is. */
  get layout(): { scene: Scene; narrow: boolean } | null {
    return this.#scene && { scene: this.#scene, narrow: this.#narrow }
  }

  /** Writes the words anew: after another language or scenario. */
  translate(): void {
    const { texts, store } = this.#lab
    this.element.setAttribute('aria-label', texts.stage.label)
    this.element.querySelector('.describe')!.textContent = texts.stage.describe
    this.#colour.replaceChildren(
      h('legend', {}, texts.stage.colour),
      ...COLOURS.map((mode) =>
        h(
          'label',
          {},
          h('input', {
            attrs: { type: 'radio', name: 'colour', value: mode, checked: store.state.colour === mode },
            on: { change: () => store.change({ colour: mode }) },
          }),
          h('span', {}, texts.stage[mode]),
        ),
      ),
    )
  }

  /** A new run: an empty crowd with its first frame. */
  async begin(frame: CrowdFrame): Promise<void> {
    const { record } = this.#lab
    if (!record) return
    void this.#host.stage.begin(record.head.platforms.length, frame.main.length)
    const first = this.#host.stage.append(frame)
    record.crowds.push(await first)
    this.arrange()
  }

  async append(frame: CrowdFrame): Promise<void> {
    const record = this.#lab.record
    const summary = await this.#host.stage.append(frame)
    record?.crowds.push(summary)
    this.#progressText()
  }

  /** Lays the islands out for the size of the stage, once per scenario and size. */
  arrange(): void {
    const { record, store } = this.#lab
    // Hidden behind another screen it keeps its size: the dots are asked for from there.
    const width = this.element.clientWidth || this.#scene?.width || USUAL.width
    const height = this.element.clientHeight || this.#scene?.height || USUAL.height
    this.#narrow = width < PHONE
    const dots = record?.crowds[0]?.main.reduce((a, b) => a + b, 0)
    if (!record || !dots) return
    const laid = layIslands(this.#sizes(record.crowds, dots), width, height)
    this.#scene = { width, height, ...laid, ground: height - 6 }
    void this.#host.stage.arrange({
      scene: this.#scene,
      ratio: Math.min(2, devicePixelRatio || 1),
      mode: store.state.colour,
      colours: crowdColours(this.#lab),
    })
    this.show()
  }

  /** Shows the player's moment. */
  show(): void {
    void this.#host.stage.show(this.#shot())
    const wait = this.#drawn + VECTORS_EVERY - performance.now()
    clearTimeout(this.#later)
    if (wait <= 0) this.#drawVectors()
    else this.#later = window.setTimeout(() => this.#drawVectors(), wait)
  }

  /** Says in words what is to be seen, for whoever cannot. */
  describe(): void {
    this.#live.textContent = describeStage(this.#lab)
  }

  async near(x: number, y: number, radius: number) {
    return this.#host.stage.around(x, y, radius, this.#shot())
  }

  async find(dot: number) {
    return this.#host.stage.find(dot, this.#shot())
  }

  async pick(x: number, y: number, reach: number) {
    return this.#host.stage.pick(x, y, reach, this.#shot())
  }

  islands() {
    const scene = this.#scene
    const picture = scene && pictureAt(this.#lab, scene, this.#lab.player.state.time, this.#narrow)
    if (!picture) return []
    return picture.radii.map((radius, slot) => ({ slot, x: scene.x[slot]!, y: scene.y[slot]!, radius }))
  }

  #shot(): Shot {
    const { time, speed, playing } = this.#lab.player.state
    const still = this.#reduced.matches
    return {
      time: still ? Math.round(time) : time,
      duration: still ? 0 : Math.min(0.5, 0.9 * Math.max(speed, 0.5)),
      dark: darkSlotsAt(this.#lab, time),
      flicker: still || !playing ? 0 : performance.now() / 1000,
    }
  }

  #drawVectors(): void {
    this.#drawn = performance.now()
    const { player } = this.#lab
    const { time } = player.state
    const words = wordsAt(this.#lab, time, this.#narrow)
    this.#date.replaceChildren(words.date, ' ', h('small', {}, words.clock))
    this.#finding.replaceChildren(h('strong', {}, words.head), words.rest && ` ${words.rest}`)
    this.#legend.replaceChildren(words.legend[0], h('br'), words.legend[1])
    this.#progressText()
    const picture = this.#scene && pictureAt(this.#lab, this.#scene, time, this.#narrow)
    if (picture) drawStage(this.#under, this.#over, picture, this.#lab)
  }

  #progressText(): void {
    const { texts, player, record } = this.#lab
    const { ready, days } = player.state
    this.#progress.textContent = record && ready < days ? texts.stage.running(ready, days) : ''
  }

  /** Sizes on the fullest day: those of the days that are known, or a guess with room for a surge. */
  #sizes(crowds: readonly CrowdSummary[], dots: number) {
    const { record, scenario } = this.#lab
    const first = crowds[0]!
    const events = Object.values(scenario.events)
    const left = new Set(
      events.flatMap((event) =>
        event.kind === 'ban' ? [event.platform] : event.kind === 'influencer' ? [event.from] : [],
      ),
    )
    const largest = first.main.indexOf(Math.max(...first.main.subarray(0, -1)))
    return record!.head.platforms.map((id, slot) => ({
      main: Math.max(first.main[slot]! * 1.06, dots * 0.035),
      second: Math.max(first.second[slot]! * 1.06, dots * 0.02),
      source: left.size > 0 ? left.has(id) : slot === largest,
    }))
  }
}
