/** Main or second home of someone who has none. */
export const OFFLINE = 255

/**
 * What the crowd shows of one midnight. Every array has one entry per dot; a dot is a user of the
 * run, or one of a fixed sample of them, and keeps its index for the whole run.
 */
export interface CrowdFrame {
  /** Days simulated so far: 0 is the state before the first day. */
  day: number
  /** Platform slot of the main home, or OFFLINE. */
  main: Uint8Array
  /** Platform slot of the second home, or OFFLINE. */
  second: Uint8Array
  /** Main home before the first day. The same in every frame. */
  origin: Uint8Array
  /** Segment slot. The same in every frame. */
  band: Uint8Array
  /** 0 opened the main home today, 1 this week, 2 not this week. */
  fresh: Uint8Array
}

/** Counts of one frame, in dots. */
export interface CrowdSummary {
  day: number
  /** Dots by main home; the last entry counts those offline. */
  main: Uint32Array
  /** Dots by second home. */
  second: Uint32Array
  /** Changes of main home since the frame before: (slots + 1) squared, row from, column to, last is offline. */
  flows: Uint32Array
}

/**
 * @param slots number of platforms
 * @param before the frame of the day before, if there is one
 */
export function summarise(frame: CrowdFrame, slots: number, before?: CrowdFrame): CrowdSummary {
  const size = slots + 1
  const main = new Uint32Array(size)
  const second = new Uint32Array(slots)
  const flows = new Uint32Array(size * size)
  const index = (home: number) => (home < slots ? home : slots)
  for (let i = 0; i < frame.main.length; i++) {
    const home = index(frame.main[i]!)
    main[home]!++
    const other = frame.second[i]!
    if (other < slots && other !== home) second[other]!++
    if (before && before.main[i] !== frame.main[i]) flows[index(before.main[i]!) * size + home]!++
  }
  return { day: frame.day, main, second, flows }
}
