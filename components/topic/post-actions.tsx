'use client';

import NextLink from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-style';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuButton, MenuLine, MenuLink } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import { quoteMarkdown } from '@/lib/posts/views';
import { DeleteDialog } from './delete-dialog';
import { loadSource } from './load-source';
import { selectedMarkdown } from './selected-markdown';
import { useTopicOverlay, useViewerPost } from './topic-overlay';

export interface ActionPost {
  id: number;
  number: number;
  author: { username: string; displayName: string };
  /** There is a history to look at. */
  edited: boolean;
}

/**
 * What can be done with a post. Everything in the menu is a link to a page, so that it works without JavaScript;
 * the pages check again. What this viewer may not do goes away once that is known.
 */
export function PostActions({ post, replying }: { post: ActionPost; replying: boolean }) {
  const t = useTranslations('posts');
  const { editor, setReplyTo } = useTopicOverlay();
  const quote = useQuote(post);
  const answer = () => {
    setReplyTo({ postId: post.id, number: post.number, name: post.author.displayName });
    editor.current?.focus();
  };
  return (
    <div className="flex flex-wrap items-center gap-0.5">
      {replying && (
        <>
          <NextLink href="#reply" prefetch={false} className={buttonClass('quiet', 'sm')} onClick={answer}>
            <Icon name="reply" size={16} />
            {t('reply')}
          </NextLink>
          <Button
            variant="quiet"
            size="sm"
            icon="quote"
            // A press would take the selection away before it is quoted.
            onPointerDown={(event) => event.preventDefault()}
            onClick={quote}
            className="needs-script"
          >
            {t('quote')}
          </Button>
        </>
      )}
      <ShareButton post={post} />
      <PostMenu post={post} />
    </div>
  );
}

/** Puts the selection, or the whole post, into the reply form as a quotation. */
function useQuote(post: ActionPost): () => Promise<void> {
  const t = useTranslations('posts');
  const toast = useToast();
  const { editor, setReplyTo } = useTopicOverlay();
  return async () => {
    const text = selectedMarkdown(post.id) ?? (await loadSource(post.id));
    if (text === null) {
      toast({ tone: 'bad', text: t('quoteFailed') });
      return;
    }
    setReplyTo({ postId: post.id, number: post.number, name: post.author.displayName });
    editor.current?.insert(quoteMarkdown(post.author, post.id, text));
  };
}

function ShareButton({ post }: { post: ActionPost }) {
  const t = useTranslations('posts');
  const toast = useToast();
  const share = async () => {
    // Without a language: whoever opens it gets the page in theirs.
    const url = `${window.location.origin}/posts/${post.id}`;
    if (navigator.share && window.matchMedia('(pointer: coarse)').matches) {
      await navigator.share({ url }).catch(() => undefined);
      return;
    }
    const copied = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => false,
    );
    toast(copied ? { tone: 'good', text: t('linkCopied') } : { text: url });
  };
  return (
    <Button variant="quiet" size="sm" icon="share" onClick={share} className="needs-script">
      {t('share')}
    </Button>
  );
}

function PostMenu({ post }: { post: ActionPost }) {
  const t = useTranslations('posts');
  const mine = useViewerPost(post.id);
  const [deleting, setDeleting] = useState(false);
  const mayEdit = mine?.canEdit ?? true;
  const mayDelete = mine?.canDelete ?? true;
  return (
    <>
      <Menu label={t('more', { number: post.number })} icon="more" size="sm">
        <MenuLink prefetch={false} href={`/posts/${post.id}`} icon="link">
          {t('permalink')}
        </MenuLink>
        {post.edited && (
          <MenuLink prefetch={false} href={`/posts/${post.id}/history`} icon="history">
            {t('history')}
          </MenuLink>
        )}
        {(mayEdit || mayDelete) && <MenuLine />}
        {mayEdit && (
          <MenuLink prefetch={false} href={`/posts/${post.id}/edit`} icon="edit">
            {t('edit')}
          </MenuLink>
        )}
        {mayDelete && (
          <DeleteItem postId={post.id} own={mine?.own === true} onAsk={() => setDeleting(true)} />
        )}
      </Menu>
      <DeleteDialog post={post} open={deleting} onClose={() => setDeleting(false)} />
    </>
  );
}

/** My own post is asked about in a dialog; a moderator gives a reason, and a browser without JavaScript asks, on a page. */
function DeleteItem({ postId, own, onAsk }: { postId: number; own: boolean; onAsk: () => void }) {
  const t = useTranslations('posts');
  if (own) {
    return (
      <MenuButton icon="trash" tone="bad" onClick={onAsk}>
        {t('delete')}
      </MenuButton>
    );
  }
  return (
    <MenuLink prefetch={false} href={`/posts/${postId}/delete`} icon="trash" className="menu-item-bad">
      {t('delete')}
    </MenuLink>
  );
}
