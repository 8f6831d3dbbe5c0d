import { ok } from '@/lib/result';
import { changeRun } from '@/lib/runs/change-run';
import { deleteRun } from '@/lib/runs/delete-run';
import { getRun } from '@/lib/runs/get-run';
import { afterWrite } from '@/lib/web/api/answers';
import { readJsonObject } from '@/lib/web/api/body';
import { endpoint } from '@/lib/web/api/endpoint';
import { pathId, reasonOf } from '@/lib/web/api/parameters';
import { runResource } from '@/lib/web/api/resources';

type Params = { id: string };

/** A shared run, or the caller's own. */
export const GET = endpoint<Params>('apiRead', async ({ params, viewer }) => {
  const id = pathId(params.id);
  if (!id.ok) return id;
  const run = await getRun(viewer, id.value);
  return run.ok ? ok({ body: runResource(run.value) }) : run;
});

/** Names a run, shares it, or takes it back. */
export const PATCH = endpoint<Params>('apiWrite', async ({ request, params, viewer }) => {
  const runId = pathId(params.id);
  if (!runId.ok) return runId;
  const body = await readJsonObject(request);
  if (!body.ok) return body;
  return afterWrite(await changeRun(viewer, { ...body.value, runId: runId.value }), ({ run }) =>
    ok({ body: runResource(run) }),
  );
});

/** Deletes a run with its picture. */
export const DELETE = endpoint<Params>('apiWrite', async ({ params, query, viewer }) => {
  const runId = pathId(params.id);
  if (!runId.ok) return runId;
  return afterWrite(await deleteRun(viewer, { runId: runId.value, ...reasonOf(query) }), () => ok({}));
});
