import { build } from 'vite'

/** The tests of the command run what is in the working tree, not what an earlier install built. */
export default async function buildCommand(): Promise<void> {
  await build({ build: { ssr: true }, logLevel: 'error' })
}
