import { logistic } from '../numbers/exp.ts'
import { alarmOf, appealOf, excitementOf, STANCES } from './stance.ts'
import { grown } from './growable.ts'

/**
 * Joining hazards of one platform and day, by stance and hour, each computed when first needed:
 * jMax / 24 / (1 + exp(-(i0 + u))) with u = appeal + rho alarm + b excitement, times the share of
 * the hour in which it can be joined.
 */
export class HazardRows {
  /** Stances in use today, by row. */
  private stances = new Int32Array(64)
  private rows = new Int32Array(STANCES).fill(-1)
  private count = 0
  /** Row x 24; NaN where not computed yet. */
  private table = new Float64Array(64 * 24).fill(NaN)
  private most = new Float64Array(64)
  private rho = new Float64Array(24)
  private b = new Float64Array(24)
  private open = new Float64Array(24)
  private readonly perHour: number
  private readonly i0: number
  private readonly mostB: number

  /** @param mostB the largest value that the read-out of buzz can take */
  constructor(jMax: number, i0: number, mostB: number) {
    this.perHour = jMax / 24
    this.i0 = i0
    this.mostB = mostB
  }

  /** Forgets the stances of the day before. */
  newDay(): void {
    for (let row = 0; row < this.count; row++) this.rows[this.stances[row]!] = -1
    this.count = 0
  }

  /** Notes the fields of an hour of the day, before any hazard of that hour is asked for. */
  setHour(hour: number, rho: number, b: number, open: number): void {
    this.rho[hour] = rho
    this.b[hour] = b
    this.open[hour] = open
  }

  rowOf(stance: number): number {
    const known = this.rows[stance]!
    if (known >= 0) return known
    const row = this.count++
    this.rows[stance] = row
    if (row === this.stances.length) {
      this.stances = grown(this.stances, this.count)
      this.most = grown(this.most, this.count)
      this.table = grown(this.table, this.stances.length * 24)
    }
    this.stances[row] = stance
    this.table.fill(NaN, row * 24, row * 24 + 24)
    const alarm = alarmOf(stance)
    const u = appealOf(stance) + (alarm > 0 ? alarm : 0) + this.mostB * excitementOf(stance)
    this.most[row] = this.perHour * logistic(this.i0 + u)
    return row
  }

  stanceOf(row: number): number {
    return this.stances[row]!
  }

  /** Hazard of an hour of the day, full interest. */
  at(row: number, hour: number): number {
    const cell = row * 24 + hour
    const known = this.table[cell]!
    if (known === known) return known
    const open = this.open[hour]!
    const value = open === 0 ? 0 : open * this.perHour * logistic(this.i0 + this.drive(row, hour))
    this.table[cell] = value
    return value
  }

  /** u = appeal + rho alarm + b excitement in an hour of the day. */
  drive(row: number, hour: number): number {
    const stance = this.stances[row]!
    return appealOf(stance) + this.rho[hour]! * alarmOf(stance) + this.b[hour]! * excitementOf(stance)
  }

  /** A bound on the hazard of any hour of the day, full interest. */
  mostOf(row: number): number {
    return this.most[row]!
  }
}
