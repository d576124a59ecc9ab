import type { Reporter, TestModule } from 'vitest/node'

/**
 * Ends the output with one line, `N passed, N failed`. A file that could not be loaded and an
 * error outside of tests count as failures; so does a run without any test.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    for (const module of modules) {
      const before = failed
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed++
        if (state === 'failed' || state === 'pending') failed++
      }
      if (module.state() === 'failed' && failed === before) failed++
    }
    if (passed === 0 && failed === 0) failed = 1
    if (failed > 0) process.exitCode = 1
    // After the summary of the default reporter, which is printed in the same turn.
    setImmediate(() => process.stdout.write(`${passed} passed, ${failed} failed\n`))
  }
}
