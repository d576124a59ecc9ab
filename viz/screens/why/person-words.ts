import type { LensDot } from '../../crowd/engine.ts'
import { nameOf, type Lab } from '../../app/lab.ts'

/** Where someone lives: `TikTok`, or that he is offline. */
export function homeInWords(lab: Lab, slot: number): string {
  const id = lab.record?.head.platforms[slot]
  return id === undefined ? lab.texts.offline : nameOf(lab, id)
}

/** `Person 12,408, main home TikTok, second home Reels`. */
export function personInWords(lab: Lab, { dot, home, second }: LensDot): string {
  const { why } = lab.texts
  const other = lab.record?.head.platforms[second] !== undefined && second !== home
  const also = other ? `, ${why.second(homeInWords(lab, second))}` : ''
  return why.lensDot(lab.format.number(dot, 0), why.home(homeInWords(lab, home)), also)
}
