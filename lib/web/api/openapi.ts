import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { HARD_SET_LICENCE } from '@/lib/hard-set/views';
import {
  HARD_SET_PER_PAGE,
  IMAGE_BYTES_MAX,
  POSTS_PER_PAGE,
  RATE_LIMITS,
  type RateLimitName,
} from '@/lib/limits';
import { TOKEN_SCOPES } from '@/lib/members/rules';
import { REACTION_KINDS } from '@/lib/posts/views';
import * as schemas from './schemas';

const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

const problems = (...statuses: number[]): ZodOpenApiResponsesObject =>
  Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: 'What went wrong, with a stable code.',
        content: { 'application/problem+json': { schema: schemas.problemSchema } },
      },
    ]),
  );

const id = z.int().min(1);
const page = z.int().min(1).optional().meta({ description: 'Counts from 1.' });
const reason = z
  .string()
  .optional()
  .meta({ description: 'Why; asked of moderators who change what others wrote.' });
const writing = problems(400, 401, 403, 404, 409, 410, 413, 415, 429);

interface Operation {
  summary: string;
  limit: RateLimitName;
  /** A scope of the personal access token; without one the call is anybody's. */
  scope?: (typeof TOKEN_SCOPES)[number];
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answers: ZodOpenApiResponsesObject;
}

function operation({
  summary,
  limit,
  scope,
  params,
  query,
  body,
  answers,
}: Operation): ZodOpenApiOperationObject {
  const { points, seconds } = RATE_LIMITS[limit];
  const needs = scope ? ` Needs a token with the scope ${scope}.` : '';
  return {
    summary,
    description: `At most ${points} calls in ${seconds} seconds.${needs}`,
    ...(scope ? { security: [{ token: [] }] } : {}),
    requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}) },
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: answers,
  };
}

const read = (summary: string, schema: z.ZodType, more: Partial<Operation> = {}) =>
  operation({
    summary,
    limit: 'apiRead',
    answers: { 200: json(schema, 'Found.'), ...problems(400, 401, 404, 429) },
    ...more,
  });

const write = (
  summary: string,
  scope: Operation['scope'],
  answers: ZodOpenApiResponsesObject,
  more: Partial<Operation> = {},
) => operation({ summary, scope, limit: 'apiWrite', answers: { ...answers, ...writing }, ...more });

const byId = z.object({ id });
const bySlug = z.object({ slug: z.string() });
const byName = z.object({ username: z.string() });
const paging = z.object({ page });
const reasoned = z.object({ reason });
const nothing = { 204: { description: 'Done.' } };
const image = z.string().meta({
  format: 'binary',
  description: `PNG, JPEG, WebP or GIF of at most ${IMAGE_BYTES_MAX} bytes.`,
});

const boardPaths = {
  '/boards': {
    get: read('All boards in their groups', z.strictObject({ groups: z.array(schemas.boardGroup) })),
  },
  '/boards/{slug}': { get: read('One board', schemas.board, { params: bySlug }) },
  '/boards/{slug}/topics': {
    get: read("A page of a board's topics, pinned first", schemas.paged(schemas.topicRow), {
      params: bySlug,
      query: paging,
    }),
  },
};

const topicPaths = {
  '/topics': {
    get: read('A page of the latest topics over all boards', schemas.paged(schemas.topicRow), {
      query: paging,
    }),
    post: write(
      'Open a topic',
      'topics:write',
      { 201: json(schemas.topic, 'Opened.') },
      { body: schemas.newTopic },
    ),
  },
  '/topics/{id}': {
    get: read('One topic', schemas.topic, { params: byId }),
    patch: write(
      'Change title, tags or opening post',
      'posts:write',
      { 200: json(schemas.topic, 'Saved.') },
      { params: byId, body: schemas.topicChange },
    ),
    delete: write('Delete a topic', 'posts:write', nothing, { params: byId, query: reasoned }),
  },
  '/topics/{id}/posts': {
    get: read(
      `A page of a topic's posts, ${POSTS_PER_PAGE} numbers a page`,
      schemas.paged(schemas.postInTopic),
      {
        params: byId,
        query: paging,
      },
    ),
    post: write(
      'Reply in a topic',
      'posts:write',
      { 201: json(schemas.post, 'Posted.') },
      { params: byId, body: schemas.newPost },
    ),
  },
};

const reactions = z.strictObject({
  mine: z.array(z.string()),
  counts: z.array(z.strictObject({ kind: z.enum(REACTION_KINDS), count: z.int() })),
});
const reactionParams = z.object({ id, kind: z.enum(REACTION_KINDS) });

const postPaths = {
  '/posts/{id}': {
    get: read('One post with its Markdown', schemas.post, { params: byId }),
    patch: write(
      'Edit a post',
      'posts:write',
      { 200: json(schemas.post, 'Saved.') },
      { params: byId, body: schemas.postChange },
    ),
    delete: write('Delete a post; a tombstone remains', 'posts:write', nothing, {
      params: byId,
      query: reasoned,
    }),
  },
  '/posts/{id}/restore': {
    post: write(
      'Undo a deletion',
      'posts:write',
      { 200: json(schemas.post, 'It stands again.') },
      { params: byId, query: reasoned },
    ),
  },
  '/posts/{id}/reactions/{kind}': {
    put: write(
      'React to a post',
      'reactions:write',
      { 200: json(reactions, 'Counted.') },
      { params: reactionParams },
    ),
    delete: write(
      'Take a reaction back',
      'reactions:write',
      { 200: json(reactions, 'Taken back.') },
      { params: reactionParams },
    ),
  },
};

