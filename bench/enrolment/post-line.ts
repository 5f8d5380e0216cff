import { connect, type Socket } from 'node:net'

interface Pending {
  resolve(status: number): void
  reject(error: Error): void
}

/**
 * A keep-alive connection that posts JSON, one request at a time. Made by hand: on node:http the askers would
 * take as much of the machine as the portal that they measure. It reads the status and the length alone.
 */
export class PostLine {
  private received = ''
  private pending: Pending | null = null

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => this.take(text))
    socket.on('error', (error) => this.pending?.reject(error))
    socket.on('close', () => this.pending?.reject(new Error('the portal closed the connection')))
  }

  static async open(portalUrl: string) {
    const { hostname, port, host } = new URL(portalUrl)
    const socket = connect({ host: hostname, port: Number(port) })
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    return new PostLine(socket, host)
  }

  /** Gives the status. */
  post({ path, headers, body }: { path: string; headers: string; body: string }): Promise<number> {
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject }
      this.socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${this.host}\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    })
  }

  close() {
    this.pending = null
    this.socket.destroy()
  }

  private take(text: string) {
    this.received += text
    const headEnd = this.received.indexOf('\r\n\r\n')
    if (headEnd === -1) return
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.received)?.[1])
    if (this.received.length < headEnd + 4 + length) return
    const status = Number(this.received.slice(9, 12))
    this.received = ''
    this.pending?.resolve(status)
    this.pending = null
  }
}
