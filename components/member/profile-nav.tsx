import { useTranslations } from 'next-intl';
import { Link } from '@/i18n/navigation';
import { memberPath, type ProfileView } from '@/lib/members/views';

type Section = 'overview' | 'topics' | 'posts';

/** The three parts of a profile: what it is about, all topics, all posts. */
export function ProfileNav({ profile, current }: { profile: ProfileView; current: Section }) {
  const t = useTranslations('members.profile');
  const base = memberPath(profile.username);
  const sections: [Section, string, string][] = [
    ['overview', base, t('overview')],
    ['topics', `${base}/topics`, `${t('topics')} ${profile.topicCount}`],
    ['posts', `${base}/posts`, `${t('posts')} ${profile.postCount}`],
  ];
  return (
    <nav aria-label={t('sections', { name: profile.displayName })}>
      <ul className="tab-list">
        {sections.map(([section, href, label]) => (
          <li key={section}>
            <Link
              href={href}
              aria-current={section === current ? 'page' : undefined}
              className="tab flex items-center"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
