import { Store } from '../../../batch/store/store.ts'
import { idOf, resultOf } from './results.ts'

// A process that writes results until it is killed, and says which ones are safe.

const store = await Store.open(process.argv[2]!, Date.now)
for (let k = 0; ; k++) {
  await store.write(idOf(k), resultOf(k), 0)
  process.send!(k)
}
