import type { EdgeList } from '../../sim/network/edge-list.ts'
import type { Scenario } from '../../sim/scenario/scenario.ts'

/** What a thread with a part of the people has to know to seat them. */
export interface ShardSeat {
  scenario: Scenario
  /** Parts into which the people are divided. */
  shards: number
  /** Which of them this thread has. */
  index: number
  edges: EdgeList | undefined
}
