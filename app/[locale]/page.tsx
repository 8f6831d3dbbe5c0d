import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { BoardGroups } from '@/components/topic/board-groups';
import { TopicRows } from '@/components/topic/topic-rows';
import { Welcome } from '@/components/topic/welcome';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { BoardGroupView } from '@/lib/boards/views';
import type { TopicRow } from '@/lib/topics/views';
import { pageMetadata } from '@/lib/web/page-metadata';
import { readBoardGroups, readLatestTopics } from '@/lib/web/reads/home';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string }>;
}

export function generateStaticParams() {
  return [];
}

/** Latest topics on the home page; /latest has the rest. */
const LATEST_SHOWN = 12;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'home' });
  return pageMetadata(locale, '/', { description: t('lead') });
}

/** What this place is, its boards with their newest activity, and the latest topics of all of them. */
export default async function HomePage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const [groups, latest] = await Promise.all([readBoardGroups(), readLatestTopics(1)]);
  return <Home groups={groups} topics={latest?.items.slice(0, LATEST_SHOWN) ?? []} />;
}

function Home({ groups, topics }: { groups: BoardGroupView[]; topics: TopicRow[] }) {
  const t = useTranslations('home');
  return (
    <div className="grid gap-8">
      <Welcome />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <section aria-labelledby="boards" className="min-w-0">
          <h2 id="boards" className="mb-3">
            {t('boards')}
          </h2>
          <BoardGroups groups={groups} />
        </section>
        <section aria-labelledby="latest" className="min-w-0 max-lg:order-first">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
            <h2 id="latest">{t('latest')}</h2>
            <ButtonLink href="/new" size="sm" icon="plus">
              {t('newTopic')}
            </ButtonLink>
          </div>
          <Latest topics={topics} />
        </section>
      </div>
    </div>
  );
}

function Latest({ topics }: { topics: TopicRow[] }) {
  const t = useTranslations('home');
  if (topics.length === 0) {
    return (
      <EmptyState
        headingLevel="h3"
        title={t('empty')}
        action={<ButtonLink href="/new">{t('emptyStep')}</ButtonLink>}
      >
        {t('emptyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <TopicRows topics={topics} showBoard />
      <p className="mt-3">
        <ButtonLink href="/latest" variant="quiet" size="sm">
          {t('allLatest')}
        </ButtonLink>
      </p>
    </>
  );
}
