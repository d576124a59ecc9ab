import { progress, type Moment } from './paint.ts'
import type { CrowdView } from './view.ts'

/**
 * The dot nearest to a point, or -1 when none lies within `reach`. Travellers are not picked while
 * they travel.
 *
 * @param x CSS px of the stage
 * @param reach CSS px
 */
export function pickDot(view: CrowdView, x: number, y: number, reach: number, moment: Moment): number {
  let best = -1
  let nearest = reach * reach
  for (let dot = 0; dot < view.home.length; dot++) {
    const s = moment.duration > 0 ? progress(dot, moment) : 1
    if (view.home[dot] !== view.before[dot] && s > 0 && s < 1) continue
    const dx = (s < 0.5 ? view.x0[dot]! : view.x1[dot]!) - x
    const dy = (s < 0.5 ? view.y0[dot]! : view.y1[dot]!) - y
    const distance = dx * dx + dy * dy
    if (distance >= nearest) continue
    nearest = distance
    best = dot
  }
  return best
}
