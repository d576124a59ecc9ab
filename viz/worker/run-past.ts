import type { Diary } from '../../sim/history/diary.ts'
import { logDay, type LoggedDay } from '../../sim/history/run-log.ts'
import type { DayRecord } from '../../sim/observe/day-record.ts'
import type { Saved } from '../../sim/run/archive.ts'
import type { Run } from '../../sim/run/run.ts'

/** A run with what it takes to go through one user's days again: the first state, and all that people were told. */
export class RunPast {
  readonly run: Run
  readonly #start: Saved
  readonly #days: LoggedDay[] = []

  /** @param run is stepped through this past only from now on */
  constructor(run: Run) {
    this.run = run
    this.#start = run.save()
  }

  step(): DayRecord {
    const { record, logged } = logDay(this.run)
    this.#days.push(logged)
    return record
  }

  /** Users who registered on a platform so far, day after day: those who make good stories. */
  joiners(platform: string): number[] {
    const { platforms } = this.run
    const slot = platforms.indexOf(platform)
    return this.#days.flatMap(({ news }) =>
      Array.from(news.registered)
        .filter((pair) => pair % platforms.length === slot)
        .map((pair) => Math.floor(pair / platforms.length)),
    )
  }

  /**
   * The diary of a user over the days that are simulated. What replays it is loaded on use: few ask.
   *
   * @param user 0 .. agents - 1
   * @throws RangeError when there is no such user
   */
  async diary(user: number): Promise<Diary> {
    const { replayDiary } = await import('../../sim/history/replay-diary.ts')
    return replayDiary(this.run, this.#start, this.#days, user)
  }
}
