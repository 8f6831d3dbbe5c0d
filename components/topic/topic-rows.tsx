import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { Time } from '@/components/ui/time';
import { Link } from '@/i18n/navigation';
import { postAnchorPath, type TopicRow, topicPath } from '@/lib/topics/views';
import { BoardLink } from './board-mark';
import { TagList } from './tag-list';

/**
 * Topics as rows. `showBoard` where the rows come from several boards. Only the topic itself is fetched ahead: a row
 * has half a dozen links, and a page thirty rows.
 */
export function TopicRows({
  topics,
  showBoard = false,
}: {
  topics: readonly TopicRow[];
  showBoard?: boolean;
}) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {topics.map((topic) => (
        <TopicRowView key={topic.id} topic={topic} showBoard={showBoard} />
      ))}
    </ul>
  );
}

function TopicRowView({ topic, showBoard }: { topic: TopicRow; showBoard: boolean }) {
  const t = useTranslations('topics');
  return (
    <li className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 py-3 md:grid-cols-[2.5rem_minmax(0,1fr)_5rem_9rem]">
      <Link
        href={`/members/${encodeURIComponent(topic.author.username)}`}
        prefetch={false}
        className="self-start"
        title={topic.author.displayName}
      >
        <Avatar member={topic.author} />
        <span className="sr-only">{t('by', { name: topic.author.displayName })}</span>
      </Link>
      <div className="grid min-w-0 content-start gap-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <TopicMarks topic={topic} />
          <Link
            href={topicPath(topic.id)}
            className="min-w-0 font-semibold break-words text-ink hover:text-accent hover:underline"
          >
            {topic.title}
          </Link>
        </div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          {showBoard && <BoardLink board={topic.board} />}
          <TagList tags={topic.tags} />
          <span className="md:hidden">{t('replies', { count: topic.replyCount })}</span>
          <LastActivity topic={topic} className="md:hidden" />
        </div>
      </div>
      <p className="tabular hidden text-right text-sm text-muted md:block">
        <span aria-hidden className="inline-flex items-center gap-1">
          <Icon name="message" size={16} />
          {topic.replyCount}
        </span>
        <span className="sr-only">{t('replies', { count: topic.replyCount })}</span>
      </p>
      <LastActivity topic={topic} className="hidden text-right text-sm md:block" />
    </li>
  );
}

/** Who wrote last and when, as a link to that post. */
function LastActivity({ topic, className }: { topic: TopicRow; className: string }) {
  const t = useTranslations('topics');
  return (
    <span className={className}>
      <Link
        href={postAnchorPath(topic.id, topic.lastPost.number)}
        prefetch={false}
        className="text-muted hover:text-ink hover:underline"
        title={t('lastPost', { name: topic.lastPost.author.displayName })}
      >
        <span className="hidden truncate md:block">{topic.lastPost.author.displayName}</span>
        <Time at={topic.lastActivityAt} />
      </Link>
    </span>
  );
}

/** Words about a topic's state: never colour or an icon alone. */
export function TopicMarks({ topic }: { topic: { pinned: boolean; locked: boolean } }) {
  const t = useTranslations('topics');
  return (
    <>
      {topic.pinned && (
        <Badge icon="pin" tone="accent">
          {t('pinned')}
        </Badge>
      )}
      {topic.locked && (
        <Badge icon="lock" tone="warn">
          {t('locked')}
        </Badge>
      )}
    </>
  );
}