const memberPaths = {
  '/me': {
    get: {
      ...read('The member of the token', schemas.me),
      security: [{ token: [] }],
    },
  },
  '/members/{username}': { get: read('A member', schemas.member, { params: byName }) },
  '/members/{username}/topics': {
    get: read('A page of the topics that a member opened', schemas.paged(schemas.topicRow), {
      params: byName,
      query: paging,
    }),
  },
  '/members/{username}/posts': {
    get: read('A page of the posts that a member wrote', schemas.paged(schemas.postRow), {
      params: byName,
      query: paging,
    }),
  },
};

const toolPaths = {
  '/render': {
    post: operation({
      summary: 'Markdown to the safe HTML that a post would have',
      limit: 'render',
      body: schemas.markdown,
      answers: { 200: json(schemas.rendered, 'Rendered.'), ...problems(400, 401, 413, 415, 429) },
    }),
  },
  '/models/{name}/predict': {
    post: {
      ...operation({
        summary: 'The digit in a picture, by the shared network',
        limit: 'predict',
        params: z.object({ name: z.string().meta({ example: 'mnist-mlp' }) }),
        query: z.object({
          version: z.int().min(1).optional().meta({ description: 'The newest where it is absent.' }),
          include: z
            .enum(['steps'])
            .optional()
            .meta({ description: 'Adds how the picture was prepared, step by step, as PNG files.' }),
        }),
        answers: {
          200: json(schemas.prediction, 'The closest digit.'),
          ...problems(400, 401, 404, 413, 415, 422, 429, 503),
        },
      }),
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': { schema: z.object({ image }) },
          'image/png': { schema: image },
          'image/jpeg': { schema: image },
          'image/webp': { schema: image },
          'image/gif': { schema: image },
        },
      },
    },
  },
};

const byModel = z.object({ name: z.string().meta({ example: 'mnist-mlp' }) });
const xrayPaths = {
  '/models/{name}/explain': {
    post: operation({
      summary: 'Why the shared network reads a prepared picture as it does',
      limit: 'explain',
      params: byModel,
      query: z.object({
        version: z.int().min(1).optional().meta({ description: 'The newest where it is absent.' }),
      }),
      body: schemas.pictureToExplain,
      answers: {
        200: json(schemas.explanation, 'Explained.'),
        ...problems(400, 401, 404, 413, 415, 429, 503),
      },
    }),
  },
  '/models/{name}/neighbours': {
    post: operation({
      summary: 'The training pictures nearest to a prepared picture',
      limit: 'explain',
      params: byModel,
      body: schemas.pictureToCompare,
      answers: { 200: json(schemas.neighbours, 'Found.'), ...problems(400, 401, 404, 413, 415, 429, 503) },
    }),
  },
};

const runQuery = z.object({
  page,
  digit: z.int().min(0).max(9).optional(),
  version: z.int().min(1).optional(),
  shared: z.boolean().optional(),
});
const runPaths = {
  '/runs': {
    post: {
      ...write("Keep a shared model's answer", 'runs:write', {
        201: json(schemas.run, 'Kept.'),
        ...problems(422, 503),
      }),
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: z.object({ image, ...schemas.newRunFields }) } },
      },
    },
  },
  '/runs/{id}': {
    get: read('A shared run, or one of your own with the scope runs:read', schemas.run, { params: byId }),
    patch: write(
      'Name a run, share it, or take it back',
      'runs:write',
      { 200: json(schemas.run, 'Saved.') },
      { params: byId, body: schemas.runChange },
    ),
    delete: write('Delete a run and its picture', 'runs:write', nothing, { params: byId, query: reasoned }),
  },
  '/me/runs': {
    get: read('A page of your own runs, newest first', schemas.paged(schemas.runCard), {
      scope: 'runs:read',
      query: runQuery,
    }),
  },
  '/members/{username}/runs': {
    get: read('A page of the runs that a member shares', schemas.paged(schemas.runCard), {
      params: byName,
      query: paging,
    }),
  },
  '/hard-set': {
    get: read(
      `The pictures that members corrected and moderators accepted, ${HARD_SET_PER_PAGE} a page, free for everyone (${HARD_SET_LICENCE})`,
      schemas.hardSet,
      { query: z.object({ page, model: z.string().optional() }) },
    ),
  },
};

/** The OpenAPI 3.1 description of the public API, for the site at `siteUrl`. */
export function openApiDocument(siteUrl: string) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Minibatch',
      version: '1',
      description: `The public API of Minibatch. Reading needs no token. Writing needs a personal access token, made in the settings, with scopes (${TOKEN_SCOPES.join(', ')}), sent as \`Authorization: Bearer …\`. Every answer carries RateLimit header fields; every failure is application/problem+json.`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${siteUrl}/api/v1` }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal access token.' },
      },
    },
    paths: {
      ...boardPaths,
      ...topicPaths,
      ...postPaths,
      ...memberPaths,
      ...toolPaths,
      ...xrayPaths,
      ...runPaths,
    },
  });
}
