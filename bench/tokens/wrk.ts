import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

interface WrkOptions {
  edgeUrl: string
  /** Asked for in turns. */
  paths: readonly string[]
  seconds: number
  connections: number
  /** The only processor that wrk may use; any when left out. */
  processor?: number | undefined
  scriptPath: string
}

/** Asks for the paths as fast as they are answered; gives the answers a second. Throws when one was not 200. */
export async function measureRequests(options: WrkOptions) {
  const { edgeUrl, paths, seconds, connections, processor, scriptPath } = options
  writeFileSync(scriptPath, askInTurns(paths))
  const wrk = ['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '-s', scriptPath, edgeUrl]
  const [command = '', ...args] =
    processor === undefined ? wrk : ['taskset', '-c', String(processor), ...wrk]
  const { stdout } = await run(command, args)
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`the edge refused:\n${stdout}`)
  const perSecond = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]
  if (!perSecond) throw new Error(`wrk said something else:\n${stdout}`)
  return Number(perSecond)
}

const askInTurns = (paths: readonly string[]) => `
local requests = {}
local turn = 0
function init()
  for _, path in ipairs({ ${paths.map((path) => JSON.stringify(path)).join(', ')} }) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
end
function request()
  turn = turn % #requests + 1
  return requests[turn]
end
`
