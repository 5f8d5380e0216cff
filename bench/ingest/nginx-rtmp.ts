import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePorts } from '@/tests/support/free-ports'
import { until } from '@/tests/support/until'

/** The peer: nginx with Debian's RTMP module, plain HLS with our segments' length and window. */
export class NginxRtmp {
  private readonly folder = mkdtempSync(join(tmpdir(), 'seedling-bench-nginx-'))
  private child: ChildProcess | null = null

  /** Resolves with its RTMP address, without a stream's name. */
  async start() {
    const [port] = await findFreePorts(1)
    writeFileSync(join(this.folder, 'nginx.conf'), configuration(this.folder, port))
    const place = ['-p', this.folder, '-c', 'nginx.conf', '-e', 'error.log']
    this.child = spawn('/usr/sbin/nginx', place, { stdio: ['ignore', 'ignore', 'inherit'] })
    await until('nginx', async () => {
      if (this.child?.exitCode !== null) throw new Error('nginx did not start')
      return readdirSync(this.folder).includes('nginx.pid')
    })
    return `rtmp://127.0.0.1:${port}/live`
  }

  get processId() {
    if (!this.child?.pid) throw new Error('nginx does not run')
    return this.child.pid
  }

  /** How many streams have a playlist with segments in it. */
  countStreams() {
    const names = readdirSync(this.folder).filter((name) => name.endsWith('.m3u8'))
    return names.filter((name) => readFileSync(join(this.folder, name), 'utf8').includes('#EXTINF'))
      .length
  }

  async stop() {
    if (this.child && this.child.exitCode === null) {
      const ended = once(this.child, 'exit')
      this.child.kill('SIGTERM')
      await ended
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function configuration(folder: string, port: number | undefined) {
  return `
load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid nginx.pid;
error_log error.log error;
events { worker_connections 256; }
rtmp {
  server {
    listen 127.0.0.1:${port};
    application live {
      live on;
      hls on;
      hls_path ${folder};
      hls_fragment 2s;
      hls_playlist_length 300s;
    }
  }
}
`
}
