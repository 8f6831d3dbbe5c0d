import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { DeleteForm } from '@/components/topic/delete-form';
import type { DeletablePost } from '@/lib/posts/views';
import { readDeletablePost } from '@/lib/web/reads/posts';
import { requireViewer } from '@/lib/web/session';
import { postIdOr404 } from '../post-id';
import { Refused } from '../refused';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'posts' });
  return { title: t('deleteTitle'), robots: { index: false } };
}

/** Asks before a post is deleted: works without JavaScript, and is where moderators give their reason. */
export default async function DeletePostPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const postId = postIdOr404(id);
  const viewer = await requireViewer(locale, `/posts/${postId}/delete`);
  const post = await readDeletablePost(viewer, postId);
  if (!post.ok) return <Refused error={post.error} postId={postId} />;
  return (
    <ClientMessages namespaces={['posts']}>
      <DeletePost post={post.value} />
    </ClientMessages>
  );
}

function DeletePost({ post }: { post: DeletablePost }) {
  const t = useTranslations('posts');
  return (
    <div className="mx-auto grid max-w-xl gap-4">
      <h1>{post.deletesTopic ? t('deleteTopicTitle') : t('deleteTitle')}</h1>
      <p>{post.deletesTopic ? t('deleteTopicText') : t('deleteText')}</p>
      <blockquote className="border-l-3 border-line pl-4 text-muted">
        <p className="text-sm">{post.author.displayName}</p>
        <p className="break-words">{post.excerpt}</p>
      </blockquote>
      <DeleteForm post={post} />
    </div>
  );
}
