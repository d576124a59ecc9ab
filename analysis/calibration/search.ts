/** What a method wants run next, and what it knows so far. */
export interface Generation<Report> {
  /** Points of the unit cube; see `factorValues` for what a coordinate means. */
  points: number[][]
  report: Report
}

/** A method written from top to bottom: it yields points and goes on with their values, in the same order. */
export type Method<Value, Report> = Generator<Generation<Report>, Report, readonly Value[]>

/**
 * Ask and tell: runs happen elsewhere, in any order and on any number of machines.
 *
 * The method sees a generation only when it is complete and in the order in which it was asked for, so the result
 * depends on the seed alone. To resume, tell a new search with the same seed the stored values again.
 */
export class Search<Value, Report> {
  readonly #method: Method<Value, Report>
  #points: number[][] = []
  #report: Report
  #done = false

  constructor(method: Method<Value, Report>) {
    this.#method = method
    this.#report = this.#take(method.next())
  }

  /** The points of this generation, the same until it is told; none when the search is done. */
  ask(): readonly (readonly number[])[] {
    return this.#points
  }

  /**
   * Values of the generation's points, in the order of `ask`. NaN stands for a run that failed.
   *
   * @throws RangeError when their number is not the number of points
   */
  tell(values: readonly Value[]): void {
    if (values.length !== this.#points.length || this.#done) {
      throw new RangeError(`told ${values.length} values where ${this.#points.length} were asked for`)
    }
    this.#report = this.#take(this.#method.next(values))
  }

  get done(): boolean {
    return this.#done
  }

  /** What is known so far; final when done. */
  get report(): Report {
    return this.#report
  }

  #take(step: IteratorResult<Generation<Report>, Report>): Report {
    this.#done = step.done === true
    this.#points = step.done ? [] : step.value.points
    return step.done ? step.value : step.value.report
  }
}

/** Runs a search to its end with a function at hand. */
export function runSearch<Value, Report>(
  search: Search<Value, Report>,
  evaluate: (point: readonly number[]) => Value,
): Report {
  while (!search.done) search.tell(search.ask().map(evaluate))
  return search.report
}
