import { select } from 'd3'
import { round } from '../../charts/chart.ts'
import type { Lab } from '../lab.ts'
import { AXIS, HEIGHT } from './sizes.ts'

const WIDTH = 24
const TOP = 66

/** The day shown, as a slider. A layer of its own, so that only it is moved when time goes on. */
export class Playhead {
  readonly element = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  readonly #lab: Lab
  #said = NaN

  constructor(lab: Lab) {
    this.#lab = lab
  }

  draw(): void {
    const { palette, player, texts } = this.#lab
    this.element.replaceChildren()
    const head = select(this.element)
      .attr('class', 'playhead')
      .attr('width', WIDTH)
      .attr('height', HEIGHT)
      .attr('viewBox', `${-WIDTH / 2} 0 ${WIDTH} ${HEIGHT}`)
      .attr('tabindex', 0)
      .attr('role', 'slider')
      .attr('aria-label', texts.transport.playhead)
      .attr('aria-valuemin', 0)
      .attr('aria-valuemax', player.state.days)
    head.append('line').attr('y1', TOP).attr('y2', AXIS).attr('stroke', palette.ink).attr('stroke-width', 2)
    head
      .append('circle')
      .attr('cy', AXIS)
      .attr('r', 9)
      .attr('fill', palette.ink)
      .attr('stroke', palette.paper)
      .attr('stroke-width', 1.5)
    for (const dx of [-3, 0, 3]) {
      head
        .append('line')
        .attr('x1', dx)
        .attr('x2', dx)
        .attr('y1', AXIS - 4)
        .attr('y2', AXIS + 4)
        .attr('stroke', palette.paper)
    }
    this.#said = NaN
    this.show()
  }

  /** Moves to the player's moment. In motion the value would only chatter: it is said by the day, and to the minute at rest. */
  show(): void {
    const { player, axis, format } = this.#lab
    const { time, playing } = player.state
    this.element.style.transform = `translateX(${round(axis.x(time) - WIDTH / 2)}px)`
    const said = playing ? Math.floor(time) : time
    if (said === this.#said) return
    this.#said = said
    this.element.setAttribute('aria-valuenow', String(round(said)))
    const date = format.longDate(Math.min(said, axis.days - 1e-6))
    this.element.setAttribute('aria-valuetext', `${date}, ${format.clock(said)}`)
  }
}
