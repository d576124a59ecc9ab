import { nearest } from '../../sim/schema/nearest.ts'

/**
 * Picks metrics by name or by a pattern with `*` (`reason_*`).
 * @returns the names chosen and, for each word that fits none, the word with the nearest name
 */
export function chooseMetrics(
  words: readonly string[],
  names: readonly string[],
): { chosen: Set<string>; unknown: { word: string; nearest: string | undefined }[] } {
  const chosen = new Set<string>()
  const unknown: { word: string; nearest: string | undefined }[] = []
  for (const word of words) {
    const hits = names.filter((name) => fits(name, word))
    if (hits.length === 0) unknown.push({ word, nearest: nearest(word, names) })
    for (const hit of hits) chosen.add(hit)
  }
  return { chosen, unknown }
}

function fits(name: string, pattern: string): boolean {
  const parts = pattern.split('*')
  if (parts.length === 1) return name === pattern
  let from = parts[0]!.length
  if (!name.startsWith(parts[0]!)) return false
  for (const part of parts.slice(1, -1)) {
    const at = name.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  const last = parts[parts.length - 1]!
  return name.length - last.length >= from && name.endsWith(last)
}
