import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PostRows } from '@/components/member/post-rows';
import { ProfileHeader } from '@/components/member/profile-header';
import { ProfileNav } from '@/components/member/profile-nav';
import { MissingPage } from '@/components/shell/missing-page';
import { TopicRows } from '@/components/topic/topic-rows';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { memberPath, type ProfileView } from '@/lib/members/views';
import { pageMetadata } from '@/lib/web/page-metadata';
import { findProfile, profileOfPage } from '@/lib/web/profile-page';
import { readMemberPosts } from '@/lib/web/reads/posts';
import { readMemberTopics } from '@/lib/web/reads/topics';

export type Written = 'topics' | 'posts';

const pathOf = (profile: ProfileView, written: Written, page: number) =>
  `${memberPath(profile.username)}/${written}${page === 1 ? '' : `/${page}`}`;

/** Title and address of a page of what a member wrote. */
export async function writtenMetadata(
  { locale, username }: { locale: string; username: string },
  written: Written,
  page: number,
): Promise<Metadata> {
  const profile = await findProfile(username);
  if (!profile) return {};
  const t = await getTranslations({ locale, namespace: 'members.profile' });
  const title = t(written === 'topics' ? 'topicsOf' : 'postsOf', { name: profile.displayName });
  return pageMetadata(locale, pathOf(profile, written, page), { title });
}

/** One page of the rows, and how many pages there are; null where the page does not exist. */
async function readRows(
  memberId: number,
  written: Written,
  page: number,
): Promise<{ rows: ReactNode; pageCount: number } | null> {
  if (written === 'topics') {
    const topics = await readMemberTopics(memberId, page);
    if (!topics) return null;
    return {
      rows: topics.total > 0 && <TopicRows topics={topics.items} showBoard />,
      pageCount: topics.pageCount,
    };
  }
  const posts = await readMemberPosts(memberId, page);
  if (!posts) return null;
  return { rows: posts.total > 0 && <PostRows posts={posts.items} />, pageCount: posts.pageCount };
}

/** A page of the topics or posts of a member. `page` counts from 1 and is NaN where the address has no number. */
export async function WrittenPage({
  locale,
  username,
  written,
  page,
}: {
  locale: string;
  username: string;
  written: Written;
  page: number;
}) {
  const profile = await profileOfPage(locale, username, `/${written}${page > 1 ? `/${page}` : ''}`);
  if (!profile) return <MissingPage />;
  const found = await readRows(profile.id, written, page);
  if (!found) return <MissingPage />;
  const t = await getTranslations('members.profile');
  const [title, none, noneText] =
    written === 'topics'
      ? [t('allTopics'), t('noTopics'), t('noTopicsText', { name: profile.displayName })]
      : [t('allPosts'), t('noPosts'), t('noPostsText', { name: profile.displayName })];
  return (
    <div className="grid gap-6">
      <ProfileHeader profile={profile} />
      <ProfileNav profile={profile} current={written} />
      <section aria-labelledby="written" className="grid gap-3">
        <h2 id="written">{title}</h2>
        {found.rows || (
          <EmptyState title={none} headingLevel="h3">
            {noneText}
          </EmptyState>
        )}
      </section>
      <Pagination basePath={pathOf(profile, written, 1)} page={page} pages={found.pageCount} />
    </div>
  );
}
