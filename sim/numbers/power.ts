import { exp } from './exp.ts'
import { log } from './log.ts'

/**
 * x to the power y, the same bits in every JavaScript engine.
 *
 * @param x at least 0
 * @param y any finite number
 */
export function power(x: number, y: number): number {
  if (y === 0) return 1
  return x === 0 ? (y > 0 ? 0 : Infinity) : exp(y * log(x))
}
