/** One thing that was looked at. */
export interface Finding {
  /** What it is, in a word or two. */
  about: string
  /** `bad`: something will not work; `note`: something is missing that not everyone needs. */
  state: 'good' | 'note' | 'bad'
  /** What was found, and what to do where it is not good. */
  says: string
}

export const good = (about: string, says: string): Finding => ({ about, state: 'good', says })
export const note = (about: string, says: string): Finding => ({ about, state: 'note', says })
export const bad = (about: string, says: string): Finding => ({ about, state: 'bad', says })
