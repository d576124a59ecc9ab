declare module 'virtual:scenarios' {
  export const scenarios: readonly {
    name: string
    title: string
    load(): Promise<import('./shipped-scenario.ts').ShippedScenario>
  }[]
}
