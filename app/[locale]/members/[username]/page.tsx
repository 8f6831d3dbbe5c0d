import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Biography } from '@/components/member/biography';
import { PostRows } from '@/components/member/post-rows';
import { ProfileHeader } from '@/components/member/profile-header';
import { ProfileNav } from '@/components/member/profile-nav';
import { SharedRuns } from '@/components/run/shared-runs';
import { MissingPage } from '@/components/shell/missing-page';
import { TopicRows } from '@/components/topic/topic-rows';
import { EmptyState } from '@/components/ui/empty-state';
import { memberPath } from '@/lib/members/views';
import { pageMetadata } from '@/lib/web/page-metadata';
import { findProfile, profileOfPage } from '@/lib/web/profile-page';
import { readMemberPosts } from '@/lib/web/reads/posts';
import { readMemberRuns } from '@/lib/web/reads/runs';
import { readMemberTopics } from '@/lib/web/reads/topics';

export const revalidate = false;

interface Props {
  params: Promise<{ locale: string; username: string }>;
}

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, username } = await params;
  const profile = await findProfile(username);
  if (!profile) return {};
  const t = await getTranslations({ locale, namespace: 'members.profile' });
  const { displayName: name } = profile;
  return pageMetadata(locale, memberPath(profile.username), {
    title: name,
    description: t('description', { name, username: profile.username }),
  });
}

/** How many of the newest topics and posts the overview shows. */
const NEWEST = 5;
const NEWEST_RUNS = 6;

/** A member: who they are, what they wrote about themself, and their newest topics and posts. */
export default async function ProfilePage({ params }: Props) {
  const { locale, username } = await params;
  setRequestLocale(locale);
  const profile = await profileOfPage(locale, username);
  if (!profile) return <MissingPage />;
  const [topics, posts, runs, t] = await Promise.all([
    readMemberTopics(profile.id, 1),
    readMemberPosts(profile.id, 1),
    readMemberRuns(profile.id, 1),
    getTranslations('members.profile'),
  ]);
  const name = profile.displayName;
  return (
    <div className="grid gap-6">
      <ProfileHeader profile={profile} />
      <ProfileNav profile={profile} current="overview" />
      <Biography profile={profile} />
      <section aria-labelledby="newest-topics" className="grid gap-3">
        <h2 id="newest-topics">{t('newestTopics')}</h2>
        {topics && topics.total > 0 ? (
          <TopicRows topics={topics.items.slice(0, NEWEST)} showBoard />
        ) : (
          <EmptyState title={t('noTopics')} headingLevel="h3">
            {t('noTopicsText', { name })}
          </EmptyState>
        )}
      </section>
      <section aria-labelledby="newest-posts" className="grid gap-3">
        <h2 id="newest-posts">{t('newestPosts')}</h2>
        {posts && posts.total > 0 ? (
          <PostRows posts={posts.items.slice(0, NEWEST)} />
        ) : (
          <EmptyState title={t('noPosts')} headingLevel="h3">
            {t('noPostsText', { name })}
          </EmptyState>
        )}
      </section>
      <SharedRuns runs={runs?.items.slice(0, NEWEST_RUNS) ?? []} />
    </div>
  );
}
