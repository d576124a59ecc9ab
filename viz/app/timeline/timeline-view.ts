import { select } from 'd3'
import type { Layer } from '../../charts/chart.ts'
import { h } from '../dom.ts'
import type { Lab } from '../lab.ts'
import { moveFlag } from '../move-flag.ts'
import type { Flag } from '../story.ts'
import { drawAxisLine } from './axis-line.ts'
import { Bars } from './bars.ts'
import { Flags } from './flags.ts'
import { Playhead } from './playhead.ts'
import { HEIGHT } from './sizes.ts'
import { Transport } from './transport.ts'
import { TypedDate } from './typed-date.ts'

/** Px after the end of the axis, for a playhead that stands there. */
const END = 24

/** Transport, flags, bars of people moving, and the playhead. */
export class TimelineView {
  readonly element: HTMLElement
  readonly #lab: Lab
  readonly #svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  readonly #transport: Transport
  readonly #bars: Bars
  readonly #axis: Layer
  readonly #flags: Flags
  readonly #playhead: Playhead
  readonly #typed: TypedDate
  #scrubs = false

  constructor(lab: Lab) {
    this.#lab = lab
    const layer = () => select(this.#svg).append('g').attr('font-size', 12) as unknown as Layer
    this.#transport = new Transport(lab)
    this.#bars = new Bars(lab, layer())
    this.#axis = layer()
    this.#flags = new Flags(lab, layer(), {
      move: (flag, to, group) => this.#move(flag, to, group),
      type: (flag) => this.#type(flag),
    })
    this.#playhead = new Playhead(lab)
    this.#typed = new TypedDate(lab)
    this.#svg.setAttribute('height', String(HEIGHT))
    this.#svg.setAttribute('role', 'group')
    this.element = h(
      'section',
      { class: 'timeline' },
      this.#transport.element,
      h('div', { class: 'track' }, this.#svg, this.#playhead.element),
      this.#typed.element,
    )
    this.#svg.addEventListener('pointerdown', (event) => this.#grab(event))
    this.#svg.addEventListener('pointermove', (event) => this.#drag(event))
    this.#svg.addEventListener('pointerup', () => {
      this.#scrubs = false
      this.#flags.drop()
    })
    this.#svg.addEventListener('pointercancel', () => {
      this.#scrubs = false
      this.#flags.letGo()
    })
  }

  /** Draws everything anew: after a new size, language, look or scenario. */
  draw(): void {
    const { texts, axis, palette } = this.#lab
    this.element.ariaLabel = texts.transport.label
    const width = axis.range[1] + END
    this.#svg.setAttribute('width', String(width))
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`)
    this.#svg.setAttribute('aria-label', texts.transport.label)
    this.#svg.setAttribute('fill', palette.ink)
    this.#transport.draw()
    this.#bars.draw()
    this.#axis.node()!.replaceChildren()
    drawAxisLine(this.#axis, this.#lab)
    this.#flags.draw()
    this.#playhead.draw()
  }

  /** Draws the bars anew: after another day has been simulated. */
  drawBars(): void {
    this.#bars.draw()
  }

  /** Shows the player's moment. */
  show(): void {
    this.#transport.show()
    this.#bars.show()
    this.#playhead.show()
  }

  #move(flag: Flag, to: number, group: string): void {
    moveFlag(this.#lab, flag, to, group)
    this.#flags.draw()
  }

  #type(flag: Flag): void {
    this.#typed.open(flag, (at, byKey) => {
      if (at !== null) this.#move(flag, at, `typed ${flag.path} ${at}`)
      if (byKey) this.#flags.focus(flag.path)
    })
  }

  #dayAt(event: PointerEvent): number {
    return this.#lab.axis.day(event.clientX - this.#svg.getBoundingClientRect().left)
  }

  #grab(event: PointerEvent): void {
    const day = this.#dayAt(event)
    this.#svg.setPointerCapture(event.pointerId)
    if (this.#flags.grab(event.target as Element, day)) return
    this.#scrubs = true
    this.#lab.player.seek(day)
  }

  #drag(event: PointerEvent): void {
    const day = this.#dayAt(event)
    if (!this.#flags.carry(day) && this.#scrubs) this.#lab.player.seek(day)
  }
}
