// A program that holds an embedded database until it is killed: see embedded-database.test.ts.
import { EmbeddedDatabase } from './embedded-database'

const [dataFolder = ''] = process.argv.slice(2)
await new EmbeddedDatabase({ dataFolder }).start()
process.stdout.write('ready')
setInterval(() => {}, 60_000)
