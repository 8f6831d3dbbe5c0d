import { useTranslations } from 'next-intl';
import { MissingPage } from '@/components/shell/missing-page';
import { TopicRows } from '@/components/topic/topic-rows';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { Paged, TopicRow } from '@/lib/topics/views';
import { readLatestTopics } from '@/lib/web/reads/home';

/** A page of the latest topics over all boards. */
export async function LatestPage({ page }: { page: number | null }) {
  const topics = page === null ? null : await readLatestTopics(page);
  if (!topics) return <MissingPage />;
  return <Latest topics={topics} />;
}

function Latest({ topics }: { topics: Paged<TopicRow> }) {
  const t = useTranslations('topics');
  return (
    <div className="grid gap-5">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1>{t('latest')}</h1>
        <ButtonLink href="/new" icon="plus" variant="primary">
          {t('new')}
        </ButtonLink>
      </header>
      {topics.items.length === 0 ? (
        <EmptyState title={t('none')} action={<ButtonLink href="/new">{t('firstStep')}</ButtonLink>}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <TopicRows topics={topics.items} showBoard />
      )}
      <Pagination basePath="/latest" page={topics.page} pages={topics.pageCount} />
    </div>
  );
}
