import { useTranslations } from 'next-intl';
import { PostHtml } from '@/components/ui/post-html';
import type { ProfileView } from '@/lib/members/views';

/** What a member wrote about themself; the html was made safe when it was saved. */
export function Biography({ profile }: { profile: ProfileView }) {
  const t = useTranslations('members.profile');
  if (profile.biographyHtml) return <PostHtml html={profile.biographyHtml} />;
  return <p className="text-muted">{t('noBiography', { name: profile.displayName })}</p>;
}
