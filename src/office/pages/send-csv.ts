import type { FastifyReply } from 'fastify';

export async function sendCsv(reply: FastifyReply, name: string, text: string): Promise<void> {
  void reply.headers({
    'cache-control': 'no-store',
    'content-disposition': `attachment; filename="${name}.csv"`,
  });
  await reply.type('text/csv; charset=utf-8').send(text);
}
