import { type ChildProcess, fork } from 'node:child_process'
import { until } from '@/tests/support/until'
import {
  type CrowdCommand,
  type CrowdOrder,
  type CrowdReport,
  crowdMessageSchema,
} from './crowd-messages'

const longestReportMs = 60_000
const joinGraceMs = 30_000

/** Viewers in a process of their own. */
export class Crowd {
  private readonly child: ChildProcess
  private hasJoined = false
  private received: CrowdReport | null = null

  constructor(private readonly order: CrowdOrder) {
    this.child = fork('bench/edge/crowd-process.ts', [JSON.stringify(order)], {
      execArgv: ['--import', 'tsx'],
      // Linux shares processors among sessions (sched(7), autogroup): in one of its own a viewer does not
      // wait for its turn behind the hundreds of threads of the edge, as it would on no other machine.
      detached: true,
    })
    this.child.on('message', (given) => {
      const message = crowdMessageSchema.parse(given)
      if (message.type === 'joined') this.hasJoined = true
      else this.received = message
    })
  }

  get processId() {
    if (!this.child.pid) throw new Error('a process of viewers did not start')
    return this.child.pid
  }

  /** Resolves when every viewer has had media. */
  async untilJoined() {
    const longestMs = this.order.joinSeconds * 1000 + joinGraceMs
    await until(
      'all viewers to have media',
      async () => this.isRunning() && this.hasJoined,
      longestMs,
    )
  }

  beginToMeasure() {
    this.tell('measure')
  }

  /** Ends the watching; gives what they saw. */
  report(): Promise<CrowdReport> {
    this.tell('stop')
    return until('the report of the viewers', async () => this.received, longestReportMs)
  }

  /** May be called at any time, and twice. */
  close() {
    this.child.kill('SIGKILL')
  }

  private isRunning() {
    if (this.child.exitCode !== null) throw new Error('a process of viewers ended')
    return true
  }

  private tell(command: CrowdCommand) {
    this.isRunning()
    this.child.send(command)
  }
}
