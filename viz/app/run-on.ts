import * as Comlink from 'comlink'
import type { Scenario } from '../../sim/scenario/scenario.ts'
import type { RunHost } from '../worker/run-host.ts'
import type { RunDay, RunHead } from '../worker/run-messages.ts'
import type { Lab } from './lab.ts'
import type { CrowdFrame } from '../crowd/frame.ts'
import { RunRecord } from './run-record.ts'

/** Who is told while a run comes in. */
export interface RunAudience {
  stage: { begin(frame: CrowdFrame): Promise<void>; append(frame: CrowdFrame): Promise<void> }
  started(): void
  day(): void
}

/**
 * Runs a scenario in the worker and takes its days in, in order.
 *
 * @returns false when another run took its place
 */
export async function runOn(
  host: RunHost,
  lab: Lab,
  scenario: Scenario,
  dots: number,
  audience: RunAudience,
): Promise<boolean> {
  let record: RunRecord | null = null
  const onHead = async (head: RunHead) => {
    record = new RunRecord(head)
    lab.record = record
    await audience.stage.begin(head.crowd)
    audience.started()
  }
  const onDay = async (day: RunDay) => {
    if (!record || lab.record !== record) return
    record.days.push(day)
    await audience.stage.append(day.crowd)
    audience.day()
  }
  return host.api.run(scenario, dots, Comlink.proxy(onHead), Comlink.proxy(onDay))
}
