import type { DayRecord } from '../observe/day-record.ts'
import type { Saved } from './archive.ts'
import type { Command } from './commands.ts'
import type { Company } from './company.ts'
import type { Coordinator } from './coordinator.ts'
import type { Plan } from './plan.ts'
import { saveRun } from './run-state.ts'
import { drive } from './work.ts'

/** A run whose people live in this thread. */
export class Run {
  readonly plan: Plan
  readonly company: Company
  readonly coordinator: Coordinator

  constructor(plan: Plan, company: Company, coordinator: Coordinator) {
    this.plan = plan
    this.company = company
    this.coordinator = coordinator
  }

  get scenario() {
    return this.plan.scenario
  }

  get platforms(): readonly string[] {
    return this.plan.platforms.map((platform) => platform.id)
  }

  get segments(): readonly string[] {
    return this.plan.segments.map((segment) => segment.id)
  }

  get weight(): number {
    return this.plan.weight
  }

  get day(): number {
    return this.coordinator.day
  }

  get values(): Float64Array {
    return this.coordinator.society.values
  }

  get people() {
    return this.company.shards.map((shard) => shard.people)
  }

  /**
   * Simulates one day and reports it.
   *
   * @param listen is told everything that the people of the run are told, for those who record it
   */
  step(listen?: (command: Command) => void): DayRecord {
    return drive(this.coordinator.nextDay(), (command) => {
      listen?.(command)
      return this.company.obey(command)
    })
  }

  /** The state after the last day simulated. */
  save(): Saved {
    return drive(saveRun(this.coordinator), (command) => this.company.obey(command))
  }
}
