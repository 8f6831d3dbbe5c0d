import { useTranslations } from 'next-intl';
import { Time } from '@/components/ui/time';
import { Link } from '@/i18n/navigation';
import type { PostRow } from '@/lib/posts/views';
import { postAnchorPath } from '@/lib/topics/views';

/** A member's posts as rows: where, when, and how they begin. */
export function PostRows({ posts }: { posts: readonly PostRow[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {posts.map((post) => (
        <PostRowView key={post.id} post={post} />
      ))}
    </ul>
  );
}

function PostRowView({ post }: { post: PostRow }) {
  const t = useTranslations('members.profile');
  return (
    <li className="grid gap-1 py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Link
          href={postAnchorPath(post.topicId, post.number)}
          className="min-w-0 font-semibold break-words text-ink hover:text-accent hover:underline"
        >
          <span className="sr-only">{t('in', { topic: '' })}</span>
          {post.topicTitle}
        </Link>
        <span className="text-sm text-muted">
          #{post.number} · <Time at={post.createdAt} />
        </span>
      </p>
      <p className="line-clamp-3 text-sm break-words text-muted">{post.excerpt}</p>
    </li>
  );
}
