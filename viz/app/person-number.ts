/**
 * Number of a user as someone types it, `12,408` or `12408`.
 *
 * @param last number of the last user
 * @returns null when it is no whole number from 0 to `last`
 */
export function parsePerson(text: string, last: number): number | null {
  const digits = text.replaceAll(/[\s,.]/g, '')
  if (!/^\d{1,10}$/.test(digits)) return null
  const person = Number(digits)
  return person <= last ? person : null
}
