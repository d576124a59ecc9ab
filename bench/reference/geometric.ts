const CELL_BITS = 10

/**
 * Geometric waiting times from a table: `gap(word)` is the number of trials up to and with the first success,
 * from 1, for a 32-bit uniform word. Exact to 2^-32. A guide table says where in the law to begin to look.
 */
export function geometric(probability: number): (word: number) => number {
  // a word below survival[g] waits longer than g trials
  const survival: number[] = [2 ** 32]
  for (let g = 1; survival[g - 1]! > 1; g++) survival.push(survival[g - 1]! * (1 - probability))
  survival.push(0)
  const tail = Float64Array.from(survival)
  const guide = new Uint16Array(1 << CELL_BITS)
  for (let cell = 0; cell < guide.length; cell++) {
    const largest = (cell + 1) * 2 ** (32 - CELL_BITS) - 1
    guide[cell] = tail.findIndex((words) => largest >= words)
  }
  return (word) => {
    let g = guide[word >>> (32 - CELL_BITS)]!
    while (word < tail[g]!) g++
    return g
  }
}
