import type { Scenario } from './scenario.ts'

/**
 * One text for one scenario: JSON with the names of every map in the order of their UTF-16 code units, so that
 * files which say the same give the same text, however they are written. It can be read again, and says the same.
 */
export function canonicalText(scenario: Scenario): string {
  return canonical(scenario)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}
