import { availableParallelism } from 'node:os'

interface HitchConfigurationOptions {
  host: string
  port: number
  /** Where the cache engine takes connections in with the PROXY protocol. */
  backendSocket: string
  certificatePath: string
}

/** hitch.conf(5). TLS 1.2 and newer, forward secrecy always: authoring specification 12.1 and 12.2. */
export function hitchConfiguration({
  host,
  port,
  backendSocket,
  certificatePath,
}: HitchConfigurationOptions) {
  return `frontend = "[${host}]:${port}"
backend = "${backendSocket}"
pem-file = "${certificatePath}"
alpn-protos = "h2, http/1.1"
tls-protos = TLSv1.2 TLSv1.3
ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20"
prefer-server-ciphers = on
# The engine learns from it that HTTP/2 was agreed on.
write-proxy-v2 = on
workers = ${availableParallelism()}
backlog = 4096
keepalive = 60
log-level = 1
# Asking the certificate's maker for a staple would be a call to the outside that nobody ordered.
ocsp-dir = ""
daemon = off
`
}
