import { createAtomicFile } from './atomic-file.ts'

/** Writes a file that appears under its name only when it is whole. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const file = await createAtomicFile(path)
  try {
    await file.write(text)
    await file.commit()
  } finally {
    await file.discard()
  }
}
