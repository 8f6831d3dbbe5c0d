import type { APIRequestContext, APIResponse } from '@playwright/test';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Description {
  openapi: string;
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>
  >;
  components: { schemas: Record<string, object> };
}

/** Checks answers of the API against its own OpenAPI description (JSON Schema 2020-12, as OpenAPI 3.1 says). */
export interface Contract {
  description: Description;
  /** The body of an answer to `method path` (path as in the description), after it was found to keep its word. */
  check(method: string, path: string, response: APIResponse): Promise<unknown>;
}

/** A path of the description inside a JSON pointer (RFC 6901) inside a URI fragment. */
const pointer = (part: string): string => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));

/** Reads the description that the site serves. */
export async function readContract(request: APIRequestContext): Promise<Contract> {
  const description = (await (await request.get('/api/v1/openapi.json')).json()) as Description;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(description, 'urn:minibatch:api');
  return {
    description,
    async check(method, path, response) {
      const status = String(response.status());
      const answer = description.paths[path]?.[method]?.responses[status];
      if (!answer) throw new Error(`${method} ${path} answers ${status}, which it does not describe`);
      const type = Object.keys(answer.content ?? {})[0];
      if (type === undefined) return null;
      const given = response.headers()['content-type'] ?? '';
      if (!given.startsWith(type)) throw new Error(`${method} ${path} answers ${given} instead of ${type}`);
      const body: unknown = await response.json();
      const where = ['paths', path, method, 'responses', status, 'content', type, 'schema']
        .map(pointer)
        .join('/');
      const validate = ajv.getSchema(`urn:minibatch:api#/${where}`);
      if (!validate) throw new Error(`no schema for ${method} ${path} ${status}`);
      if (!validate(body)) throw new Error(`${method} ${path}: ${ajv.errorsText(validate.errors)}`);
      return body;
    },
  };
}
