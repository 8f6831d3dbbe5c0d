'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useFormStatus } from 'react-dom';
import { Avatar } from '@/components/ui/avatar';
import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-style';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuButton, MenuLine, MenuLink } from '@/components/ui/menu';
import { Link } from '@/i18n/navigation';
import { isStaff } from '@/lib/members/policy';
import type { ViewerView } from '@/lib/members/views';
import { signOut } from '@/lib/web/actions/members';
import { useViewer } from './viewer-provider';

/**
 * The viewer's corner of the header. The shared html holds the guest's links; a member's bell and picture take their
 * place in the same width, so that nothing moves.
 */
export function ViewerCorner() {
  const { member, unreadNotifications, status } = useViewer();
  return (
    <div className="viewer-corner" data-status={status}>
      {member ? (
        <>
          <Bell unread={unreadNotifications} />
          <AccountMenu member={member} />
        </>
      ) : (
        <GuestLinks />
      )}
    </div>
  );
}

function GuestLinks() {
  const t = useTranslations('shell');
  return (
    <span className="guest-links">
      <Link href="/settings" className={buttonClass('quiet', 'md', 'without-script')}>
        {t('account')}
      </Link>
      <ButtonLink href="/sign-in" variant="quiet">
        {t('signIn')}
      </ButtonLink>
      <ButtonLink href="/sign-up" className="site-roomy">
        {t('signUp')}
      </ButtonLink>
    </span>
  );
}

function Bell({ unread }: { unread: number }) {
  const t = useTranslations('shell');
  return (
    <Link
      href="/notifications"
      className={buttonClass('quiet', 'md', 'button-icon bell')}
      aria-label={`${t('notifications')} (${t('unread', { count: unread })})`}
      title={t('unread', { count: unread })}
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}

/** Asks who is here once the action has ended: it leads home, and home may be the page that one is on. */
function SignOutButton({ label }: { label: string }) {
  const { pending } = useFormStatus();
  const { refresh } = useViewer();
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current && !pending) void refresh();
    sent.current = pending;
  }, [pending, refresh]);
  return (
    <MenuButton type="submit" icon="sign-out">
      {label}
    </MenuButton>
  );
}

function AccountMenu({ member }: { member: NonNullable<ViewerView['member']> }) {
  const t = useTranslations('shell');
  return (
    <Menu trigger={<Avatar member={member} size={32} />} label={t('account')} className="button-icon">
      <p className="account-name">
        <strong>{member.displayName}</strong>
        <span>@{member.username}</span>
      </p>
      {!member.emailConfirmed && (
        <p className="account-note">
          <Icon name="mail" size={16} />
          {t('confirmEmail')}
        </p>
      )}
      <MenuLine />
      <MenuLink href={`/members/${member.username}`} icon="user">
        {t('profile')}
      </MenuLink>
      <MenuLink href="/sandbox/runs" icon="digit">
        {t('runs')}
      </MenuLink>
      <MenuLink href="/settings" icon="settings">
        {t('settings')}
      </MenuLink>
      {isStaff(member) && (
        <MenuLink href="/moderation/hard-set" icon="shield">
          {t('hardSet')}
        </MenuLink>
      )}
      {member.role === 'administrator' && (
        <MenuLink href="/admin/outbox" icon="mail">
          {t('outbox')}
        </MenuLink>
      )}
      <MenuLine />
      <form action={signOut}>
        <SignOutButton label={t('signOut')} />
      </form>
    </Menu>
  );
}
