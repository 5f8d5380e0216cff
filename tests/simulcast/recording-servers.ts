import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from '../support/until'

/** nginx with Debian's RTMP module, which writes down all that is published. */
export class RecordingNginx {
  private child: ChildProcess | null = null

  constructor(
    private readonly folder: string,
    readonly port: number,
  ) {
    mkdirSync(folder)
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port))
  }

  async start() {
    const place = ['-p', this.folder, '-c', 'nginx.conf', '-e', 'error.log']
    this.child = spawn('/usr/sbin/nginx', place, { stdio: ['ignore', 'ignore', 'inherit'] })
    await until('nginx', async () => {
      if (this.child?.exitCode !== null) throw new Error('nginx did not start')
      return readdirSync(this.folder).includes('nginx.pid')
    })
  }

  /** In the order in which they were begun. */
  listRecordings() {
    const names = readdirSync(this.folder).filter((name) => name.endsWith('.flv'))
    return names.sort().map((name) => join(this.folder, name))
  }

  async kill() {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await ended
  }
}

const configuration = (folder: string, port: number) => `
load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
daemon off;
master_process off;
${process.getuid?.() === 0 ? 'user root;' : ''}
pid nginx.pid;
error_log error.log error;
events { worker_connections 64; }
rtmp {
  server {
    listen 127.0.0.1:${port};
    application live {
      live on;
      record all;
      record_path ${folder};
      record_unique on;
    }
  }
}
`

/** ffmpeg as a server that takes one publisher and writes down what it sends. */
export class RecordingFfmpeg {
  private readonly child: ChildProcess
  readonly exited: Promise<number | null>

  constructor({ port, path }: { port: number; path: string }) {
    this.child = spawn(
      'ffmpeg',
      [
        ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-listen', '1', '-f', 'flv'],
        ...['-i', `rtmp://127.0.0.1:${port}/live/ffmpeg`, '-c', 'copy', '-f', 'flv', path],
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    this.exited = once(this.child, 'exit').then(() => this.child.exitCode)
  }

  end() {
    this.child.kill('SIGKILL')
  }
}
