import type { Scenario } from '../scenario/scenario.ts'
import { type Crowd, type CrowdSource, emptyCrowd, fillCrowd } from '../observe/crowd.ts'
import type { DayRecord } from '../observe/day-record.ts'
import type { Column, Saved } from '../run/archive.ts'
import type { Run } from '../run/run.ts'
import { resumeSimulation } from '../simulation.ts'
import { CrowdLog, crowdLike } from './crowd-log.ts'
import type { Diary } from './diary.ts'
import { replayDiary } from './replay-diary.ts'
import { logDay, type LoggedDay } from './run-log.ts'
import { checkSamePeople } from './same-people.ts'

/** Days between two checkpoints, each of which is a copy of the whole state. */
export const DAYS_BETWEEN_CHECKPOINTS = 7

/** Arrays that are drawn on the first day and never change: all checkpoints share them. */
const DRAWN = ['segment', 'fear', 'reactance', 'curiosity', 'languageCost', 'activity', 'inertia', 'tech', 'fit'].map(
  (name) => `user/${name}`,
)

/**
 * A run with its past: weekly checkpoints of the whole state, the changes of every day between, and all that
 * people were told. It draws nothing and changes nothing.
 */
export class History {
  readonly run: Run
  readonly records: DayRecord[] = []
  /** The day at which the history begins. */
  readonly first: number
  private readonly checkpoints: { day: number; saved: Saved }[] = []
  private readonly days: LoggedDay[] = []
  private readonly log: CrowdLog
  private spare: Crowd

  /** @param run goes on only through this history from now on */
  constructor(run: Run) {
    this.run = run
    this.first = run.day
    this.keepCheckpoint()
    const start = this.crowdAt(this.checkpoints[0]!)
    this.log = new CrowdLog(start)
    this.spare = crowdLike(start)
  }

  /** The next day to be simulated. */
  get day(): number {
    return this.run.day
  }

  /** Simulates one day and reports it. */
  step(): DayRecord {
    const { record, logged } = logDay(this.run)
    this.records.push(record)
    this.days.push(logged)
    this.spare.day = this.day
    for (const people of this.run.people) fillCrowd(this.spare, people.first, people)
    this.spare = this.log.append(this.spare)
    if ((this.day - this.first) % DAYS_BETWEEN_CHECKPOINTS === 0) this.keepCheckpoint()
    return record
  }

  /**
   * Where everyone was when so many days had been simulated.
   *
   * @throws RangeError when the day is not in the history
   */
  seek(day: number): Crowd {
    const crowd = this.crowdAt(this.checkpointBefore(day))
    this.log.advance(crowd, day)
    return crowd
  }

  /**
   * The run as it was when so many days had been simulated, to go on with.
   *
   * @throws RangeError when the day is not in the history
   */
  resumeAt(day: number): Run {
    const { saved } = this.checkpointBefore(day)
    const run = resumeSimulation(this.run.scenario, saved, { network: this.run.company.network })
    while (run.day < day) run.step()
    return run
  }

  /**
   * A run with the same past up to a day, that goes on under another scenario.
   *
   * @throws RangeError when the day is not in the history or the scenario has other people or platforms
   */
  fork(day: number, scenario: Scenario): Run {
    checkSamePeople(this.run.scenario, scenario)
    const past = this.resumeAt(day)
    return resumeSimulation(scenario, past.save(), { network: this.run.company.network })
  }

  /**
   * The diary of a user, by going through his days again.
   *
   * @param user 0 .. agents - 1
   * @throws RangeError when there is no such user
   */
  diary(user: number): Diary {
    return replayDiary(this.run, this.checkpoints[0]!.saved, this.days, user)
  }

  private keepCheckpoint(): void {
    const saved = this.run.save()
    const first = this.checkpoints[0]
    if (first !== undefined) for (const name of DRAWN) saved.set(name, first.saved.get(name)!)
    this.checkpoints.push({ day: this.day, saved })
  }

  private checkpointBefore(day: number): { day: number; saved: Saved } {
    if (!Number.isInteger(day) || day < this.first || day > this.day)
      throw new RangeError(`found day ${day}, expected one of ${this.first} to ${this.day}`)
    return this.checkpoints[Math.floor((day - this.first) / DAYS_BETWEEN_CHECKPOINTS)]!
  }

  private crowdAt({ day, saved }: { day: number; saved: Saved }): Crowd {
    const crowd = emptyCrowd(this.run.plan.users, this.run.platforms.length)
    const of = (name: keyof CrowdSource): Column => saved.get(`user/${name}`)!
    fillCrowd(crowd, 0, { main: of('main'), state: of('state'), warmth: of('warmth') })
    crowd.day = day
    return crowd
  }
}
