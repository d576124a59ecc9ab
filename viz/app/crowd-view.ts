import type { Shot } from '../crowd/engine.ts'
import type { CrowdFrame, CrowdSummary } from '../crowd/frame.ts'
import { createCrowdHost } from '../crowd/host.ts'
import { layIslands } from '../crowd/islands.ts'
import type { Scene } from '../crowd/scene.ts'
import { h } from './dom.ts'
import type { Lab } from './lab.ts'
import type { Neighbours } from './neighbours.ts'
import { crowdColours, darkSlotsAt, pictureAt } from './stage-moment.ts'
import { drawStage } from './stage-picture.ts'

/** Redrawing vectors more often than this costs frames and shows nothing more. */
const VECTORS_EVERY = 100
const PHONE = 720
/** Px above the islands for the words of the lab's stage. */
const WORDS = 78

/** The crowd of one run: dots painted in a worker, ribbons below and islands' outlines and names above them. */
export class CrowdView implements Neighbours {
  readonly element: HTMLElement
  readonly #lab: Lab
  readonly #reduced = matchMedia('(prefers-reduced-motion: reduce)')
  readonly #canvas = h('canvas', { attrs: { 'aria-hidden': 'true' } })
  readonly #under = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  readonly #over = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  readonly #host
  readonly #drawnAlong: () => void
  readonly #headroom: number
  readonly #onMotion = () => this.show()
  #scene: Scene | null = null
  #drawn = 0
  #later = 0
  /** Kept from the last layout: asking the page for a width while it plays makes it lay itself out. */
  #narrow = false

  /**
   * @param name of the crowd, another for each on the page
   * @param drawnAlong called when the vectors are drawn, for words that go with them
   * @param headroom px kept free of islands above
   */
  constructor(lab: Lab, name: string, drawnAlong: () => void, headroom = WORDS) {
    this.#headroom = headroom
    this.#lab = lab
    this.#drawnAlong = drawnAlong
    this.#under.setAttribute('class', 'under')
    this.#under.id = `under-${name}`
    this.#over.setAttribute('class', 'over')
    this.#under.setAttribute('aria-hidden', 'true')
    this.#over.setAttribute('aria-hidden', 'true')
    this.#host = createCrowdHost(this.#canvas)
    this.element = h('div', { class: 'crowd' }, this.#under, this.#canvas, this.#over)
    this.#reduced.addEventListener('change', this.#onMotion)
  }

  /** How the stage is laid out now; null before the first run is. */
  get layout(): { scene: Scene; narrow: boolean } | null {
    return this.#scene && { scene: this.#scene, narrow: this.#narrow }
  }

  get narrow(): boolean {
    return this.#narrow
  }

  /** A new run, whose record is the lab's: an empty crowd with its first frame. */
  async begin(frame: CrowdFrame): Promise<void> {
    const { record } = this.#lab
    if (!record) return
    void this.#host.stage.begin(record.head.platforms.length, frame.main.length)
    record.crowds.push(await this.#host.stage.append(frame))
  }

  /** The next day of the run. */
  async append(frame: CrowdFrame): Promise<void> {
    const { record } = this.#lab
    const summary = await this.#host.stage.append(frame)
    record?.crowds.push(summary)
  }

  /**
   * Lays the islands out, once per scenario and size.
   *
   * @param width px
   * @param height px
   * @param like a layout of the same size to take over, so that two crowds can be compared at a glance
   */
  arrange(width: number, height: number, like: Scene | null = null): void {
    const { record, store } = this.#lab
    this.#narrow = width < PHONE
    const dots = record?.crowds[0]?.main.reduce((a, b) => a + b, 0)
    if (!record || !dots) return
    this.#scene = like ?? {
      width,
      height,
      ...layIslands(this.#sizes(record.crowds, dots), width, height, this.#headroom),
      ground: height - 6,
    }
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

  /** Ends the worker. */
  close(): void {
    clearTimeout(this.#later)
    this.#reduced.removeEventListener('change', this.#onMotion)
    this.#host.close()
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
    this.#drawnAlong()
    const picture = this.#scene && pictureAt(this.#lab, this.#scene, this.#lab.player.state.time, this.#narrow)
    if (picture) drawStage(this.#under, this.#over, picture, this.#lab)
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
