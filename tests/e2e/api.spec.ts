import type { APIRequestContext } from '@playwright/test';
import { createAccessTokenFor } from '@/lib/members/access-tokens';
import { createMember } from '@/lib/members/create-member';
import type { TokenScope } from '@/lib/members/rules';
import type { PredictionView } from '@/lib/models/views';
import { type Contract, readContract } from '../support/api-contract';
import { expect, freshName, test } from '../support/e2e';
import { pagePng } from '../support/pictures';

interface Writer {
  username: string;
  headers: { authorization: string };
}

const ALL_SCOPES: TokenScope[] = ['topics:write', 'posts:write', 'reactions:write'];

async function writer(scopes: TokenScope[] = ALL_SCOPES): Promise<Writer> {
  const username = freshName('api');
  const member = await createMember({
    username,
    email: `${username}@example.org`,
    password: 'a long enough pass phrase',
    role: 'member',
    locale: 'en',
  });
  if (!member.ok) throw new Error(JSON.stringify(member.error));
  const token = await createAccessTokenFor(member.value.id, { name: 'test', scopes, days: 7 });
  if (!token.ok) throw new Error(JSON.stringify(token.error));
  return { username, headers: { authorization: `Bearer ${token.value.secret}` } };
}

interface Topic {
  id: number;
  title: string;
  deleted: object | null;
}
interface Post {
  id: number;
  number: number;
  version: number;
  source: string;
  html: string;
  deleted: object | null;
}

const BODY = '损失 $L=-\\log p_y$ 的梯度是 $p-y$。\n\n```python\nprint(1)\n```';

async function openTopic(request: APIRequestContext, contract: Contract, by: Writer): Promise<Topic> {
  const data = { board: 'backpropagation', title: 'A topic by program', source: BODY, tags: ['api', '测试'] };
  const response = await request.post('/api/v1/topics', { data, headers: by.headers });
  expect(response.status(), await response.text()).toBe(201);
  return (await contract.check('post', '/topics', response)) as Topic;
}

async function firstPost(request: APIRequestContext, contract: Contract, topic: Topic): Promise<Post> {
  const response = await request.get(`/api/v1/topics/${topic.id}/posts`);
  const { items } = (await contract.check('get', '/topics/{id}/posts', response)) as { items: Post[] };
  const opening = items[0];
  if (!opening) throw new Error('the topic has no post');
  return (await contract.check(
    'get',
    '/posts/{id}',
    await request.get(`/api/v1/posts/${opening.id}`),
  )) as Post;
}

