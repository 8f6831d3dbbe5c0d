import { clsx } from 'clsx';

/**
 * A member's picture. It is decoration: the name stands beside it (or on the link around it).
 *
 * @param size edge in px
 */
export function Avatar({
  member,
  size = 40,
  className,
}: {
  member: { avatarUrl: string };
  size?: 20 | 24 | 32 | 40 | 48 | 64 | 96;
  className?: string;
}) {
  return (
    <picture className={clsx('avatar', className)} style={{ width: size, height: size }}>
      <img src={member.avatarUrl} alt="" width={size} height={size} loading="lazy" decoding="async" />
    </picture>
  );
}
