import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { PostHtml } from '@/components/ui/post-html';
import { Time } from '@/components/ui/time';
import { Link } from '@/i18n/navigation';
import type { MemberRef } from '@/lib/members/views';
import type { PostView } from '@/lib/posts/views';
import { postAnchorPath } from '@/lib/topics/views';
import { PostActions } from './post-actions';
import { Reactions } from './reactions';
import { RestoreButton } from './restore-button';

const memberPath = (member: MemberRef): string => `/members/${encodeURIComponent(member.username)}`;

/** One post of a topic, or the tombstone of a deleted one. `replying` false where the topic takes no replies. */
export function Post({ post, topicId, replying }: { post: PostView; topicId: number; replying: boolean }) {
  return post.deleted ? (
    <Tombstone post={post} />
  ) : (
    <article
      id={`post-${post.number}`}
      aria-labelledby={`post-${post.number}-title`}
      className="grid scroll-mt-20 grid-cols-[minmax(0,1fr)] gap-x-4 border-t border-line py-5 target:bg-accent-soft/40 md:grid-cols-[2.5rem_minmax(0,1fr)]"
    >
      <Avatar member={post.author} className="hidden md:block" />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <PostHead post={post} topicId={topicId} />
        <div data-post-text={post.id}>
          <PostHtml html={post.html} />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <Reactions postId={post.id} counts={post.reactions} />
          <PostActions
            post={{
              id: post.id,
              number: post.number,
              author: { username: post.author.username, displayName: post.author.displayName },
              edited: post.editedAt !== null,
            }}
            replying={replying}
          />
        </div>
      </div>
    </article>
  );
}

function PostHead({ post, topicId }: { post: PostView; topicId: number }) {
  const t = useTranslations('posts');
  const common = useTranslations('common');
  const { author } = post;
  return (
    <header className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
      <h2 id={`post-${post.number}-title`} className="sr-only">
        {t('numberedBy', { number: post.number, name: author.displayName })}
      </h2>
      <Avatar member={author} size={24} className="md:hidden" />
      <Link
        prefetch={false}
        href={memberPath(author)}
        className="font-semibold break-all text-ink hover:text-accent hover:underline"
      >
        {author.displayName}
      </Link>
      {author.displayName !== author.username && <span className="break-all">@{author.username}</span>}
      {author.role !== 'member' && <Badge tone="accent">{common(`role.${author.role}`)}</Badge>}
      <Time at={post.createdAt} />
      {post.editedAt && (
        <Link
          prefetch={false}
          href={`/posts/${post.id}/history`}
          className="inline-flex min-h-6 items-center gap-1 underline hover:text-ink"
        >
          {t('edited')}
          <Time at={post.editedAt} />
        </Link>
      )}
      {post.replyTo && (
        <Link
          prefetch={false}
          href={postAnchorPath(topicId, post.replyTo.number)}
          className="min-h-6 underline hover:text-ink"
        >
          {t('inReplyTo', { name: post.replyTo.author.displayName, number: post.replyTo.number })}
        </Link>
      )}
      <Link
        prefetch={false}
        href={postAnchorPath(topicId, post.number)}
        className="tabular ml-auto inline-flex min-h-6 min-w-6 items-center justify-end hover:text-ink hover:underline"
        aria-label={t('numbered', { number: post.number })}
      >
        #{post.number}
      </Link>
    </header>
  );
}

function Tombstone({ post }: { post: PostView }) {
  const t = useTranslations('posts');
  return (
    <article
      id={`post-${post.number}`}
      aria-label={t('numbered', { number: post.number })}
      className="flex scroll-mt-20 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-4 text-sm text-muted"
    >
      <p className="grow">
        {post.deleted?.by === 'moderator' ? t('deletedByModerator') : t('deletedByAuthor')}{' '}
        {post.deleted && <Time at={post.deleted.at} />}
      </p>
      <RestoreButton postId={post.id} />
      <span className="tabular">#{post.number}</span>
    </article>
  );
}
