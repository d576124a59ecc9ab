import { countUse } from '../../analysis/diary/diary-facts.ts'
import { GOT_IN, OPENED_IN_VAIN, type Diary } from '../../sim/history/diary.ts'
import { dayText } from '../../sim/scenario/calendar.ts'
import type { Telling } from './diary-text.ts'

/** Days of use as strips, a sign a day, in rows of whole weeks that fit on the screen. */
export function useStrips({ use, first, days }: Diary, { names, slots, start, canvas }: Telling): string[] {
  const [gotIn, inVain, not] = canvas.unicode ? ['█', '▒', '·'] : ['#', 'x', '.']
  const sign = (kind: number) => (kind === GOT_IN ? gotIn : kind === OPENED_IN_VAIN ? inVain : not)
  const used = slots.filter((p) => use[p]!.some((kind) => kind !== 0))
  if (used.length === 0) return ['Days of use: none']
  const width = Math.max(...used.map((p) => names[p]!.length), 10)
  const row = Math.max(7, Math.floor((canvas.columns - width - 4) / 7) * 7)
  const lines = [`Days of use: ${gotIn} got in, ${inVain} tried in vain, ${not} not opened or no member`]
  for (let from = 0; from < days; from += row) {
    lines.push(`  ${''.padEnd(width)}  ${dayText(start + first + from)}`)
    for (const p of used) {
      const strip = Array.from(use[p]!.subarray(from, from + row), sign).join('')
      lines.push(`  ${names[p]!.padEnd(width)}  ${strip}`)
    }
  }
  for (const p of used) {
    const { gotIn: inside, inVain: outside } = countUse(use[p]!)
    lines.push(
      `  ${names[p]!}: got in on ${inside} of ${days} days${outside > 0 ? `, tried in vain on ${outside}` : ''}`,
    )
  }
  return lines
}
