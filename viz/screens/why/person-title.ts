import type { Diary } from '../../../sim/history/diary.ts'
import type { Texts } from '../../texts/index.ts'

/** What the run did with one person and one platform, as the heading of his page. */
export function personTitle(diary: Diary, platform: number, name: string, { why }: Texts): string {
  const [start, end] = [diary.start[platform], diary.end[platform]]
  const has = (kind: 'registered' | 'tried') =>
    diary.entries.some((entry) => entry.kind === kind && entry.platform === platform)
  if (has('registered')) return (end === 'lapsed' ? why.wentAndLeft : why.went)(name)
  if (start === 'member') return (end === 'lapsed' ? why.wasThereAndLeft : why.wasThere)(name)
  if (start === 'lapsed') return why.wasThereAndLeft(name)
  if (has('tried')) return why.failed(name)
  return (end === 'unaware' ? why.never : why.stayed)(name)
}
