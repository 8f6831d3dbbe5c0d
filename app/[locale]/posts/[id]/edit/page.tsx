import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { EditForm } from '@/components/topic/edit-form';
import type { EditablePost } from '@/lib/posts/views';
import { readEditablePost } from '@/lib/web/reads/posts';
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
  return { title: t('editTitle'), robots: { index: false } };
}

/** The form that edits a post; says why where this viewer may not. */
export default async function EditPostPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const postId = postIdOr404(id);
  const viewer = await requireViewer(locale, `/posts/${postId}/edit`);
  const post = await readEditablePost(viewer, postId);
  if (!post.ok) return <Refused error={post.error} postId={postId} />;
  return (
    <ClientMessages namespaces={['editor', 'posts', 'topics', 'tags']}>
      <EditPost post={post.value} />
    </ClientMessages>
  );
}

function EditPost({ post }: { post: EditablePost }) {
  const t = useTranslations('posts');
  return (
    <div className="grid gap-5">
      <h1>{post.topic ? t('editTopicTitle') : t('editPostTitle', { number: post.number })}</h1>
      {post.needsReason && (
        <p className="text-sm text-muted">{t('writtenBy', { name: post.author.displayName })}</p>
      )}
      <EditForm post={post} />
    </div>
  );
}
