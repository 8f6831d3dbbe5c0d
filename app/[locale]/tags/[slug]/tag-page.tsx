import { useTranslations } from 'next-intl';
import { MissingPage } from '@/components/shell/missing-page';
import { tagPath } from '@/components/topic/tag-list';
import { TopicRows } from '@/components/topic/topic-rows';
import { Icon } from '@/components/ui/icon';
import { Pagination } from '@/components/ui/pagination';
import type { TagView } from '@/lib/tags/views';
import type { Paged, TopicRow } from '@/lib/topics/views';
import { textParam } from '@/lib/web/path-params';
import { readTag, readTagTopics } from '@/lib/web/reads/tags';

/** A page of the topics that carry a tag. */
export async function TagPage({ segment, page }: { segment: string; page: number | null }) {
  const slug = textParam(segment);
  if (slug === null || page === null) return <MissingPage />;
  const [tag, topics] = await Promise.all([readTag(slug), readTagTopics(slug, page)]);
  if (!tag || !topics) return <MissingPage />;
  return <Tag tag={tag} topics={topics} />;
}

function Tag({ tag, topics }: { tag: TagView; topics: Paged<TopicRow> }) {
  const t = useTranslations('tags');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <header className="grid gap-1">
        <h1 className="flex items-center gap-2 break-all">
          <Icon name="tag" size={24} />
          {tag.label}
        </h1>
        <p className="text-sm text-muted">{t('count', { count: tag.topicCount })}</p>
      </header>
      <TopicRows topics={topics.items} showBoard />
      <Pagination basePath={tagPath(tag.slug)} page={topics.page} pages={topics.pageCount} />
    </div>
  );
}
