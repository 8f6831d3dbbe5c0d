import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Revision } from '@/components/topic/revision';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import type { PostHistoryView } from '@/lib/posts/views';
import { postAnchorPath, topicPath } from '@/lib/topics/views';
import { readPostHistory } from '@/lib/web/reads/posts';
import { postIdOr404 } from '../post-id';

/** Read anew each time: a history is looked at rarely and must be right. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'posts' });
  return { title: t('historyTitle'), robots: { index: false } };
}

/** Who changed which words of a post, and when. */
export default async function PostHistoryPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const history = await readPostHistory(postIdOr404(id));
  if (!history) notFound();
  return <History history={history} />;
}

function History({ history }: { history: PostHistoryView }) {
  const t = useTranslations('posts');
  const { post, revisions, omitted } = history;
  return (
    <div className="mx-auto grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
      <header className="grid gap-1">
        <Breadcrumbs
          items={[
            { label: post.topicTitle, href: topicPath(post.topicId) },
            { label: `#${post.number}`, href: postAnchorPath(post.topicId, post.number) },
            { label: t('historyTitle') },
          ]}
        />
        <h1>{t('historyOf', { number: post.number, name: post.author.displayName })}</h1>
        <p className="text-sm text-muted">{t('historyLead', { count: revisions.length + omitted })}</p>
      </header>
      {revisions.map((revision) => (
        <Revision key={revision.version} revision={revision} current={revision.version === post.version} />
      ))}
      {omitted > 0 && <p className="text-sm text-muted">{t('historyOmitted', { count: omitted })}</p>}
    </div>
  );
}
