import { siteUrl } from '@/lib/env';
import { ok } from '@/lib/result';
import { endpoint } from '@/lib/web/api/endpoint';
import { openApiDocument } from '@/lib/web/api/openapi';

/** The description of this API, OpenAPI 3.1. */
export const GET = endpoint('apiRead', async () => ok({ body: openApiDocument(siteUrl()) }));
