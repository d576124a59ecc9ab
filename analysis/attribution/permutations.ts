import { type Random, permutation } from '../random.ts'
import { everyone, type Game } from './game.ts'

/**
 * Orders of entry to sample Shapley values with, each followed by its reverse, which evens out who comes early
 * (Mitchell, Cooper, Frank & Holmes, JMLR 23, 2022).
 *
 * @param pairs number of orders that are drawn; twice as many are returned
 */
export function sampleOrders(drivers: number, pairs: number, random: Random): number[][] {
  everyone(drivers)
  return Array.from({ length: pairs }, () => permutation(drivers, random)).flatMap((order) => [
    order,
    order.toReversed(),
  ])
}

/** The coalitions met when drivers enter in these orders: what has to be run, each once, ascending. */
export function coalitionsOf(orders: readonly (readonly number[])[]): number[] {
  const met = new Set([0])
  for (const order of orders) {
    let coalition = 0
    for (const driver of order) met.add((coalition |= 1 << driver))
  }
  return [...met].sort((a, b) => a - b)
}

/**
 * Marginal contributions in each order of entry (Castro, Gomez & Tejada 2009). Their mean over orders estimates
 * the Shapley values without bias, and in every single order they add up to the total.
 *
 * @returns one row for each order, one number for each driver
 */
export function marginals(orders: readonly (readonly number[])[], game: Game): number[][] {
  return orders.map((order) => {
    const row = new Array<number>(order.length).fill(0)
    let coalition = 0
    let before = game(0)
    for (const driver of order) {
      coalition |= 1 << driver
      const after = game(coalition)
      row[driver] = after - before
      before = after
    }
    return row
  })
}
