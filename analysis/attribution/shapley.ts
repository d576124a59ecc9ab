import { allCoalitions, type Game, size } from './game.ts'

/**
 * Shapley values (1953): a driver's share of v(all) - v(none) is its marginal contribution, averaged over all
 * orders of entry. The shares add up to the total; a driver that changes nothing gets 0; drivers that can be
 * exchanged get the same.
 *
 * @param drivers 1 to 30; it costs 2^drivers coalitions, so take at most about 10
 * @returns one share for each driver, in the unit of the game
 */
export function shapleyValues(drivers: number, game: Game): number[] {
  const weights = orderWeights(drivers - 1)
  const worth = allCoalitions(drivers).map(game)
  return Array.from({ length: drivers }, (_, driver) => {
    let share = 0
    worth.forEach((without, coalition) => {
      if (!((coalition >> driver) & 1))
        share += weights[size(coalition)]! * (worth[coalition | (1 << driver)]! - without)
    })
    return share
  })
}

/**
 * Pairwise Shapley interaction indices (Grabisch & Roubens, Int. J. Game Theory 28, 1999): what two drivers do
 * together beyond what each does alone, averaged over the company they may be in. Positive: they need each
 * other; negative: each makes up for the other; 0: their effects add.
 *
 * @returns a symmetric matrix with 0 on the diagonal
 */
export function shapleyInteractions(drivers: number, game: Game): number[][] {
  const weights = orderWeights(drivers - 2)
  const worth = allCoalitions(drivers).map(game)
  const interaction = (one: number, other: number): number => {
    let index = 0
    worth.forEach((neither, coalition) => {
      if (((coalition >> one) | (coalition >> other)) & 1) return
      const both = worth[coalition | (1 << one) | (1 << other)]!
      const first = worth[coalition | (1 << one)]!
      const second = worth[coalition | (1 << other)]!
      index += weights[size(coalition)]! * (both - first - second + neither)
    })
    return index
  }
  const rows = Array.from({ length: drivers }, () => new Array<number>(drivers).fill(0))
  for (let one = 0; one < drivers; one++) {
    for (let other = 0; other < one; other++) rows[one]![other] = rows[other]![one] = interaction(one, other)
  }
  return rows
}

/** s! (others - s)! / (others + 1)! for s = 0 .. others: the share of orders in which a given set comes first. */
function orderWeights(others: number): number[] {
  let binomial = 1
  return Array.from({ length: others + 1 }, (_, s) => {
    const weight = 1 / ((others + 1) * binomial)
    binomial = (binomial * (others - s)) / (s + 1)
    return weight
  })
}
