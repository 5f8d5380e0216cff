import { Agent, get } from 'node:http'

/** Viewers with a connection of their own each, kept open between requests. */
export class Viewers {
  private readonly agent: Agent

  constructor(readonly count: number) {
    this.agent = new Agent({ keepAlive: true, maxSockets: count, maxFreeSockets: count })
  }

  /** All ask at once; gives when each had its whole answer, on the clock of `performance.now()`. */
  ask(url: string): Promise<number[]> {
    return Promise.all(Array.from({ length: this.count }, () => this.askOnce(url)))
  }

  close() {
    this.agent.destroy()
  }

  private askOnce(url: string) {
    return new Promise<number>((resolve, reject) => {
      const request = get(url, { agent: this.agent }, (response) => {
        response.resume()
        response.once('end', () => resolve(performance.now()))
      })
      request.once('error', reject)
    })
  }
}
