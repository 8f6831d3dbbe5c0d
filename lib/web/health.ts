import { checkHealth } from '@/lib/health/check-health';
import { version } from '@/package.json';

/** GET /api/health: 200 while the site can serve, 503 while its database is away. Never cached. */
export async function healthResponse(): Promise<Response> {
  const health = await checkHealth(version);
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
