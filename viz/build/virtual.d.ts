declare module 'virtual:scenarios' {
  export const scenarios: readonly import('./shipped-scenario.ts').ShippedEntry[]
}
