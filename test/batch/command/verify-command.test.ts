import { describe, expect, it } from 'vitest'
import { ORACLES } from '../../../analysis/oracles/index.ts'
import type { Oracle } from '../../../analysis/oracles/oracle.ts'
import { type VerifyOptions, verifyCommand } from '../../../batch/command/verify-command.ts'
import { recordingTerminal } from './recording-terminal.ts'

const riot = ORACLES.find(({ number }) => number === '4')!
/** The same riot, of which a hundred and one rioters are expected of a hundred people. */
const wrong: Oracle = { ...riot, name: 'wrong on purpose', expected: [{ ...riot.expected[0]!, value: 101 }] }

async function verified(options: VerifyOptions, oracles: readonly Oracle[], signal = new AbortController().signal) {
  const { terminal, out, err } = recordingTerminal()
  const error = await verifyCommand(options, terminal, signal, oracles).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return { out: out.join(''), err: err.join(''), error }
}

describe('exodus verify', () => {
  it('says what was measured and what is published, and ends well when they agree', async () => {
    const { out, err, error } = await verified({}, [riot])
    expect(out).toBe(
      "ok    4   rioters 100, expected 100: Granovetter's riot, thresholds 0 to 99 (100 agents, 1 run)\n",
    )
    expect(err).toBe('1 of 1 published numbers are met')
    expect(error).toBeUndefined()
  })

  it('exits with 6 when one is missed, and says which', async () => {
    const { out, error } = await verified({}, [riot, wrong])
    expect(out.split('\n')[1]).toBe('MISS  4   rioters 100, expected 101: wrong on purpose (100 agents, 1 run)')
    expect(error).toMatchObject({ exitCode: 6, message: '1 missed' })
  })

  it('gives the verdicts as JSON, and exits in the same way', async () => {
    const { out, error } = await verified({ json: true }, [riot, wrong])
    const { passed, verdicts } = JSON.parse(out) as { passed: boolean; verdicts: { passed: boolean; value: number }[] }
    expect(passed).toBe(false)
    expect(verdicts.map((verdict) => [verdict.passed, verdict.value])).toEqual([
      [true, 100],
      [false, 100],
    ])
    expect(error).toMatchObject({ exitCode: 6 })
  })

  it('runs what is asked for by number, and nothing else', async () => {
    expect((await verified({ only: ['4'] }, [riot, { ...riot, number: '5' }])).out.split('\n').length).toBe(2)
    expect((await verified({ only: ['4', '55'] }, [riot])).error).toMatchObject({ exitCode: 2 })
  })

  it('leaves out what takes long, but not from the full set', async () => {
    const slow: Oracle = { ...riot, slow: true }
    expect((await verified({}, [slow])).err).toBe('0 of 0 published numbers are met')
    expect((await verified({ full: true }, [slow])).err).toBe('1 of 1 published numbers are met')
  })

  it('stops between two of them when it is interrupted', async () => {
    expect((await verified({}, [riot], AbortSignal.abort())).error).toMatchObject({ exitCode: 5 })
  })
})
