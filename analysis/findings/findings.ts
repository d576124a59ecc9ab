import type { RunResult } from '../experiment/compute-run.ts'
import type { Study } from '../experiment/study.ts'
import type { Column } from '../tidy/column.ts'

/** What an analysis works on: a study and the results of its runs. */
export interface Material {
  study: Study
  /** The result of a run; undefined where there is none. */
  result(point: number, arm: number, replicate: number): Promise<RunResult | undefined>
}

export type Row = readonly (string | number)[]

/** A tidy table that an analysis gives. */
export interface Table {
  /** Name of its file, without ending. */
  name: string
  columns: readonly Column[]
  rows: readonly Row[] | AsyncIterable<Row>
  /** Names of the columns that are shown to people; none for a table that is only kept. */
  shown: readonly string[]
}

/** What came out, in sentences and in tables. */
export interface Findings {
  says: string[]
  tables: Table[]
  /** Other files, whole, by name. */
  files?: Readonly<Record<string, string>>
}

/** By point, arm, replicate. */
type Kept = readonly (readonly (readonly (Float64Array | undefined)[])[])[]

/** The scalars of all runs of a study. */
export class Scalars {
  readonly names: readonly string[]
  readonly #values: Kept

  private constructor(names: readonly string[], values: Kept) {
    this.names = names
    this.#values = values
  }

  /** Reads them, run by run. */
  static async of({ study, result }: Material): Promise<Scalars> {
    const values: (Float64Array | undefined)[][][] = []
    for (let point = 0; point < study.points.length; point++) {
      const arms: (Float64Array | undefined)[][] = []
      for (let arm = 0; arm < study.arms.length; arm++) {
        const replicates: (Float64Array | undefined)[] = []
        for (let r = 0; r < study.replicates; r++) replicates.push((await result(point, arm, r))?.scalars)
        arms.push(replicates)
      }
      values.push(arms)
    }
    return new Scalars(Object.keys(study.outputs.scalars), values)
  }

  /** Values of a scalar over the replicates, NaN where a run failed. */
  over(name: string, point: number, arm: number): number[] {
    const place = this.names.indexOf(name)
    return (this.#values[point]?.[arm] ?? []).map((scalars) => scalars?.[place] ?? NaN)
  }
}
