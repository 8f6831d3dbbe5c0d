import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AvatarForm } from '@/components/member/avatar-form';
import { ProfileForm } from '@/components/member/profile-form';
import { Card } from '@/components/ui/card';
import { Link } from '@/i18n/navigation';
import { memberPath } from '@/lib/members/views';
import { privatePageMetadata } from '@/lib/web/private-page-metadata';
import { readSettings } from '@/lib/web/reads/members';
import { requireViewer } from '@/lib/web/session';

/** Looks at the request: never shared, never kept. */
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'settings' });
  return privatePageMetadata(t('profile.title'));
}

/** What everyone sees of the member. */
export default async function ProfileSettingsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, '/settings/profile');
  const settings = await readSettings(viewer);
  if (!settings) notFound();
  const t = await getTranslations('settings.profile');
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="text-sm text-muted">
        {t('lead')}{' '}
        <Link href={memberPath(settings.username)} className="text-accent underline">
          {t('view')}
        </Link>
      </p>
      <Card as="div">
        <AvatarForm settings={settings} />
      </Card>
      <Card as="div">
        <ProfileForm settings={settings} />
      </Card>
    </>
  );
}
