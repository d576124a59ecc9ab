import { round, type Layer } from '../../charts/chart.ts'
import type { Lab } from '../lab.ts'
import { AXIS, BAR } from './sizes.ts'

const OPACITY = { past: 0.5, ahead: 0.16 } as const

/** Grey bars along the axis: people who changed their main home on each day, relative to the most so far. */
export class Bars {
  readonly #lab: Lab
  readonly #layer: Layer
  /** Days that are drawn as past. */
  #past = 0

  constructor(lab: Lab, layer: Layer) {
    this.#lab = lab
    this.#layer = layer
  }

  draw(): void {
    const { axis, record, palette } = this.#lab
    const movers = record?.movers() ?? []
    const most = Math.max(1, ...movers)
    this.#layer.node()!.replaceChildren()
    this.#past = 0
    movers.forEach((people, day) => {
      const [x0, x1] = [axis.x(day), axis.x(day + 1)]
      const height = (people / most) * BAR
      this.#layer
        .append('rect')
        .attr('x', round(x0 + 0.5))
        .attr('width', round(Math.max(0.5, x1 - x0 - 1)))
        .attr('y', round(AXIS - height))
        .attr('height', round(height))
        .attr('fill', palette.ink)
        .attr('fill-opacity', OPACITY.ahead)
    })
    this.show()
  }

  /** Days before the player's moment are darker. */
  show(): void {
    const bars = this.#layer.node()!.children
    const past = Math.min(bars.length, Math.ceil(this.#lab.player.state.time))
    for (let day = Math.min(past, this.#past); day < Math.max(past, this.#past); day++) {
      bars[day]?.setAttribute('fill-opacity', String(day < past ? OPACITY.past : OPACITY.ahead))
    }
    this.#past = past
  }
}
