import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)

interface OpenOptions {
  address: string
  /** All of them make one opening; a `*` is the newest segment that a playlist named. */
  paths: readonly string[]
  openings: number
  seconds: number
  folder: string
}

const measuredSchema = z.object({
  requests: z.number(),
  errors: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
})
export type Measured = z.infer<typeof measuredSchema>

const connections = 500
/** Asked for a little faster than is wanted, since an answer takes its time too. */
const haste = 1.1

/** Asks for the paths by wrk at a steady rate; an answer that comes late is never made up for. */
export async function openAtARate(options: OpenOptions): Promise<Measured> {
  const { address, paths, openings, seconds, folder } = options
  const pauseMs = (connections * seconds * 1000) / (openings * paths.length) / haste
  const scriptPath = join(folder, 'open.lua')
  writeFileSync(scriptPath, script(paths, pauseMs))
  const place = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s']
  const { stdout } = await run('wrk', [...place, '-s', scriptPath, address])
  const line = stdout.split('\n').find((text) => text.startsWith('{'))
  return measuredSchema.parse(JSON.parse(line ?? '{}'))
}

const script = (paths: readonly string[], pauseMs: number) => `
local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }
local newest = nil
local turn = 0
threads = {}
function setup(thread)
  threads[#threads + 1] = thread
end
function init()
  bad = 0
end
function request()
  repeat
    turn = turn % #paths + 1
  until newest or not paths[turn]:find("*", 1, true)
  return wrk.format("GET", (paths[turn]:gsub("%*", newest or "")))
end
function delay()
  return math.random(0, ${Math.round(2 * pauseMs)})
end
function response(status, _, body)
  if status ~= 200 then bad = bad + 1 end
  if body:find("#EXTINF", 1, true) then
    for name in body:gmatch("\\n([%w%-%.]+%.m4s)") do newest = name end
  end
end
function done(summary, latency)
  local lost = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  local refused = 0
  for _, thread in ipairs(threads) do refused = refused + thread:get("bad") end
  print(string.format('{"requests":%d,"errors":%d,"p50Ms":%f,"p99Ms":%f}', summary.requests,
    lost + refused, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
`
