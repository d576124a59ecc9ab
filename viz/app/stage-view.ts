import type { CrowdSummary } from '../crowd/frame.ts'
import { createCrowdHost } from '../crowd/host.ts'
import { layIslands } from '../crowd/islands.ts'
import { haloRadius, outlineRadius, type Scene } from '../crowd/scene.ts'
import type { Shot } from '../crowd/engine.ts'
import type { CrowdColours } from '../crowd/view.ts'
import type { CrowdFrame } from '../crowd/frame.ts'
import { COLOURS } from '../../analysis/link/link-state.ts'
import { h } from './dom.ts'
import { describeStage } from './describe-stage.ts'
import { findingAt } from './finding.ts'
import { chartPlatform, nameOf, toneOf, type Lab } from './lab.ts'
import { drawStage, type StagePicture } from './stage-picture.ts'
import { darkSpans } from './story.ts'

/** Redrawing vectors more often than this costs frames and shows nothing more. */
const VECTORS_EVERY = 100
const PHONE = 720

/** The crowd with everything around it: date, finding, islands, ribbons, legend. */
export class StageView {
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
    const { clientWidth: width, clientHeight: height } = this.element
    this.#narrow = width < PHONE
    const dots = record?.crowds[0]?.main.reduce((a, b) => a + b, 0)
    if (!record || !dots || width === 0 || height === 0) return
    const laid = layIslands(this.#sizes(record.crowds, dots), width, height)
    this.#scene = { width, height, ...laid, ground: height - 6 }
    void this.#host.stage.arrange({
      scene: this.#scene,
      ratio: Math.min(2, devicePixelRatio || 1),
      mode: store.state.colour,
      colours: this.#colours(),
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

  #shot(): Shot {
    const { time, speed, playing } = this.#lab.player.state
    const still = this.#reduced.matches
    return {
      time: still ? Math.round(time) : time,
      duration: still ? 0 : Math.min(0.5, 0.9 * Math.max(speed, 0.5)),
      dark: this.#darkSlots(time),
      flicker: still || !playing ? 0 : performance.now() / 1000,
    }
  }

  #darkSlots(time: number): number[] {
    const { scenario, record } = this.#lab
    const spans = darkSpans(scenario).filter((span) => time >= span.from && time < span.to)
    return [...new Set(spans.map((span) => record?.slot(span.slot) ?? -1))].filter((slot) => slot >= 0)
  }

  #drawVectors(): void {
    this.#drawn = performance.now()
    const { texts, format, player, scenario, record, perDot } = this.#lab
    const { time } = player.state
    const shown = Math.min(time, scenario.time.days - 1e-6)
    const narrow = this.#narrow
    const date = narrow ? format.shortDate(shown) : format.longDate(shown)
    this.#date.replaceChildren(date, ' ', h('small', {}, `${format.year(shown)}, ${format.clock(shown)}`))
    const context = { texts, format, name: (id: string) => nameOf(this.#lab, id) }
    const finding = findingAt(time, scenario, record, chartPlatform(this.#lab), context)
    this.#finding.replaceChildren(h('strong', {}, finding.head), narrow ? '' : ` ${finding.rest}`)
    const people = format.people(perDot)
    this.#legend.replaceChildren(
      narrow ? texts.stage.dotShort(people) : texts.stage.dot(people),
      h('br'),
      texts.stage.ring,
    )
    this.#progressText()
    const picture = this.#picture()
    if (picture) drawStage(this.#under, this.#over, picture, this.#lab)
  }

  #progressText(): void {
    const { texts, player, record } = this.#lab
    const { ready, days } = player.state
    this.#progress.textContent = record && ready < days ? texts.stage.running(ready, days) : ''
  }

  #picture(): StagePicture | null {
    const { record, player } = this.#lab
    if (!record || !this.#scene || record.crowds.length === 0) return null
    const last = record.crowds.length - 1
    const day = Math.min(Math.floor(player.state.time), Math.max(0, last - 1))
    const before = record.crowds[Math.min(day, last)]!
    const after = record.crowds[Math.min(day + 1, last)]!
    const fraction = Math.min(1, Math.max(0, player.state.time - day))
    const mix = (a: Uint32Array, b: Uint32Array) => Array.from(a, (value, k) => value + (b[k]! - value) * fraction)
    const main = mix(before.main, after.main)
    const second = mix(before.second, after.second)
    const radii = record.head.platforms.map((_, slot) => outlineRadius(main[slot]!, this.#scene!.pitch))
    return {
      scene: this.#scene,
      main,
      change: Array.from(after.main, (value, k) => value - before.main[k]!),
      radii,
      halos: radii.map((radius, slot) => haloRadius(radius, second[slot]!, this.#scene!.pitch)),
      flows: after === before ? new Uint32Array(after.flows.length) : after.flows,
      dark: this.#darkSlots(player.state.time),
      narrow: this.#narrow,
    }
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

  #colours(): CrowdColours {
    const { palette, record } = this.#lab
    const word = (hex: string) => {
      const n = parseInt(hex.slice(1), 16)
      return (0xff000000 | ((n & 0xff) << 16) | (n & 0xff00) | (n >> 16)) >>> 0
    }
    const homes = record!.head.platforms.map((id) => word(palette.tones[toneOf(this.#lab, id)]))
    // Ages have no hue: a scale of ink, the youngest darkest.
    const grey = (share: number) => mixHex(palette.ink, palette.paper, share * 0.75)
    const bands = record!.head.segments.map((_, k, all) => word(grey(all.length > 1 ? k / (all.length - 1) : 0)))
    return { homes: Uint32Array.from([...homes, word(palette.tones.other)]), bands: Uint32Array.from(bands) }
  }
}

function mixHex(a: string, b: string, share: number): string {
  const channel = (at: number) => {
    const [p, q] = [a, b].map((hex) => parseInt(hex.slice(at, at + 2), 16))
    return Math.round(p! + (q! - p!) * share)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}
