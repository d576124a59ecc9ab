import { around, type Estimate, meanEstimate } from '../ensembles/interval.ts'
import { mean, standardDeviation } from '../ensembles/moments.ts'
import { everyone, type Game } from './game.ts'
import { marginals } from './permutations.ts'
import { shapleyInteractions, shapleyValues } from './shapley.ts'

/** Outcomes of the paired runs: for each coalition one number a replicate, replicate r with the same seed in all. */
export type Outcomes = ReadonlyMap<number, readonly number[]>

/** How much of an effect is due to each driver. */
export interface Attribution {
  /** v(all) - v(none). */
  total: Estimate
  /** A share for each driver, in the order of the bits; they add up to the total. */
  shares: Estimate[]
  /** Interaction of each pair; only where every coalition was run. */
  interactions?: Estimate[][]
}

/**
 * Attribution from runs of every coalition: Shapley values and interactions in each replicate, with Student's t
 * intervals over replicates.
 *
 * @throws RangeError when a coalition or a replicate of it is missing
 */
export function attributeExactly(drivers: number, outcomes: Outcomes, confidence = 0.95): Attribution {
  const games = gamesOf(drivers, outcomes)
  const shares = games.map((game) => shapleyValues(drivers, game))
  const pairs = games.map((game) => shapleyInteractions(drivers, game))
  const each = Array.from({ length: drivers }, (_, i) => i)
  const estimate = (values: readonly number[]) => meanEstimate(values, confidence)
  return {
    total: totalOf(drivers, games, confidence),
    shares: each.map((driver) => estimate(shares.map((row) => row[driver]!))),
    interactions: each.map((one) => each.map((other) => estimate(pairs.map((matrix) => matrix[one]![other]!)))),
  }
}

/**
 * Attribution from sampled orders of entry, for more drivers than all coalitions can be run for. The standard
 * error adds the error of sampling orders to that of replicates; both are counted in full, so it is a little wide.
 *
 * @param orders as from `sampleOrders`: order 2k + 1 the reverse of order 2k
 * @throws RangeError when a coalition or a replicate of it is missing, or orders are not in pairs
 */
export function attributeByOrders(
  drivers: number,
  orders: readonly (readonly number[])[],
  outcomes: Outcomes,
  confidence = 0.95,
): Attribution {
  const pairs = orders.length / 2
  if (pairs < 1 || !Number.isInteger(pairs)) throw new RangeError('orders of entry must come in pairs')
  const games = gamesOf(drivers, outcomes)
  const rows = games.map((game) => marginals(orders, game))
  const shares = Array.from({ length: drivers }, (_, driver) => {
    const byReplicate = rows.map((replicate) => mean(replicate.map((row) => row[driver]!)))
    const byPair = Array.from({ length: pairs }, (__, pair) =>
      mean(rows.flatMap((replicate) => [replicate[2 * pair]![driver]!, replicate[2 * pair + 1]![driver]!])),
    )
    const overReplicates = standardDeviation(byReplicate) / Math.sqrt(byReplicate.length)
    const overOrders = standardDeviation(byPair) / Math.sqrt(pairs)
    const error = Math.sqrt(overReplicates * overReplicates + overOrders * overOrders)
    return around(mean(byReplicate), error, Math.min(byReplicate.length, pairs) - 1, confidence)
  })
  return { total: totalOf(drivers, games, confidence), shares }
}

function totalOf(drivers: number, games: readonly Game[], confidence: number): Estimate {
  return meanEstimate(
    games.map((game) => game(everyone(drivers)) - game(0)),
    confidence,
  )
}

/** The game of each replicate. */
function gamesOf(drivers: number, outcomes: Outcomes): Game[] {
  const replicates = outcomes.get(everyone(drivers)) ?? []
  if (replicates.length === 0) throw new RangeError('no outcome with all drivers on')
  return replicates.map((_, replicate) => (coalition) => {
    const outcome = outcomes.get(coalition)?.[replicate]
    if (outcome === undefined) throw new RangeError(`coalition ${coalition} has no replicate ${replicate + 1}`)
    return outcome
  })
}
