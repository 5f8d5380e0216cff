/** So many bytes of JSON, and nothing behind them. */
export function GET(request: Request) {
  const bytes = Number(new URL(request.url).searchParams.get('bytes'))
  return Response.json({ text: 'x'.repeat(Math.max(0, bytes - '{"text":""}'.length)) })
}
