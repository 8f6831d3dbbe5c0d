import { useTranslations } from 'next-intl';
import { TabLinks } from '@/components/ui/tab-links';
import { memberPath, type ProfileView } from '@/lib/members/views';

/** The three parts of a profile: what it is about, all topics, all posts. */
export function ProfileNav({
  profile,
  current,
}: {
  profile: ProfileView;
  current: 'overview' | 'topics' | 'posts';
}) {
  const t = useTranslations('members.profile');
  const base = memberPath(profile.username);
  const links = [
    { key: 'overview', href: base, label: t('overview') },
    { key: 'topics', href: `${base}/topics`, label: `${t('topics')} ${profile.topicCount}` },
    { key: 'posts', href: `${base}/posts`, label: `${t('posts')} ${profile.postCount}` },
  ];
  return <TabLinks label={t('sections', { name: profile.displayName })} links={links} current={current} />;
}
