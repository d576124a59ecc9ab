import { mkdir, mkdtemp, open, readFile, rename, rm, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { memory } from '../progress/duration.ts'
import { bad, good, type Finding } from './finding.ts'

/** An experiment of a thousand runs takes some 30 MB; below this, in bytes, it is soon over. */
const LITTLE_ROOM = 200e6

const WRITTEN = Buffer.alloc(1 << 20, 'exodus')

/** Whether results can be kept in a folder: written, flushed, renamed and read back, with room left. */
export async function lookAtFolder(folder: string): Promise<Finding[]> {
  const about = 'Folder'
  const place = resolve(folder)
  let own: string | undefined
  try {
    await mkdir(place, { recursive: true })
    own = await mkdtemp(join(place, '.exodus-doctor-'))
    const [temporary, path] = [join(own, 'written.tmp'), join(own, 'written')]
    const file = await open(temporary, 'wx')
    await file.writeFile(WRITTEN)
    await file.sync()
    await file.close()
    await rename(temporary, path)
    if (!(await readFile(path)).equals(WRITTEN)) return [bad(about, `${place}: what was written reads otherwise`)]
    const { bavail, bsize } = await statfs(place)
    const room = `${place}: written, flushed and renamed; ${memory(bavail * bsize)} free`
    return [
      bavail * bsize < LITTLE_ROOM ? bad(about, `${room}, expected ${memory(LITTLE_ROOM)} or more`) : good(about, room),
    ]
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'ENOSPC' ? 'the disk is full' : (code ?? String(error))
    return [bad(about, `${place}: nothing can be kept there (${why}); name another folder`)]
  } finally {
    if (own !== undefined) await rm(own, { recursive: true, force: true })
  }
}
