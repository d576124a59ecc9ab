import { hashRun, type Case } from '../../golden/hash-run.ts'

declare global {
  /** The cases that the page is served with, each run in this browser: hashes by name. */
  var hashAll: () => Promise<Record<string, string[]>>
}

globalThis.hashAll = async () => {
  const cases = (await (await fetch('cases.json')).json()) as Case[]
  return Object.fromEntries(cases.map((one) => [one.name, hashRun(one)]))
}
