import type { Scene } from './scene.ts'

/** Middle line of a ribbon: a quadratic Bezier curve from rim to rim. */
export interface Ribbon {
  x0: number
  y0: number
  cx: number
  cy: number
  x1: number
  y1: number
}

/**
 * The ribbon between two homes. Each direction bows to its own left, so that both can be seen.
 *
 * @param from slot of a platform, or `offline` (any slot beyond the platforms)
 * @param radii outline radii by slot
 */
export function ribbonBetween(from: number, to: number, scene: Scene, radii: ArrayLike<number>): Ribbon {
  const a = anchor(from, to, scene)
  const b = anchor(to, from, scene)
  const dx = b.x - a.x
  const dy = b.y - a.y
  const distance = Math.hypot(dx, dy) || 1
  const bow = from < scene.x.length && to < scene.x.length ? 0.2 * distance : 0.05 * distance
  const cx = (a.x + b.x) / 2 + (dy / distance) * bow
  const cy = (a.y + b.y) / 2 - (dx / distance) * bow
  const start = rim(a, cx, cy, radii[from] ?? 0)
  const end = rim(b, cx, cy, radii[to] ?? 0)
  return { x0: start.x, y0: start.y, cx, cy, x1: end.x, y1: end.y }
}

/** Centre of an island; for the ground the point of its surface nearest to the other end, a little aside. */
function anchor(home: number, other: number, scene: Scene): { x: number; y: number } {
  if (home < scene.x.length) return { x: scene.x[home]!, y: scene.y[home]! }
  const towards = scene.x[other] ?? scene.width / 2
  const aside = towards < scene.width / 2 ? 60 : -60
  return { x: towards + aside, y: scene.ground - 12 }
}

function rim(centre: { x: number; y: number }, x: number, y: number, radius: number): { x: number; y: number } {
  const distance = Math.hypot(x - centre.x, y - centre.y) || 1
  const out = Math.min(1, (radius + 4) / distance)
  return { x: centre.x + (x - centre.x) * out, y: centre.y + (y - centre.y) * out }
}