test.describe('the public API', () => {
  let contract: Contract;
  test.beforeEach(async ({ request }) => {
    contract = await readContract(request);
  });

  test('describes itself in OpenAPI 3.1', () => {
    expect(contract.description.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(contract.description.paths)).toContain('/models/{name}/predict');
  });

  test('gives a guest boards, topics, posts and members as it describes them', async ({ request }) => {
    const boards = (await contract.check('get', '/boards', await request.get('/api/v1/boards'))) as {
      groups: { boards: { slug: string }[] }[];
    };
    const slug = boards.groups[0]?.boards[0]?.slug ?? '';
    await contract.check('get', '/boards/{slug}', await request.get(`/api/v1/boards/${slug}`));
    await contract.check('get', '/boards/{slug}/topics', await request.get(`/api/v1/boards/${slug}/topics`));
    const list = (await contract.check('get', '/topics', await request.get('/api/v1/topics'))) as {
      items: { id: number; author: { username: string } }[];
      total: number;
    };
    expect(list.total).toBeGreaterThan(0);
    for (const { id, author } of list.items.slice(0, 5)) {
      await contract.check('get', '/topics/{id}', await request.get(`/api/v1/topics/${id}`));
      await contract.check('get', '/topics/{id}/posts', await request.get(`/api/v1/topics/${id}/posts`));
      const name = encodeURIComponent(author.username);
      await contract.check('get', '/members/{username}', await request.get(`/api/v1/members/${name}`));
      for (const what of ['topics', 'posts']) {
        const answer = await request.get(`/api/v1/members/${name}/${what}`);
        await contract.check('get', `/members/{username}/${what}`, answer);
      }
    }
  });

  test('reads the digits of a picture, and shows the steps where they are asked for', async ({ request }) => {
    const placed = [
      { digit: 3, x: 60, y: 70, size: 80 },
      { digit: 8, x: 160, y: 70, size: 80 },
    ];
    const data = await pagePng(placed, 220, 140);
    const path = '/models/{name}/predict';
    const plain = await request.post('/api/v1/models/mnist-mlp/predict', { data });
    const answer = (await contract.check('post', path, plain)) as PredictionView;
    expect(answer.digits.map(({ digit }) => digit)).toEqual([3, 8]);
    expect(answer.steps).toBeUndefined();
    const shown = await request.post('/api/v1/models/mnist-mlp/predict?include=steps', { data });
    const withSteps = (await contract.check('post', path, shown)) as PredictionView;
    expect(withSteps.steps?.at(-1)).toMatchObject({ name: 'input', width: 28, height: 28 });
    const blank = await request.post('/api/v1/models/mnist-mlp/predict', {
      data: await pagePng([], 200, 200),
    });
    expect(blank.status()).toBe(422);
    expect(await contract.check('post', path, blank)).toMatchObject({ code: 'no_digit' });
  });

  test('lets a token open, read, edit, answer, delete and restore', async ({ request }) => {
    const author = await writer();
    const { headers } = author;
    const topic = await openTopic(request, contract, author);
    const opening = await firstPost(request, contract, topic);
    expect(opening.source).toBe(BODY);
    expect(opening.html).toContain('katex');

    const change = { version: opening.version, title: 'A better title' };
    const changed = await request.patch(`/api/v1/topics/${topic.id}`, { data: change, headers });
    expect((await contract.check('patch', '/topics/{id}', changed)) as Topic).toMatchObject({
      title: change.title,
    });

    const data = { source: 'An answer', replyToId: opening.id };
    const answered = await request.post(`/api/v1/topics/${topic.id}/posts`, { data, headers });
    const reply = (await contract.check('post', '/topics/{id}/posts', answered)) as Post;
    expect(answered.headers().location).toBe(`/api/v1/posts/${reply.id}`);

    const edit = { version: reply.version, source: 'A better answer' };
    const edited = await request.patch(`/api/v1/posts/${reply.id}`, { data: edit, headers });
    expect(await contract.check('patch', '/posts/{id}', edited)).toMatchObject({
      source: edit.source,
      version: 2,
    });

    const late = await request.patch(`/api/v1/posts/${reply.id}`, {
      data: { ...edit, source: 'Mine' },
      headers,
    });
    expect(late.status()).toBe(409);
    expect(await contract.check('patch', '/posts/{id}', late)).toMatchObject({
      code: 'conflict',
      data: { current: { source: edit.source }, yours: { source: 'Mine' } },
    });

    expect((await request.delete(`/api/v1/posts/${reply.id}`, { headers })).status()).toBe(204);
    const tombstone = await contract.check(
      'get',
      '/posts/{id}',
      await request.get(`/api/v1/posts/${reply.id}`),
    );
    expect(tombstone).toMatchObject({ source: '', html: '', deleted: { by: 'author' } });
    const restored = await request.post(`/api/v1/posts/${reply.id}/restore`, { headers });
    expect(await contract.check('post', '/posts/{id}/restore', restored)).toMatchObject({ deleted: null });

    expect((await request.delete(`/api/v1/topics/${topic.id}`, { headers })).status()).toBe(204);
    const gone = (await contract.check(
      'get',
      '/topics/{id}',
      await request.get(`/api/v1/topics/${topic.id}`),
    )) as Topic;
    expect(gone.deleted).not.toBeNull();
    expect(gone.title).toBe('');
    expect(gone.deleted).toMatchObject({ by: 'author', openingPostId: opening.id });
  });

  test('makes one topic of one Idempotency-Key', async ({ request }) => {
    const { headers } = await writer();
    const send = async (key: string) => {
      const sent = await request.post('/api/v1/topics', {
        data: { board: 'questions', title: 'Sent twice by a bad line', source: 'Once' },
        headers: { ...headers, 'idempotency-key': key },
      });
      return (await sent.json()) as Topic;
    };
    const key = freshName('key-');
    const first = await send(key);
    const second = await send(key);
    const other = await send(`${freshName('key-')}-other`);
    expect(second.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  test('reacts and takes it back', async ({ request }) => {
    const author = await writer();
    const opening = await firstPost(request, contract, await openTopic(request, contract, author));
    const fan = await writer(['reactions:write']);
    const path = `/api/v1/posts/${opening.id}/reactions/insightful`;
    const put = await request.put(path, { headers: fan.headers });
    expect(await contract.check('put', '/posts/{id}/reactions/{kind}', put)).toEqual({
      mine: ['insightful'],
      counts: [{ kind: 'insightful', count: 1 }],
    });
    const taken = await request.delete(path, { headers: fan.headers });
    expect(await contract.check('delete', '/posts/{id}/reactions/{kind}', taken)).toEqual({
      mine: [],
      counts: [],
    });
  });

  test('refuses guests, wrong tokens, missing scopes and other members with a problem document', async ({
    request,
  }) => {
    const author = await writer();
    const topic = await openTopic(request, contract, author);
    const opening = await firstPost(request, contract, topic);
    const reader = await writer(['reactions:write']);
    const stranger = await writer();
    const data = { version: 1, source: 'Not yours' };
    const path = `/api/v1/posts/${opening.id}`;
    const refusals = [
      { headers: undefined, status: 401, code: 'not_signed_in' },
      { headers: { authorization: 'Bearer mb_wrong' }, status: 401, code: 'token_invalid' },
      { headers: reader.headers, status: 403, code: 'not_allowed' },
      { headers: stranger.headers, status: 403, code: 'not_allowed' },
    ];
    for (const { headers, status, code } of refusals) {
      const response = await request.patch(path, { data, headers });
      expect(response.status()).toBe(status);
      expect(await contract.check('patch', '/posts/{id}', response)).toMatchObject({ code, status });
    }
    expect((await firstPost(request, contract, topic)).source).toBe(BODY);
  });

  test('says what is wrong with bad input, in the language asked for', async ({ request }) => {
    const { headers } = await writer();
    const post = (data: unknown, more: Record<string, string> = {}) =>
      request.post('/api/v1/topics', {
        data,
        headers: { ...headers, 'content-type': 'application/json', ...more },
      });
    const short = await post({ board: 'questions', title: 'ab', source: '' });
    expect(await contract.check('post', '/topics', short)).toMatchObject({
      code: 'invalid_input',
      errors: [
        { field: 'title', key: 'too_short' },
        { field: 'source', key: 'required' },
      ],
    });
    const chinese = await post('{', { 'accept-language': 'zh' });
    expect(chinese.headers()['content-language']).toBe('zh-CN');
    expect((await contract.check('post', '/topics', chinese)) as { detail: string }).toMatchObject({
      detail: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
    for (const bad of [
      '[]',
      'null',
      '7',
      '{"board":"questions","title":"A title","source":"x","role":"administrator"}',
    ]) {
      const response = await post(bad);
      expect(response.status()).toBe(400);
      await contract.check('post', '/topics', response);
    }
    const huge = await post({ board: 'questions', title: 'A title', source: 'x'.repeat(600_000) });
    expect(huge.status()).toBe(413);
    await contract.check('post', '/topics', huge);
    const form = await request.post('/api/v1/topics', { headers, form: { title: 'A title' } });
    expect(form.status()).toBe(415);
  });

  test('answers unknown things with 404 as a problem document', async ({ request }) => {
    for (const path of [
      'topics/999999999',
      'topics/0',
      'topics/1e3',
      'posts/99999999999',
      'boards/none',
      'members/nobody-here',
      'nothing',
    ]) {
      const response = await request.get(`/api/v1/${path}`);
      expect(response.status(), path).toBe(404);
      expect(response.headers()['content-type']).toContain('application/problem+json');
    }
    expect((await request.get('/api/v1/topics?page=0')).status()).toBe(400);
    expect((await request.get('/api/v1/topics?page=99999')).status()).toBe(404);
  });

  test('renders Markdown as a post would', async ({ request }) => {
    const response = await request.post('/api/v1/render', {
      data: { markdown: '$x^2$ <script>alert(1)</script>' },
    });
    const { html } = (await contract.check('post', '/render', response)) as { html: string };
    expect(html).toContain('class="katex');
    expect(html).not.toContain('<script');
    const empty = await request.post('/api/v1/render', { data: {} });
    expect(await contract.check('post', '/render', empty)).toMatchObject({
      errors: [{ field: 'markdown', key: 'required' }],
    });
  });

  test('tells its limits in standard headers and answers 304 to a client that knows', async ({ request }) => {
    const first = await request.get('/api/v1/boards');
    const headers = first.headers();
    expect(headers['ratelimit-policy']).toMatch(/^"apiRead";q=\d+;w=60$/);
    expect(headers.ratelimit).toMatch(/^"apiRead";r=\d+;t=\d+$/);
    expect(Number(headers['ratelimit-remaining'])).toBeLessThan(Number(headers['ratelimit-limit']));
    expect(headers['access-control-allow-origin']).toBe('*');
    const again = await request.get('/api/v1/boards', { headers: { 'if-none-match': headers.etag ?? '' } });
    expect(again.status()).toBe(304);
  });

  test('does not look at the session cookie', async ({ page, signedInAs }) => {
    await signedInAs(freshName());
    const response = await page.request.post('/api/v1/topics', {
      data: { board: 'questions', title: 'By cookie alone', source: 'x' },
    });
    expect(response.status()).toBe(401);
  });
});
