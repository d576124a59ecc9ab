import seedrandom from 'seedrandom'

/** A 64-bit key of the counter-based generator, as two 32-bit words. */
export type Key = readonly [number, number]

/** Turns the text of a seed into the key under which every draw of a run is made. */
export function keyFromSeed(seed: string): Key {
  const generator = seedrandom(seed)
  return [generator.int32() >>> 0, generator.int32() >>> 0]
}
