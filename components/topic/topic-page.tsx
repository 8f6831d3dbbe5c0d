import { useLocale, useTranslations } from 'next-intl';
import { LiveModels } from '@/components/embed/live-models';
import { Alert } from '@/components/ui/alert';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Time } from '@/components/ui/time';
import type { TopicPageView, TopicView } from '@/lib/topics/views';
import { BoardLink } from './board-mark';
import { localised } from './localised';
import { Post } from './post';
import { ReplyForm } from './reply-form';
import { RestoreButton } from './restore-button';
import { TagList } from './tag-list';
import { TopicMarks } from './topic-rows';
import { TopicBar, TopicSide } from './topic-side';

/** One page of a topic: its head, its posts, the way to the other pages, and the reply form. */
export function TopicPageBody({ view }: { view: TopicPageView }) {
  const { topic, posts, page, from, to } = view;
  const progress = { topicId: topic.id, from, to, lastNumber: topic.lastNumber };
  const revision = revisionOf(view);
  const pages = { basePath: `/topics/${topic.id}`, page, pages: topic.pageCount };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-[minmax(0,49rem)_minmax(12rem,1fr)]">
      <div className="min-w-0">
        <TopicHead topic={topic} />
        <PagesAbove {...pages} />
        {posts.map((post) => (
          <Post key={post.id} post={post} topicId={topic.id} replying={!topic.locked} />
        ))}
        <PagesBelow {...pages} />
        {showsModels(view) && <LiveModels />}
        {topic.locked ? <Locked /> : <ReplyForm topicId={topic.id} />}
        <TopicBar progress={progress} />
      </div>
      <TopicSide progress={progress} revision={revision} />
    </div>
  );
}

/** Whether a post of the page embeds a model, which becomes a live widget. */
export const showsModels = ({ posts }: TopicPageView): boolean =>
  posts.some(({ html }) => html.includes('data-embed="model"'));

/** Changes whenever something on the shared page did that the viewer's overlay depends on. */
export const revisionOf = ({ topic, posts }: TopicPageView): string =>
  [
    topic.locked,
    topic.deleted?.at,
    ...posts.map((post) => `${post.id}.${post.version}.${post.deleted?.at ?? ''}`),
  ].join();

function TopicHead({ topic }: { topic: TopicView }) {
  const t = useTranslations('topics');
  const locale = useLocale();
  return (
    <header className="mb-5 grid gap-2">
      <Breadcrumbs
        items={[
          { label: t('allBoards'), href: '/boards' },
          { label: localised(topic.board.name, locale), href: `/boards/${topic.board.slug}` },
        ]}
      />
      <h1 className="break-words">{topic.title}</h1>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <TopicMarks topic={topic} />
        <BoardLink board={topic.board} />
        <TagList tags={topic.tags} />
        <span>{t('replies', { count: topic.replyCount })}</span>
        <span>
          {t('lastActivity')} <Time at={topic.lastActivityAt} />
        </span>
      </div>
    </header>
  );
}

type Pages = { basePath: string; page: number; pages: number };

function PagesAbove(pages: Pages) {
  const t = useTranslations('topics');
  return <Pagination {...pages} label={t('pagesAbove')} className="mb-4" />;
}

function PagesBelow(pages: Pages) {
  const t = useTranslations('topics');
  return <Pagination {...pages} label={t('pagesBelow')} className="my-6" />;
}

function Locked() {
  const t = useTranslations('topics');
  return (
    <section id="reply" className="border-t border-line pt-6">
      <Alert tone="warn">{t('lockedText')}</Alert>
    </section>
  );
}

/** What is left of a deleted topic; whoever may bring it back finds the button here. */
export function DeletedTopic({ view }: { view: TopicPageView }) {
  const t = useTranslations('topics');
  const locale = useLocale();
  const { topic } = view;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: t('allBoards'), href: '/boards' },
          { label: localised(topic.board.name, locale), href: `/boards/${topic.board.slug}` },
        ]}
      />
      <h1 className="sr-only">{t('deletedTitle')}</h1>
      <EmptyState
        icon="trash"
        headingLevel="p"
        title={topic.deleted?.by === 'moderator' ? t('deletedByModerator') : t('deletedByAuthor')}
        action={
          <>
            <ButtonLink href={`/boards/${topic.board.slug}`}>{t('toBoard')}</ButtonLink>
            {topic.deleted && <RestoreButton postId={topic.deleted.openingPostId} topic />}
          </>
        }
      >
        {topic.deleted && <Time at={topic.deleted.at} />}
      </EmptyState>
    </>
  );
}
