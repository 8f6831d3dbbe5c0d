import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { localised } from '@/components/topic/localised';
import { type BoardChoice, TopicForm } from '@/components/topic/topic-form';
import { pageMetadata } from '@/lib/web/page-metadata';
import { readBoardGroups } from '@/lib/web/reads/home';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'topics' });
  return pageMetadata(locale, '/new', { title: t('new'), index: false });
}

/** The form of a new topic, with the choice of its board. */
export default async function NewTopicPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const groups = await readBoardGroups();
  const boards = groups.flatMap((group) =>
    group.boards.map(({ slug, name }) => ({
      slug,
      name: localised(name, locale),
      group: localised(group.name, locale),
    })),
  );
  return (
    <ClientMessages namespaces={['editor', 'topics', 'posts', 'tags']}>
      <NewTopic boards={boards} />
    </ClientMessages>
  );
}

function NewTopic({ boards }: { boards: BoardChoice[] }) {
  const t = useTranslations('topics');
  return (
    <div className="grid gap-5">
      <h1>{t('new')}</h1>
      <TopicForm boards={boards} />
    </div>
  );
}
