import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { MissingPage } from '@/components/shell/missing-page';
import { TopicOverlay } from '@/components/topic/topic-overlay';
import { DeletedTopic, revisionOf, showsModels, TopicPageBody } from '@/components/topic/topic-page';
import { topicPath } from '@/lib/topics/views';
import { pageMetadata } from '@/lib/web/page-metadata';
import { idParam } from '@/lib/web/path-params';
import { readTopicPage } from '@/lib/web/reads/topics';

/** What the first and the later pages of a topic share. */
const readPage = async (id: string, page: number | null) => {
  const topicId = idParam(id);
  return topicId === null || page === null ? null : readTopicPage(topicId, page);
};

/** A topic's page with its viewer's overlay; "not found" where there is none. */
export async function RenderTopic({ id, page }: { id: string; page: number | null }) {
  const view = await readPage(id, page);
  if (!view) return <MissingPage />;
  return (
    <ClientMessages namespaces={['editor', 'posts', 'topics', ...(showsModels(view) ? ['widget'] : [])]}>
      <TopicOverlay topicId={view.topic.id} from={view.from} to={view.to} revision={revisionOf(view)}>
        {view.topic.deleted ? <DeletedTopic view={view} /> : <TopicPageBody view={view} />}
      </TopicOverlay>
    </ClientMessages>
  );
}

/** Title and canonical address of a topic's page. */
export async function topicMetadata(locale: string, id: string, page: number | null): Promise<Metadata> {
  const view = await readPage(id, page);
  if (!view) return {};
  const t = await getTranslations({ locale, namespace: 'topics' });
  const { topic } = view;
  const name = topic.deleted ? t('deletedTitle') : topic.title;
  const title = view.page > 1 ? t('titlePage', { title: name, page: view.page }) : name;
  return pageMetadata(locale, topicPath(topic.id, view.page), { title, index: topic.deleted === null });
}
