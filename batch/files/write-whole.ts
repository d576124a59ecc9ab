import { createAtomicFile } from './atomic-file.ts'

/** Writes a file that appears under its name only when it is whole. */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  const file = await createAtomicFile(path)
  try {
    await file.write(data)
    await file.commit()
  } finally {
    await file.discard()
  }
}
