declare module 'virtual:scenarios' {
  export const scenarios: readonly import('./shipped-scenario.ts').ShippedEntry[]
}

declare module 'virtual:scenario-texts' {
  /** The shipped scenario files by name. */
  export const texts: Readonly<Record<string, string>>
}
