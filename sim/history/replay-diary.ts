import { CREATOR, People, SEGMENT_MASK } from '../population/people.ts'
import { LAPSED, MEMBER, QUEUED, STAGE, UNAWARE, WAITING } from '../population/stage.ts'
import type { Saved } from '../run/archive.ts'
import { deliver } from '../run/mail.ts'
import type { Mail } from '../run/messages.ts'
import type { Run } from '../run/run.ts'
import { Shard } from '../run/shard.ts'
import { restoreShard } from '../run/shard-state.ts'
import type { Diary, StageName } from './diary.ts'
import { DiaryWriter } from './diary-writer.ts'
import type { LoggedDay } from './run-log.ts'

/**
 * Goes through the days of one user again, alone, with what he was told then and what his friends did: the
 * same engine on a shard of one user, so the same to the last bit.
 *
 * @param saved state of the run before the first of the days
 * @throws RangeError when there is no such user
 */
export function replayDiary(run: Run, saved: Saved, days: readonly LoggedDay[], user: number): Diary {
  const { plan, company } = run
  if (!Number.isInteger(user) || user < 0 || user >= plan.users)
    throw new RangeError(`found user ${user}, expected one of 0 to ${plan.users - 1}`)
  const { network } = company
  const mostFriends = network.kind === 'complete' ? 0 : network.maxDegree
  const shard = new Shard(plan, network, new People(user, 1, plan.platforms.length, plan.days, mostFriends))
  restoreShard(shard, saved)
  const ties = tiesOf(shard, plan.users)
  const stages = () => plan.platforms.map((_, p) => stageName(shard, p))
  const start = stages()
  const writer = new DiaryWriter(shard, days.length)
  days.forEach(({ commands, news }, index) => {
    for (const command of commands) {
      if (command.name === 'hour') writer.hour(command.fields)
      else if (command.name === 'queue') writer.queue(command.platform, command.admitted, command.gaveUp)
      else if (command.name === 'night') writer.night(command.fields, command.heardToday, index)
    }
    deliver(shard.people, ownNews(news, ties, user, plan.platforms.length))
  })
  const { people } = shard
  return {
    user,
    segment: plan.segments[people.segment[0]! & SEGMENT_MASK]!.id,
    isCreator: (people.segment[0]! & CREATOR) !== 0,
    friends: shard.degreeOf(0),
    platforms: run.platforms,
    first: run.day - days.length,
    days: days.length,
    start,
    end: stages(),
    entries: writer.entries,
    use: writer.use,
    hearing: writer.hearing.map(({ glass }) => glass),
    joining: writer.joining.map(({ glass }) => glass),
  }
}

/** How many ties the only user of a shard has with each user. */
function tiesOf(shard: Shard, users: number): Uint8Array {
  const ties = new Uint8Array(users)
  shard.eachFriend(0, (friend) => ties[friend]!++)
  return ties
}

/** What friends did, addressed to one user: each tie tells it once. */
function ownNews(news: Mail, ties: Uint8Array, user: number, platforms: number): Mail {
  const own = (pairs: Uint32Array): Uint32Array<ArrayBuffer> => {
    const told: number[] = []
    for (const pair of pairs) {
      const friend = Math.floor(pair / platforms)
      for (let tie = 0; tie < ties[friend]!; tie++) told.push(pair + (user - friend) * platforms)
    }
    return Uint32Array.from(told)
  }
  return { came: own(news.came), went: own(news.went), registered: own(news.registered), posted: own(news.posted) }
}

function stageName(shard: Shard, p: number): StageName {
  const stage = shard.people.state[p]! & STAGE
  if (stage === UNAWARE) return 'unaware'
  if (stage === MEMBER) return 'member'
  if (stage === LAPSED) return 'lapsed'
  const since = shard.people.since[p]!
  return (since & WAITING) !== 0 ? 'waiting' : (since & QUEUED) !== 0 ? 'queued' : 'aware'
}
