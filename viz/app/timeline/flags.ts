import { round, type Layer } from '../../charts/chart.ts'
import type { Lab } from '../lab.ts'
import type { Flag } from '../story.ts'
import { drawFlag, drawGhost, drawPole } from './draw-flag.ts'
import { hangFlags, type Hung } from './flag-rows.ts'

const HOUR = 1 / 24
/** Px at the beginning of the first row and of both rows that the transport takes; below NARROW it is a play button alone. */
const TRANSPORT = { wide: [244, 0], narrow: [56, 56] } as const
const NARROW = 660
/** Px that a cloth may reach beyond the axis. */
const END = 12

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }

/** What the flags ask for. */
export interface FlagActions {
  /** @param group the same for the moves that undo takes as one step */
  move(flag: Flag, to: number, group: string): void
  /** The date of a flag is to be typed. */
  type(flag: Flag): void
}

/** The events along the timeline: sliders that can be dragged, moved by keys, or typed. */
export class Flags {
  readonly #lab: Lab
  readonly #layer: Layer
  readonly #actions: FlagActions
  #hung: Hung[] = []
  #drag: { path: string; grip: number; from: number; at: number } | null = null

  constructor(lab: Lab, layer: Layer, actions: FlagActions) {
    this.#lab = lab
    this.#layer = layer
    this.#actions = actions
  }

  /** Draws all flags anew; the one with the focus, or in the reader's hand, keeps it. */
  draw(): void {
    const { axis, flags } = this.#lab
    const focused = document.activeElement?.closest('[data-flag]')?.getAttribute('data-flag')
    this.#hung = hangFlags(
      flags,
      axis.x,
      axis.range[1] < NARROW ? TRANSPORT.narrow : TRANSPORT.wide,
      axis.range[1] + END,
    )
    this.#layer.node()!.replaceChildren()
    // Below every cloth: a pole runs behind the flags of the lower row, not through their words.
    const poles = this.#layer.append('g') as unknown as Layer
    flags.forEach((flag, index) => drawPole(poles, flag, this.#hung[index]!, this.#lab))
    flags.forEach((flag, index) => this.#drawOne(flag, this.#hung[index]!))
    if (focused !== null && focused !== undefined) this.#groupOf(focused)?.focus()
    if (this.#drag) this.#carry()
  }

  /** Puts the focus on a flag. */
  focus(path: string): void {
    this.#groupOf(path)?.focus()
  }

  /** Takes hold of the flag under an element; false when there is none. */
  grab(target: Element, day: number): boolean {
    const path = target.closest('[data-flag]')?.getAttribute('data-flag')
    const flag = this.#lab.flags.find((one) => one.path === path)
    if (!flag) return false
    this.#drag = { path: flag.path, grip: day - flag.at, from: flag.at, at: flag.at }
    drawGhost(this.#layer, this.#hung[this.#lab.flags.indexOf(flag)]!, this.#lab)
    return true
  }

  /** Carries the flag that is held to a day; false when none is held. */
  carry(day: number): boolean {
    if (!this.#drag) return false
    this.#drag.at = Math.round((day - this.#drag.grip) * 24) / 24
    this.#carry()
    return true
  }

  /** Lets go: moves the event, or asks for a date when the flag was only pressed. */
  drop(): void {
    const drag = this.#drag
    const flag = this.#lab.flags.find((one) => one.path === drag?.path)
    this.letGo()
    if (!drag || !flag) return
    if (drag.at === drag.from) this.#actions.type(flag)
    else this.#actions.move(flag, drag.at, `drag ${flag.path} ${drag.from}`)
  }

  /** Lets go without moving anything. */
  letGo(): void {
    if (!this.#drag) return
    this.#drag = null
    this.draw()
  }

  #drawOne(flag: Flag, place: Hung): void {
    const { format, texts, player } = this.#lab
    const group = this.#layer
      .append('g')
      .attr('class', flag.lever ? 'flag lever' : 'flag')
      .attr('data-flag', flag.path)
      .attr('tabindex', 0)
      .attr('role', 'slider')
      .attr('aria-label', flag.title)
      .attr('aria-valuemin', 0)
      .attr('aria-valuemax', player.state.days)
      .attr('aria-valuenow', round(flag.at))
      .attr('aria-valuetext', format.moment(flag.at))
      .attr('aria-description', texts.transport.moveHint) as unknown as Layer
    drawFlag(group, flag, place, this.#lab)
    group.node()!.addEventListener('keydown', (event) => this.#key(event as KeyboardEvent, flag))
  }

  /** While a flag is carried it follows without easing, and says its date. */
  #carry(): void {
    const { axis, format } = this.#lab
    const { path, from, at } = this.#drag!
    const group = this.#groupOf(path)
    const pole = this.#layer.node()!.querySelector(`[data-pole="${CSS.escape(path)}"]`)
    for (const part of [group, pole])
      part?.setAttribute('transform', `translate(${round(axis.x(at) - axis.x(from))},0)`)
    const text = group?.querySelector('text')
    if (text) text.textContent = format.moment(at)
  }

  #key(event: KeyboardEvent, flag: Flag): void {
    const by = (STEPS[event.key] ?? 0) * (event.shiftKey ? 1 : HOUR)
    if (event.key === 'Enter') this.#actions.type(flag)
    else if (by !== 0) this.#actions.move(flag, flag.at + by, `keys ${flag.path}`)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #groupOf(path: string): SVGElement | null {
    return this.#layer.node()!.querySelector<SVGElement>(`[data-flag="${CSS.escape(path)}"]`)
  }
}
