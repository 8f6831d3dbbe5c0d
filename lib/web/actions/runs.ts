'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { appError } from '@/lib/errors';
import { reopenCorrection, reviewCorrection } from '@/lib/hard-set/review-correction';
import { submitCorrection } from '@/lib/hard-set/submit-correction';
import { withdrawCorrection } from '@/lib/hard-set/withdraw-correction';
import { fail, type Result } from '@/lib/result';
import type { KeptRun } from '@/lib/runs/add-run';
import { changeRun } from '@/lib/runs/change-run';
import { deleteRun } from '@/lib/runs/delete-run';
import { keepRun } from '@/lib/runs/keep-run';
import type { ActionState } from '@/lib/web/action-state';
import { dropTags } from '@/lib/web/cache';
import { failedState } from '@/lib/web/failed-state';
import { formFlag, formId, formText, localisedPath } from '@/lib/web/form-fields';
import { getViewer } from '@/lib/web/session';

/** The page that sent the form shows what it changed: its data is read again with the answer. */
function done(message: string, data?: unknown): ActionState {
  refresh();
  return { status: 'done', message, data };
}

async function pictureOf(form: FormData): Promise<Uint8Array | null> {
  const image = form.get('image');
  return image instanceof Blob && image.size > 0 ? new Uint8Array(await image.arrayBuffer()) : null;
}

const noPicture = () => appError('invalid_input', { detail: 'image_empty' });

const versionOf = (form: FormData) => (form.has('version') ? formId(form, 'version') : undefined);

async function keep(form: FormData): Promise<Result<KeptRun>> {
  const image = await pictureOf(form);
  if (!image) return fail(noPicture());
  const kept = await keepRun(await getViewer(), {
    model: formText(form, 'model'),
    version: versionOf(form),
    image,
    name: formText(form, 'name'),
    shared: formFlag(form, 'shared'),
    submissionId: formText(form, 'submissionId') || undefined,
  });
  if (kept.ok) dropTags(kept.value.touched, 'action');
  return kept;
}

/**
 * Keeps the answer that stands in the sandbox. Fields: `image`, `model`, `version`, `name`, `shared`, `submissionId`.
 * `data` is `{ id, name, shared }`.
 */
export async function keepRunAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const kept = await keep(form);
  if (!kept.ok) return failedState(kept.error, form);
  const { id, name, shared } = kept.value.run;
  return { status: 'done', data: { id, name, shared } };
}

/** Keeps a picture from the list of one's runs, also without JavaScript. Fields as `keepRunAction`. */
export async function keepUploadAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const kept = await keep(form);
  return kept.ok ? done('kept', { name: kept.value.run.name }) : failedState(kept.error, form);
}

/**
 * Names, shares or takes back a run. Fields: `run` (id), `name`, `shared` (`true` or `false`), `reason`; only what is
 * there changes. `data` is `{ id, name, shared }`.
 */
export async function changeRunAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const changed = await changeRun(await getViewer(), {
    runId: formId(form, 'run'),
    name: form.has('name') ? formText(form, 'name') : undefined,
    shared: form.has('shared') ? formFlag(form, 'shared') : undefined,
    reason: formText(form, 'reason'),
  });
  if (!changed.ok) return failedState(changed.error, form);
  dropTags(changed.value.touched, 'action');
  const { id, name, shared } = changed.value.run;
  const message = form.has('name') ? 'renamed' : shared ? 'shared' : 'unshared';
  return done(message, { id, name, shared });
}

/** Deletes a run. Fields: `run` (id), `reason`, `locale`; `leave=1` on the run's own page, which then is gone. */
export async function deleteRunAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const deleted = await deleteRun(await getViewer(), {
    runId: formId(form, 'run'),
    reason: formText(form, 'reason'),
  });
  if (!deleted.ok) return failedState(deleted.error, form);
  dropTags(deleted.value.touched, 'action');
  if (formFlag(form, 'leave')) redirect(localisedPath(form, '/sandbox/runs'));
  return done('deleted');
}

/** A digit as a form says it; null for `none`, NaN (which schemas refuse) for anything else. */
function formLabel(form: FormData, name: string): number | null {
  const text = formText(form, name);
  if (text === 'none') return null;
  return /^\d$/.test(text) ? Number(text) : Number.NaN;
}

/**
 * Gives a misread picture to the hard set. Fields: `image`, `model`, `version`, `digitIndex`, `claim` (a digit or
 * `none`), `credited`, `consent`. `data` is `{ id }`.
 */
export async function submitCorrectionAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const image = await pictureOf(form);
  if (!image) return failedState(noPicture(), form);
  const submitted = await submitCorrection(await getViewer(), {
    model: formText(form, 'model'),
    version: versionOf(form),
    image,
    digitIndex: form.has('digitIndex') ? formId(form, 'digitIndex') : undefined,
    claim: formLabel(form, 'claim'),
    credited: formFlag(form, 'credited'),
    consent: formFlag(form, 'consent'),
  });
  return submitted.ok
    ? { status: 'done', data: { id: submitted.value.id } }
    : failedState(submitted.error, form);
}

/** Takes a picture back from the hard set. Field: `picture` (id). */
export async function withdrawCorrectionAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const withdrawn = await withdrawCorrection(await getViewer(), { id: formId(form, 'picture') });
  if (!withdrawn.ok) return failedState(withdrawn.error, form);
  dropTags(withdrawn.value.touched, 'action');
  return done('withdrawn');
}

/** Taking a picture into the set with the member's label accepts it, with another one relabels it. */
function decisionOf(form: FormData): { decision: string; truth?: number | null } {
  if (formText(form, 'decision') !== 'take') return { decision: formText(form, 'decision') };
  const truth = formLabel(form, 'truth');
  return truth === formLabel(form, 'claim') ? { decision: 'accept' } : { decision: 'relabel', truth };
}

/**
 * Decides on a correction, or takes one's own decision back. Fields: `picture` (id), `decision` (`take`, `reject` or
 * `reopen`), `truth` and the member's `claim` (a digit or `none`), `reason`. For moderators. `data` is
 * `{ id, state, truth }`.
 */
export async function reviewCorrectionAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  const id = formId(form, 'picture');
  const decided = decisionOf(form);
  const reviewed =
    decided.decision === 'reopen'
      ? await reopenCorrection(viewer, { id })
      : await reviewCorrection(viewer, { id, ...decided, reason: formText(form, 'reason') });
  if (!reviewed.ok) {
    // Somebody else was first, or the member took it back: the queue shows it no more.
    if (['conflict', 'not_found'].includes(reviewed.error.code)) refresh();
    return failedState(reviewed.error, form);
  }
  const { touched, ...data } = reviewed.value;
  dropTags(touched, 'action');
  return done(decided.decision, data);
}
