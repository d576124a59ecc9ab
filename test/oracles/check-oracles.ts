import { expect, it } from 'vitest'
import type { Oracle, Setting } from '../../analysis/oracles/oracle.ts'
import { verify } from '../../analysis/oracles/verify.ts'
import { loadOracle } from '../../batch/files/load-oracle.ts'

/** Half the users and a few runs less than the quick set; tolerances widen with them. Seeds are fixed. */
const small = ({ agents, runs }: Setting): Setting => ({
  // where something happens in a share of the runs, there have to be many
  runs: runs < 20 ? Math.min(2, runs) : runs,
  ...(agents === undefined ? {} : { agents: agents / 2 }),
})

/** A test for each oracle: the engine meets all that is published of it. */
export function checkOracles(oracles: readonly Oracle[]): void {
  for (const oracle of oracles.filter(({ slow }) => !slow))
    it(`${oracle.number} ${oracle.name}`, () => {
      expect(verify(oracle, small(oracle.quick), loadOracle).filter(({ passed }) => !passed)).toEqual([])
    }, 60_000)
}
