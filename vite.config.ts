import { execFileSync } from 'node:child_process'
import { defineConfig } from 'vitest/config'
import { leanEngine } from './viz/build/lean-engine.ts'
import { offlinePlugins } from './viz/build/offline.ts'
import { scenariosPlugin } from './viz/build/scenarios-plugin.ts'

/** Commit of the working tree, marked when files differ from it; empty where there is no repository. */
function currentCommit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    return git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '-modified')
  } catch {
    return ''
  }
}

/** The mode in which the lab becomes one file. */
const OFFLINE = 'offline'

export default defineConfig(({ isSsrBuild, mode }) => ({
  base: './',
  worker: {
    // Chromium starts no module worker from memory beside a file, a classic one it does.
    format: mode === OFFLINE ? ('iife' as const) : ('es' as const),
    plugins: () => [leanEngine()],
    rolldownOptions: { output: { codeSplitting: mode !== OFFLINE } },
  },
  plugins: isSsrBuild ? [] : [scenariosPlugin('scenarios'), ...(mode === OFFLINE ? offlinePlugins() : [])],
  define: { EXODUS_COMMIT: JSON.stringify(currentCommit()) },
  build: isSsrBuild
    ? {
        // The command and its threads: files for Node that find their libraries in node_modules.
        outDir: 'dist',
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        rolldownOptions: {
          input: {
            exodus: 'batch/exodus.ts',
            'run-worker': 'batch/run/run-worker.ts',
            'experiment-worker': 'batch/engines/experiment-worker.ts',
            'shard-worker': 'batch/run/shard-worker.ts',
            report: 'viz/report/report.ts',
          },
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
        },
      }
    : { outDir: mode === OFFLINE ? 'dist/offline' : 'dist/lab', target: 'es2022' },
  test: {
    reporters: ['default', './test/setup/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/command/**', 'test/browser/**'] },
      },
      {
        // The built command, as a person calls it.
        extends: true,
        test: {
          name: 'command',
          include: ['test/command/**/*.test.ts'],
          globalSetup: ['test/setup/build-command.ts', 'test/setup/find-redis.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The lab in a real browser.
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/setup/find-chromium.ts', 'test/setup/find-firefox.ts', 'test/setup/build-lab.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
}))
