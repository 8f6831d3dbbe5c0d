'use client';

import { clsx } from 'clsx';
import { usePathname, useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useActionState, useOptimistic, useTransition } from 'react';
import { useViewer } from '@/components/shell/viewer-provider';
import { ErrorText, useErrorText } from '@/components/ui/form-error';
import { Icon, type IconName } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import { REACTION_KINDS, type ReactionCount, type ReactionKind } from '@/lib/posts/views';
import { IDLE } from '@/lib/web/action-state';
import { toggleReactionAction } from '@/lib/web/actions/posts';
import { type ShownReactions, toggled } from './toggle-reaction';
import { useTopicOverlay, useViewerPost } from './topic-overlay';

/** Line icons rather than emoji: the same on every system, in the colour of the text. */
const REACTION_ICONS: Readonly<Record<ReactionKind, IconName>> = {
  like: 'thumb-up',
  insightful: 'bulb',
  thanks: 'heart',
  celebrate: 'party',
  rocket: 'rocket',
  confused: 'confused',
};

/**
 * The reactions to a post. The counts stand in the shared html; which of them are mine comes with the overlay. Each
 * is a button of a real form, so that it works without JavaScript.
 */
export function Reactions({ postId, counts }: { postId: number; counts: readonly ReactionCount[] }) {
  const t = useTranslations('posts');
  const locale = useLocale();
  const pathname = usePathname();
  const router = useRouter();
  const toast = useToast();
  const errorText = useErrorText();
  const { status } = useViewer();
  const { refresh } = useTopicOverlay();
  const overlay = useViewerPost(postId);
  const [served, formAction] = useActionState(toggleReactionAction, IDLE);
  const [, start] = useTransition();
  const [shown, turnOver] = useOptimistic<ShownReactions, ReactionKind>(
    { counts, mine: overlay?.reactions ?? [] },
    toggled,
  );

  const askToSignIn = () =>
    toast({
      text: t('signInToReact'),
      action: {
        label: t('signIn'),
        run: () => router.push(`/${locale}/sign-in?next=${encodeURIComponent(pathname)}`),
      },
    });
  const react = (kind: ReactionKind) =>
    start(async () => {
      turnOver(kind);
      const form = new FormData();
      form.set('post', String(postId));
      form.set('kind', kind);
      form.set('on', String(!shown.mine.includes(kind)));
      try {
        const state = await toggleReactionAction(IDLE, form);
        if (state.status === 'failed') toast({ tone: 'bad', text: errorText(state.error) });
      } catch {
        toast({ tone: 'bad', text: errorText({ code: 'unavailable' }) });
      }
      await refresh();
    });
  const onChoose = (kind: ReactionKind) => {
    if (status === 'guest') askToSignIn();
    else react(kind);
  };

  return (
    <form
      action={formAction}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const kind = REACTION_KINDS.find((each) => each === submitter?.getAttribute('value'));
        submitter?.closest<HTMLElement>('[popover]')?.hidePopover();
        if (kind) onChoose(kind);
      }}
      className="flex flex-wrap items-center gap-1"
    >
      <input type="hidden" name="post" value={postId} />
      {shown.counts.map(({ kind, count }) => (
        <ReactionButton key={kind} kind={kind} count={count} mine={shown.mine.includes(kind)} />
      ))}
      <Menu label={t('react')} icon="smile" size="sm" align="start" listClassName="reaction-menu">
        <span className="flex gap-1">
          {REACTION_KINDS.map((kind) => (
            <button
              key={kind}
              type="submit"
              name="kind"
              value={kind}
              aria-label={t(`reaction.${kind}`)}
              title={t(`reaction.${kind}`)}
              aria-pressed={shown.mine.includes(kind)}
              className="inline-flex size-(--target) items-center justify-center rounded-md hover:bg-sunken aria-pressed:bg-accent-soft"
            >
              <Icon name={REACTION_ICONS[kind]} size={18} />
            </button>
          ))}
        </span>
      </Menu>
      {served.status === 'failed' && (
        <span role="alert" className="text-sm text-bad">
          <ErrorText error={served.error} />
        </span>
      )}
    </form>
  );
}

function ReactionButton({ kind, count, mine }: { kind: ReactionKind; count: number; mine: boolean }) {
  const t = useTranslations('posts');
  return (
    <button
      type="submit"
      name="kind"
      value={kind}
      aria-pressed={mine}
      aria-label={t('reactionCount', { name: t(`reaction.${kind}`), count })}
      title={t(`reaction.${kind}`)}
      className={clsx(
        'tabular inline-flex min-h-8 items-center gap-1.5 rounded-full border px-2.5 text-sm',
        mine
          ? 'border-accent bg-accent-soft font-semibold text-ink'
          : 'border-line text-muted hover:border-line-strong hover:text-ink',
      )}
    >
      <Icon name={REACTION_ICONS[kind]} size={16} />
      <span aria-hidden>{count}</span>
    </button>
  );
}
