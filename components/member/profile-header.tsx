import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { Time } from '@/components/ui/time';
import type { ProfileView } from '@/lib/members/views';
import { OwnProfileLink } from './own-profile-link';

/** Who a member is: picture, names, role, since when, and links. The same for every viewer. */
export function ProfileHeader({ profile }: { profile: ProfileView }) {
  const t = useTranslations();
  return (
    <header className="flex flex-wrap items-start gap-4 md:gap-6">
      <Avatar member={profile} size={96} />
      <div className="grid min-w-0 flex-1 gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="break-words">{profile.displayName}</h1>
          {profile.role !== 'member' && (
            <Badge icon="shield" tone="accent">
              {t(`common.role.${profile.role}`)}
            </Badge>
          )}
        </div>
        <p className="text-sm text-muted">
          @{profile.username}
          {' · '}
          {t('members.profile.joined')} <Time at={profile.joinedAt} />
          {' · '}
          {t('members.profile.counts', { topics: profile.topicCount, posts: profile.postCount })}
        </p>
        <ProfileLinks links={profile.links} />
      </div>
      <OwnProfileLink memberId={profile.id} />
    </header>
  );
}

function ProfileLinks({ links }: { links: ProfileView['links'] }) {
  const t = useTranslations('members.profile');
  if (links.length === 0) return null;
  return (
    <ul aria-label={t('links')} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {links.map(({ label, url }) => (
        <li key={url + label} className="min-w-0">
          <a
            href={url}
            rel="nofollow ugc noopener noreferrer"
            className="inline-flex min-h-6 max-w-full items-center gap-1 text-accent hover:underline"
          >
            <Icon name="link" size={16} />
            <span className="truncate">{label || new URL(url).host}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
