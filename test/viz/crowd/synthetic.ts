import { OFFLINE, type CrowdFrame } from '../../../viz/crowd/frame.ts'
import { mix32 } from '../../../sim/random/hash.ts'

const uniform = (dot: number, purpose: number) =>
  mix32(Math.imul(dot + 1, 0x9e3779b1) ^ Math.imul(purpose, 97)) / 2 ** 32

/** A crowd that behaves roughly like the US case: five homes, a surge to slot 1 that fades again. */
export function* syntheticFrames(dots: number, days: number): Generator<CrowdFrame> {
  const shares = [0.44, 0.445, 0.45, 0.67, 0.895]
  const main = new Uint8Array(dots)
  for (let dot = 0; dot < dots; dot++) {
    const home = shares.findIndex((share) => uniform(dot, 1) < share)
    main[dot] = home < 0 ? OFFLINE : home
  }
  const origin = main.slice()
  const band = Uint8Array.from(main, (_, dot) => Math.floor(uniform(dot, 2) * 4))
  for (let day = 0; day <= days; day++) {
    if (day > 0) move(main, origin, day)
    yield {
      day,
      main: main.slice(),
      second: Uint8Array.from(main, (home, dot) =>
        uniform(dot, 3) < 0.4 ? (home + 1 + Math.floor(uniform(dot, 4) * 4)) % 5 : OFFLINE,
      ),
      origin,
      band,
      fresh: Uint8Array.from(main, (_, dot) => Math.min(2, Math.floor(uniform(dot, 50 + day) * 3.4) >> 1)),
    }
  }
}

function move(main: Uint8Array, origin: Uint8Array, day: number): void {
  const surge = Math.exp(-((day - 18) ** 2) / 12) * 0.02
  for (let dot = 0; dot < main.length; dot++) {
    const u = uniform(dot, 1000 + day)
    if (main[dot] === 0 && u < surge) main[dot] = 1
    else if (main[dot] === 0 && u < surge + 0.002) main[dot] = 3
    else if (main[dot] === 1 && origin[dot] === 0 && u < 0.06) main[dot] = 0
    else if (main[dot] === OFFLINE && u < 0.01) main[dot] = origin[dot]!
    else if (u > 0.998) main[dot] = OFFLINE
  }
}
